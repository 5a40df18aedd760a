"""Which snapshots may go: close together near the present, thinner the further back."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

ALL_WITHIN = timedelta(hours=48)

LARGEST_TOTAL = 300_000_000
"""Bytes of all snapshots of one plan."""

_PERIODS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (12, lambda at: at.date()),
    (10, lambda at: at.isocalendar()[:2]),
    (9, lambda at: (at.year, at.month)),
)
"""How many days, then weeks, then months keep one snapshot each."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the rule looks at: a place in the order, a UTC time, bytes, and whether it stays in any case."""

    sequence: int
    taken_at: datetime
    size: int
    protected: bool = False


def surplus(snapshots: Collection[Kept], now: datetime, largest_total: int = LARGEST_TOTAL) -> frozenset[int]:
    """Return the sequence numbers that may go.

    All of the last 48 hours stay, then the last of each of 12 days, 10 weeks
    and 9 months; beyond `largest_total` bytes the oldest go first. Order is
    by sequence, so a clock set back or forth never makes an old snapshot new;
    one from the future counts as of now. Protected ones always stay.

    Source: product/reliability.md 2.7.
    """
    ordered = sorted(snapshots, key=lambda snapshot: -snapshot.sequence)
    gone = _thinned([s for s in ordered if now - s.taken_at > ALL_WITHIN])
    gone -= {s.sequence for s in ordered if s.protected}
    rest = [s for s in ordered if s.sequence not in gone]
    return frozenset(gone | _too_many(rest, largest_total))


def _thinned(old_newest_first: Sequence[Kept]) -> set[int]:
    gone: set[int] = set()
    taken: set[object] = set()
    periods = list(_PERIODS)
    for snapshot in old_newest_first:
        while periods:
            room, period_of = periods[0]
            period = period_of(snapshot.taken_at)
            if period in taken:
                gone.add(snapshot.sequence)
                break
            if len(taken) < room:
                taken.add(period)
                break
            del periods[0]
            taken.clear()
        else:
            gone.add(snapshot.sequence)
    return gone


def _too_many(newest_first: Sequence[Kept], largest_total: int) -> set[int]:
    gone: set[int] = set()
    total = sum(snapshot.size for snapshot in newest_first)
    for snapshot in reversed(newest_first):
        if total <= largest_total:
            break
        if not snapshot.protected:
            gone.add(snapshot.sequence)
            total -= snapshot.size
    return gone
