"""The rank list's page."""
