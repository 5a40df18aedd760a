"""Days and pixels: where a day lies on the calendar, and which day a point means."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from matchplanner.domain import timeline
from matchplanner.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale of days from `left` over `width` pixels; every day is as wide as the next."""

    calendar: Span
    left: float
    width: float
    day_width: float = field(init=False)

    def __post_init__(self) -> None:
        """Work out the pixels of one day, once: every place is counted in them."""
        object.__setattr__(self, "day_width", self.width / self.calendar.days)

    @property
    def right(self) -> float:
        """The right edge of the last day."""
        return self.left + self.width

    def x(self, day: date) -> float:
        """Return the left edge of a day, which may lie outside the calendar."""
        return self.left + (day - self.calendar.start).days * self.day_width

    def middle(self, day: date) -> float:
        """Return the middle of a day."""
        return self.x(day) + self.day_width / 2

    def day_at(self, x: float) -> date:
        """Return the day at a point, which may lie outside the calendar."""
        return self.calendar.start + timedelta(days=int((x - self.left) // self.day_width))

    def edges(self, span: Span) -> tuple[float, float]:
        """Return the left edge of the first day and the right edge of the last."""
        return self.x(span.start), self.x(span.end + timedelta(days=1))

    def clipped(self, span: Span) -> tuple[float, float] | None:
        """Return the edges of the part inside the calendar, or None if there is none."""
        inside = span.overlap(self.calendar)
        return None if inside is None else self.edges(inside)

    def mondays(self) -> Iterator[tuple[date, float]]:
        """Yield every Monday of the calendar with its left edge."""
        day = self.calendar.start + timedelta(days=-self.calendar.start.weekday() % 7)
        while day <= self.calendar.end:
            yield day, self.x(day)
            day += timedelta(days=7)

    def days(self, left: float, right: float) -> Iterator[tuple[date, float]]:
        """Yield the days of the calendar between two points with their left edges."""
        first = max(self.day_at(left), self.calendar.start)
        count, start = (min(self.day_at(right), self.calendar.end) - first).days + 1, self.x(first)
        for number in range(count):
            yield first + timedelta(days=number), start + number * self.day_width

    def months(self, target_year: int) -> Iterator[tuple[Span, float, float]]:
        """Yield each month with its edges."""
        for month in timeline.months(target_year):
            yield month, *self.edges(month)
