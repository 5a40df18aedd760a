"""The residents of a program."""
