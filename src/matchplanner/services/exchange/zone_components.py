"""Time zones as calendar files describe them: when their clocks change, and by how much.

Written here, because what the icalendar package makes of a zone begins summer time an hour late.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_SEEN_YEARS = 10
"""How many years a rule must hold to be written down as one."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONG_AGO = datetime(1970, 1, 1)  # noqa: DTZ001 - the beginning of a zone that has one offset, on its own clock


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the clocks. `onset` is what they showed at that moment, before they were changed."""

    onset: datetime
    before: timedelta
    after: timedelta
    name: str

    @property
    def forward(self) -> bool:
        """Whether the clocks were put forward."""
        return self.after > self.before


def component(name: str, first: date, last: date) -> Timezone:
    """Return the description of a zone that holds from one day to another."""
    zone = ZoneInfo(name)
    made = Timezone()
    made.add("tzid", name)
    years = range(first.year - 1, max(last.year, first.year + _SEEN_YEARS) + 1)
    changes = list(_changes(zone, years))
    rules = _rules(changes, years)
    if rules is not None:
        for change, rule in rules:
            made.add_component(_observance(change, rule))
        return made
    start = datetime(years[0], 1, 1, tzinfo=UTC).astimezone(zone)
    offset = start.utcoffset() or timedelta()
    made.add_component(_observance(Change(_LONG_AGO, offset, offset, start.tzname() or name)))
    for change in changes:
        if change.onset.year <= last.year + 1:
            made.add_component(_observance(change))
    return made


def _changes(zone: ZoneInfo, years: range) -> Iterator[Change]:
    """Yield the changes of these years, the earliest first."""
    day = timedelta(days=1)
    at, end = datetime(years[0], 1, 1, tzinfo=UTC), datetime(years[-1] + 1, 1, 1, tzinfo=UTC)
    while at < end:
        if _offset(zone, at) != _offset(zone, at + day):
            moment = _moment(zone, at, at + day)
            before, after = _offset(zone, at), _offset(zone, moment)
            yield Change(
                (moment + before).replace(tzinfo=None), before, after, moment.astimezone(zone).tzname() or ""
            )
        at += day


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _moment(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Return the first second of the new offset between two moments with different ones."""
    old = _offset(zone, before)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=1) // 2)
        before, after = (middle, after) if _offset(zone, middle) == old else (before, middle)
    return after


def _rules(changes: Sequence[Change], years: range) -> list[tuple[Change, dict[str, object]]] | None:
    """Return both yearly rules of a zone's clocks, each with its first change; None if there are none."""
    found = []
    for forward in (True, False):
        mine = [change for change in changes if change.forward is forward]
        if [change.onset.year for change in mine] != list(years):
            return None
        alike = {(change.onset.month, change.onset.time(), change.before, change.after) for change in mine}
        on = _weekday([change.onset.date() for change in mine])
        if len(alike) > 1 or not on:
            return None
        found.append((mine[0], {"freq": "yearly", "bymonth": mine[0].onset.month, "byday": on}))
    return found


def _weekday(days: Sequence[date]) -> str:
    """Return the weekday of a month that all days are, such as 2SU or -1SU; "" if they are not."""
    weekdays = {day.weekday() for day in days}
    if len(weekdays) > 1:
        return ""
    name = _WEEKDAYS[weekdays.pop()]
    if all((day + timedelta(days=7)).month != day.month for day in days):
        return f"-1{name}"
    weeks: Iterable[int] = {(day.day - 1) // 7 + 1 for day in days}
    return f"{next(iter(weeks))}{name}" if len(set(weeks)) == 1 else ""


def _observance(change: Change, rule: dict[str, object] | None = None) -> TimezoneDaylight | TimezoneStandard:
    made = TimezoneDaylight() if change.forward else TimezoneStandard()
    made.add("dtstart", change.onset)
    if rule is not None:
        made.add("rrule", rule)
    made.add("tzoffsetfrom", change.before)
    made.add("tzoffsetto", change.after)
    made.add("tzname", change.name)
    return made
