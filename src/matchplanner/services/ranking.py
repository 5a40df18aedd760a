"""The rank order lists: programs in the order of true preference.

One order is kept of all programs; each match takes those of it that are its own,
and a place is counted among these.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matchplanner.domain import entry, rank_lists
from matchplanner.domain.interviews import OFF, InterviewStatus
from matchplanner.domain.rank_lists import MatchList, Membership
from matchplanner.domain.rubric import ScoreRange
from matchplanner.errors import UserError
from matchplanner.services import rank_lists as lists
from matchplanner.services import scoring
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Interview, Program, RankEntry
from matchplanner.wording import say


@dataclass(frozen=True, slots=True)
class RankRow:
    """A place on a list; `position` counts from 1 within that list, `nrmp_code` may be "".

    `member` tells which list it is, for which specialty, and whether that is known.
    """

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
    member: Membership


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program that could go on the list."""

    id: int
    program: str
    institution: str
    interviewed: bool


def rows(of: MatchList | None = None) -> tuple[RankRow, ...]:
    """Return one list, or all of them, most preferred first."""
    invited, scores, open_score = _interviewed(), scoring.scores(), scoring.score({})
    shown = (Program.id, Program.name, Program.institution, Program.nrmp_code, Program.tier)
    query = RankEntry.select(RankEntry.id, RankEntry.note, *shown).join(Program)
    lines = tuples(query.order_by(RankEntry.position, RankEntry.id))
    members = lists.memberships(program for _entry, _note, program, *_rest in lines)
    places = _places([program for _entry, _note, program, *_rest in lines], members)
    return tuple(
        RankRow(
            id=entry_id,
            position=places[program],
            program_id=program,
            program=name,
            institution=institution,
            nrmp_code=code,
            tier=tier,
            score=scores.get(program, open_score),
            note=note,
            interviewed=program in invited,
            member=members[program],
        )
        for entry_id, note, program, name, institution, code, tier in lines
        if of in (None, members[program].of)
    )


def listed(of: MatchList | None = None) -> tuple[tuple[int, str], ...]:
    """Return the programs of one list, or of all of them, id and name, most preferred first."""
    query = RankEntry.select(Program.id, Program.name).join(Program)
    found = tuple(tuples(query.order_by(RankEntry.position, RankEntry.id)))
    if of is None:
        return found
    members = lists.memberships(program for program, _name in found)
    return tuple(one for one in found if members[one[0]].of is of)


def candidates(of: MatchList | None = None) -> tuple[Candidate, ...]:
    """Return the programs with an interview that are not on the list, by name."""
    return _offered(of, _interviewed())


def others(of: MatchList | None = None) -> tuple[Candidate, ...]:
    """Return every program of a list, or of all, that is not on it: interviewed ones first, then by name."""
    return _offered(of, None)


def _offered(of: MatchList | None, among: frozenset[int] | None) -> tuple[Candidate, ...]:
    invited = _interviewed() if among is None else among
    listed = set(_order())
    query = Program.select(Program.id, Program.name, Program.institution)
    rows = [one for one in tuples(query) if one[0] not in listed and (among is None or one[0] in among)]
    members = {} if of is None else lists.memberships(one[0] for one in rows)
    found = [
        Candidate(record, name, institution, record in invited)
        for record, name, institution in rows
        if of is None or members[record].of is of
    ]
    return tuple(sorted(found, key=lambda row: (not row.interviewed, row.program.casefold(), row.id)))


def add(program_id: int) -> int:
    """Put a program at the end of its list; return the entry's id."""
    program = Program.get_or_none(Program.id == program_id)
    if program is None:
        raise UserError("This program is not in the plan any more.")
    if RankEntry.get_or_none(RankEntry.program == program) is not None:
        raise UserError(
            say("{program} is on the rank list already.", program=program.name),
            "Move it to the place you want.",
        )
    _renumber(_order())
    return RankEntry.create(program=program, position=len(_order()) + 1).id


def remove(program_id: int) -> None:
    """Take a program off the list; those below move up."""
    _entry(program_id).delete_instance()
    _renumber(_order())


def move(program_id: int, to_position: int) -> None:
    """Put a program at a position of its list counted from 1; beyond an end means that end.

    What stands on other lists stays where it is.
    """
    order, item = _order(), _entry(program_id).program.id
    members = lists.memberships(order)
    own = {key for key in order if members[key].of is members[item].of}
    _renumber(rank_lists.moved_within(order, own, item, to_position))


def rewrite(of: MatchList, program_ids: Iterable[int], notes: Mapping[int, str]) -> None:
    """Make a list hold exactly these programs, in this order, with these notes.

    What stands on other lists stays in its order. Raises UserError for a program
    that is not in the plan or belongs to another list.
    """
    wanted = list(dict.fromkeys(program_ids))
    before = _order()
    members = lists.memberships((*before, *wanted))
    if any(key not in members or members[key].of is not of for key in wanted):
        raise UserError("A program of this order is not in the plan any more, or in another match.")
    for key in before:
        if members[key].of is of and key not in wanted:
            RankEntry.delete().where(RankEntry.program == key).execute()
    for key in wanted:
        if key not in before:
            RankEntry.create(program=key, position=len(before) + 1, note="")
        same = RankEntry.note == notes.get(key, "")
        RankEntry.update(note=notes.get(key, "")).where((RankEntry.program == key) & ~same).execute()
    kept = [key for key in before if members[key].of is not of or key in wanted]
    _renumber(rank_lists.rearranged([*kept, *(key for key in wanted if key not in before)], wanted))


def annotate(program_id: int, note: object) -> None:
    """Store the note beside a program's place."""
    line = _entry(program_id)
    line.note = entry.one_line(note)
    line.save(only=["note"])


def _interviewed() -> frozenset[int]:
    held = [status.value for status in InterviewStatus if status not in OFF]
    query = Interview.select(Interview.program).where(Interview.status.in_(held))
    return frozenset(program_id for (program_id,) in tuples(query))


def _places(order: Iterable[int], members: Mapping[int, Membership]) -> dict[int, int]:
    """Return the place of each program among those of its list."""
    counts: dict[MatchList, int] = {}
    found = {}
    for key in order:
        of = members[key].of
        counts[of] = found[key] = counts.get(of, 0) + 1
    return found


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
