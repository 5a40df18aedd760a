"""The day, or the moment, that a test says it is."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Clock(Generic[T]):
    """A clock that stands still until the test sets `now`."""

    def __init__(self, now: T) -> None:
        self.now = now

    def __call__(self) -> T:
        """Return what it was set to."""
        return self.now
