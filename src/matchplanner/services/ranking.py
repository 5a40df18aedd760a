"""The rank order list: programs in the order of true preference."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry, official_lists, ranking
from matchplanner.domain.claims import ClaimField, is_warning
from matchplanner.domain.interviews import OFF, InterviewStatus
from matchplanner.domain.ranking import RankWarning
from matchplanner.domain.rubric import ScoreRange
from matchplanner.errors import UserError
from matchplanner.services import facts, scoring
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Interview, Program, RankEntry

_ANY_DAY = date(2000, 1, 1)
"""The day only tells how old facts are, which the rank list does not ask."""


@dataclass(frozen=True, slots=True)
class RankRow:
    """A place on the list; `position` counts from 1, `nrmp_code` may be ""."""

    id: int
    position: int
    program_id: int
    program: str
    institution: str
    nrmp_code: str
    tier: int | None
    score: ScoreRange
    note: str
    interviewed: bool
    warnings: tuple[RankWarning, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program that could go on the list."""

    id: int
    program: str
    institution: str
    interviewed: bool


def rows() -> tuple[RankRow, ...]:
    """Return the list, most preferred first."""
    invited, scores, open_score = _interviewed(), scoring.scores(), scoring.score({})
    known = facts.read(_ANY_DAY, _order())
    query = RankEntry.select(RankEntry, Program).join(Program).order_by(RankEntry.position, RankEntry.id)
    found = []
    for position, line in enumerate(query, start=1):
        program = line.program
        interviewed = program.id in invited
        held = known.get(program.id, facts.NONE)
        status = held[ClaimField.ACCREDITATION]
        found.append(
            RankRow(
                id=line.id,
                position=position,
                program_id=program.id,
                program=program.name,
                institution=program.institution,
                nrmp_code=program.nrmp_code,
                tier=program.tier,
                score=scores.get(program.id, open_score),
                note=line.note,
                interviewed=interviewed,
                warnings=ranking.warnings(
                    interviewed=interviewed,
                    nrmp_code=program.nrmp_code,
                    troubled=status.known and is_warning(status.value),
                    unlisted=bool(official_lists.gone_from(held)),
                ),
            )
        )
    return tuple(found)


def candidates() -> tuple[Candidate, ...]:
    """Return the programs with an interview that are not on the list, by name."""
    return tuple(candidate for candidate in others() if candidate.interviewed)


def others() -> tuple[Candidate, ...]:
    """Return every program that is not on the list, interviewed ones first, then by name."""
    invited = _interviewed()
    listed = set(_order())
    found = [
        Candidate(program.id, program.name, program.institution, program.id in invited)
        for program in Program.select(Program.id, Program.name, Program.institution)
        if program.id not in listed
    ]
    return tuple(sorted(found, key=lambda row: (not row.interviewed, row.program.casefold(), row.id)))


def add(program_id: int) -> int:
    """Put a program at the end of the list; return the entry's id."""
    program = Program.get_or_none(Program.id == program_id)
    if program is None:
        raise UserError("This program is not in the plan any more.")
    if RankEntry.get_or_none(RankEntry.program == program) is not None:
        raise UserError(f"{program.name} is on the rank list already.", "Move it to the place you want.")
    _renumber(_order())
    return RankEntry.create(program=program, position=len(_order()) + 1).id


def remove(program_id: int) -> None:
    """Take a program off the list; those below move up."""
    _entry(program_id).delete_instance()
    _renumber(_order())


def move(program_id: int, to_position: int) -> None:
    """Put a program at a position counted from 1; beyond an end means that end."""
    _renumber(ranking.moved(_order(), _entry(program_id).program.id, to_position))


def annotate(program_id: int, note: object) -> None:
    """Store the note beside a program's place."""
    line = _entry(program_id)
    line.note = entry.one_line(note)
    line.save(only=["note"])


def _interviewed() -> frozenset[int]:
    held = [status.value for status in InterviewStatus if status not in OFF]
    query = Interview.select(Interview.program).where(Interview.status.in_(held))
    return frozenset(program_id for (program_id,) in tuples(query))


def _order() -> tuple[int, ...]:
    query = RankEntry.select(RankEntry.program).order_by(RankEntry.position, RankEntry.id)
    return tuple(program_id for (program_id,) in tuples(query))


def close_gaps() -> None:
    """Renumber the list from 1 to n after programs on it were deleted."""
    _renumber(_order())


def _renumber(order: Iterable[int]) -> None:
    for position, program_id in enumerate(order, start=1):
        here = (RankEntry.program == program_id) & (RankEntry.position != position)
        RankEntry.update(position=position).where(here).execute()


def _entry(program_id: int) -> RankEntry:
    found = RankEntry.get_or_none(RankEntry.program == program_id)
    if not isinstance(found, RankEntry):
        raise UserError("This program is not on the rank list any more.")
    return found
