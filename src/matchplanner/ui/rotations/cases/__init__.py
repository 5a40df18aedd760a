"""The case log: cases without identifiers, counters, checklists and feedback of each rotation."""
