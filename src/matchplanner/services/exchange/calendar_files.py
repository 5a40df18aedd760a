"""The plan's calendar as an .ics file for calendar programs, and as CSV."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm as AlarmComponent
from icalendar import Calendar, Event, vText
from typing_extensions import override

from matchplanner.domain import zones
from matchplanner.domain.zones import WallKind
from matchplanner.services.exchange import zone_components
from matchplanner.services.exchange.calendar_alarms import ALARMS, Alarm
from matchplanner.services.exchange.calendar_entry import CalendarEntry, EntryKind
from matchplanner.services.exchange.guard import guarded

_HEADINGS = (
    *("kind", "title", "first_day", "last_day", "time", "zone", "minutes", "place", "detail", "uid"),
    "status",
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff]")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def to_ics(entries: Sequence[CalendarEntry], today: date, silent: Collection[EntryKind] = ()) -> bytes:
    """Return the entries as iCalendar; the same plan on the same day gives the same bytes.

    Entries remind as `ALARMS` says, but for the `silent` kinds.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//MatchPlanner//Season calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "MatchPlanner")
    midnight = datetime.combine(today, time(), UTC)
    days = [today, *(entry.first for entry in entries)]
    for zone in sorted({entry.zone for entry in entries if _on_the_clock(entry)}):
        calendar.add_component(zone_components.component(zone, min(days), max(days)))
    for entry in entries:
        event = _event(entry, midnight)
        if entry.kind not in silent and not entry.cancelled:
            for alarm in ALARMS[entry.kind]:
                event.add_component(_alarm(alarm, entry))
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def to_csv(entries: Iterable[CalendarEntry]) -> bytes:
    """Return the entries as UTF-8 CSV, one a line."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(_HEADINGS)
    for entry in entries:
        at = "" if entry.at is None else entry.at.isoformat(timespec="minutes")
        zone = entry.zone if entry.at else ""
        minutes = "" if entry.minutes is None else str(entry.minutes)
        days = (entry.first.isoformat(), entry.last.isoformat())
        texts = (
            *(entry.kind.value, entry.title, *days, at, zone, minutes),
            *(entry.place, entry.detail, entry.uid, "cancelled" if entry.cancelled else ""),
        )
        writer.writerow([guarded(text) for text in texts])
    return stream.getvalue().encode("utf-8")


def _event(entry: CalendarEntry, midnight: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", midnight)
    event.add("sequence", entry.sequence)
    if entry.changed is not None:
        event.add("last-modified", entry.changed)
    event.add("summary", _title(entry))
    event.add("categories", [entry.kind.label])
    _add_time(event, entry)
    if entry.place:
        event.add("location", _Text(_clean(entry.place)))
    link = entry.link or entry.place
    if _ADDRESS.fullmatch(link):
        event.add("url", link)
    if entry.detail:
        event.add("description", _Text(_clean(entry.detail)))
    if entry.cancelled:
        event.add("status", "CANCELLED")
    if entry.cancelled or entry.kind not in _BUSY:
        event.add("transp", "TRANSPARENT")
    return event


_BUSY = frozenset({EntryKind.INTERVIEW, EntryKind.EVENT})
"""What takes one's time in a calendar that others look at; whole days and dates do not."""


def _add_time(event: Event, entry: CalendarEntry) -> None:
    wall = entry.wall
    if wall is None:
        event.add("dtstart", entry.first)
        event.add("dtend", entry.last + timedelta(days=1))  # iCalendar's end is the first day after
        return
    zone = zones.zone_named(entry.zone) if _on_the_clock(entry) else UTC
    start = zones.instant(wall, entry.zone)
    event.add("dtstart", start.astimezone(zone))
    if entry.minutes is not None:  # as a length, it would be taken for hours of the clock by some
        event.add("dtend", (start + timedelta(minutes=entry.minutes)).astimezone(zone))


def _on_the_clock(entry: CalendarEntry) -> bool:
    """Say whether an entry is written in the time of its zone, not in UTC.

    Calendars do not agree on times that clocks skip or repeat, but on the moment that is meant they do.
    """
    if entry.wall is None:
        return False
    zone = zones.zone_named(entry.zone)
    end = zones.instant(entry.wall, entry.zone) + timedelta(minutes=entry.minutes or 0)
    walls = (entry.wall, end.astimezone(zone).replace(tzinfo=None))
    return all(zones.wall_kind(wall, entry.zone) is WallKind.PLAIN for wall in walls)


def _alarm(alarm: Alarm, entry: CalendarEntry) -> AlarmComponent:
    made = AlarmComponent()
    made.add("action", "DISPLAY")
    related = {"RELATED": "END"} if alarm.of_last_day else {}
    made.add("trigger", alarm.trigger(entry), parameters=related)
    made.add("description", _title(entry))
    return made


def _title(entry: CalendarEntry) -> "_Text":
    return _Text(_clean(entry.title) or entry.kind.label)


class _Text(vText):
    """A text as it stands in the file; icalendar itself would take a typed backslash and N for a new line."""

    @override
    def to_ical(self) -> bytes:
        escaped = re.sub(r"([\\;,])", r"\\\1", str(self))
        return escaped.replace("\n", "\\n").encode()


def _clean(text: str) -> str:
    """Return a text without what no calendar may contain, its line ends as line feeds."""
    return _CONTROL.sub("", re.sub("\r\n?", "\n", text)).strip()
