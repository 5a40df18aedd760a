"""How long work tells how far it has come, and how it is stopped."""

from collections.abc import Callable, Generator
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Is told how much of how much is done; may raise CancelledError to stop the work."""


def unwatched(_done: int, _of: int) -> None:
    """Tell nobody, and never stop."""


def halved(progress: Progress) -> tuple[Progress, Progress]:
    """Return what hears of the first half of some work, and what hears of the second."""
    return lambda done, of: progress(done, 2 * of), lambda done, of: progress(of + done, 2 * of)


Sliced = Generator[tuple[int, int], None, T]
"""Work in small slices that yields how much of how much is done, and returns what came of it."""


def whole(work: Sliced[T]) -> T:
    """Do sliced work in one go."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            found: T = end.value
            return found


def watched(work: Sliced[T], progress: Progress) -> T:
    """Do sliced work in one go that is told of, and that what `progress` raises stops."""
    while True:
        try:
            progress(*next(work))
        except StopIteration as end:
            found: T = end.value
            return found


def part(work: Sliced[T], begin: int, end: int, of: int) -> Sliced[T]:
    """Do sliced work as the part of a larger one that leads from `begin` to `end`."""
    while True:
        try:
            done, all_of_it = next(work)
        except StopIteration as finished:
            found: T = finished.value
            return found
        yield begin + (end - begin) * done // max(all_of_it, 1), of
