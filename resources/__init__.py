"""Data files: rubrics, seasons, the starter directory, icons."""
