"""The settings dialog: what belongs to this computer, and what belongs to the plan."""
