"""The Rotations page: the fourteen-month calendar, details, and the season's dates."""
