"""What changed in the plan about programs since one last met them, as their history tells."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.field_values import UNKNOWN, is_value
from matchplanner.services.plain_rows import tuples
from matchplanner.services.record_words import PROGRAM_COLUMNS, program_value
from matchplanner.store.schema import Claim, History, Program
from matchplanner.wording import say

_CHUNK = 400
_TOLD = ("name", "institution", "city", "state", "program_type", "website", "notes")
"""The columns of a program whose changes matter to somebody who goes there."""

_FIELDS = {str(one): one for one in ClaimField}
_LONG = 48  # characters of a value; the facts themselves stand elsewhere on the sheet


@dataclass(slots=True)
class _Field:
    """What all sources together said of one field on the day, and what they say now."""

    before: list[str] = field(default_factory=list)
    now: list[str] = field(default_factory=list)
    latest: int = 0


_Content = Mapping[str, str]
"""The columns of a claim by name."""

_Stored = tuple[int, int, str, str | None]
"""A row of the history: its id, the row it tells of, the column ("" for the whole row), what was there."""


def begins() -> date | None:
    """Return the day (UTC) of the first change the plan records, None for a plan without any."""
    first = tuples(History.select(History.at).order_by(History.id).limit(1))
    return date.fromisoformat(str(first[0][0])[:10]) if first else None


def since(days: Mapping[int, date]) -> dict[int, tuple[str, ...]]:
    """Return what changed about programs after a day (UTC) each, by their ids: lines, the newest first."""
    if not days:
        return {}
    gone = _deleted(min(days.values()))
    return {program: _changed(program, day, gone.get(program, set())) for program, day in days.items()}


def _changed(program_id: int, day: date, gone: Collection[int]) -> tuple[str, ...]:
    fields = _facts(program_id, day, gone)
    told = [(one.latest, _fact_line(known, one)) for known, one in fields.items() if one.latest]
    newest = sorted([*told, *_own(program_id, day)], key=lambda told: told[0], reverse=True)
    return tuple(line for _at, line in newest if line)


def _facts(program_id: int, day: date, gone: Collection[int]) -> dict[ClaimField, _Field]:
    """Return both states of every field of a program, by undoing what was done to its claims since."""
    claims = {
        number: {"field": name, "value": value}
        for number, name, value in tuples(
            Claim.select(Claim.id, Claim.field, Claim.value).where(Claim.program == program_id)
        )
    }
    heaps: dict[int, list[_Stored]] = {number: [] for number in {*claims, *gone}}
    for stored in _history("claim", heaps, day):
        heaps[stored[1]].append(stored)
    fields: dict[ClaimField, _Field] = {}
    for number, heap in heaps.items():
        now = claims.get(number)
        _note(fields, _undone(heap, now), now, heap[-1][0] if heap else 0)
    return fields


def _undone(heap: Iterable[_Stored], now: _Content | None) -> _Content | None:
    """Return a claim as it was before some changes, None where there was none."""
    then = now
    for _id, _row, column, old in reversed(list(heap)):
        if not column:
            then = None if old is None else json.loads(old)
        elif then is not None and column in then:
            then = {**then, column: old or ""}
    return then


def _note(
    fields: dict[ClaimField, _Field],
    then: _Content | None,
    now: _Content | None,
    at: int,
) -> None:
    """Add a claim's word on the day and now; None where there was no such claim."""
    for content, is_now in ((then, False), (now, True)):
        known = None if content is None else _FIELDS.get(content["field"])
        if content is None or known is None:
            continue
        one = fields.setdefault(known, _Field())
        one.latest = max(one.latest, at)
        (one.now if is_now else one.before).append(content["value"])


def _fact_line(known: ClaimField, one: _Field) -> str:
    """Say how a fact changed, "" where it is as it was."""
    before, now = (set(filter(is_value, values)) for values in (one.before, one.now))
    if before == now:
        return ""
    said = f"{say(known.label)}: {_words(known, one.now)}"
    if not before:
        return say("{said} (new)", said=said)
    return say("{said} (before: {before})", said=said, before=_words(known, one.before))


def _words(known: ClaimField, values: Iterable[str]) -> str:
    options = {value: say(label).lower() for value, label in known.rule.options}
    shown = dict.fromkeys(options.get(value, value) for value in values if is_value(value))
    return " / ".join(map(_short, shown)) or UNKNOWN


def _short(value: str) -> str:
    return value if len(value) <= _LONG else f"{value[:_LONG].rsplit(' ', 1)[0]} ..."


def _own(program_id: int, day: date) -> Iterator[tuple[int, str]]:
    row = Program.get_or_none(Program.id == program_id)
    first: dict[str, tuple[int, str | None]] = {}
    latest: dict[str, int] = {}
    for at, _row, column, old in _history("program", [program_id], day):
        first.setdefault(column, (at, old))
        latest[column] = at
    if "" in first:
        return  # the program itself was added since: all of it is new
    for column in _TOLD:
        if row is None or column not in first:
            continue
        now, was = str(getattr(row, column) or ""), first[column][1] or ""
        if now == was:
            continue
        label, shown = say(PROGRAM_COLUMNS[column]), _short(program_value(column, now)) or UNKNOWN
        told = say("{label} changed", label=label) if column == "notes" else f"{label}: {shown}"
        yield latest[column], told


def _history(table: str, ids: Collection[int], day: date) -> Iterator[_Stored]:
    """Yield what the history holds of some rows after a day, the oldest first."""
    wanted = list(ids)
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        query = History.select(History.id, History.row_id, History.col, History.old)
        mine = (History.tbl == table) & (History.row_id << part) & (History.at > f"{day.isoformat()}~")
        yield from tuples(query.where(mine).order_by(History.id))


def _deleted(day: date) -> dict[int, set[int]]:
    """Return the ids of the claims deleted after a day, by program."""
    later = (History.tbl == "claim") & (History.col == "") & (History.at > f"{day.isoformat()}~")
    found: dict[int, set[int]] = {}
    for row, old in tuples(History.select(History.row_id, History.old).where(later)):
        if old is not None:
            found.setdefault(json.loads(old)["program_id"], set()).add(row)
    return found
