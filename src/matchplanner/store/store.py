"""The open plan: one connection, one writer, one road for every change."""

import contextlib
import sqlite3
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from pathlib import Path

from matchplanner.domain.changes import ChangeSet
from matchplanner.errors import StoreError
from matchplanner.store import journal, schema
from matchplanner.store.failures import translated
from matchplanner.store.journal import JournaledTable
from matchplanner.store.migrations import migrate

APPLICATION_ID = 0x4D504C4E
"""ASCII "MPLN" in the SQLite header: this file is a MatchPlanner plan."""

MIN_READER = 1
"""The oldest schema version that may read files written now."""

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

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the moment a change is noted under in the history."""
    return datetime.now(UTC)


class Store:
    """A plan file opened by this process."""

    def __init__(self, path: Path, *, read_only: bool, clock: Clock) -> None:
        """Take over the connection that `connect` has opened."""
        self.path = path
        self.read_only = read_only
        self._clock = clock

    @classmethod
    def connect(cls, path: Path, *, read_only: bool = False, clock: Clock = utc_now) -> "Store":
        """Open a file that is known to be a sound plan, and bring it up to date.

        Use `opening.open_plan` for a file nobody has looked at yet. Raises
        StoreError if the environment refuses.
        """
        database = schema.database
        if not database.is_closed():
            raise RuntimeError("another plan is still open in this process")
        mode = "ro" if read_only else "rw"
        with translated():
            database.init(f"{path.absolute().as_uri()}?mode={mode}", pragmas=PRAGMAS, uri=True)
            try:
                database.connect()
                if not read_only:
                    migrate(database.connection())
                journal.install(database.connection(), _journaled())
                database.pragma("query_only", 1)
            except BaseException:
                database.close()
                raise
        return cls(path, read_only=read_only, clock=clock)

    @classmethod
    def create(cls, path: Path, *, clock: Clock = utc_now) -> "Store":
        """Make a new, empty plan file and open it.

        Raises StoreError if something stands there already.
        """
        try:
            with path.open("xb"):
                pass
        except FileExistsError as exc:
            raise StoreError(f"{path.name} exists already.", "Choose another name.") from exc
        except OSError as exc:
            raise StoreError(f"{path} cannot be created.", "Choose a folder that exists and that you may write to.") from exc
        try:
            with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as raw:
                raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
                migrate(raw)
                raw.executemany(
                    "INSERT INTO meta (key, value) VALUES (?, ?)",
                    [("plan_uid", schema.new_uid()), ("min_reader", str(MIN_READER))],
                )
            return cls.connect(path, clock=clock)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    @contextlib.contextmanager
    def write(self, label: str) -> Generator[list[ChangeSet]]:
        """Run one user action as one transaction.

        Yields a list that holds the ChangeSet once the block has committed and
        stays empty if it changed nothing or failed. Raises StoreError when the
        plan is read-only or the environment refuses.
        """
        done: list[ChangeSet] = []
        with self._transaction() as connection:
            yield done
            change = journal.drain(connection, label, self._now())
        if change.inverse:
            done.append(change)

    def revert(self, change: ChangeSet, verb: str = "Undo") -> ChangeSet:
        """Take a change back; the result takes it forth again.

        Both carry the action's own label; the history notes "Undo: label".
        """
        with self._transaction() as connection:
            connection.execute("PRAGMA defer_foreign_keys=ON")
            for statement in change.inverse:
                connection.execute(statement)
            back = journal.drain(connection, f"{verb}: {change.label}", self._now())
        return ChangeSet(change.label, back.rows, back.inverse)

    @contextlib.contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        connection = self.connection
        if connection.in_transaction:
            raise RuntimeError("one user action may not start another")
        if self.read_only:
            raise StoreError("This plan is open read-only.", "Use File > Save a copy and work in the copy.")
        with translated():
            connection.execute("PRAGMA query_only=0")
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            finally:
                # SQLite itself may have rolled back already (disk full, I/O error).
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                    journal.clear(connection)
                connection.execute("PRAGMA query_only=1")

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")

    @property
    def connection(self) -> sqlite3.Connection:
        """The raw connection, for reading and for SQLite's own services."""
        connection: sqlite3.Connection = schema.database.connection()
        return connection

    def dump(self) -> str:
        """Return the plan's content as SQL text, without history and file marks.

        Two plans with equal dumps hold the same rows; undoing every step gives
        the dump from before the first one.
        """
        names = [model._meta.table_name for model in schema.JOURNALED]
        wanted = tuple(f'INSERT INTO "{name}"' for name in names)
        return "\n".join(line for line in self.connection.iterdump() if line.startswith(wanted))

    def meta(self, key: str) -> str:
        """Return a mark kept about the file itself, or ""."""
        row = self.connection.execute("SELECT value FROM meta WHERE key=?", (key,)).fetchone()
        return "" if row is None else str(row[0])

    def data_version(self) -> int:
        """Return a number that moves when another process writes to the file."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        schema.database.close()


def _journaled() -> list[JournaledTable]:
    return [
        JournaledTable(model._meta.table_name, tuple(f.column_name for f in model._meta.sorted_fields))
        for model in schema.JOURNALED
    ]
