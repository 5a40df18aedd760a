"""Labels beside points on a line, in as few rows as keep them apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """A label's row, counted from 0, and its left and right edges; the point lies at one of its ends.

    `before` says that the text stands to the left of its point.
    """

    row: int
    left: float
    right: float
    before: bool


def place(points: Sequence[tuple[float, float]], mark: float, gap: float, right: float) -> tuple[Placed, ...]:
    """Place labels so that none overlaps another, a point included.

    `points` are (x, width of the text), `mark` is the room a point's own sign
    takes at each side, `gap` the least distance between two labels. A text
    stands to the right of its point, or to the left where it would cross
    `right` or something placed before. The result is in the order given.
    """
    rows: list[list[tuple[float, float]]] = []
    found: list[Placed] = []
    for x, width in points:
        after, before = (x - mark, x + mark + width), (x - mark - width, x + mark)
        choices = [(after, False)] if after[1] <= right else []
        choices.append((before, True))
        row, (left, end), is_before = _first_free(rows, choices, gap)
        rows[row].append((left, end))
        found.append(Placed(row, left, end, is_before))
    return tuple(found)


def _first_free(
    rows: list[list[tuple[float, float]]], choices: Iterable[tuple[tuple[float, float], bool]], gap: float
) -> tuple[int, tuple[float, float], bool]:
    wanted = list(choices)
    for number, taken in enumerate(rows):
        for (left, end), is_before in wanted:
            if all(end + gap <= other_left or other_end + gap <= left for other_left, other_end in taken):
                return number, (left, end), is_before
    rows.append([])
    return len(rows) - 1, *wanted[0]
