"""The one connection to a plan: its settings, and what a new plan begins with."""

import contextlib
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from matchplanner import __version__
from matchplanner.files import sqlite_uri
from matchplanner.store import journal, schema
from matchplanner.store.failures import translated
from matchplanner.store.first_look import APPLICATION_ID, LARGEST_VALUE
from matchplanner.store.journal import JournaledTable
from matchplanner.store.migrations import migrate, schema_version

MIN_READER = 1
"""The oldest schema version that may read files of the present one; each step states it anew."""

# product/reliability.md R1: the only setting that lost nothing in simulated power cuts.
PRAGMAS: dict[str, object] = {
    "journal_mode": "DELETE",
    "synchronous": "EXTRA",
    "locking_mode": "NORMAL",
    "foreign_keys": 1,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": "MEMORY",
    "recursive_triggers": 1,
    "busy_timeout": 3000,
}


def connect(path: Path, *, read_only: bool, pragmas: Mapping[str, object]) -> None:
    """Open the process's one plan, bring its tables up to date and start the journal.

    Raises StoreError if the environment refuses; the connection is then closed again.
    """
    database = schema.database
    if not database.is_closed():
        raise RuntimeError("another plan is still open in this process")
    with translated():
        database.init(sqlite_uri(path, "ro" if read_only else "rw"), pragmas=dict(pragmas), uri=True)
        try:
            database.connect()
            connection = database.connection()
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
            if not read_only:
                migrate(connection)
            journal.install(connection, _journaled())
            connection.execute("PRAGMA query_only=1")
        except BaseException:
            database.close()
            raise


def fill(path: Path) -> None:
    """Make an empty file an empty plan."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        migrate(raw)
        marks = {
            "plan_uid": schema.new_uid(),
            "app_version": __version__,
            "min_reader": str(MIN_READER),
            "min_reader_for": str(schema_version()),
        }
        raw.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", list(marks.items()))


def _journaled() -> list[JournaledTable]:
    return [
        JournaledTable(model._meta.table_name, tuple(f.column_name for f in model._meta.sorted_fields))
        for model in schema.JOURNALED
    ]
