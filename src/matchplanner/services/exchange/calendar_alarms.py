"""When a calendar reminds of what: a few alarms for each kind of entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from matchplanner.services.exchange.calendar_entry import CalendarEntry, EntryKind

_MORNING = timedelta(hours=9)
"""What fills whole days is told of at nine, not at midnight."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm some time before an entry begins, or before its last day is over."""

    before: timedelta
    of_last_day: bool = False

    def trigger(self, entry: CalendarEntry) -> timedelta:
        """Return the time from the entry's beginning, or its end, to the alarm; before it is negative."""
        if entry.at is not None:
            return -self.before
        # The end of whole days is the midnight after the last one.
        last = timedelta(days=1) if self.of_last_day else timedelta()
        return _MORNING - last - timedelta(days=self.before.days)


def _days(*before: int) -> tuple[Alarm, ...]:
    return tuple(Alarm(timedelta(days=days)) for days in before)


ALARMS: Mapping[EntryKind, tuple[Alarm, ...]] = {
    EntryKind.MILESTONE: _days(7, 1),
    EntryKind.ROTATION: _days(14, 1),
    EntryKind.APPLY: (*_days(0), Alarm(timedelta(days=7), of_last_day=True)),
    EntryKind.LETTER: _days(0),
    EntryKind.INTERVIEW: (*_days(1), Alarm(timedelta(hours=1))),
    EntryKind.REPLY: (*_days(1), Alarm(timedelta(hours=3))),
    EntryKind.EVENT: (*_days(1), Alarm(timedelta(minutes=30))),
    EntryKind.BLOCKED: (),
    EntryKind.DOCUMENT: _days(30, 7),
    EntryKind.PAYMENT: _days(7, 0),
}
"""What reminds of each kind; a blocked period needs no reminding."""
