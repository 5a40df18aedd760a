"""How a disagreement of two orders is settled: by a weight, a rating, a place, or left as it is (B7).

What is proposed is exact: the weight or the rating at which two programs are
level, or the next one beyond it that can be written down.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from matchplanner.domain import rank_flips, rank_scores
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.orders import Dispute, Order, Orders
from matchplanner.domain.rank_scores import BEST, Place, Ratings, Weights

_MOST_WEIGHT = Fraction(100)
_ROOM = Fraction(99)
"""A weight that would have to be above 100 is put here, and the others are made smaller."""
_WEIGHT_STEP = Fraction(1, 10**6)
_RATING_STEP = Fraction(1, 100)


class Way(LabelledEnum):
    """How a disagreement was settled."""

    WEIGHT = "weight", "Weight changed"
    RATING = "rating", "Rating changed"
    ORDER = "order", "Order changed"
    LEFT = "left", "Left as it is"


@dataclass(frozen=True, slots=True)
class WeightChange:
    """Another weight for one criterion, at which `above` is level or just leads.

    `part` is what the criterion then counts for, 0 to 1, `was` what it counts
    for now; `weights` are all weights as they would be stored.
    """

    criterion: int
    was: Fraction
    part: Fraction
    weights: Weights


@dataclass(frozen=True, slots=True)
class RatingChange:
    """Another rating of one of the two on one criterion, at which they are level or have just swapped."""

    program: int
    criterion: int
    now: Fraction
    then: Fraction


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """Another place, counted from 1, for one of the two on one's own list."""

    program: int
    now: int
    then: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A program whose place by score or on one's own list changes."""

    program: int
    before: Place | None
    after: Place | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change would do: programs that move, disagreements that end and that begin."""

    moved: tuple[Moved, ...]
    ended: tuple[Dispute, ...]
    begun: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a settled disagreement rested on.

    `first` says which program each order that took part put first, `ratings`
    what the two were rated on the criteria that counted, by program; `gap` is
    by how much their scores differed, and `criterion` what spoke most for the
    higher one, None where the scores took no part.
    """

    first: Mapping[Order, int]
    ratings: Mapping[int, Ratings]
    gap: Fraction = Fraction(0)
    criterion: int | None = None

    def as_text(self) -> str:
        """Return what is stored."""
        return json.dumps(
            {
                "first": {order.value: program for order, program in self.first.items()},
                "ratings": {
                    str(program): {str(key): str(rating) for key, rating in held.items()}
                    for program, held in self.ratings.items()
                },
                "gap": str(self.gap),
                "criterion": self.criterion,
            },
            sort_keys=True,
        )

    @classmethod
    def parse(cls, text: str) -> "Facts | None":
        """Return what was stored, None where it cannot be read."""
        try:
            stored = json.loads(text)
            return cls(
                {Order(order): int(program) for order, program in stored["first"].items()},
                {
                    int(program): {int(key): Fraction(rating) for key, rating in held.items()}
                    for program, held in stored["ratings"].items()
                },
                Fraction(stored["gap"]),
                None if stored["criterion"] is None else int(stored["criterion"]),
            )
        except (ValueError, TypeError, KeyError, AttributeError, ZeroDivisionError):
            return None


def facts(dispute: Dispute | None, weights: Weights, ratings: Mapping[int, Ratings]) -> Facts:
    """Return what a disagreement rests on; without one there is nothing to rest on."""
    if dispute is None:
        return Facts({}, {})
    first = {order: dispute.first_by(order) for order in Order if order in dispute.between}
    if dispute.scored is None:
        return Facts(first, {})
    counting = [key for key, weight in weights.items() if weight]
    held = {
        program: {key: ratings[program][key] for key in counting if key in ratings[program]}
        for program in sorted(dispute.pair)
    }
    return Facts(first, held, dispute.scored.gap, dispute.scored.criterion)


def holds(kept: Facts, now: Facts) -> bool:
    """Say whether what was settled still covers the disagreement there is.

    It comes back when another order takes part or one has turned round, when
    either program is rated otherwise on what counts, when their scores differ
    by more than they did, or when another criterion speaks most. A smaller
    difference for the same reasons stays settled.
    """
    if any(kept.first.get(order) != program for order, program in now.first.items()):
        return False
    if Order.SCORE not in now.first:
        return True
    return now.ratings == kept.ratings and now.gap <= kept.gap and now.criterion == kept.criterion


def weight_changes(weights: Weights, above: Ratings, below: Ratings) -> tuple[WeightChange, ...]:
    """Return by which change of a single weight `above` would no longer score less, the smallest first.

    What is unknown of the two counts in favour of `above`, as it does where a
    disagreement is named; by such a criterion nothing is settled.
    """
    upper, lower = _at_best(weights, above), _at_worst(weights, below)
    shares = rank_scores.shares(weights)
    found = []
    for key in (key for key in weights if key in above and key in below):
        swap = rank_flips.flip(weights, key, upper, lower).at
        changed = None if swap is None else _reweighed(weights, key, upper, lower)
        if swap is not None and changed is not None:
            found.append(WeightChange(key, shares[key], swap, changed))
    return tuple(sorted(found, key=lambda change: abs(change.part - change.was)))


def _reweighed(weights: Weights, criterion: int, above: Ratings, below: Ratings) -> Weights | None:
    """Return all weights with one criterion's where `above` is level or a hair ahead.

    None where no weight that can be written down does it.
    """
    wanted = _level_weight(weights, criterion, above, below)
    if wanted > _MOST_WEIGHT:
        smaller = _ROOM / wanted
        weights = {key: _step(weight * smaller, _WEIGHT_STEP) for key, weight in weights.items()}
        if rank_flips.flip(weights, criterion, above, below).at is None:
            return None
        wanted = _level_weight(weights, criterion, above, below)
    up = above[criterion] > below[criterion]
    wanted = _step(wanted, _WEIGHT_STEP, up=up)
    return {**weights, criterion: wanted} if wanted <= _MOST_WEIGHT else None


def _level_weight(weights: Weights, criterion: int, above: Ratings, below: Ratings) -> Fraction:
    """Return the weight of one criterion at which two programs score the same, the others as they are."""
    others = sum(
        (
            weight * (above[key] - below[key])
            for key, weight in weights.items()
            if weight and key != criterion
        ),
        Fraction(0),
    )
    return others / (below[criterion] - above[criterion])


def rating_changes(
    weights: Weights, above: tuple[int, Ratings], below: tuple[int, Ratings]
) -> tuple[RatingChange, ...]:
    """Return which rating of either program, and which value of it, would level the two; smallest first.

    Only ratings that are known are offered: an unknown one counts in favour of
    `above` already.
    """
    (upper, first), (lower, second) = above, below
    parts = {key: part for key, part in rank_scores.shares(weights).items() if part}
    best, worst = _at_best(parts, first), _at_worst(parts, second)
    gap = sum((part * (worst[key] - best[key]) for key, part in parts.items()), Fraction(0))
    found = []
    for key, part in parts.items():
        if key in first:
            raised = _step(first[key] + gap / part, _RATING_STEP, up=True)
            found.append(RatingChange(upper, key, first[key], raised))
        if key in second:
            lowered = _step(second[key] - gap / part, _RATING_STEP, up=False)
            found.append(RatingChange(lower, key, second[key], lowered))
    possible = [change for change in found if 0 <= change.then <= BEST]
    return tuple(sorted(possible, key=lambda change: abs(change.then - change.now)))


def place_changes(mine: Sequence[int], dispute: Dispute) -> tuple[PlaceChange, ...]:
    """Return the two moves that turn a pair round on one's own list; none where the list takes no part."""
    if Order.MINE not in dispute.between:
        return ()
    upper, lower = sorted(dispute.pair, key=mine.index)
    high, low = mine.index(upper) + 1, mine.index(lower) + 1
    return PlaceChange(lower, low, high), PlaceChange(upper, high, low)


def effect(before: Orders, after: Orders) -> Effect:
    """Return what would be other than it is after a change of weights, ratings or one's own order."""
    places, then = _places(before, after)
    held = {one.pair: one for one in before.disputes()}
    coming = {one.pair: one for one in after.disputes()}
    return Effect(
        tuple(
            Moved(program, places.get(program), then.get(program))
            for program in before.ratings
            if places.get(program) != then.get(program)
        ),
        tuple(one for pair, one in held.items() if pair not in coming),
        tuple(one for pair, one in coming.items() if pair not in held),
    )


def _places(before: Orders, after: Orders) -> tuple[dict[int, Place], dict[int, Place]]:
    """Return the places that a change is about, before and after it."""
    if before.mine != after.mine:
        old, new = (
            {program: Place(at, at) for at, program in enumerate(one.mine, start=1)}
            for one in (before, after)
        )
        return old, new
    return rank_scores.places(before.scores()), rank_scores.places(after.scores())


def _at_best(weights: Weights, ratings: Ratings) -> dict[int, Fraction]:
    return {key: ratings.get(key, BEST) for key in weights}


def _at_worst(weights: Weights, ratings: Ratings) -> dict[int, Fraction]:
    return {key: ratings.get(key, Fraction(0)) for key in weights}


def _step(value: Fraction, step: Fraction, *, up: bool = False) -> Fraction:
    """Return the value as a whole number of steps, the next below it or, with `up`, above it."""
    return (ceil if up else floor)(value / step) * step
