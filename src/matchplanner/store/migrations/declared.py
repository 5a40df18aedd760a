"""Column declarations that several schema steps share; what stands here is never changed, only added to."""

import sqlite3
from collections.abc import Iterable, Mapping

_YES_NO = "CHECK ({0} IN ('yes', 'no', 'unknown'))"
_DAY = "CHECK ({0} IS NULL OR {0} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')"

KEY = "id INTEGER PRIMARY KEY,\n    uid TEXT NOT NULL UNIQUE"


def yes_no(name: str) -> str:
    """Declare a question answered yes, no or unknown."""
    return f"{name} TEXT NOT NULL DEFAULT 'unknown' {_YES_NO.format(name)}"


def day(name: str) -> str:
    """Declare a calendar day as ISO text; null means not known."""
    return f"{name} TEXT {_DAY.format(name)}"


def wall_time(name: str) -> str:
    """Declare a day and time on the wall of some place; null means not known."""
    shape = "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]"
    return f"{name} TEXT CHECK ({name} IS NULL OR {name} GLOB '{shape}')"


def text(*names: str) -> str:
    """Declare texts that are empty rather than null."""
    return ",\n    ".join(f"{name} TEXT NOT NULL DEFAULT ''" for name in names)


def filled(name: str) -> str:
    """Declare a text that must say something."""
    return f"{name} TEXT NOT NULL CHECK (length(trim({name})) > 0)"


def of_program(rule: str = "CASCADE", *, required: bool = True) -> str:
    """Declare a reference to a program and what becomes of the row when the program is deleted."""
    return f"program_id INTEGER{' NOT NULL' if required else ''} REFERENCES program(id) ON DELETE {rule}"


def refers(table: str, rule: str = "SET NULL", column: str = "") -> str:
    """Declare a reference that may be empty, and what becomes of the row when the other goes."""
    return f"{column or table}_id INTEGER REFERENCES {table}(id) ON DELETE {rule}"


def belongs(table: str, column: str = "") -> str:
    """Declare a reference that must be there; the row goes with the other."""
    return f"{column or table}_id INTEGER NOT NULL REFERENCES {table}(id) ON DELETE CASCADE"


def whole(name: str, least: int, most: int) -> str:
    """Declare a whole number within bounds, both included; null means not known."""
    return f"{name} INTEGER CHECK ({name} IS NULL OR {name} BETWEEN {least} AND {most})"


def moment(name: str) -> str:
    """Declare a moment in UTC, to the second, that is always known."""
    shape = "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]*"
    return f"{name} TEXT NOT NULL CHECK ({name} GLOB '{shape}')"


def carry_out(
    connection: sqlite3.Connection,
    tables: Mapping[str, str],
    columns: Iterable[tuple[str, Iterable[str]]],
    indexes: Iterable[str],
    *,
    reader: int,
) -> None:
    """Carry out a step; `reader` is the lowest schema whose program may still read the file."""
    for name, declared in tables.items():
        connection.execute(f"CREATE TABLE {name} ({declared}\n) STRICT")
    for table, added in columns:
        for column in added:
            connection.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for index in indexes:
        connection.execute(index)
    connection.execute("UPDATE meta SET value=? WHERE key='min_reader_for'", (str(reader),))
