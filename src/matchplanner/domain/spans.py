"""Calendar arithmetic: spans of days, whole months and weeks."""

import calendar
from datetime import date, timedelta
from typing import NamedTuple


class Span(NamedTuple):
    """Days from start to end, both included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """Return how many days the span holds."""
        return (self.end - self.start).days + 1

    @property
    def weeks(self) -> int:
        """Return how many weeks it touches: Monday to Friday of four weeks are four."""
        return -(-self.days // 7)

    def holds(self, day: date) -> bool:
        """Return whether the day lies in the span."""
        return self.start <= day <= self.end

    def within(self, other: "Span") -> bool:
        """Return whether the whole span lies in the other."""
        return other.start <= self.start and self.end <= other.end

    def overlap(self, other: "Span") -> "Span | None":
        """Return the days both spans hold, or None."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start <= end else None

    def shifted(self, days: int) -> "Span":
        """Return a span as long, so many days later, or earlier where negative."""
        return Span(self.start + timedelta(days=days), self.end + timedelta(days=days))


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_span(year: int, month: int) -> Span:
    """Return a whole calendar month."""
    return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def nearest_weekday(day: date, weekday: int) -> date:
    """Return the nearest day that falls on the weekday, Monday being 0; at most three days away."""
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)
