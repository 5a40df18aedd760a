"""What was deleted in the last 30 days, by action: read from the plan's history, which keeps everything."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

import peewee as pw

from matchplanner.progress import Sliced, part, whole
from matchplanner.services.plain_rows import tuples
from matchplanner.services.record_kinds import FIRM, MODELS, RECORDS, TARGETS, Content, Namer
from matchplanner.store.schema import History

DAYS = 30
"""How long the bin shows what was deleted; the history keeps it for good."""

_SLICE = 1_000
_READING, _WHOLE = 70, 100
"""How much of the work it is to find out what is gone, and all of it."""

_PLACES = {table: place for place, table in enumerate(RECORDS)}
Key = tuple[str, int]
"""A table and a row's id in it."""

_AND = " and "


@dataclass(frozen=True, slots=True)
class Gone:
    """A row as it was when it was deleted; `id` is that of the history's line, `row` the one it had."""

    id: int
    at: str
    label: str
    table: str
    row: int
    content: Content

    @property
    def key(self) -> Key:
        """Where it stood."""
        return self.table, self.row

    @property
    def uid(self) -> str:
        """What stays the same wherever it stands."""
        return str(self.content["uid"])

    def parents(self, *, firmly: bool = False) -> dict[str, Key]:
        """Return what it hangs on, by column; `firmly` only that without which it cannot be."""
        firm = FIRM[self.table]
        return {
            column: (target, int(row))
            for column, target in TARGETS[self.table].items()
            if (row := self.content.get(column)) is not None and not (firmly and column not in firm)
        }


@dataclass(frozen=True, slots=True)
class BinRecord:
    """A record that was deleted by itself; `id` is that of its history line, `parts` what went with it."""

    id: int
    kind: str
    name: str
    parts: str


@dataclass(frozen=True, slots=True)
class Deletion:
    """One action that deleted something; `lines` are those of the history that note it.

    `summary` counts the records by kind, `parts` what went with them.
    """

    id: int
    at: datetime
    label: str
    summary: str
    parts: str
    records: tuple[BinRecord, ...]
    lines: tuple[int, ...]

    def says(self, words: str) -> bool:
        """Tell whether all of these words occur in the action or in the name of a record."""
        text = " ".join((self.label, self.summary, *(record.name for record in self.records))).casefold()
        return all(word in text for word in words.casefold().split())


def deletions(now: datetime, days: int = DAYS) -> tuple[Deletion, ...]:
    """Return what was deleted in these days before a moment and is still gone, the latest first."""
    return whole(lately(now, days))


def lately(now: datetime, days: int = DAYS) -> Sliced[tuple[Deletion, ...]]:
    """Work out the same in slices: thousands of programs may have gone in one action."""
    since = (now - timedelta(days=days)).astimezone(UTC).isoformat(timespec="seconds")
    gone = yield from part(still_gone(History.at >= since), 0, _READING, _WHOLE)
    namer = Namer({one.key: one.content for one in gone})
    found, done = [], 0
    for _action, rows in groupby(gone, lambda one: (one.at, one.label)):
        action = tuple(rows)
        begin = _READING + (_WHOLE - _READING) * done // len(gone)
        done += len(action)
        end = _READING + (_WHOLE - _READING) * done // len(gone)
        made = yield from part(_deletion(action, namer), begin, end, _WHOLE)
        if made is not None:
            found.append(made)
    return tuple(reversed(found))


def still_gone(condition: Any) -> Sliced[list[Gone]]:
    """Work out which deletions that the history notes under a condition still hold, in their order."""
    rows = yield from part(_noted(condition), 0, 1, 2)
    gone = yield from part(_still_gone(rows), 1, 2, 2)
    return gone


def noted(condition: Any) -> list[Gone]:
    """Return the deletions that the history notes under a condition, in the order in which they happened."""
    return whole(_noted(condition))


def _noted(condition: Any) -> Sliced[list[Gone]]:
    lines = (History.id, History.at, History.label, History.tbl, History.row_id, History.old)
    deleted = (History.col == "") & History.old.is_null(is_null=False) & condition
    query = History.select(*lines).where(deleted).order_by(History.id)
    ends = tuples(History.select(pw.fn.MIN(History.id), pw.fn.MAX(History.id)).where(deleted))
    first, newest = ends[0]
    found: list[Gone] = []
    last = 0
    while newest is not None and last < newest:
        chunk = tuples(query.where(History.id > last).limit(_SLICE))
        found += [
            Gone(line, at, label, table, row, json.loads(old))
            for line, at, label, table, row, old in chunk
            if table in RECORDS
        ]
        last = chunk[-1][0]
        yield last - first, newest - first
    return found


def _still_gone(rows: Sequence[Gone]) -> Sliced[list[Gone]]:
    """Work out which rows did not come back; one that was deleted twice counts for its last deletion."""
    last = {(one.table, one.uid): one for one in rows}
    by_table: dict[str, list[str]] = {}
    for table, uid in last:
        by_table.setdefault(table, []).append(uid)
    there: set[tuple[str, str]] = set()
    done = 0
    for table, uids in by_table.items():
        for start in range(0, len(uids), _SLICE):
            there |= {(table, uid) for uid in present_uids(table, uids[start : start + _SLICE])}
            done += _SLICE
            yield min(done, len(last)), len(last)
    return sorted((one for key, one in last.items() if key not in there), key=lambda one: one.id)


def present_uids(table: str, uids: list[str]) -> dict[str, int]:
    """Return the ids of the rows of a table that have these uids, by uid."""
    model: Any = MODELS[table]
    # One list as one value: peewee would take longer to write a mark for each than SQLite to look.
    listed = pw.SQL("(SELECT value FROM json_each(?))", [json.dumps(uids)])
    return dict(tuples(model.select(model.uid, model.id).where(model.uid.in_(listed))))


def hanging_on(roots: Iterable[Gone], rows: Iterable[Gone]) -> tuple[Gone, ...]:
    """Return roots with all rows that went because of them, and nothing else."""
    taken = {one.key: one for one in roots}
    waiting = [one for one in rows if one.key not in taken]
    while True:
        more = [one for one in waiting if not taken.keys().isdisjoint(one.parents(firmly=True).values())]
        if not more:
            return tuple(sorted(taken.values(), key=lambda one: one.id))
        taken |= {one.key: one for one in more}
        waiting = [one for one in waiting if one.key not in taken]


def counted(rows: Iterable[Gone]) -> str:
    """Return "2 programs, 41 facts and 1 letter", in the order in which kinds are listed."""
    counts = Counter(one.table for one in rows)
    return listed(
        [RECORDS[table].counted(counts[table]) for table in sorted(counts, key=_PLACES.__getitem__)]
    )


def listed(parts: list[str]) -> str:
    """Return parts as a sentence lists them."""
    return _AND.join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _deletion(rows: tuple[Gone, ...], namer: Namer) -> Sliced[Deletion | None]:
    """Work out an action's deletion, None where nothing went that stands for itself."""
    firm: dict[Key, tuple[Key, ...]] = {}
    for place, one in enumerate(rows):
        if place % _SLICE == 0:
            yield place, 3 * len(rows)
        firm[one.key] = tuple(one.parents(firmly=True).values())
    roots = [one for one in rows if RECORDS[one.table].own and not any(key in firm for key in firm[one.key])]
    if not roots:
        return None
    parts = yield from part(_parts(roots, rows, firm), len(rows), 2 * len(rows), 3 * len(rows))
    records = []
    for place, one in enumerate(roots):
        if place % _SLICE == 0:
            yield 2 * len(roots) + place, 3 * len(roots)
        name = namer.name(one.table, one.content)
        records.append(BinRecord(one.id, RECORDS[one.table].one, name, counted(parts[one.key])))
    standing = {one.key for one in roots}
    return Deletion(
        id=rows[0].id,
        at=datetime.fromisoformat(rows[0].at),
        label=rows[0].label,
        summary=counted(roots),
        parts=counted(one for one in rows if one.key not in standing),
        records=tuple(records),
        lines=tuple(one.id for one in rows),
    )


def _parts(
    roots: Iterable[Gone], rows: Iterable[Gone], firm: Mapping[Key, tuple[Key, ...]]
) -> Sliced[Mapping[Key, Sequence[Gone]]]:
    """Work out what went with each of the roots; a part of several counts for the first."""
    of = {one.key: one.key for one in roots}
    parts: dict[Key, list[Gone]] = {key: [] for key in of}
    waiting = [one for one in rows if one.key not in of]
    while waiting:
        later = []
        for place, one in enumerate(waiting):
            if place % _SLICE == 0:
                yield place, len(waiting)
            root = next((of[p] for p in firm[one.key] if p in of), None)
            if root is None:
                later.append(one)
            else:
                of[one.key] = root
                parts[root].append(one)
        if len(later) == len(waiting):
            break
        waiting = later
    return parts
