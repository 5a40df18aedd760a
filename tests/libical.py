"""A second opinion on calendar files: libical, the calendar library of the GNOME and KDE desktops, in C.

It shares nothing with the library that writes the files, not even the language. Debian and Ubuntu have it
as the package libical3, which `python3 tasks.py test` installs.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LIBRARY = "libical.so.3"


class _Time(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    )


class _Duration(ctypes.Structure):
    _fields_ = (
        ("is_neg", ctypes.c_int),
        *((name, ctypes.c_uint) for name in ("days", "weeks", "hours", "minutes", "seconds")),
    )


class _Trigger(ctypes.Structure):
    _fields_ = (("time", _Time), ("duration", _Duration))


@dataclass(frozen=True, slots=True)
class Parsed:
    """An event as libical understands it: days for whole days, else moments in UTC.

    `alarms` are the moments at which it reminds; those of whole days are on a clock without a zone.
    """

    uid: str
    summary: str
    location: str
    sequence: int
    status: str
    start: date | datetime
    end: date | datetime
    alarms: tuple[datetime, ...]


class Libical:
    """The parser; raises OSError where the library is not installed."""

    def __init__(self) -> None:
        """Load the library and say what its functions take and give."""
        self._c = ctypes.CDLL(LIBRARY)
        pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
        for name, result, *takes in (
            ("icalparser_parse_string", pointer, text),
            ("icalcomponent_string_to_kind", number, text),
            ("icalproperty_string_to_kind", number, text),
            ("icalcomponent_count_errors", number, pointer),
            ("icalcomponent_get_first_component", pointer, pointer, number),
            ("icalcomponent_get_next_component", pointer, pointer, number),
            ("icalcomponent_get_first_property", pointer, pointer, number),
            ("icalcomponent_get_uid", text, pointer),
            ("icalcomponent_get_summary", text, pointer),
            ("icalcomponent_get_location", text, pointer),
            ("icalcomponent_get_sequence", number, pointer),
            ("icalcomponent_get_status", number, pointer),
            ("icalproperty_status_to_string", text, number),
            ("icalcomponent_get_dtstart", _Time, pointer),
            ("icalcomponent_get_dtend", _Time, pointer),
            ("icalproperty_get_trigger", _Trigger, pointer),
            ("icalproperty_get_parameter_as_string", text, pointer, text),
            ("icaltime_as_timet_with_zone", ctypes.c_longlong, _Time, pointer),
            ("icalcomponent_free", None, pointer),
        ):
            function = getattr(self._c, name)
            function.restype, function.argtypes = result, takes

    def events(self, ics: bytes) -> tuple[Parsed, ...]:
        """Return the events of a calendar in their order; fails for what is none."""
        calendar = self._c.icalparser_parse_string(ics)
        assert calendar, "libical finds no calendar"
        try:
            assert self._c.icalcomponent_count_errors(calendar) == 0
            return tuple(self._event(found) for found in self._parts(calendar, b"VEVENT"))
        finally:
            self._c.icalcomponent_free(calendar)

    def _parts(self, component: int, kind: bytes) -> Iterator[int]:
        number = self._c.icalcomponent_string_to_kind(kind)
        part = self._c.icalcomponent_get_first_component(component, number)
        while part:
            yield part
            part = self._c.icalcomponent_get_next_component(component, number)

    def _event(self, event: int) -> Parsed:
        start, end = self._c.icalcomponent_get_dtstart(event), self._c.icalcomponent_get_dtend(event)
        status = self._c.icalproperty_status_to_string(self._c.icalcomponent_get_status(event))
        location = self._c.icalcomponent_get_location(event)
        begins, ends = self._moment(start), self._moment(end)
        return Parsed(
            uid=self._c.icalcomponent_get_uid(event).decode(),
            summary=self._c.icalcomponent_get_summary(event).decode(),
            location="" if location is None else location.decode(),
            sequence=self._c.icalcomponent_get_sequence(event),
            status="" if status is None else status.decode(),
            start=begins,
            end=ends,
            alarms=tuple(self._alarm(alarm, begins, ends) for alarm in self._parts(event, b"VALARM")),
        )

    def _moment(self, found: _Time) -> date | datetime:
        if found.is_date:
            return date(found.year, found.month, found.day)
        seconds = self._c.icaltime_as_timet_with_zone(found, found.zone)
        return datetime.fromtimestamp(seconds, UTC)

    def _alarm(self, alarm: int, begins: date | datetime, ends: date | datetime) -> datetime:
        kind = self._c.icalproperty_string_to_kind(b"TRIGGER")
        trigger = self._c.icalcomponent_get_first_property(alarm, kind)
        length = self._c.icalproperty_get_trigger(trigger).duration
        ahead = timedelta(
            weeks=length.weeks,
            days=length.days,
            hours=length.hours,
            minutes=length.minutes,
            seconds=length.seconds,
        )
        related = self._c.icalproperty_get_parameter_as_string(trigger, b"RELATED")
        base = ends if related == b"END" else begins
        if not isinstance(base, datetime):
            base = datetime(base.year, base.month, base.day)  # noqa: DTZ001 - whole days have no zone
        return base - ahead if length.is_neg else base + ahead
