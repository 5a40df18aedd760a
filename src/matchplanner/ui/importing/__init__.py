"""Importing lists of programs: how a list is read, what its columns hold, what it would change."""
