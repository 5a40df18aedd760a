"""Pure rules of the field: no file, no clock, no database, no window."""
