"""Finding: a command by its name, and anything that was written by what it says."""
