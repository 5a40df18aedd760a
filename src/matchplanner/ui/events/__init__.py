"""Open houses, question hours and fairs."""
