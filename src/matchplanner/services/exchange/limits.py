"""How much an imported file may hold; each limit has its own sentence where it is met."""

FILE_BYTES = 200_000_000
ROWS = 200_000
COLUMNS = 300
CELLS = 2_000_000
CELL_CHARACTERS = 200_000

ZIP_BYTES = 400_000_000
ZIP_RATIO = 200
ZIP_MEMBERS = 2_000

CLIPBOARD_CHARACTERS = 2_000_000

CPU_SECONDS = 60
MEMORY_BYTES = 1_500_000_000
WALL_SECONDS = 90
"""What the process that reads a file may use; it is ended when it wants more."""

XLSX_CELL_CHARACTERS = 32_767
"""The longest text an Excel cell holds."""

CALENDAR_BYTES = 10_000_000
CALENDAR_EVENTS = 10_000
"""A calendar of years; each limit has its sentence."""
