"""The people of a program, and what was said to and by them."""
