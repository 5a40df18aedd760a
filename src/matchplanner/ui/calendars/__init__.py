"""Calendars of other programs: what goes out to them and what comes in."""
