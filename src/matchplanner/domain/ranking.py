"""The rank order list: places."""

from collections.abc import Sequence


def moved(order: Sequence[int], item: int, to_position: int) -> tuple[int, ...]:
    """Return the order with one item at a position counted from 1; beyond an end means that end."""
    rest = [other for other in order if other != item]
    place = min(max(to_position, 1), len(order)) - 1
    return (*rest[:place], item, *rest[place:])
