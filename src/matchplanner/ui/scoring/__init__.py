"""The IMG-friendliness wizard."""
