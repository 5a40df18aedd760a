"""The few figures the window shows of a plan before it is open.

This runs ahead of the window's first paint: it needs the standard library alone, asks for no lock and waits
for nobody. It judges nothing either; whatever is unusual is left to `opening`, which has the words for it.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from matchplanner.errors import StoreError
from matchplanner.store.first_look import look, reading


@dataclass(frozen=True, slots=True)
class Glance:
    """What a plan says at a glance; None for a target year is unknown."""

    target_year: int | None
    programs: int


def glance(path: Path) -> Glance | None:
    """Read what a plan says at a glance; None for whatever cannot be read at once.

    None is the answer for what is no plan, is damaged, holds what no plan of
    ours holds, is being written, or was left by a killed program: SQLite would
    change such a file by reading it. Changes nothing.
    """
    try:
        if look(path).unsettled:
            return None
        with reading(path, patience=0) as connection:
            return _read(connection)
    except (StoreError, OSError, sqlite3.Error, UnicodeDecodeError):
        return None


def _read(connection: sqlite3.Connection) -> Glance | None:
    if connection.execute("SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone():
        return None
    found = connection.execute(
        "SELECT target_year, (SELECT count(*) FROM program) FROM profile WHERE id = 1"
    ).fetchone()
    if found is None:
        return None
    year, programs = found
    return Glance(year, programs) if year is None or isinstance(year, int) else None
