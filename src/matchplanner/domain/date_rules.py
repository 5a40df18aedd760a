"""Patterns that give a season's dates, such as "first Wednesday of September of X"."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
FRIDAY = WEEKDAYS["fri"]
YEARS = {"X": -1, "X+1": 0}


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The n-th given weekday of a month, n from 1 to 4."""

    n: int
    weekday: int
    month: int
    year: int

    def day(self, match_year: int, _dated: Mapping[str, date]) -> date:
        """Return the day in the season of a Match year."""
        first = date(match_year + self.year, self.month, 1)
        return first + timedelta(days=(self.weekday - first.weekday()) % 7 + 7 * (self.n - 1))


@dataclass(frozen=True, slots=True)
class FixedDay:
    """The same day each year."""

    month: int
    dom: int
    year: int

    def day(self, match_year: int, _dated: Mapping[str, date]) -> date:
        """Return the day in the season of a Match year."""
        return date(match_year + self.year, self.month, self.dom)


@dataclass(frozen=True, slots=True)
class BusinessDayFrom:
    """A day of the year, or the Monday after when it falls on a weekend.

    Public holidays are not known here; none falls on the days in use.
    """

    month: int
    dom: int
    year: int

    def day(self, match_year: int, _dated: Mapping[str, date]) -> date:
        """Return the day in the season of a Match year."""
        on = date(match_year + self.year, self.month, self.dom)
        return on + timedelta(days=(7 - on.weekday()) if on.weekday() > FRIDAY else 0)


@dataclass(frozen=True, slots=True)
class LastBusinessDay:
    """The last day from Monday to Friday of a month; public holidays are not known here."""

    month: int
    year: int

    def day(self, match_year: int, _dated: Mapping[str, date]) -> date:
        """Return the day in the season of a Match year."""
        year = match_year + self.year
        last = date(year, self.month, calendar.monthrange(year, self.month)[1])
        return last - timedelta(days=max(0, last.weekday() - FRIDAY))


@dataclass(frozen=True, slots=True)
class Offset:
    """A number of days after another milestone, negative for before it."""

    after: str
    days: int

    def day(self, _match_year: int, dated: Mapping[str, date]) -> date:
        """Return the day, counted from the other milestone's final date."""
        return dated[self.after] + timedelta(days=self.days)


DateRule = NthWeekday | FixedDay | BusinessDayFrom | LastBusinessDay | Offset
