"""Judging the same programs many times over: each part is worked out once for all of which it is the same."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TypeVar

from matchplanner.domain import tiers
from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.eligibility import ELIGIBILITY_FIELDS, Applicant, Gates, State, gates
from matchplanner.domain.fit import FitRange, Goal, GoalLine
from matchplanner.domain.known import Known
from matchplanner.domain.next_steps import Outlook
from matchplanner.domain.rubric import ScoreRange
from matchplanner.domain.tiers import RESEARCH_FIELDS, SIZE_FIELDS, Judged

V = TypeVar("V")


class Judging:
    """Tells how programs stand for one applicant, as `gates`, `total` and `suggest` do for one program.

    The worklist of what to find out asks this some hundred times of each
    program, with one answer changed: what does not hang on that answer is
    looked up.
    """

    def __init__(self, goals: Sequence[Goal], mine: Applicant) -> None:
        """Judge by these goals and this profile."""
        self._mine = mine
        self._best = sum(goal.points for goal in goals)
        self._goals = [(_fields_of(goal), goal, dict[Hashable, tuple[int, int]]()) for goal in goals]
        self._gates: dict[Hashable, tuple[State, bool, Judged]] = {}
        self._research: dict[Hashable, Judged] = {}
        self._size: dict[Hashable, Judged] = {}
        self._scores: dict[Hashable, Judged] = {}

    def __call__(self, known: Known, score: ScoreRange) -> Outlook:
        """Return how a program stands of which this is known."""
        read, figure = known.values.get, self._fit(known)
        ruled = (score.low > 0, score.known and score.high == 0, *map(read, ELIGIBILITY_FIELDS))
        eligibility, closed, by_gates = _once(
            self._gates, ruled, lambda: _summed(gates(known, score, self._mine))
        )
        sized = (known.tags, *map(read, SIZE_FIELDS))
        by_size = _once(self._size, sized, lambda: tiers.by_size(known, self._mine.target_year))
        researched = tuple(map(read, RESEARCH_FIELDS))
        by_research = _once(self._research, researched, lambda: tiers.by_research(known))
        by_score = _once(self._scores, score, lambda: tiers.by_score(score))
        judged = {**by_gates, **by_size, **by_research, **by_score, **tiers.by_goals(figure)}
        return Outlook(eligibility, None if closed else tiers.tier_of(judged), figure, score)

    def _fit(self, known: Known) -> FitRange:
        low = high = 0
        read, own = known.values.get, (known.program_type, known.tags, known.faculty)
        for fields, goal, seen in self._goals:
            least, most = _once(seen, (own, *map(read, fields)), partial(_points, goal, known))
            low, high = low + least, high + most
        return FitRange(low, high, self._best)


def _once(seen: dict[Hashable, V], key: Hashable, find: Callable[[], V]) -> V:
    found = seen.get(key)
    if found is None:
        found = seen[key] = find()
    return found


def _points(goal: Goal, known: Known) -> tuple[int, int]:
    line = GoalLine(goal, tuple(sign.read(known) for sign in goal.signs))
    return line.low, line.high


def _summed(held: Gates) -> tuple[State, bool, Judged]:
    return held.eligibility, bool(held.closed), tiers.by_gates(held)


def _fields_of(goal: Goal) -> tuple[ClaimField, ...]:
    return tuple(sorted({field for sign in goal.signs for field in sign.fields}))
