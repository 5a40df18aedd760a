"""Three orders of the same programs, by score, two at a time and one's own, and where they disagree (B7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from matchplanner.domain import rank_scores
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.pair_relations import Relations
from matchplanner.domain.rank_scores import Disagreement, Ratings, Score, Weights

Pair = tuple[int, int]
"""Two programs, the preferred one first."""


class Order(LabelledEnum):
    """What puts the programs in order."""

    SCORE = "score", "Weighted score"
    PAIRS = "pairs", "Two at a time"
    MINE = "mine", "My order"


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two programs that the orders do not all put the same way round.

    `over` are the orders with `above` higher, `under` those with `below` higher;
    one that leaves the two level or open is in neither. Where the scores take
    part they speak for `below`, and `scored` tells by how much and why. `apart`
    counts the places between the two on one's own list, 0 off it.
    """

    above: int
    below: int
    over: tuple[Order, ...]
    under: tuple[Order, ...]
    scored: Disagreement | None = None
    apart: int = 0

    @property
    def pair(self) -> frozenset[int]:
        """The two, whichever way round."""
        return frozenset((self.above, self.below))

    @property
    def between(self) -> frozenset[Order]:
        """The orders that take part."""
        return frozenset((*self.over, *self.under))

    def first_by(self, order: Order) -> int:
        """Return which of the two an order that takes part puts first."""
        return self.above if order in self.over else self.below


@dataclass(frozen=True, slots=True)
class Orders:
    """What the three orders are drawn from.

    `mine` is one's own list, the most preferred first; `preferred` are the
    pairs that the answers settle without contradiction.
    """

    mine: tuple[int, ...]
    preferred: frozenset[Pair]
    weights: Weights
    ratings: Mapping[int, Ratings]

    def scores(self) -> dict[int, Score | None]:
        """Return the weighted score of each program."""
        return rank_scores.scores(self.weights, self.ratings)

    def between(self, first: int, second: int) -> Dispute | None:
        """Return where the orders disagree about two programs, None where they do not."""
        mine = tuple(program for program in self.mine if program in (first, second))
        pairs = self.preferred & {(first, second), (second, first)}
        ratings = {program: self.ratings[program] for program in (first, second)}
        return next(iter(Orders(mine, pairs, self.weights, ratings).disputes()), None)

    def disputes(self) -> tuple[Dispute, ...]:
        """Return where the orders disagree, the largest difference of scores first.

        Below stand those in which the scores take no part, because they are
        level or unknown ratings leave them open: the further apart on one's own
        list, the higher.
        """
        own: dict[Pair, tuple[Order, ...]] = dict.fromkeys(combinations(self.mine, 2), (Order.MINE,))
        for pair in sorted(self.preferred):
            own[pair] = (Order.PAIRS, *own.get(pair, ()))
        at = {program: place for place, program in enumerate(self.mine)}

        def dispute(above: int, below: int, scored: Disagreement | None) -> Dispute:
            against = own.get((below, above), ())
            under = against if scored is None else (Order.SCORE, *against)
            apart = abs(at[above] - at[below]) if above in at and below in at else 0
            return Dispute(above, below, own[above, below], under, scored, apart)

        found = [
            dispute(one.above, one.below, one)
            for one in rank_scores.against_scores(own, self.weights, self.ratings)
        ]
        named = {one.pair for one in found}
        rest = [
            dispute(above, below, None)
            for (above, below), orders in own.items()
            if Order.MINE in orders and (below, above) in own and frozenset((above, below)) not in named
        ]
        return (*found, *sorted(rest, key=lambda one: -one.apart))


def leading(disputes: Iterable[Dispute]) -> tuple[Dispute, ...]:
    """Return the first dispute about each program that stands too high, or too low, as another order has it.

    A pair is left out where its upper program was named before as too high, or
    its lower one as too low.
    """
    high: set[int] = set()
    low: set[int] = set()
    found = []
    for one in disputes:
        if one.above not in high and one.below not in low:
            found.append(one)
        high.add(one.above)
        low.add(one.below)
    return tuple(found)


def preferred(programs: Iterable[int], said: Relations) -> frozenset[Pair]:
    """Return the pairs of programs that answers settle, directly or by what follows from them.

    Where answers contradict each other, neither program is preferred.
    """
    sure = [one for one in programs if said.group_of[one] not in said.tangled]
    return frozenset(
        (upper, lower)
        for upper in sure
        for lower in sure
        if said.outranks(said.group_of[upper], said.group_of[lower])
    )
