"""The application: its plans side by side, and its texts."""
