"""The parts of the Today page's list: its lines, what becomes of them, and where some of them come from."""
