"""The list of programs: table, search, detail."""
