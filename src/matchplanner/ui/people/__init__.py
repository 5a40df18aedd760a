"""The people's page."""
