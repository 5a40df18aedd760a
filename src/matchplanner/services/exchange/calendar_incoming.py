"""Events of somebody else's calendar as plain values, on their way out of the process that read them."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

from matchplanner.domain.spans import Span


@dataclass(frozen=True, slots=True)
class IncomingEvent:
    """One event, or one occurrence of an event that repeats: `part` then tells which.

    `wall` is its time on the clock of `zone`, None for whole days; `minutes` is None where the
    file does not say, or it lasts longer than a day. `first` and `last` are its days, both
    included. `problem` says why it cannot be taken, `notice` what the user should know about it.
    """

    uid: str
    part: str
    title: str
    place: str
    organiser: str
    link: str
    text: str
    status: str
    first: date | None
    last: date | None
    wall: datetime | None
    zone: str
    minutes: int | None
    problem: str = ""
    notice: str = ""

    @property
    def begins(self) -> datetime:
        """A moment to sort by; what has no day comes last."""
        return self.wall or datetime.combine(self.first or date.max, time())

    @property
    def key(self) -> str:
        """What the plan knows the event by."""
        return sha256(f"{self.uid}\n{self.part}".encode("utf-8", "replace")).hexdigest()[:32]

    @property
    def digest(self) -> str:
        """A mark of everything the event says: another one means that it was changed."""
        said = repr(astuple(replace(self, problem="", notice="")))
        return sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class IncomingCalendar:
    """A calendar that was read: its events within the days asked for, how many lie outside, and notices."""

    events: tuple[IncomingEvent, ...]
    outside: int = 0
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is wanted of a calendar: the days that matter, and the zone of times without one ("" unknown)."""

    days: Span
    home: str = ""


def packed(calendar: IncomingCalendar) -> dict[str, object]:
    """Return a calendar as plain data."""
    return {
        "events": [_packed(event) for event in calendar.events],
        "outside": calendar.outside,
        "notices": calendar.notices,
    }


def unpacked(data: Any) -> IncomingCalendar:
    """Return the calendar that `packed` wrote down."""
    events = tuple(_unpacked(event) for event in data["events"])
    return IncomingCalendar(events, data["outside"], tuple(data["notices"]))


def asked(wishes: Wishes) -> Sequence[str]:
    """Return wishes as arguments of a command."""
    return (wishes.days.start.isoformat(), wishes.days.end.isoformat(), wishes.home)


def answered(arguments: Sequence[str]) -> Wishes:
    """Return the wishes that `asked` wrote down."""
    start, end, home = arguments
    return Wishes(Span(date.fromisoformat(start), date.fromisoformat(end)), home)


def _packed(event: IncomingEvent) -> list[object]:
    return [part.isoformat() if isinstance(part, date) else part for part in astuple(event)]


def _unpacked(data: Sequence[Any]) -> IncomingEvent:
    uid, part, title, place, organiser, link, text, status, first, last, wall, *rest = data
    texts = (uid, part, title, place, organiser, link, text, status)
    days = (_day(first), _day(last))
    moment = None if wall is None else datetime.fromisoformat(wall)
    zone, minutes, problem, notice = rest
    return IncomingEvent(*texts, *days, moment, zone, minutes, problem, notice)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
