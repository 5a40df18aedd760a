"""Everything that goes into a plan from other files and out of it into them."""
