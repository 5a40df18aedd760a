"""Looking at a file that may or may not be a plan, without changing a byte of it."""

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from matchplanner.errors import DamagedPlanError, StoreError
from matchplanner.store import digests, schema
from matchplanner.store.failures import translated
from matchplanner.store.first_look import FileFacts, reading, sidecars
from matchplanner.store.migrations import schema_version, version_of
from matchplanner.wording import say

_MOST_PROBLEMS = 50
_ROWS = 500


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a sound plan says of itself; `version` is the number of schema steps it has had."""

    plan_uid: str
    version: int
    app_version: str


@contextlib.contextmanager
def copied(path: Path) -> Generator[Path]:
    """Yield a throw-away copy of the file and what SQLite left beside it."""
    with tempfile.TemporaryDirectory(prefix="matchplanner-") as folder:
        copy = Path(folder) / "copy.matchplan"
        try:
            shutil.copyfile(path, copy)
            for sidecar in sidecars(path):
                if not sidecar.name.endswith("-shm"):  # SQLite makes that one anew
                    shutil.copyfile(sidecar, copy.with_name(copy.name + sidecar.name.removeprefix(path.name)))
        except OSError as exc:
            raise StoreError(
                say(
                    "{path} could not be copied to look at it: {strerror}.",
                    path=path.name,
                    strerror=exc.strerror,
                ),
                "Free some space on the disk, then try again.",
            ) from exc
        yield copy


def settle(path: Path) -> None:
    """Let SQLite finish or take back what a killed program left, and leave the write-ahead log's mode."""
    with _damage_told(), reading(path, mode="rw") as connection:
        connection.execute("PRAGMA query_only=0")
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        # Whatever was to be taken back has been; what is left is a journal that was never begun,
        # and with this lock held it is nobody's.
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        connection.execute("COMMIT")


@contextlib.contextmanager
def undisturbed(path: Path, file: FileFacts, *, alone: bool) -> Generator[Path]:
    """Yield the file to look at: a settled copy where looking at the plan itself would change it.

    `alone` means that nobody has the plan open for writing; if somebody has,
    what lies beside the file belongs to the change being made.
    """
    if not (file.unsettled and alone):
        yield path
        return
    with copied(path) as copy:
        settle(copy)
        yield copy


def examine(path: Path) -> PlanFacts:
    """Check the content of a file that `look` has let pass.

    Raises StoreError for a file altered by another program or one that only a
    newer version can read, DamagedPlanError for a damaged one.
    """
    with _damage_told(), reading(path) as connection:
        _require_nothing_planted(connection)
        version = version_of(connection)
        marks = _marks(connection)
        if version > schema_version() and not _readable(marks, version):
            raise _too_new(version, marks.get("app_version", ""))
        if version <= schema_version() and (
            version == 0 or not digests.is_sound_schema(digests.schema_digest(connection), version)
        ):
            raise DamagedPlanError("The plan's tables are damaged or were altered by another program.")
        found = problems(connection)
        if found:
            raise DamagedPlanError("The plan file is damaged.")
        return PlanFacts(marks.get("plan_uid", ""), version, marks.get("app_version", ""))


@contextlib.contextmanager
def _damage_told() -> Generator[None]:
    try:
        with translated():
            yield
    except (sqlite3.Error, UnicodeDecodeError) as exc:
        # Such as "unsupported file format", which has no code of its own, or a name that is no text.
        raise DamagedPlanError("The plan file is damaged.") from exc


def problems(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what SQLite and a reading of every row find wrong, at most about 50; empty for a sound file."""
    try:
        return (*_integrity(connection), *_orphans(connection), *_unreadable(connection))
    except (sqlite3.DatabaseError, UnicodeDecodeError) as exc:
        return (str(exc),)


def _integrity(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST_PROBLEMS})"):
        if line != "ok":
            yield str(line)


def _orphans(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _key in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_PROBLEMS):
        yield f"row {row} of {table} refers to a {parent} that is not there"


def _unreadable(connection: sqlite3.Connection) -> Iterator[str]:
    """Tell of text that is no text and days that no calendar has; a flipped bit can make both."""
    for table in digests.tables(connection):
        names = digests.columns(connection, table)
        if "uid" in names and _holds_bytes(connection, table, names):
            yield f"a row of {table} holds bytes where text or a number belongs"
    for model in schema.JOURNALED:
        table = model._meta.table_name
        there = digests.columns(connection, table)  # an older plan lacks what came later
        for field in model._meta.sorted_fields:
            if isinstance(field, schema.Day) and field.column_name in there:
                column = field.column_name
                wrong = f"date(julianday({column})) IS NOT {column} OR {column} < '0001'"
                rows = connection.execute(f"SELECT id FROM {table} WHERE {column} IS NOT NULL AND ({wrong})")
                yield from (f"row {row} of {table} has no valid day in {column}" for (row,) in rows)


def _holds_bytes(connection: sqlite3.Connection, table: str, names: Sequence[str]) -> bool:
    """Read every row, which raises for text that is none; tell whether one has neither text nor number."""
    listed = ", ".join(f'"{name}"' for name in names)
    with closing(connection.execute(f'SELECT {listed} FROM "{table}"')) as cursor:
        while rows := cursor.fetchmany(_ROWS):
            if bytes in set(map(type, chain.from_iterable(rows))):
                return True
    return False


def _require_nothing_planted(connection: sqlite3.Connection) -> None:
    planted = connection.execute(
        "SELECT type, name FROM main.sqlite_master WHERE type IN ('trigger', 'view') LIMIT 1"
    ).fetchone()
    if planted is not None:
        raise StoreError(
            say(
                "This plan was altered by another program: it holds the {kind} '{name}'.",
                kind=planted[0],
                name=planted[1],
            ),
            "Open a backup instead.",
        )


def _marks(connection: sqlite3.Connection) -> dict[str, str]:
    if "meta" not in digests.tables(connection):
        return {}
    return {str(key): str(value) for key, value in connection.execute("SELECT key, value FROM meta")}


def _readable(marks: Mapping[str, str], version: int) -> bool:
    """Tell whether a newer file says, for its very version, that this one may read it."""
    stated = marks.get("min_reader_for") == str(version)
    return stated and _number(marks.get("min_reader", "")) <= schema_version()


def _number(text: str) -> int:
    """Return a whole number; what is none counts as beyond every version."""
    return int(text) if text.isdecimal() else 1 << 30


def _too_new(version: int, app_version: str) -> StoreError:
    made_by = f" ({app_version})" if app_version else ""
    return StoreError(
        say(
            "This plan was made by a newer version of MatchPlanner{made_by}: its format is "
            "{version}, and this version reads up to {schema_version}.",
            made_by=made_by,
            version=version,
            schema_version=schema_version(),
        ),
        "Update MatchPlanner, then open the plan again.",
    )
