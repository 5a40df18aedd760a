"""What a user can do and see: one module an area, verbs that write, functions that read."""
