"""What changed about a program and when, and the way back to an earlier value."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import peewee as pw

from matchplanner.errors import UserError
from matchplanner.services import programs
from matchplanner.services.plain_rows import tuples
from matchplanner.services.record_words import KINDS, PROGRAM_COLUMNS, Kind, program_value
from matchplanner.store import schema
from matchplanner.store.schema import History, Interview
from matchplanner.wording import say

_CHUNK = 400
_KEPT_TABLES = frozenset({"claim", "tag", "consideration", "talking_point"})
"""Rows of these tables can be brought back after a deletion: nothing else hangs on them."""

Stored = tuple[int, str, str, str, int, str, str | None, str | None]
"""A history row as SQLite gives it: id, at, label, table, row id, column, old, new."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change: when, as part of which action, of what, and the values before and after.

    A row that was added has nothing before, a deleted one nothing after.
    """

    id: int
    at: datetime
    label: str
    what: str
    before: str
    after: str
    restorable: bool = False


def of(program_id: int, since: date | None = None) -> tuple[HistoryEntry, ...]:
    """Return the changes of a program and of what belongs to it, the newest first.

    `since` leaves out what changed before that day (UTC).
    """
    found = list(_own(program_id))
    for table, kind in KINDS.items():
        if table != "program":
            found += _of_part(table, kind, program_id)
    found = [entry for entry in found if since is None or entry.at.date() >= since]
    return tuple(sorted(found, key=lambda entry: (entry.at, entry.id), reverse=True))


def restore(entry_id: int) -> None:
    """Give a value back as it was before a change, or bring back what was deleted.

    Raises UserError when that can no longer be done.
    """
    entry = History.get_or_none(History.id == entry_id)
    if not isinstance(entry, History) or entry.tbl not in KINDS:
        raise UserError("This change is not in the history any more.")
    if not entry.col:
        _bring_back(entry)
    elif entry.tbl == "program":
        programs.edit(entry.row_id, entry.col, entry.old or "")
    elif entry.col == "picked":
        (programs.pick_claim if entry.old == "1" else programs.unpick_claim)(entry.row_id)
    else:
        _give_back(entry)


def _own(program_id: int) -> Iterator[HistoryEntry]:
    for stored in _rows("program", [program_id]):
        _id, _at, _label, _table, _row, column, old, new = stored
        if column in PROGRAM_COLUMNS:
            before, after = program_value(column, old), program_value(column, new)
            yield _entry(stored, say(PROGRAM_COLUMNS[column]), before, after, restorable=True)
        elif not column and old is None:
            yield _entry(stored, say("Program"), "", say("added"))


def _of_part(table: str, kind: Kind, program_id: int) -> Iterator[HistoryEntry]:
    model: Any = kind.model
    owners = {program_id} if kind.owner == "program" else _interviews(program_id)
    mine = getattr(model, kind.owner).in_(sorted(owners))
    present = {row["id"]: row for row in model.select().where(mine).dicts()}
    gone = _deleted(table, kind.owner, owners) - present.keys()
    changes: dict[int, list[Stored]] = {}
    for stored in _rows(table, [*present, *gone]):
        changes.setdefault(stored[4], []).append(stored)
    for row_id, heap in changes.items():
        yield from _told(kind, heap, dict(present.get(row_id, {})))


def _told(kind: Kind, heap: list[Stored], content: dict[str, Any]) -> Iterator[HistoryEntry]:
    """Tell the changes of one row, going back from its present content."""
    for stored in reversed(heap):
        _id, _at, _label, table, _row, column, old, new = stored
        if column:
            if column in kind.columns:
                named = kind.named(column, content)
                before, after = kind.value(column, old, content), kind.value(column, new, content)
                yield _entry(stored, named, before, after, restorable=bool(content))
            content[column] = old
        elif old is None:
            yield _entry(stored, kind.what(content), "", kind.text(content))
        else:
            content = json.loads(old)
            back = table in _KEPT_TABLES
            yield _entry(stored, kind.what(content), kind.text(content), "", restorable=back)


def _entry(stored: Stored, what: str, before: str, after: str, *, restorable: bool = False) -> HistoryEntry:
    at = datetime.fromisoformat(stored[1])
    instant = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return HistoryEntry(stored[0], instant, stored[2], what, before, after, restorable)


def _rows(table: str, ids: Iterable[int]) -> list[Stored]:
    wanted = list(ids)
    found: list[Stored] = []
    columns = [History.id, History.at, History.label, History.tbl, History.row_id, History.col]
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        query = History.select(*columns, History.old, History.new)
        mine = query.where((History.tbl == table) & (History.row_id << part)).order_by(History.id)
        found += [tuple(row) for row in tuples(mine)]
    return found


def _interviews(program_id: int) -> set[int]:
    """Return the ids of a program's interviews, those that were deleted included."""
    held = Interview.select(Interview.id).where(Interview.program == program_id)
    return {row[0] for row in tuples(held)} | _deleted("interview", "program", {program_id})


def _deleted(table: str, owner: str, owners: Collection[int]) -> set[int]:
    """Return the ids of the rows of these owners that were deleted at some time."""
    of = pw.fn.json_extract(History.old, f"$.{owner}_id")
    there_was = History.old.is_null(is_null=False)
    query = History.select(History.row_id).where(
        (History.tbl == table) & (History.col == "") & there_was & of.in_(sorted(owners))
    )
    return {row[0] for row in tuples(query)}


def _give_back(entry: History) -> None:
    model: Any = KINDS[entry.tbl].model
    field = model._meta.fields[entry.col]
    value = field.python_value(entry.old)
    if not model.update({field: value}).where(model.id == entry.row_id).execute():
        raise UserError("What this change was about is not in the plan any more.")


def _bring_back(entry: History) -> None:
    if entry.old is None or entry.tbl not in _KEPT_TABLES:
        raise UserError("This cannot be brought back.", "Use Undo while the plan is open.")
    model: Any = KINDS[entry.tbl].model
    content = json.loads(entry.old)
    by_column = model._meta.columns
    values = {by_column[name]: by_column[name].python_value(value) for name, value in content.items()}
    if schema.Program.get_or_none(schema.Program.id == content["program_id"]) is None:
        raise UserError("The program is not in the plan any more.")
    same = model.select().where(model.uid == content["uid"])
    there = same.exists()
    model.insert(values).on_conflict_ignore().execute()
    if there or not same.exists():
        raise UserError("It is in the plan already.")
