"""The signals and geographic preferences of the application."""
