"""What keeps a plan for years: bin, history, time machine and the next season."""
