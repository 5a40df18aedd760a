"""Measure 10,000 draws of how firm the order of 30 programs by 6 criteria is.

Processor time, beside the plainest way to do the same in the same run: for each draw a sum for each
program and one sort, which knows no unknown ratings. The limit is a part of that, so that a slow or busy
machine fails nothing; on a quiet core the draws should take less than the milliseconds named.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import log
from operator import mul
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from matchplanner.domain.robustness import Spread, firmness

LIMIT = 0.9
TARGET_MS = 200
UNKNOWN = 0.05
"""So many of the ratings are unknown in the second measurement, which has no limit of its own."""


def seeded() -> Random:
    """Return the source of the draws, the same each time."""
    return Random(1)  # noqa: S311 - no secret


def plainly(ratings: list[tuple[float, ...]], draws: int, chance: Callable[[], float]) -> list[list[int]]:
    """Count places one draw after the other."""
    counts = [[0] * len(ratings) for _program in ratings]
    every = range(len(ratings))
    for _draw in range(draws):
        weights = [-log(1.0 - chance()) for _criterion in ratings[0]]
        scores = [sum(map(mul, weights, row)) for row in ratings]
        for place, program in enumerate(sorted(every, key=scores.__getitem__, reverse=True)):
            counts[program][place] += 1
    return counts


def quietest(acts: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Return each act's milliseconds of processor time in its quietest round; the acts take turns."""
    best = [float("inf")] * len(acts)
    for _round in range(rounds):
        for at, act in enumerate(acts):
            started = time.process_time()
            act()
            best[at] = min(best[at], (time.process_time() - started) * 1000)
    return best


def main() -> int:
    """Print the figures; 1 if the draws take more than their part of the plain way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=int, default=30)
    parser.add_argument("--criteria", type=int, default=6)
    parser.add_argument("--draws", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    chance = seeded()
    weights = {key: Fraction(chance.randrange(10, 40)) for key in range(given.criteria)}
    board = {
        program: {key: Fraction(chance.randrange(11)) for key in weights} for program in range(given.programs)
    }
    gaps = {
        program: {key: value for key, value in held.items() if not key or chance.random() >= UNKNOWN}
        for program, held in board.items()
    }
    rows = [tuple(float(value) for value in held.values()) for held in board.values()]
    unknown = sum(len(weights) - len(held) for held in gaps.values())

    def drawn(ratings: dict[int, dict[int, Fraction]]) -> Callable[[], object]:
        return lambda: firmness(weights, ratings, Spread.ANY, seeded().random, draws=given.draws)

    acts = (lambda: plainly(rows, given.draws, seeded().random), drawn(board), drawn(gaps))
    plain, ours, with_gaps = quietest(acts, given.rounds)
    print(f"{given.draws} draws of {given.programs} programs by {given.criteria} criteria, processor time:")
    print(f"  plainly                {plain:6.0f} ms")
    print(f"  ours                   {ours:6.0f} ms   {ours / plain:.2f} of it (at most {LIMIT})")
    if ours > TARGET_MS:
        print(f"    over {TARGET_MS} ms: look again on a quiet core")
    print(f"  with {unknown:3} unknown       {with_gaps:6.0f} ms")
    return 0 if ours <= plain * LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
