"""The interviews' page."""
