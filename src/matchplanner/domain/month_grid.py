"""A month as a calendar shows it: whole weeks, and how much of a day's content there is room for."""

from dataclasses import dataclass
from datetime import date, timedelta

from matchplanner.domain.spans import Span, month_span

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEK = 7
_ONE_LINE, _TWO_LINES = 1, 2


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month a day is in."""
        return cls(day.year, day.month)

    @property
    def span(self) -> Span:
        """Its days."""
        return month_span(self.year, self.month)

    @property
    def title(self) -> str:
        """Its name and year."""
        return f"{MONTHS[self.month - 1]} {self.year}"

    def moved(self, months: int) -> "Month":
        """Return the month so many later, or earlier where negative."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)

    def weeks(self, first_weekday: int) -> tuple[Span, ...]:
        """Return the weeks that hold its days; `first_weekday` is where they begin, Monday being 0."""
        span = self.span
        start = span.start - timedelta(days=(span.start.weekday() - first_weekday) % _WEEK)
        found = []
        while start <= span.end:
            found.append(Span(start, start + timedelta(days=_WEEK - 1)))
            start += timedelta(days=_WEEK)
        return tuple(found)

    def with_day(self, number: int) -> date:
        """Return the day of this number, the month's last where it has no such day."""
        return self.span.start.replace(day=min(number, self.span.end.day))


@dataclass(frozen=True, slots=True)
class Fitted:
    """How a day's entries are shown: lines for each, how many of them, and how many are left out."""

    lines: int
    shown: int
    more: int


def fitted(count: int, room: int) -> Fitted:
    """Return how `count` entries fit into `room` lines: with two lines each if all do, else with one.

    Where not even that holds them all, the last line tells how many more there are.
    """
    if _TWO_LINES * count <= room:
        return Fitted(_TWO_LINES, count, 0)
    if count <= room:
        return Fitted(_ONE_LINE, count, 0)
    shown = max(room - 1, 0)
    return Fitted(_ONE_LINE, shown, count - shown)
