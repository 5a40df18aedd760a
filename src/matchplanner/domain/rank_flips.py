"""At which weight of a criterion two programs swap, exactly, the others keeping their proportions (B9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from matchplanner.domain.rank_scores import Ratings, Weights, score


class FlipKind(StrEnum):
    """What a criterion's weight can do to the order of two programs."""

    SWAP = "swap"
    """They swap where the criterion weighs `at`."""

    NEVER = "never"
    """No weight swaps them."""

    LEVEL = "level"
    """They score the same whatever it weighs."""

    UNKNOWN = "unknown"
    """A rating of one of them is unknown, or no other criterion weighs anything."""


@dataclass(frozen=True, slots=True)
class Flip:
    """Whether two programs swap by the weight of one criterion; `at` is its part of the whole, 0 to 1."""

    kind: FlipKind
    at: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """Between which parts of the whole a criterion may weigh while one program leads alone.

    `under` takes over below `low` and `over` above `high`; None where the lead
    lasts to the end.
    """

    program: int
    low: Fraction
    high: Fraction
    under: int | None
    over: int | None


def reweighted(weights: Weights, criterion: int, part: Fraction) -> dict[int, Fraction]:
    """Return all weights as parts of one with a criterion at `part`, 0 to 1.

    The others keep their proportions; where they all weigh nothing, they share
    the rest evenly.
    """
    others = {key: weight for key, weight in weights.items() if key != criterion}
    whole = sum(others.values(), Fraction(0))
    if not others:
        return {criterion: Fraction(1)}
    even = Fraction(1, len(others))
    return {
        key: part if key == criterion else (1 - part) * (others[key] / whole if whole else even)
        for key in weights
    }


def flip(weights: Weights, criterion: int, first: Ratings, second: Ratings) -> Flip:
    """Return at which part of the whole of one criterion two programs swap.

    On the others together `first` leads by some figure, on this one by another;
    only where the two point in opposite ways is there a weight at which they
    are level, and beyond which they have swapped.
    """
    leads = _gap(weights, criterion, first, second)
    if leads is None:
        return Flip(FlipKind.UNKNOWN)
    others, own = leads
    if others == own == 0:
        return Flip(FlipKind.LEVEL)
    if others * own >= 0:
        return Flip(FlipKind.NEVER)
    return Flip(FlipKind.SWAP, others / (others - own))


def leads(weights: Weights, ratings: Mapping[int, Ratings]) -> dict[int, Lead]:
    """Return by criterion how far its weight may move before the leader loses its place.

    Empty while nobody leads alone, or a rating of any program is unknown.
    """
    first = _first(weights, ratings)
    if first is None:
        return {}
    found = {key: _lead(weights, key, first, ratings) for key in weights}
    return {key: lead for key, lead in found.items() if lead is not None}


def _lead(weights: Weights, criterion: int, first: int, ratings: Mapping[int, Ratings]) -> Lead | None:
    gaps = {
        rival: _gap(weights, criterion, ratings[first], ratings[rival]) for rival in ratings if rival != first
    }
    held = {rival: gap for rival, gap in gaps.items() if gap is not None}
    return _reach(first, held) if held and len(held) == len(gaps) else None


def _first(weights: Weights, ratings: Mapping[int, Ratings]) -> int | None:
    """Return the program that scores most, None where several do or a score is not exact."""
    scores = {key: score(weights, held) for key, held in ratings.items()}
    highs = {key: held.low for key, held in scores.items() if held is not None and held.exact}
    most = max(highs.values(), default=None)
    best = [key for key, high in highs.items() if high == most]
    return best[0] if len(best) == 1 and len(highs) == len(scores) else None


def _reach(program: int, gaps: Mapping[int, tuple[Fraction, Fraction]]) -> Lead:
    low, high = Fraction(0), Fraction(1)
    under: int | None = None
    over: int | None = None
    for rival, (others, own) in gaps.items():
        if others * own >= 0:
            continue
        level = others / (others - own)
        if own > 0 and level > low:
            low, under = level, rival
        elif own < 0 and level < high:
            high, over = level, rival
    return Lead(program, low, high, under, over)


def _gap(
    weights: Weights, criterion: int, first: Ratings, second: Ratings
) -> tuple[Fraction, Fraction] | None:
    """Return by how much `first` leads on all other criteria together, and on this one."""
    parts = {key: part for key, part in weights.items() if part and key != criterion}
    asked = {*parts, criterion}
    if not parts or not all(key in first and key in second for key in asked):
        return None
    whole = sum(parts.values(), Fraction(0))
    others = sum((part * (first[key] - second[key]) for key, part in parts.items()), Fraction(0)) / whole
    return others, first[criterion] - second[criterion]
