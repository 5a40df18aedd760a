"""Reading an .ics file: its events within the days that matter, each by itself, as plain values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from matchplanner.domain import entry, zones
from matchplanner.services.exchange import calendar_zones, recurrence
from matchplanner.services.exchange.calendar_blocks import Block, Blocks, split
from matchplanner.services.exchange.calendar_incoming import IncomingCalendar, IncomingEvent, Wishes
from matchplanner.services.exchange.recurrence import Rule
from matchplanner.services.exchange.tables import Tell, silent
from matchplanner.wording import say

_ADDRESS = re.compile(r"https?://[^\s<>\"\\]+")
_MOST_TEXT = 5_000
_MOST_TITLE = 300
_DAY_MINUTES = 24 * 60
_PROGRESS_STEP = 500
_DAY = timedelta(days=1)


_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, OverflowError)
"""What the icalendar package raises over properties that are not what they should be."""


class _BrokenError(Exception):
    """An event that cannot be taken; its text says why."""


@dataclass(frozen=True, slots=True)
class _Master:
    """An event as it stands in the file; `rule` is None where it repeats by none that is followed."""

    event: IncomingEvent
    repeats: bool = False
    rule: Rule | None = None
    left_out: frozenset[date] = frozenset()


def parse(data: bytes, wishes: Wishes, tell: Tell = silent) -> IncomingCalendar:
    """Return the events of a calendar file; raises FileFormatError for what is no whole calendar.

    Pure, so that it can run in a process of its own.
    """
    blocks = split(data)
    reader = _Reader(blocks, wishes)
    found, outside = [], 0
    masters = list(reader.masters(tell))
    for event in (occurrence for master in masters for occurrence in reader.occurrences(master)):
        if reader.wanted(event):
            found.append(event)
        else:
            outside += 1
    return IncomingCalendar(tuple(found), outside, reader.notices())


class _Reader:
    """Reads the events of one file; keeps what they have in common."""

    def __init__(self, blocks: Blocks, wishes: Wishes) -> None:
        """Learn the file's own time zones first: events may stand before them."""
        self._blocks = blocks
        self._days = wishes.days
        own = calendar_zones.known(blocks.properties.get("X-WR-TIMEZONE", ""))
        self._home = calendar_zones.known(wishes.home)
        self._for_utc = own or self._home or "UTC"
        self._for_floating = own or self._home
        self._called_off = blocks.properties.get("METHOD", "").upper() == "CANCEL"
        self._places: dict[str, str] = {}
        self._unread = False
        self._moved: set[tuple[str, date]] = set()
        for zone in blocks.zones:
            self._learn(zone)

    def masters(self, tell: Tell) -> Iterator[_Master]:
        """Yield each event of the file as it stands there."""
        for number, block in enumerate(self._blocks.events, start=1):
            if number % _PROGRESS_STEP == 0:
                tell(number)
            yield self._master(block)

    def occurrences(self, master: _Master) -> Iterator[IncomingEvent]:
        """Yield an event, or each time it takes place on the days that matter."""
        event = master.event
        if not master.repeats or event.first is None:
            yield event
            return
        if master.rule is None:
            yield replace(
                event, part="1", notice="It repeats by a rule that is not followed: the first only."
            )
            return
        length = (event.last or event.first) - event.first
        left_out = master.left_out | {day for uid, day in self._moved if uid == event.uid}
        first, last = self._days.start - length, self._days.end
        for day in recurrence.days_of(master.rule, event.first, first, last, left_out):
            wall = None if event.wall is None else datetime.combine(day, event.wall.time())
            yield replace(event, part=day.isoformat(), first=day, last=day + length, wall=wall)

    def wanted(self, event: IncomingEvent) -> bool:
        """Say whether an event is on the days that matter; one without a day might be."""
        if event.first is None or event.last is None:
            return True
        return event.first <= self._days.end and event.last >= self._days.start

    def notices(self) -> tuple[str, ...]:
        """Return what the user should know of the file as a whole."""
        told = ["Its letters were read as Windows Western."] if self._blocks.guessed else []
        if self._unread:
            told.append("A time zone that the file describes could not be understood.")
        return tuple(told)

    def _learn(self, zone: Block) -> None:
        """Let the parser know a zone of the file; one it cannot read is then not known to the events."""
        try:
            calendar: Any = Calendar.from_ical(b"BEGIN:VCALENDAR\r\n" + zone.text + b"END:VCALENDAR\r\n")
            for component in calendar.walk("VTIMEZONE"):
                self._places[str(component.get("TZID", ""))] = str(component.get("X-LIC-LOCATION", ""))
        except _UNREADABLE:
            self._unread = True

    def _master(self, block: Block) -> _Master:
        """Read one event; what cannot be understood becomes an event with a problem."""
        component: Any = Event()
        try:
            component = Event.from_ical(block.text)
            return _repeating(self._read(component), component)
        except _BrokenError as exc:
            problem = str(exc)
        except _UNREADABLE:
            problem = f"The event on line {block.line:,} cannot be understood."
        mark = sha256(block.text).hexdigest()
        title = _line(component, "SUMMARY") or f"Line {block.line:,}"
        texts = (_line(component, "UID") or mark, mark[:8], title, "", "", "", "", "")
        return _Master(IncomingEvent(*texts, None, None, None, "", None, problem))

    def _read(self, component: Any) -> IncomingEvent:
        if "DTSTART" not in component:
            raise _BrokenError("It says no day.")
        start, end = component["DTSTART"], component.get("DTEND")
        begins: date | datetime = start.dt
        ends = begins + component["DURATION"].dt if end is None and "DURATION" in component else None
        finish: date | datetime | None = ends if end is None else end.dt
        text = entry.paragraph(_text(component, "DESCRIPTION"))[:_MOST_TEXT]
        place = _line(component, "LOCATION")
        status = "CANCELLED" if self._called_off else _line(component, "STATUS").upper()
        event = IncomingEvent(
            uid=_line(component, "UID") or sha256(component.to_ical()).hexdigest(),
            part="",
            title=_line(component, "SUMMARY")[:_MOST_TITLE] or "Without a title",
            place=place,
            organiser=_organiser(component),
            link=_link(_line(component, "URL"), place, text),
            text=text,
            status=status,
            first=None,
            last=None,
            wall=None,
            zone="",
            minutes=None,
        )
        dated = self._timed(event, start, begins, finish) if isinstance(begins, datetime) else None
        event = dated or _whole_days(event, begins, finish)
        if (
            event.first is None
            or event.last is None
            or not {event.first.year, event.last.year} <= set(entry.YEARS)
        ):
            raise _BrokenError("Its day is out of range.")
        return self._note_moved(event, component)

    def _note_moved(self, event: IncomingEvent, component: Any) -> IncomingEvent:
        """Mark an occurrence that was moved, and the day it was moved from."""
        if "RECURRENCE-ID" not in component:
            return event
        original = component["RECURRENCE-ID"].dt
        day = original.date() if isinstance(original, datetime) else original
        self._moved.add((event.uid, day))
        return replace(event, part=day.isoformat())

    def _timed(
        self, event: IncomingEvent, start: Any, begins: datetime, finish: date | datetime | None
    ) -> IncomingEvent:
        named = str(start.params.get("TZID", ""))
        wall, zone, notice = self._placed(begins, named)
        length = _length(begins, finish)
        minutes = int(length / timedelta(minutes=1))
        ends = wall + length
        last = (ends - timedelta(microseconds=1)).date() if length else wall.date()
        return replace(
            event,
            first=wall.date(),
            last=max(last, wall.date()),
            wall=wall.replace(second=0, microsecond=0),
            zone=zone,
            minutes=minutes if 0 < minutes <= _DAY_MINUTES else None,
            notice=notice,
        )

    def _placed(self, begins: datetime, named: str) -> tuple[datetime, str, str]:
        """Return a time on the clock of a zone that the plan may name, with what to say about that."""
        zone = begins.tzinfo
        if zone is None and named:
            raise _BrokenError(
                say("Its time zone “{named}” is not known, and the file does not describe it.", named=named)
            )
        if zone is None:
            return begins, self._for_floating, "The file names no time zone for it."
        if _is_utc(zone):
            return _on_clock(begins, self._for_utc), self._for_utc, ""
        own = calendar_zones.known(zone.key) if isinstance(zone, ZoneInfo) else ""
        own = own or calendar_zones.known(self._places.get(named, "")) or calendar_zones.known(named)
        own = own or calendar_zones.alike(begins, (self._home, *zones.US_ZONES, *zones.zone_names()))
        if own:
            return _on_clock(begins, own), own, ""
        notice = f"Its own time zone “{named}” is written as {self._for_utc}: the same moment."
        return _on_clock(begins, self._for_utc), self._for_utc, notice


def _is_utc(zone: tzinfo) -> bool:
    return zone is UTC or (isinstance(zone, ZoneInfo) and zone.key in {"UTC", "Etc/UTC"})


def _on_clock(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(zones.zone_named(zone)).replace(tzinfo=None, fold=0)


def _length(begins: datetime, finish: date | datetime | None) -> timedelta:
    """Return how long an event takes; nothing where the file does not say, or says nonsense."""
    if not isinstance(finish, datetime):
        return timedelta()
    if (finish.tzinfo is None) is not (begins.tzinfo is None):
        finish = finish.replace(tzinfo=begins.tzinfo)
    if finish.tzinfo is not None:
        return max(finish.astimezone(UTC) - begins.astimezone(UTC), timedelta())
    return max(finish - begins, timedelta())


def _whole_days(event: IncomingEvent, begins: date, finish: date | datetime | None) -> IncomingEvent:
    end = finish.date() if isinstance(finish, datetime) else finish
    last = begins if end is None else max(end - _DAY, begins)  # iCalendar's end is the first day after
    return replace(event, first=begins, last=last)


def _repeating(event: IncomingEvent, component: Any) -> _Master:
    """Return an event with how often it takes place."""
    if "RRULE" not in component or event.first is None:
        return _Master(event)
    given = component["RRULE"]
    try:
        rule = None if isinstance(given, list) else recurrence.rule_of(given, event.first)
        return _Master(event, True, rule, frozenset(_left_out(component)))  # noqa: FBT003 - its fields in order
    except _UNREADABLE:
        return _Master(event, repeats=True)


def _left_out(component: Any) -> Iterator[date]:
    given = component.get("EXDATE", [])
    for dates in given if isinstance(given, list) else [given]:
        for each in dates.dts:
            yield each.dt.date() if isinstance(each.dt, datetime) else each.dt


def _text(component: Any, name: str) -> str:
    value = component.get(name, "")
    first = value[0] if isinstance(value, list) and value else value
    return "" if isinstance(first, list) else str(first)


def _line(component: Any, name: str) -> str:
    return entry.one_line(_text(component, name))


def _organiser(component: Any) -> str:
    value = component.get("ORGANIZER", "")
    first = value[0] if isinstance(value, list) and value else value
    name = str(first.params.get("CN", "")) if hasattr(first, "params") else ""
    address = re.sub("^mailto:", "", str(first), flags=re.IGNORECASE)
    return entry.one_line(" ".join(dict.fromkeys(part for part in (name, address) if part)))


def _link(*texts: str) -> str:
    """Return the first address in some texts, "" if there is none."""
    found = (_ADDRESS.search(text) for text in texts)
    return next((match[0].rstrip(".,;)") for match in found if match is not None), "")
