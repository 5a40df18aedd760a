"""How long work tells how far it has come, and how it is stopped."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Is told how much of how much is done; may raise CancelledError to stop the work."""


def unwatched(_done: int, _of: int) -> None:
    """Tell nobody, and never stop."""
