"""The rank order list: programs in the order of true preference."""

from collections.abc import Iterable
from dataclasses import dataclass

from matchplanner.domain import entry, ranking
from matchplanner.domain.interviews import OFF, InterviewStatus
from matchplanner.domain.rubric import ScoreRange
from matchplanner.errors import UserError
from matchplanner.services import scoring
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Interview, Program, RankEntry


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
    query = RankEntry.select(RankEntry, Program).join(Program).order_by(RankEntry.position, RankEntry.id)
    return tuple(
        RankRow(
            id=line.id,
            position=position,
            program_id=line.program.id,
            program=line.program.name,
            institution=line.program.institution,
            nrmp_code=line.program.nrmp_code,
            tier=line.program.tier,
            score=scores.get(line.program.id, open_score),
            note=line.note,
            interviewed=line.program.id in invited,
        )
        for position, line in enumerate(query, start=1)
    )


def listed() -> tuple[tuple[int, str], ...]:
    """Return the list's programs, id and name, most preferred first."""
    query = RankEntry.select(Program.id, Program.name).join(Program)
    return tuple(tuples(query.order_by(RankEntry.position, RankEntry.id)))


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
