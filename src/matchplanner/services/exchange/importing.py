"""Importing a list of programs: first what it would change, then the change, as one action."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar

from matchplanner.domain.official_lists import IMPORTED_FROM, OfficialList
from matchplanner.progress import Progress, unwatched
from matchplanner.services import programs, tiers
from matchplanner.services.exchange import decisions, mapping
from matchplanner.services.exchange.columns import TAGS
from matchplanner.services.exchange.comparison import compare
from matchplanner.services.exchange.dates import DateOrder
from matchplanner.services.exchange.differences import ListMark
from matchplanner.services.exchange.incoming import understand
from matchplanner.services.exchange.incoming_rows import Incoming
from matchplanner.services.exchange.outcome import (
    ALL,
    Accepted,
    Candidate,
    ChangedProgram,
    FieldChange,
    Preview,
    Resolved,
    Uncertain,
    Verdict,
)
from matchplanner.services.exchange.tables import Table
from matchplanner.services.exchange.writing import Writing
from matchplanner.store import schema

T = TypeVar("T")
_TELL_EVERY = 500
_SKIPPED = Resolved(Verdict.SKIP)


def mark_of(table: Table, list_name: str, today: date) -> ListMark:
    """Return whose list a table is by its own account; an official page is dated today."""
    official = OfficialList(table.how.origin) if table.how.origin in tuple(OfficialList) else None
    return ListMark(list_name, official, today if official else None)


@dataclass(frozen=True, slots=True)
class Said:
    """What the user says of a list that it does not say itself: whose, of which day, how days are written.

    `whose` is an `OfficialList`, `days` a `DateOrder`; "" and None leave it to the list.
    """

    whose: str = ""
    dated: date | None = None
    days: str = ""


_NOTHING = Said()


def preview(table: Table, list_name: str, today: date, said: Said = _NOTHING) -> Preview:
    """Compare a table, read as one with these headings was last, with the plan; nothing is written.

    Raises FileFormatError when the table is not a list of programs.
    """
    wanted = mapping.remembered(table.headers)
    read = understand(table, replace(wanted, dates=DateOrder(said.days)) if said.days else wanted)
    mark = mark_of(table, list_name, today)
    if said.whose:
        mark = replace(mark, official=OfficialList(said.whose))
    if said.dated:
        mark = replace(mark, dated=said.dated)
    return compare(read, programs.rows(today), mark, settled=decisions.remembered())


def apply(found: Preview, accepted: Accepted = ALL, progress: Progress = unwatched) -> None:
    """Write what is accepted of a preview; `progress` hears of programs, and may stop it all by raising.

    A stated fact is added as a claim beside those there are, or brings an
    official list's own word up to date; a program's own columns take the
    list's value, and the history keeps the old one. A program that the list
    names no more is marked so, never deleted. What the user says of an
    uncertain row is remembered, and a tier that needs a reason gets the list's
    name for one.
    """
    writing = Writing(found)
    new = _chosen(found.new, accepted.new, lambda row: row.row)
    changes = _chosen(found.changed, accepted.changed, lambda changed: changed.incoming.row)
    steps: list[Callable[[], object]] = [
        *(partial(writing.add, row) for row in new),
        *(partial(_change, writing, changed, accepted) for changed in changes),
    ]
    for done, step in enumerate(steps):
        if done % _TELL_EVERY == 0:
            writing.carry_out()
            progress(done, len(steps))
        step()
    settled = [_resolve(writing, doubt, accepted) for doubt in found.uncertain]
    for bad in found.invalid:
        if bad.incomplete is not None and bad.row in accepted.incomplete:
            _keep(writing, bad.incomplete, found.incomplete.get(bad.row), accepted)
    for gone in _chosen(found.vanished, accepted.vanished, lambda gone: gone.program_id):
        writing.mark_gone(gone.program_id, gone.claim_id)
    for known in found.confirmed:
        writing.confirm(known.program_id, known.claim_id)
    writing.carry_out()
    decisions.remember((row, program_id) for row, program_id in settled if program_id)
    tiers.explain(writing.tiered, f"{IMPORTED_FROM}{found.list_name}")


def _change(writing: Writing, changed: ChangedProgram, accepted: Accepted) -> None:
    row = changed.incoming
    writing.change(changed.program_id, row, _wanted(row, changed.changes, accepted))


def _resolve(writing: Writing, doubt: Uncertain, accepted: Accepted) -> tuple[Incoming, int]:
    """Do what the user said of a row; return it with the program it means now, 0 for none."""
    row = doubt.incoming
    resolved = accepted.uncertain.get(row.row, _SKIPPED)
    if resolved.verdict is Verdict.NEW:
        return row, writing.add(row)
    if resolved.verdict is Verdict.MERGE:
        meant = next(c for c in doubt.candidates if c.program_id == resolved.program_id)
        _keep(writing, row, meant, accepted)
    return row, resolved.program_id


def _keep(writing: Writing, row: Incoming, meant: Candidate | None, accepted: Accepted) -> None:
    if meant is None:
        writing.add(row)
    else:
        writing.change(meant.program_id, row, _wanted(row, meant.changes, accepted))


def _chosen(found: Sequence[T], keys: Collection[int] | None, key: Callable[[T], int]) -> Sequence[T]:
    return found if keys is None else [each for each in found if key(each) in keys]


def _wanted(row: Incoming, changes: Iterable[FieldChange], accepted: Accepted) -> list[FieldChange]:
    fields = accepted.fields.get(row.row)
    return [change for change in changes if fields is None or change.field in fields]


def create(row: Incoming, taken: set[str]) -> int:
    """Add a row's program without its facts, under its own uid where that is free; return its id."""
    own = {column: value for column, value in row.own.items() if column not in {"name", TAGS}}
    program_id = programs.add(row.name, **own)
    if row.uid and row.uid not in taken:
        taken.add(row.uid)
        schema.Program.update(uid=row.uid).where(schema.Program.id == program_id).execute()
    return program_id
