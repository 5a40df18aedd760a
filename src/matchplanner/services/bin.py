"""What was deleted in the last 30 days, by action: read from the plan's history, which keeps everything."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

from matchplanner.services.plain_rows import tuples
from matchplanner.services.record_kinds import FIRM, MODELS, RECORDS, TARGETS, Content, Namer
from matchplanner.store.schema import History

DAYS = 30
"""How long the bin shows what was deleted; the history keeps it for good."""

_CHUNK = 400
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
    def key(self) -> tuple[str, int]:
        """Where it stood."""
        return self.table, self.row

    @property
    def uid(self) -> str:
        """What stays the same wherever it stands."""
        return str(self.content["uid"])

    def parents(self, *, firmly: bool = False) -> dict[str, tuple[str, int]]:
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
    since = (now - timedelta(days=days)).astimezone(UTC).isoformat(timespec="seconds")
    gone = still_gone(noted(History.at >= since))
    namer = Namer({one.key: one.content for one in gone})
    found = []
    for _action, rows in groupby(gone, lambda one: (one.at, one.label)):
        made = _deletion(tuple(rows), namer)
        if made is not None:
            found.append(made)
    return tuple(reversed(found))


def noted(condition: Any) -> list[Gone]:
    """Return the deletions that the history notes under a condition, in the order in which they happened."""
    lines = (History.id, History.at, History.label, History.tbl, History.row_id, History.old)
    deleted = (History.col == "") & History.old.is_null(is_null=False)
    query = History.select(*lines).where(deleted & condition).order_by(History.id)
    return [
        Gone(line, at, label, table, row, json.loads(old))
        for line, at, label, table, row, old in tuples(query)
        if table in RECORDS
    ]


def still_gone(rows: Iterable[Gone]) -> list[Gone]:
    """Return the rows that did not come back; one that was deleted twice counts for its last deletion."""
    last = {(one.table, one.uid): one for one in rows}
    there: set[tuple[str, str]] = set()
    for table in {table for table, _uid in last}:
        there |= {(table, uid) for uid in present_uids(table, [uid for of, uid in last if of == table])}
    return sorted((one for key, one in last.items() if key not in there), key=lambda one: one.id)


def present_uids(table: str, uids: list[str]) -> dict[str, int]:
    """Return the ids of the rows of a table that have these uids, by uid."""
    model: Any = MODELS[table]
    found: dict[str, int] = {}
    for start in range(0, len(uids), _CHUNK):
        query = model.select(model.uid, model.id).where(model.uid.in_(uids[start : start + _CHUNK]))
        found |= dict(tuples(query))
    return found


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
    return listed([kind.counted(counts[table]) for table, kind in RECORDS.items() if counts[table]])


def listed(parts: list[str]) -> str:
    """Return parts as a sentence lists them."""
    return _AND.join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _deletion(rows: tuple[Gone, ...], namer: Namer) -> Deletion | None:
    """Return an action's deletion, None where nothing went that stands for itself."""
    keys = {one.key for one in rows}
    roots = [
        one for one in rows if RECORDS[one.table].own and keys.isdisjoint(one.parents(firmly=True).values())
    ]
    if not roots:
        return None
    standing = {one.key for one in roots}
    parts = _parts(roots, rows)
    return Deletion(
        id=rows[0].id,
        at=datetime.fromisoformat(rows[0].at),
        label=rows[0].label,
        summary=counted(roots),
        parts=counted(one for one in rows if one.key not in standing),
        records=tuple(
            BinRecord(one.id, RECORDS[one.table].one, namer.name(one.table, one.content), parts[one.key])
            for one in roots
        ),
        lines=tuple(one.id for one in rows),
    )


def _parts(roots: Iterable[Gone], rows: Iterable[Gone]) -> Mapping[tuple[str, int], str]:
    """Count what went with each of the roots; a part of several counts for the first."""
    of = {one.key: one.key for one in roots}
    parts: dict[tuple[str, int], list[Gone]] = {key: [] for key in of}
    waiting = [one for one in rows if one.key not in of]
    while waiting:
        later = []
        for one in waiting:
            root = next((of[p] for p in one.parents(firmly=True).values() if p in of), None)
            if root is None:
                later.append(one)
            else:
                of[one.key] = root
                parts[root].append(one)
        if len(later) == len(waiting):
            break
        waiting = later
    return {key: counted(held) for key, held in parts.items()}
