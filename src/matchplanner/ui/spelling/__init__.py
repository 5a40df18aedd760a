"""Marks words that may be misspelt, in every field for long texts."""
