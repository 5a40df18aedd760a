"""IMG score against fit."""
