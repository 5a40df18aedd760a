"""The research checklist of one program."""
