"""The marks of the chart: where they stand, and which programs share one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from matchplanner.domain.fit import FitRange
from matchplanner.services.programs import ProgramRow


class Direction(Enum):
    """Where an arrow key leads, as a step to the right and a step up."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, 1)
    DOWN = (0, -1)


@dataclass(frozen=True, slots=True)
class Reach:
    """A figure between two bounds as shares of the best possible."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """Where the mark stands."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Mark:
    """Programs of one tier that stand in one place; None is for a figure of which nothing is known."""

    score: Reach | None
    fit: Reach | None
    tier: int | None
    programs: tuple[int, ...]


def marks(programs: Iterable[tuple[ProgramRow, FitRange]]) -> tuple[Mark, ...]:
    """Return the marks, those of programs without a tier first so that they lie below the others."""
    places: dict[tuple[Reach | None, Reach | None, int | None], list[int]] = {}
    for row, fit in programs:
        score = _reach(row.score.low, row.score.high, row.score.best) if row.score.known else None
        good = _reach(fit.low, fit.high, fit.best) if fit.known else None
        places.setdefault((score, good, row.tier), []).append(row.id)
    found = [Mark(score, fit, tier, tuple(ids)) for (score, fit, tier), ids in places.items()]
    return tuple(sorted(found, key=lambda mark: (mark.tier is not None, -(mark.tier or 0))))


def abreast(found: Iterable[Mark]) -> dict[Mark, tuple[int, int]]:
    """Return which of how many each mark is among those of other tiers that stand in its place."""
    places: dict[tuple[Reach | None, Reach | None], list[Mark]] = {}
    for mark in found:
        places.setdefault((mark.score, mark.fit), []).append(mark)
    return {mark: (at, len(alike)) for alike in places.values() for at, mark in enumerate(alike)}


def neighbour(
    at: tuple[float, float], others: Sequence[tuple[float, float]], direction: Direction
) -> int | None:
    """Return which of the other points lies nearest in a direction, None if none lies there.

    Points are (x, y) with y growing upwards. Being off to the side counts
    double, so that an arrow key keeps to its line.
    """
    right, up = direction.value
    best, least = None, 0.0
    for place, (x, y) in enumerate(others):
        along = (x - at[0]) * right + (y - at[1]) * up
        aside = abs((x - at[0]) * up) + abs((y - at[1]) * right)
        if along > 0 and (best is None or along + 2 * aside < least):
            best, least = place, along + 2 * aside
    return best


def _reach(low: int, high: int, best: int) -> Reach:
    return Reach(low / best, high / best)
