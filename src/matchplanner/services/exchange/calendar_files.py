"""The plan's calendar as an .ics file for calendar programs, and as CSV."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from matchplanner.domain.zones import zone_named
from matchplanner.services.exchange.calendar_entries import CalendarEntry, EntryKind, moment
from matchplanner.services.exchange.guard import guarded

_HEADINGS = ("kind", "title", "first_day", "last_day", "time", "zone", "minutes", "place", "detail", "uid")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def to_ics(entries: Sequence[CalendarEntry], today: date) -> bytes:
    """Return the entries as iCalendar; the same plan on the same day gives the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//MatchPlanner//Season calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "MatchPlanner")
    stamp = datetime.combine(today, time(), UTC)
    for entry in entries:
        calendar.add_component(_event(entry, stamp))
    days = [today, *(entry.first for entry in entries)]
    calendar.add_missing_timezones(date(min(days).year, 1, 1), date(max(days).year + 2, 1, 1))
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
            entry.kind.value,
            entry.title,
            *days,
            at,
            zone,
            minutes,
            entry.place,
            entry.detail,
            entry.uid,
        )
        writer.writerow([guarded(text) for text in texts])
    return stream.getvalue().encode("utf-8")


def _event(entry: CalendarEntry, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("sequence", entry.sequence)
    event.add("summary", _clean(entry.title))
    event.add("categories", [entry.kind.label])
    _add_time(event, entry)
    if entry.place:
        event.add("location", _clean(entry.place))
        if _ADDRESS.fullmatch(entry.place):
            event.add("url", entry.place)
    if entry.detail:
        event.add("description", _clean(entry.detail))
    if entry.kind is not EntryKind.INTERVIEW:
        event.add("transp", "TRANSPARENT")
    return event


def _add_time(event: Event, entry: CalendarEntry) -> None:
    wall = moment(entry)
    if wall is None:
        event.add("dtstart", entry.first)
        event.add("dtend", entry.last + timedelta(days=1))  # iCalendar's end is the first day after
        return
    event.add("dtstart", wall.replace(tzinfo=zone_named(entry.zone)))
    if entry.minutes is not None:
        event.add("duration", timedelta(minutes=entry.minutes))


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)
