"""Weighted scores of programs: exact fractions, and a range where a rating is unknown (R218)."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import lcm

BEST = Fraction(10)
"""The highest rating; the lowest is 0."""

USUAL_CRITERIA = ("Quality and fit", "IMG and visa reliability", "Geography and personal")
"""What the guide combines (R218); the applicant may rename, add and delete."""

Weights = Mapping[int, Fraction]
"""How much each criterion weighs, by its id; any scale, never negative."""

Ratings = Mapping[int, Fraction]
"""A program's ratings by criterion, 0 to 10; a criterion that is missing is unknown."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a program's ratings come to out of 10: from `low` to `high`, the same where all are known."""

    low: Fraction
    high: Fraction

    @property
    def exact(self) -> bool:
        """Whether every criterion that weighs anything is rated."""
        return self.low == self.high

    @property
    def middle(self) -> Fraction:
        """What the order goes by while a rating is unknown."""
        return (self.low + self.high) / 2

    def as_text(self) -> str:
        """Return "6.95", or "5.20-7.70" for a range."""
        return decimal(self.low) if self.exact else f"{decimal(self.low)}-{decimal(self.high)}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a program may stand in the order of scores; `shared` says that another has its very score."""

    first: int
    last: int
    shared: bool = False

    def as_text(self) -> str:
        """Return "3", "=2" for a tie, or "2-4" while unknown ratings leave it open."""
        if self.first != self.last:
            return f"{self.first}-{self.last}"
        return f"={self.first}" if self.shared else str(self.first)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two programs that an order of the applicant's own puts against their scores.

    `above` stands higher there although `below` scores at least `gap` more;
    `criterion` speaks most for `below`.
    """

    above: int
    below: int
    gap: Fraction
    criterion: int


@dataclass(frozen=True, slots=True)
class _Sums:
    """Weights and ratings as whole numbers, for comparing many programs at once.

    A score is its sum divided by `unit`, so sums compare as scores do; `best`
    is the highest rating in the same measure as `ratings`.
    """

    parts: Mapping[int, int]
    ratings: Mapping[int, Mapping[int, int]]
    best: int
    unit: int

    def bounds(self, program: int) -> tuple[int, int] | None:
        """Return the lowest and the highest sum of a program, None while nothing that counts is rated."""
        held = self.ratings[program]
        low, unknown, rated = 0, 0, False
        for key, part in self.parts.items():
            if key in held:
                low += part * held[key]
                rated = True
            else:
                unknown += part
        return (low, low + unknown * self.best) if rated else None

    def speaks_most(self, better: int, worse: int) -> int:
        """Return the criterion that adds most to a lead; what is unknown counts against the lead."""
        ahead, behind = self.ratings[better], self.ratings[worse]
        return max(
            self.parts, key=lambda key: self.parts[key] * (ahead.get(key, 0) - behind.get(key, self.best))
        )


def _sums(weights: Weights, ratings: Mapping[int, Ratings]) -> _Sums:
    parts = {key: weight for key, weight in weights.items() if weight}
    scale = lcm(*(weight.denominator for weight in parts.values()))
    whole = {key: int(weight * scale) for key, weight in parts.items()}
    fine = lcm(*{rating.denominator for held in ratings.values() for rating in held.values()})
    rated = {
        program: {key: rating.numerator * (fine // rating.denominator) for key, rating in held.items()}
        for program, held in ratings.items()
    }
    return _Sums(whole, rated, int(BEST) * fine, sum(whole.values()) * fine)


@lru_cache(maxsize=4096)
def exact(value: float) -> Fraction:
    """Return the number as it was typed: 0.1 is one tenth."""
    return Fraction(str(value))


def decimal(value: Fraction, digits: int = 2) -> str:
    """Return a fraction that is not negative with so many decimals, halves rounded up."""
    scale = 10**digits
    units = (value * scale * 2 + 1) // 2
    whole, rest = divmod(int(units), scale)
    return f"{whole}.{rest:0{digits}d}" if digits else str(whole)


def shares(weights: Weights) -> dict[int, Fraction]:
    """Return the weights as parts of one; none where nothing weighs anything."""
    whole = sum(weights.values(), Fraction(0))
    return {key: weight / whole for key, weight in weights.items()} if whole else {}


def score(weights: Weights, ratings: Ratings) -> Score | None:
    """Return a program's weighted score, None while nothing that weighs anything is rated."""
    return scores(weights, {0: ratings})[0]


def scores(weights: Weights, ratings: Mapping[int, Ratings]) -> dict[int, Score | None]:
    """Return the weighted score of each program."""
    sums = _sums(weights, ratings)
    found: dict[int, Score | None] = {}
    for program in ratings:
        held = sums.bounds(program)
        found[program] = (
            None if held is None else Score(Fraction(held[0], sums.unit), Fraction(held[1], sums.unit))
        )
    return found


def places(scores: Mapping[int, Score | None]) -> dict[int, Place]:
    """Return where each program with a score may stand among them."""
    known = {key: held for key, held in scores.items() if held is not None}
    lows = sorted(held.low for held in known.values())
    highs = sorted(held.high for held in known.values())
    alike = Counter((held.low, held.high) for held in known.values())
    found = {}
    for key, held in known.items():
        surely = len(lows) - bisect_right(lows, held.high)
        perhaps = (
            len(highs) - bisect_right(highs, held.low) - (not held.exact)
        )  # its own high is above its low
        shared = held.exact and alike[held.low, held.high] > 1
        found[key] = Place(surely + 1, perhaps + 1, shared=shared)
    return found


def ordered(scores: Mapping[int, Score | None], mine: Sequence[int]) -> tuple[int, ...]:
    """Return the programs by score, the highest first, without a score last; ties keep my order."""
    at = {key: place for place, key in enumerate(mine)}

    def standing(key: int) -> tuple[bool, Fraction, int]:
        held = scores[key]
        return held is None, Fraction(0) if held is None else -held.middle, at.get(key, len(at))

    return tuple(sorted(scores, key=standing))


def disagreements(
    mine: Sequence[int], weights: Weights, ratings: Mapping[int, Ratings]
) -> tuple[Disagreement, ...]:
    """Return every pair that my order puts against its scores, the largest gap first.

    Where unknown ratings could close the gap, there is no disagreement to name.
    """
    return against_scores(combinations(mine, 2), weights, ratings)


def against_scores(
    pairs: Iterable[tuple[int, int]], weights: Weights, ratings: Mapping[int, Ratings]
) -> tuple[Disagreement, ...]:
    """Return those of the pairs, put as above and below, whose scores say the opposite; largest gap first."""
    sums = _sums(weights, ratings)
    bounds = {program: sums.bounds(program) for program in ratings}
    found = []
    for above, below in pairs:
        upper, lower = bounds.get(above), bounds.get(below)
        if upper is not None and lower is not None and lower[0] > upper[1]:
            found.append((lower[0] - upper[1], above, below))
    found.sort(key=lambda pair: -pair[0])
    return tuple(
        Disagreement(above, below, Fraction(gap, sums.unit), sums.speaks_most(below, above))
        for gap, above, below in found
    )
