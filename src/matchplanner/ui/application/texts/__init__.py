"""The texts of the application: statements in their versions, and what goes into ERAS."""
