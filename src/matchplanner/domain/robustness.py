"""How firm an order of scores is: where programs stand under other weights and ratings (B9).

Rank acceptability: weights and unknown ratings are drawn many times, and the share
of draws in which a program stands at each place is counted. It speaks of the
applicant's own figures and of nothing else; it is no chance of matching.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log

from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.rank_scores import BEST, Ratings, Weights, score, shares
from matchplanner.progress import Progress, unwatched

DRAWS = 10_000
NEAR = (Fraction(1, 2), Fraction(3, 2))
"""Around the applicant's own weights, each is drawn between these multiples of what it is now."""

Chance = Callable[[], float]
"""Returns a number from 0 up to, and never, 1; all of them alike."""

_AT_ONCE = 500
"""So many draws are worked out between two words of progress."""

_FULL = float(BEST)

Draws = list[float]
"""One figure a draw."""


class Spread(LabelledEnum):
    """Which weights are drawn."""

    NEAR = "near", "Around my weights"
    ANY = "any", "Any weights"
    FIXED = "fixed", "My weights as they are"


@dataclass(frozen=True, slots=True)
class OpenRating:
    """An unknown rating: what hangs on it.

    `decides` is the share of draws in which this rating alone says whether its
    program leads: not with a 0, but with a 10. `width` is by how many points of 10
    it moves the program's score under the present weights.
    """

    program: int
    criterion: int
    decides: Fraction
    width: Fraction


@dataclass(frozen=True, slots=True)
class Firmness:
    """How often each program stands at each place, the first one first; rows and columns add up to 1.

    Programs that always score the same share their places evenly. Those of
    which nothing that weighs is rated are left out. `open_ratings` begin with
    the one that decides most.
    """

    draws: int
    places: Mapping[int, tuple[Fraction, ...]]
    open_ratings: tuple[OpenRating, ...]


def firmness(
    weights: Weights,
    ratings: Mapping[int, Ratings],
    spread: Spread,
    chance: Chance,
    *,
    draws: int = DRAWS,
    progress: Progress = unwatched,
) -> Firmness:
    """Return where the programs stand in so many draws; the same for a `chance` of the same seed.

    A criterion that weighs nothing stays out, however weights are drawn; an
    unknown rating is drawn evenly from 0 to 10.
    """
    parts = {key: part for key, part in shares(weights).items() if part}
    rated = {key: held for key, held in ratings.items() if any(part in held for part in parts)}
    count = _Count(parts, rated, spread, chance)
    done = 0
    while done < draws and rated:
        progress(done, draws)
        size = min(_AT_ONCE, draws - done)
        count.draw(size)
        done += size
    return Firmness(draws, count.places(draws), count.open_ratings(draws))


class _Count:
    """Counts places, some draws at a time; programs and criteria go by their index.

    A weight's scale changes no order, so drawn weights are left as they come:
    exponential ones stand for every point of the simplex alike.
    """

    def __init__(self, parts: Weights, rated: Mapping[int, Ratings], spread: Spread, chance: Chance) -> None:
        self._parts = parts
        self._rated = rated
        self._spread = spread
        self._chance = chance
        self._criteria = tuple(parts)
        self._programs = tuple(rated)
        self._standing = [Counter[int]() for _program in rated]
        """By place, how often each program stood there."""
        self._decided = Counter[tuple[int, int]]()
        """By program and criterion, how often that unknown rating decided whether the program leads."""

    def draw(self, size: int) -> None:
        """Add that many draws."""
        weights = {key: self._weights(float(self._parts[key]), size) for key in self._criteria}
        columns: list[Draws] = []
        opened: dict[tuple[int, int], tuple[Draws, Draws]] = {}
        for program in self._programs:
            held = self._rated[program]
            column = _scored([(float(held[key]), drawn) for key, drawn in weights.items() if key in held])
            for key, drawn in weights.items():
                if key not in held:
                    added = [_FULL * self._chance() * weight for weight in drawn]
                    column = [so_far + more for so_far, more in zip(column, added, strict=True)]
                    opened[program, key] = added, drawn
            columns.append(column)
        every = range(len(columns))
        orders = [sorted(every, key=row.__getitem__, reverse=True) for row in zip(*columns, strict=True)]
        for place, stood in enumerate(zip(*orders, strict=True)):
            self._standing[place].update(stood)
        if opened and len(columns) > 1:
            self._decide(columns, orders, opened)

    def _decide(
        self,
        columns: Sequence[Draws],
        orders: Sequence[Sequence[int]],
        opened: Mapping[tuple[int, int], tuple[Draws, Draws]],
    ) -> None:
        """Count where a program would lead with a 10, but not with a 0, for one unknown rating."""
        firsts = [order[0] for order in orders]
        best = [columns[order[0]][draw] for draw, order in enumerate(orders)]
        second = [columns[order[1]][draw] for draw, order in enumerate(orders)]
        rivals: dict[int, Draws] = {}
        for (program, criterion), (added, drawn) in opened.items():
            own = self._programs.index(program)
            if own not in rivals:  # the same for each of its open ratings
                rivals[own] = [
                    runner if first == own else leader
                    for first, leader, runner in zip(firsts, best, second, strict=True)
                ]
            others = rivals[own]
            self._decided[program, criterion] += sum(
                score - more < other < score - more + _FULL * weight
                for score, more, weight, other in zip(columns[own], added, drawn, others, strict=True)
            )

    def _weights(self, part: float, size: int) -> Draws:
        chance = self._chance
        if self._spread is Spread.FIXED:
            return [part] * size
        if self._spread is Spread.ANY:
            return [-log(1.0 - chance()) for _draw in range(size)]
        least, most = (part * float(multiple) for multiple in NEAR)
        return [least + (most - least) * chance() for _draw in range(size)]

    def places(self, draws: int) -> dict[int, tuple[Fraction, ...]]:
        """Return the share of draws by program and place."""
        alike: dict[object, list[int]] = {}
        for at, program in enumerate(self._programs):
            alike.setdefault(self._likeness(program), []).append(at)
        found = {}
        for together in alike.values():
            stood = [sum(standing[at] for at in together) for standing in self._standing]
            parts = tuple(Fraction(times, draws * len(together)) for times in stood)
            found.update({self._programs[at]: parts for at in together})
        return {program: found[program] for program in self._programs}

    def _likeness(self, program: int) -> object:
        """Return what is equal for programs that score the same in every draw."""
        held = self._rated[program]
        if any(key not in held for key in self._criteria):
            return program
        if self._spread is Spread.FIXED:
            return score(self._parts, held)
        return tuple(held[key] for key in self._criteria)

    def open_ratings(self, draws: int) -> tuple[OpenRating, ...]:
        """Return every unknown rating, the one that decides most first."""
        found = [
            OpenRating(program, key, Fraction(self._decided[program, key], draws), part * BEST)
            for program in self._programs
            for key, part in self._parts.items()
            if key not in self._rated[program]
        ]
        return tuple(sorted(found, key=lambda rating: (-rating.decides, -rating.width)))


def _scored(known: Sequence[tuple[float, Draws]]) -> Draws:
    """Return the sum of rating times weight in each draw; in threes, for each pass over the draws costs."""
    padded = [*known, *[(0.0, known[0][1])] * (-len(known) % 3)]
    total: Draws | None = None
    for at in range(0, len(padded), 3):
        (a, x), (b, y), (c, z) = padded[at : at + 3]
        if total is None:
            total = [a * u + b * v + c * w for u, v, w in zip(x, y, z, strict=True)]
        else:
            total = [s + a * u + b * v + c * w for s, u, v, w in zip(total, x, y, z, strict=True)]
    return total or []
