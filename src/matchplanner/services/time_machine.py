"""The plan as it was: its backups, and what is different now; reads files only, so any thread may do it."""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from matchplanner.errors import StoreError
from matchplanner.progress import Progress, halved, unwatched
from matchplanner.services import attachments, backups
from matchplanner.services.record_kinds import RECORDS, Content, Namer
from matchplanner.store import digests, first_look, snapshots
from matchplanner.store.failures import translated
from matchplanner.wording import say

COUNTED = ("program", "claim", "person", "rotation", "letter", "interview", "message")
"""The tables whose rows are counted beside each backup."""

LISTED = 1_000
"""How many records a difference names; all of them are counted."""

_SLICE = 1_000
_QUIET = frozenset({"id", "uid"})

Rows = Mapping[str, Content]
"""A table's rows by uid."""


class How(StrEnum):
    """What became of a record since then."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Moment:
    """A backup: `id` counts them, `taken_at` is UTC, `counts` are rows by table, `name` is its own if any."""

    id: int
    path: Path
    taken_at: datetime
    reason: str
    name: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Change:
    """A record that is different now; `id` counts them, `what` names the columns that changed."""

    id: int
    how: How
    kind: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different now: the first thousand records by name, and how many there are of each sort."""

    changes: tuple[Change, ...]
    new: int
    changed: int
    gone: int

    @property
    def total(self) -> int:
        """How many records are different."""
        return self.new + self.changed + self.gone


def moments(plan_uid: str) -> tuple[Moment, ...]:
    """Return a plan's backups, the newest first."""
    return tuple(
        Moment(one.sequence, one.path, one.taken_at, one.reason, one.name, one.counts)
        for one in backups.snapshots(plan_uid)
    )


def difference(backup: Path, plan: Path, progress: Progress = unwatched) -> Difference:
    """Compare a backup with the plan as its file is now; neither is changed.

    `progress` hears of rows and may stop it by raising. Raises StoreError
    where the backup is damaged or gone.
    """
    described = snapshots.described(backup)
    if described is None or not snapshots.is_sound(described):
        raise StoreError(
            say("The backup {backup} is damaged or gone.", backup=backup.name), "Choose another one."
        )
    reading, comparing = halved(progress)
    first, second = halved(reading)
    with translated():
        then, now = _read(backup, first), _read(plan, second)
    found = list(_changes(then, now, comparing))
    counts = Counter(change.how for change in found)
    return Difference(tuple(found[:LISTED]), counts[How.NEW], counts[How.CHANGED], counts[How.GONE])


def copy(backup: Path, plan: Path, path: Path, progress: Progress = unwatched) -> Path:
    """Write a backup, with the files of its plan, as another plan at a free path, and return the path.

    All of it or nothing. Raises UserError where something stands there already, and as `backups.copy_of`.
    """
    if path.exists():
        raise StoreError(say("{path} exists already.", path=path.name), "Choose another name.")
    attachments.carry(plan, path)  # first, so that a plan that is there has its files
    try:
        progress(0, 0)
        return backups.copy_of(backup, path, progress)
    except BaseException:
        discard(path)
        raise


def discard(path: Path) -> None:
    """Take away a copy that was just made, with its files."""
    path.unlink(missing_ok=True)
    shutil.rmtree(attachments.folder_of(path), ignore_errors=True)


def _read(path: Path, progress: Progress) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the rows of a file, by table and uid; a table that an older file lacks is empty."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    with first_look.reading(path) as connection:
        counts = digests.row_counts(connection)
        done, of = 0, sum(counts[table] for table in RECORDS if table in counts)
        for table in RECORDS:
            names = digests.columns(connection, table)
            rows: dict[str, dict[str, Any]] = {}
            for uid, content in _rows(connection, table, names) if names else ():
                if len(rows) % _SLICE == 0:
                    progress(done + len(rows), of)
                rows[uid] = content
            found[table] = rows
            done += len(rows)
    return found


def _rows(
    connection: sqlite3.Connection, table: str, names: list[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    listed = ", ".join(f'"{name}"' for name in names)
    with closing(connection.execute(f'SELECT {listed} FROM "{table}" ORDER BY id')) as cursor:
        for row in cursor:
            content = dict(zip(names, row, strict=True))
            yield content["uid"], content


def _changes(then: Mapping[str, Rows], now: Mapping[str, Rows], progress: Progress) -> Iterator[Change]:
    """Yield what is different, kind by kind."""
    done, of = 0, sum(len(then[table].keys() | now[table].keys()) for table in RECORDS)
    before, after = _namer(then), _namer(now)
    number = 0
    for table, kind in RECORDS.items():
        old, new = then[table], now[table]
        for uid in [*new, *(uid for uid in old if uid not in new)]:
            if done % _SLICE == 0:
                progress(done, of)
            done += 1
            what = ""
            if uid not in old:
                how, name = How.NEW, after.name(table, new[uid])
            elif uid not in new:
                how, name = How.GONE, before.name(table, old[uid])
            else:
                differs = _differing(old[uid], new[uid])
                if not differs:
                    continue
                how, name, what = How.CHANGED, after.name(table, new[uid]), ", ".join(differs)
            number += 1
            yield Change(number, how, kind.one, name, what)


def _differing(old: Content, new: Content) -> list[str]:
    return [
        column.removesuffix("_id").replace("_", " ")
        for column, value in new.items()
        if column not in _QUIET and column in old and old[column] != value
    ]


def _namer(tables: Mapping[str, Rows]) -> Namer:
    by_id = {table: {row["id"]: row for row in rows.values()} for table, rows in tables.items()}
    return Namer(find=lambda table, row: by_id[table].get(row))
