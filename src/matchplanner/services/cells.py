"""Cells of the program table, written many at once: bulk edit, fill-down and paste."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import program_columns
from matchplanner.domain.claims import ClaimField, Fact, SourceKind, normalised
from matchplanner.errors import UserError
from matchplanner.progress import Progress, unwatched
from matchplanner.services import facts, tags, tiers
from matchplanner.services.tiers import LeftOut
from matchplanner.store import bulk
from matchplanner.store.schema import Claim, Program

TAGS = "tags"
"""The column of the applicant's own labels; the others are a program's own columns and its facts."""

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class Cell:
    """What is to stand in a column of a program."""

    program_id: int
    column: str
    text: str


def settable(column: str) -> bool:
    """Tell whether something can be typed into a column."""
    return column == TAGS or program_columns.settable(column) or column in tuple(ClaimField)


def checked(column: str, text: str) -> object:
    """Return what a typed text stands for in a column; raises UserError if it does not fit."""
    if column == TAGS:
        return tags.parsed(text)
    if program_columns.settable(column):
        return program_columns.checked(column, text)
    return normalised(ClaimField(column), text)


def fill(
    program_ids: Sequence[int], column: str, text: str, today: date, told: Progress = unwatched
) -> tuple[LeftOut, ...]:
    """Let the same stand in a column of several programs; raises UserError if it does not fit.

    Returns the programs left out, as those of which a tier needs a reason.

    A fact that says so already gets no further claim; where it changes, the
    claim is the applicant's own word of today, as from a single cell.
    """
    value = checked(column, text)
    if column == TAGS:
        tags.put(program_ids, tags.parsed(text))
    elif program_columns.settable(column):
        return _edit(program_ids, column, value, told)
    else:
        _state(program_ids, ClaimField(column), str(value), today)
    return ()


def write(cells: Iterable[Cell], today: date) -> tuple[LeftOut, ...]:
    """Write cells of several columns and programs; raises UserError before anything is written.

    Returns the programs left out, as `fill` does.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for cell in cells:
        groups.setdefault((cell.column, cell.text), []).append(cell.program_id)
    for column, text in groups:
        checked(column, text)
    return tuple(
        one
        for (column, text), program_ids in groups.items()
        for one in fill(program_ids, column, text, today)
    )


def add(rows: Sequence[Mapping[str, str]], today: date) -> list[int]:
    """Add programs from cells by column, of which only the name must be filled; return their ids.

    All rows have the same columns.
    """
    if not rows:
        return []
    own = ["name", *(c for c in rows[0] if c != "name" and program_columns.settable(c))]
    values = [[checked(column, row.get(column, "")) for column in own] for row in rows]
    first = bulk.next_id(Program)
    bulk.insert(Program, own, values)
    made = list(range(first, first + len(rows)))
    others = [column for column in rows[0] if column not in own]
    write(
        (
            Cell(program_id, column, row[column])
            for program_id, row in zip(made, rows, strict=True)
            for column in others
            if row[column].strip()
        ),
        today,
    )
    return made


def _edit(program_ids: Sequence[int], column: str, value: object, told: Progress) -> tuple[LeftOut, ...]:
    if column == "tier" and (value is None or isinstance(value, int)):
        return tiers.give(program_ids, value, told)
    changed = 0
    for at in range(0, len(program_ids), _CHUNK):
        told(at, len(program_ids))
        part = program_ids[at : at + _CHUNK]
        changed += Program.update({column: value}).where(Program.id << part).execute()
    if changed < len(set(program_ids)):
        raise UserError("One of these programs is not in the plan any more.")
    return ()


def _state(program_ids: Collection[int], field: ClaimField, value: str, today: date) -> None:
    known = facts.read(today, program_ids)
    differing = {
        program_id: fact
        for program_id in dict.fromkeys(program_ids)
        if (fact := known.get(program_id, facts.NONE)[field]).value != value
    }
    own = {program_id: _own_word(fact, today) for program_id, fact in differing.items()}
    same = {claim_id for claim_id in own.values() if claim_id}
    beside = [claim.id for fact in differing.values() for claim in fact.claims if claim.picked]
    bulk.update(Claim, ("picked",), dict.fromkeys((c for c in beside if c not in same), (0,)))
    bulk.update(Claim, ("value", "picked"), dict.fromkeys(same, (value, 1)))
    bulk.insert(
        Claim,
        ("program_id", "field", "value", "source_kind", "seen", "seen_on", "picked"),
        [
            (program_id, field.value, value, SourceKind.OWN.value, today.isoformat(), today.isoformat(), 1)
            for program_id, claim_id in own.items()
            if not claim_id
        ],
    )


def _own_word(fact: Fact, today: date) -> int:
    """Return the id of the applicant's own claim of today, 0 if there is none."""
    mine = (SourceKind.OWN, "", today)
    return next((c.id for c in fact.claims if (c.source_kind, c.source, c.seen_on) == mine), 0)
