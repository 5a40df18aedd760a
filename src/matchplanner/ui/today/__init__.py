"""The Today page: what is due, and where the plan stands."""
