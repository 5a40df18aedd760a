"""Invitations: by when to reply, how long that is from now, and interviews that get in each other's way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

from matchplanner.domain import zones
from matchplanner.domain.interviews import OFF, InterviewStatus
from matchplanner.domain.zones import TwoClocks

REPLY_HOURS = 48
"""Hours to reply in where the program names no other time (product note B11)."""

BUFFER_MINUTES = 30
BUFFER_LIMITS = (0, 480)
"""Minutes that should lie between two interviews, and what may be set."""

_NO_REPLY = OFF | {InterviewStatus.DONE}


@dataclass(frozen=True, slots=True)
class Countdown:
    """How long one has to reply: `left` where a clock is at hand, whole `days` at home in any case.

    Both are negative once the time is over.
    """

    days: int
    left: timedelta | None

    @property
    def overdue(self) -> bool:
        """Say whether the time is over."""
        return self.days < 0 if self.left is None else self.left < timedelta()


@dataclass(frozen=True, slots=True)
class Slot:
    """When somebody is taken, in UTC; `assumed` says that the end is a guess."""

    id: int
    start: datetime
    end: datetime
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """Two slots, the earlier first, with `gap` between them: negative where they overlap."""

    first: Slot
    second: Slot
    gap: timedelta

    @property
    def overlaps(self) -> bool:
        """Say whether both are on at the same time, rather than too close to each other."""
        return self.gap < timedelta()


def awaits_reply(status: InterviewStatus, replied_on: date | None) -> bool:
    """Say whether a reply is still to be given: none was noted, and it was neither held nor called off."""
    return replied_on is None and status not in _NO_REPLY


def offered_reply_by(invited_at: datetime, zone: str) -> datetime:
    """Return the usual time to reply by on the host's clock: 48 hours later, however the clocks change."""
    due = zones.instant(invited_at, zone) + timedelta(hours=REPLY_HOURS)
    shown = zones.local(due, zone)
    return datetime.combine(shown.day, shown.clock)


def countdown(reply_by: TwoClocks, today: date, moment: datetime | None) -> Countdown:
    """Return how long there is to reply; without a clock only the days are known."""
    left = None if moment is None else reply_by.instant - moment.astimezone(UTC)
    return Countdown((reply_by.here.day - today).days, left)


def clashes(slots: Iterable[Slot], buffer_minutes: int) -> tuple[Clash, ...]:
    """Return the pairs that overlap or lie closer than the buffer, the earliest first.

    All is compared in UTC: what the clocks of two hosts show says nothing.
    """
    buffer = timedelta(minutes=buffer_minutes)
    ordered = sorted(slots, key=lambda slot: (slot.start, slot.end, slot.id))
    found = (Clash(first, second, second.start - first.end) for first, second in combinations(ordered, 2))
    return tuple(clash for clash in found if clash.overlaps or clash.gap < buffer)
