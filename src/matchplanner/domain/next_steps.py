"""What to find out next: which answer could move a program most, tried answer by answer.

For every open question of every program each possible answer is put in, one
question at a time, and everything is judged again. What counts is what no
longer stands as it stood: a rule that would close, another suggested tier, and
how many other programs would be passed in the order by fit or by IMG score. No
answer is held to be likelier than another.
"""

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from matchplanner.domain import fit as fit_order
from matchplanner.domain import rubric as score_order
from matchplanner.domain.eligibility import State
from matchplanner.domain.fit import FitRange
from matchplanner.domain.known import Known, Signature, with_points
from matchplanner.domain.questions import Question
from matchplanner.domain.rubric import ScoreRange
from matchplanner.progress import Sliced

Key = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A program as far as it is known; `open` are the criteria of the IMG score without points.

    `care` says how much the applicant has put into it: it settles equal effects.
    """

    id: int
    known: Known
    score: ScoreRange
    open: tuple[str, ...] = ()
    care: Key = ()


@dataclass(frozen=True, slots=True)
class Outlook:
    """How a program would stand."""

    eligibility: State
    tier: int | None
    fit: FitRange
    score: ScoreRange


Judge = Callable[[Known, ScoreRange], Outlook]


@dataclass(frozen=True, slots=True)
class Effect:
    """What the answers to one question could change.

    `tiers` are the suggested tiers, other than the present one, that some
    answer leads to (None: no tier any more). `passed_in_fit` and
    `passed_in_score` are the most other programs that one answer would put on
    the other side.
    """

    question: Question
    tiers: tuple[int | None, ...] = ()
    closes: bool = False
    clears: bool = False
    passed_in_fit: int = 0
    passed_in_score: int = 0

    @property
    def crosses(self) -> bool:
        """Whether some answer leads over a border: into another tier, or out of the list."""
        return bool(self.tiers) or self.closes

    @property
    def matters(self) -> bool:
        """Whether any answer changes anything."""
        return self.crosses or self.clears or self.passed > 0

    @property
    def passed(self) -> int:
        """Return how many programs are passed in both orders together."""
        return self.passed_in_fit + self.passed_in_score


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the worklist."""

    program_id: int
    effect: Effect


@dataclass(frozen=True, slots=True)
class _Placed:
    """A program with what decides between equal effects."""

    care: Key
    place: int
    subject: Subject

    def order(self) -> tuple[Key, int]:
        """Return what comes first: the dearest, then the first on the list."""
        return self.care, self.place


@dataclass(frozen=True, slots=True)
class _Orders:
    """The places of all programs by fit and by IMG score, sorted."""

    fits: Sequence[Key]
    scores: Sequence[Key]


def worklist(
    subjects: Sequence[Subject], questions: Sequence[Question], judge: Judge, limit: int
) -> Sliced[tuple[Step, ...]]:
    """Return the questions whose answers could change most, at most `limit` of them.

    First what leads over a border, then by the number of programs passed, then
    by the applicant's care, then in the order of the programs and questions.
    Programs of which the same is known share their effects. One group of
    alike programs is a slice.
    """
    groups = _alike(subjects)
    standing = {}
    for done, (mark, alike) in enumerate(groups.items()):
        standing[mark] = judge(alike[0].subject.known, alike[0].subject.score)
        yield done, 2 * len(groups)
    orders = _Orders(
        _sorted((fit_order.best_first(standing[mark].fit), len(alike)) for mark, alike in groups.items()),
        _sorted((score_order.best_first(standing[mark].score), len(alike)) for mark, alike in groups.items()),
    )
    found: dict[Key, list[tuple[int, Effect, list[_Placed]]]] = {}
    for done, (mark, alike) in enumerate(groups.items(), start=len(groups)):
        for number, question in enumerate(questions):
            effect = _effect(alike[0].subject, question, standing[mark], judge, orders)
            if effect.matters:
                found.setdefault(_order(effect), []).append((number, effect, alike))
        yield done, 2 * len(groups)
    return _first(found, limit)


def _alike(subjects: Sequence[Subject]) -> dict[tuple[object, ...], list[_Placed]]:
    """Return the programs by what is known of them, those dear to the applicant first."""
    groups: dict[tuple[object, ...], list[_Placed]] = {}
    signatures: dict[int, Signature] = {}
    for place, subject in enumerate(subjects):
        one = id(subject.known)  # programs that are known to be alike may share it
        if one not in signatures:
            signatures[one] = subject.known.signature()
        mark = (signatures[one], subject.score, subject.open)
        groups.setdefault(mark, []).append(_Placed(tuple(-n for n in subject.care), place, subject))
    for alike in groups.values():
        alike.sort(key=_Placed.order)
    return groups


def _first(
    found: Mapping[Key, Sequence[tuple[int, Effect, Sequence[_Placed]]]], limit: int
) -> tuple[Step, ...]:
    """Return the first lines; which come first among equal effects, care and place decide."""
    steps: list[Step] = []
    for order in sorted(found):
        left = limit - len(steps)
        if not left:
            break
        lines = (
            (one.care, one.place, number, one.subject.id, effect)
            for number, effect, alike in found[order]
            for one in alike[:left]
        )
        steps += [
            Step(program_id, effect)
            for _care, _place, _number, program_id, effect in heapq.nsmallest(
                left, lines, key=lambda line: line[:3]
            )
        ]
    return tuple(steps)


def _sorted(counted: Iterable[tuple[Key, int]]) -> list[Key]:
    """Return each key as often as it counts, in order."""
    return [key for key, count in sorted(counted) for _time in range(count)]


def passed(order: Sequence[Key], old: Key, new: Key) -> int:
    """Return how many keys of a sorted order lie strictly between two keys: programs that are passed."""
    low, high = min(old, new), max(old, new)
    return max(bisect_left(order, high) - bisect_right(order, low), 0)


def _order(effect: Effect) -> Key:
    return (not effect.crosses, -effect.passed, -len(effect.tiers) - effect.closes, not effect.clears)


def _effect(subject: Subject, question: Question, now: Outlook, judge: Judge, orders: _Orders) -> Effect:
    outlooks = [judge(known, score) for known, score in _answers(subject, question)]
    tiers = {one.tier for one in outlooks} - {now.tier}
    old_fit, old_score = fit_order.best_first(now.fit), score_order.best_first(now.score)
    return Effect(
        question,
        tuple(sorted(tiers, key=lambda tier: (tier is None, tier or 0))),
        closes=now.eligibility is not State.CLOSED and any(o.eligibility is State.CLOSED for o in outlooks),
        clears=now.eligibility is State.OPEN and any(o.eligibility is State.MET for o in outlooks),
        passed_in_fit=_most(passed(orders.fits, old_fit, fit_order.best_first(one.fit)) for one in outlooks),
        passed_in_score=_most(
            passed(orders.scores, old_score, score_order.best_first(one.score)) for one in outlooks
        ),
    )


def _answers(subject: Subject, question: Question) -> list[tuple[Known, ScoreRange]]:
    if question.criterion:
        if question.criterion not in subject.open:
            return []
        return [
            (subject.known, with_points(subject.score, points, question.best)) for points in question.points
        ]
    if not question.open_in(subject.known):
        return []
    return [(known, subject.score) for known in question.answers(subject.known)]


def _most(counts: Iterable[int]) -> int:
    return max(counts, default=0)
