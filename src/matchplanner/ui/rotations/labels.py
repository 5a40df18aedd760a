"""Boxes with a label each, in as few rows as keep them apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto


class Side(Enum):
    """Where a label stands: in its box, to the right of it, or to the left."""

    INSIDE = auto()
    AFTER = auto()
    BEFORE = auto()


@dataclass(frozen=True, slots=True)
class Box:
    """A box to be placed: its left and right edge, and the width of its label.

    A label stands inside where it fits with `padding` at both ends; None keeps
    it out.
    """

    left: float
    right: float
    text: float
    padding: float | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A box's row, counted from 0, the edges of box and label together, and the label's side."""

    row: int
    left: float
    right: float
    side: Side


def place(boxes: Sequence[Box], gap: float, right: float) -> tuple[Placed, ...]:
    """Place boxes so that none, its label included, comes nearer to another than `gap`.

    A label stands inside its box, else to the right of it, else to the left:
    where it would cross `right` or something placed before. The result is in
    the order given.
    """
    rows: list[list[tuple[float, float]]] = []
    found: list[Placed] = []
    for box in boxes:
        row, (left, end), side = _first_free(rows, _choices(box, right), gap)
        rows[row].append((left, end))
        found.append(Placed(row, left, end, side))
    return tuple(found)


_Choice = tuple[tuple[float, float], Side]


def _choices(box: Box, right: float) -> list[_Choice]:
    if box.padding is not None and box.right - box.left >= box.text + 2 * box.padding:
        return [((box.left, box.right), Side.INSIDE)]
    before = ((box.left - box.text, box.right), Side.BEFORE)
    after = ((box.left, box.right + box.text), Side.AFTER)
    return [after, before] if after[0][1] <= right else [before]


def _first_free(
    rows: list[list[tuple[float, float]]], wanted: Iterable[_Choice], gap: float
) -> tuple[int, tuple[float, float], Side]:
    choices = list(wanted)
    for number, taken in enumerate(rows):
        for (left, end), side in choices:
            if all(end + gap <= other_left or other_end + gap <= left for other_left, other_end in taken):
                return number, (left, end), side
    rows.append([])
    return len(rows) - 1, *choices[0]
