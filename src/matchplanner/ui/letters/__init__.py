"""The letters' page."""
