"""Two programs at a time: the stored answers, and the order they give (B8)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry, pair_strengths, pairwise
from matchplanner.domain.pair_relations import Verdict
from matchplanner.domain.pairwise import Standing
from matchplanner.domain.rank_lists import MatchList
from matchplanner.errors import UserError
from matchplanner.services import closing, pair_answers, ranking
from matchplanner.services.pair_answers import Round
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Program, RankChoice


@dataclass(frozen=True, slots=True)
class Board:
    """The programs that are compared and what the answers come to.

    `mine` is the place on the applicant's list of each that is on it, counted
    from 1; `strengths`, from 0 to 1, has those with an answer.
    """

    round: Round
    mine: Mapping[int, int]
    strengths: Mapping[int, float]

    @property
    def wanted(self) -> tuple[int, ...]:
        """The programs of the list in the order of the answers."""
        return tuple(program for program in self.round.standing.order if program in self.mine)

    @property
    def differs(self) -> bool:
        """Whether the list stands in another order."""
        return self.wanted != tuple(sorted(self.mine, key=self.mine.__getitem__))


@dataclass(frozen=True, slots=True)
class Card:
    """What helps to choose a program: who and where it is, and what was noted; neither score nor rank leads.

    Each part is a heading with its lines; the notes of the interview, the longest, come last.
    """

    program: str
    institution: str
    place: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def standing(program_ids: Sequence[int]) -> Standing:
    """Return where the answers put these programs; what they leave open keeps the given order."""
    return pairwise.standing(program_ids, pair_answers.answers(RankChoice))


def board(of: MatchList | None = None) -> Board:
    """Return the round about the listed programs, in their order, and those with an interview.

    With a list, only what belongs to it.
    """
    listed = ranking.listed(of)
    offered = dict((*listed, *((row.id, row.program) for row in ranking.candidates(of))))
    held = pair_answers.round_of(RankChoice, tuple(offered), _names(offered))
    return Board(
        round=held,
        mine={program: at for at, (program, _name) in enumerate(listed, start=1)},
        strengths=pair_strengths.strengths([row.answer for row in held.answers]),
    )


def card(program_id: int) -> Card:
    """Return what helps to choose a program; raises UserError for one that is gone."""
    found = Program.get_or_none(Program.id == program_id)
    if not isinstance(found, Program):
        raise UserError("This program is not in the plan any more.")
    place = ", ".join(part for part in (found.city, found.state) if part)
    noted = [part for part in closing.notes(program_id).parts if part[0] != closing.BESIDE_RANK]
    parts = sorted(noted, key=lambda part: part[0] == closing.INTERVIEW_NOTES)
    return Card(found.name, found.institution, place, tuple(parts))


def answer(first: int, second: int, verdict: Verdict, today: date) -> int:
    """Store which of two programs is preferred, in place of an earlier answer; return its id."""
    return pair_answers.put(RankChoice, first, second, verdict, today)


def forget(answer_ids: Iterable[int]) -> None:
    """Delete answers about programs."""
    pair_answers.forget(RankChoice, answer_ids)


def annotate(answer_id: int, note: object) -> None:
    """Store the note beside an answer."""
    if not RankChoice.update(note=entry.one_line(note)).where(RankChoice.id == answer_id).execute():
        raise UserError("This answer is not in the plan any more.")


def put_in_order(program_ids: Sequence[int]) -> None:
    """Put these listed programs into this order; others of their lists come before them."""
    end = len(ranking.listed())
    for program in program_ids:
        ranking.move(program, end)


def _names(offered: Iterable[int]) -> dict[int, str]:
    """Return the names of these programs, and of those that answers speak of."""
    told = {one for answer in pair_answers.answers(RankChoice) for one in answer.pair}
    query = Program.select(Program.id, Program.name).where(Program.id.in_([*told.union(offered)]))
    return dict(tuples(query))
