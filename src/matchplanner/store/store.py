"""The open plan: one connection, one writer, one road for every change."""

import contextlib
import sqlite3
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from matchplanner.domain import entry
from matchplanner.domain.changes import ChangeSet
from matchplanner.errors import ReadOnlyPlanError, StoreError
from matchplanner.files import replacing
from matchplanner.progress import Progress, unwatched
from matchplanner.store import connecting, digests, journal, lock, schema
from matchplanner.store.failures import translated
from matchplanner.store.lock import PlanLock
from matchplanner.wording import say

APP = "MatchPlanner"

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the moment a change is noted under in the history."""
    return datetime.now(UTC)  # noqa: TID251 - the moment of writing, never the day to plan from


class Store:
    """A plan file opened by this process."""

    def __init__(self, path: Path, *, read_only: bool, clock: Clock, held: PlanLock | None) -> None:
        """Take over the connection that `connect` has opened."""
        self.path = path
        self.read_only = read_only
        self._clock = clock
        self._lock = held
        self._opened: sqlite3.Connection = schema.database.connection()
        self._known: _Mark | None = self._mark()

    @classmethod
    def connect(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        clock: Clock = utc_now,
        held: PlanLock | None = None,
        pragmas: Mapping[str, object] | None = None,
    ) -> "Store":
        """Open a file that is known to be a sound plan, and bring it up to date.

        Use `opening.open_plan` for a file nobody has looked at yet. A store
        for writing holds the plan's lock: `held`, or one taken here. `pragmas`
        override the safe settings; tests show with it why those are needed.

        Raises StoreError if the environment refuses, PlanInUseError if the
        plan is open for writing elsewhere.
        """
        if not read_only and held is None:
            held = taken_lock(path, clock=clock)
        try:
            connecting.connect(path, read_only=read_only, pragmas=connecting.PRAGMAS | dict(pragmas or {}))
            return cls(path, read_only=read_only, clock=clock, held=held)
        except BaseException:
            if held is not None:
                held.release()
            raise

    @classmethod
    def create(cls, path: Path, *, clock: Clock = utc_now, app: str = APP) -> "Store":
        """Make a new, empty plan file and open it.

        The file is made under another name first, so a plan that is there is
        whole. Only its owner may read it. Raises StoreError if something
        stands there already.
        """
        if path.is_dir():
            raise StoreError(say("{path} is a folder.", path=path), "Add a file name to it.")
        if path.exists():
            raise StoreError(say("{path} exists already.", path=path.name), "Choose another name.")
        held = taken_lock(path, clock=clock, app=app)
        try:
            with translated(), replacing(path) as temporary:
                temporary.chmod(0o600)
                connecting.fill(temporary)
        except BaseException:
            held.release()
            raise
        return cls.connect(path, clock=clock, held=held)

    @contextlib.contextmanager
    def write(self, label: str) -> Generator[list[ChangeSet]]:
        """Run one user action as one transaction.

        Yields a list that holds the ChangeSet once the block has committed and
        stays empty if it changed nothing or failed. Raises StoreError when the
        plan is read-only or the environment refuses.
        """
        label = entry.storable(label)
        done: list[ChangeSet] = []
        with self._transaction() as connection:
            yield done
            change = journal.drain(connection, label, self._stamp())
        if change.inverse:
            done.append(change)

    def revert(
        self,
        change: ChangeSet,
        verb: str = "Undo",
        progress: Progress = unwatched,
        then: Callable[[], object] = lambda: None,
    ) -> ChangeSet:
        """Take a change back; the result takes it forth again.

        Both carry the action's own label; the history notes "Undo: label".
        What `then` writes belongs to it. What that or `progress` raises leaves everything as it was.
        """
        with self._transaction() as connection:
            connection.execute("PRAGMA defer_foreign_keys=ON")
            statements = list(journal.merged(change.inverse))
            for done, statement in enumerate(statements):
                progress(done, len(statements))
                connection.execute(statement)
            then()
            back = journal.drain(connection, f"{verb}: {change.label}", self._stamp())
        return ChangeSet(change.label, back.rows, back.inverse)

    @contextlib.contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection]:
        connection = self.connection
        if connection.in_transaction:
            raise RuntimeError("one user action may not start another")
        if self.read_only:
            raise ReadOnlyPlanError(
                "This plan is open read-only.", "Use File > Save a copy and work in the copy."
            )
        with translated():
            connection.execute("PRAGMA query_only=0")
            try:
                connection.execute("BEGIN IMMEDIATE")
                self._require_own_content()
                try:
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    self._take_back(connection)
                    raise
                self._known = self._mark()
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                connection.execute("PRAGMA query_only=1")

    def _take_back(self, connection: sqlite3.Connection) -> None:
        # Taking back after an I/O error, now or on the next access, moves the
        # version as another program's write would: the next look does not count.
        self._known = None
        # SQLite itself may have rolled back already (disk full, I/O error).
        if connection.in_transaction:
            connection.execute("ROLLBACK")
            journal.clear(connection)

    def _stamp(self) -> str:
        return self.now().astimezone(UTC).isoformat(timespec="seconds")

    @property
    def connection(self) -> sqlite3.Connection:
        """The raw connection, for reading and for SQLite's own services.

        Raises StoreError once this plan was closed: a process has one database, and by then it is
        perhaps another plan's.
        """
        if not self._is_open:
            raise StoreError("This plan is not open any more, so nothing was changed.", "Open it again.")
        return self._opened

    @property
    def _is_open(self) -> bool:
        return not schema.database.is_closed() and schema.database.connection() is self._opened

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

    def digest(self) -> str:
        """Return the fingerprint of the plan's content; equal content, equal digest."""
        return digests.digest(self.connection)

    def data_version(self) -> int:
        """Return a number that moves when another process writes to the file."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def changed_outside(self) -> bool:
        """Say whether anybody else changed the file since this was last asked.

        After a yes every row has to be read again, and what could be undone
        cannot be any more; until asked, the store refuses to write.
        """
        now, known = self._mark(), self._known
        self._known = now
        return known is not None and now != known

    def now(self) -> datetime:
        """Return the moment, by the clock the store was opened with."""
        return self._clock()

    @property
    def writing(self) -> bool:
        """Say whether an action is under way; never after the file was closed."""
        return self._is_open and self._opened.in_transaction

    def close(self) -> None:
        """Close the file and let others write to it; a second call does nothing."""
        if self._is_open:
            schema.database.close()
        if self._lock is not None:
            self._lock.release()

    def _require_own_content(self) -> None:
        if self._known is not None and self.data_version() != self._known.version:
            raise StoreError(
                "The plan file was changed by another program; your last change is not saved.",
                "Look at the plan as it is now, then make the change again.",
            )

    def _mark(self) -> "_Mark":
        try:
            entry = self.path.stat()
        except OSError:  # moved away, or the drive is gone: a mark of its own
            return _Mark(self.data_version(), ())
        return _Mark(self.data_version(), (entry.st_dev, entry.st_ino, entry.st_size, entry.st_mtime_ns))


@dataclass(frozen=True, slots=True)
class _Mark:
    """What shows that a file is as it was: SQLite's version, and device, inode, size and time of change."""

    version: int
    file: tuple[int, ...]


def taken_lock(path: Path, *, clock: Clock, app: str = APP, take_over: bool = False) -> PlanLock:
    """Take the plan's lock; raises PlanInUseError, or StoreError where no lock can be made."""
    try:
        return lock.acquire(path, app=app, clock=clock, take_over=take_over)
    except OSError as exc:
        raise StoreError(
            say("Nothing can be written beside {path}.", path=path.name),
            "Choose a folder that exists and that you may write to.",
        ) from exc
