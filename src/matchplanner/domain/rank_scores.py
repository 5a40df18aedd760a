"""Weighted scores of programs: exact fractions, and a range where a rating is unknown (R218)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

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
    """Two programs that the applicant ranks against their scores.

    `above` stands higher on the applicant's own list although `below` scores at
    least `gap` more; `criterion` speaks most for `below`.
    """

    above: int
    below: int
    gap: Fraction
    criterion: int


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
    return _score({key: part for key, part in shares(weights).items() if part}, ratings)


def _score(parts: Weights, ratings: Ratings) -> Score | None:
    """Return the score by parts of one, none of them 0."""
    if not any(key in ratings for key in parts):
        return None
    low = sum((part * ratings[key] for key, part in parts.items() if key in ratings), Fraction(0))
    unknown = sum((part for key, part in parts.items() if key not in ratings), Fraction(0))
    return Score(low, low + unknown * BEST)


def places(scores: Mapping[int, Score | None]) -> dict[int, Place]:
    """Return where each program with a score may stand among them."""
    known = {key: held for key, held in scores.items() if held is not None}
    return {key: _place(key, known) for key in known}


def _place(key: int, known: Mapping[int, Score]) -> Place:
    mine = known[key]
    others = [other for at, other in known.items() if at != key]
    surely = sum(other.low > mine.high for other in others)
    perhaps = sum(other.high > mine.low for other in others)
    return Place(surely + 1, perhaps + 1, shared=mine.exact and mine in others)


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
    parts = {key: part for key, part in shares(weights).items() if part}
    scores = {key: _score(parts, ratings.get(key, {})) for key in mine}
    found = []
    for at, above in enumerate(mine):
        for below in mine[at + 1 :]:
            upper, lower = scores[above], scores[below]
            if upper is not None and lower is not None and lower.low > upper.high:
                spoken = _speaks_most(parts, ratings[below], ratings[above])
                found.append(Disagreement(above, below, lower.low - upper.high, spoken))
    return tuple(sorted(found, key=lambda pair: -pair.gap))


def _speaks_most(parts: Weights, better: Ratings, worse: Ratings) -> int:
    """Return the criterion that adds most to the lead; what the other may still get counts as its best."""
    return max(parts, key=lambda key: parts[key] * (better.get(key, Fraction(0)) - worse.get(key, BEST)))
