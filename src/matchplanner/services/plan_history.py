"""Everything that changed in the plan, the newest first: by kind of record, by words, since a moment."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from matchplanner.services.plain_rows import tuples
from matchplanner.services.record_kinds import RECORDS, TARGETS, Content, Namer, present
from matchplanner.services.record_words import KINDS, PROGRAM_COLUMNS, program_value
from matchplanner.store.schema import History
from matchplanner.wording import say

SEARCHED = 5_000
"""How many changes are looked through for words in one go."""

_CHUNK = 500
_QUIET = frozenset({"uid"})

Line = tuple[int, str, str, str, int, str, str | None, str | None]
"""A line of the history as SQLite gives it: id, at, label, table, row id, column, old, new."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to show: one table or "" for all, words that must occur, changes since a moment."""

    table: str = ""
    words: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One change; `place` and `record` lead to what it is about, "" where that is shown nowhere or gone."""

    id: int
    at: datetime
    label: str
    kind: str
    name: str
    what: str
    before: str
    after: str
    place: str
    record: int

    def says(self, words: Iterable[str]) -> bool:
        """Tell whether all of these words, in small letters, occur in it."""
        parts = (self.label, self.kind, self.name, self.what, self.before, self.after)
        text = " ".join(parts).casefold()
        return all(word in text for word in words)


@dataclass(frozen=True, slots=True)
class Told:
    """Changes, the newest first; `more` says whether there are older ones that were not looked at."""

    changes: tuple[PlanChange, ...]
    more: bool


def read(wanted: Wanted, limit: int, searched: int = SEARCHED) -> Told:
    """Return up to `limit` changes; for words no more than the newest `searched` are looked through."""
    words = wanted.words.casefold().split()
    found: list[PlanChange] = []
    looked, namer = 0, Namer()
    for lines in _chunks(wanted):
        for change in _described(lines, namer):
            if len(found) == limit:
                return Told(tuple(found), more=True)
            if change.says(words):
                found.append(change)
        looked += len(lines)
        if words and looked >= searched:
            return Told(tuple(found), more=True)
    return Told(tuple(found), more=False)


def kinds() -> tuple[tuple[str, str], ...]:
    """Return the tables that the history tells of, each with what its rows are called."""
    there = {table for (table,) in tuples(History.select(History.tbl).distinct())}
    return tuple(
        (table, kind.many[:1].upper() + kind.many[1:]) for table, kind in RECORDS.items() if table in there
    )


def _chunks(wanted: Wanted) -> Iterator[list[Line]]:
    lines = (History.id, History.at, History.label, History.tbl, History.row_id, History.col)
    query = History.select(*lines, History.old, History.new).order_by(History.id.desc()).limit(_CHUNK)
    if wanted.table:
        query = query.where(History.tbl == wanted.table)
    if wanted.since is not None:
        query = query.where(History.at >= wanted.since.astimezone(UTC).isoformat(timespec="seconds"))
    last: int | None = None
    while True:
        found = tuples(query if last is None else query.where(History.id < last))
        chunk: list[Line] = [line for line in found if line[3] in RECORDS and line[5] not in _QUIET]
        if chunk:
            yield chunk
        if len(found) < _CHUNK:
            return
        last = found[-1][0]


def _described(lines: Sequence[Line], namer: Namer) -> Iterator[PlanChange]:
    rows: dict[str, set[int]] = defaultdict(set)
    for line in lines:
        rows[line[3]].add(line[4])
    there = {table: present(table, sorted(ids)) for table, ids in rows.items()}
    for table, contents in there.items():
        namer.learn(table, contents)
    for line in lines:
        yield _change(line, there[line[3]].get(line[4]), namer)


def _change(line: Line, content: Content | None, namer: Namer) -> PlanChange:
    number, at, label, table, row, column, old, new = line
    deletion = json.loads(old) if not column and old is not None else None
    name = namer.name(table, deletion) if deletion is not None else namer.called(table, row)
    shown: Content = deletion or content or {}
    if column:
        what, before, after = _value(table, column, (old, new), shown, namer)
    elif deletion is not None:
        what, before, after = say("deleted"), _text(table, shown), ""
    else:
        what, before, after = say("added"), "", _text(table, shown)
    kind = RECORDS[table]
    place, record = ("", 0) if content is None or deletion is not None else _place(table, content)
    instant = datetime.fromisoformat(at)
    moment = instant if instant.tzinfo is not None else instant.replace(tzinfo=UTC)
    one = say(kind.one)
    return PlanChange(number, moment, label, one, name or one, what, before, after, place, record)


def _value(
    table: str, column: str, values: tuple[str | None, str | None], content: Content, namer: Namer
) -> tuple[str, str, str]:
    """Return what a column is called and its values as one reads them."""
    plain = column.removesuffix("_id").replace("_", " ")
    target = TARGETS[table].get(column)
    if target is not None:
        named = [namer.called(target, int(value)) if value else "" for value in values]
        return plain, named[0], named[1]
    if table == "program":
        name = say(PROGRAM_COLUMNS.get(column, plain))
        return name.lower(), program_value(column, values[0]), program_value(column, values[1])
    kind = KINDS.get(table)
    if kind is None or column not in kind.columns:
        return plain, values[0] or "", values[1] or ""
    before, after = (kind.value(column, value, content) for value in values)
    return say(kind.columns[column] or plain), before, after


def _text(table: str, content: Content) -> str:
    kind = KINDS.get(table)
    return kind.text(content) if kind is not None and content and table != "program" else ""


def _place(table: str, content: Content) -> tuple[str, int]:
    kind = RECORDS[table]
    if not kind.place:
        return "", 0
    record = content.get(kind.at) if kind.at else 0
    return (kind.place, int(record)) if record is not None else ("", 0)
