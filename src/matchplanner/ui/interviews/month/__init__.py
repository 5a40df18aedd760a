"""The interviews' month."""
