"""The plans of the application, their costs, and what serves which of them."""
