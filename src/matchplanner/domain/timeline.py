"""The fourteen-month calendar: its window, its phases, and blocks that move by whole weeks."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.letters import TURNAROUND
from matchplanner.domain.spans import Span, add_months, month_span, nearest_weekday

MONDAY, FRIDAY = 0, 4
DEFAULT_WEEKS = 4
WRITER_TURNAROUND = TURNAROUND.days
APPLY_FROM_MONTHS, APPLY_UNTIL_MONTHS = 8, 4


class PhaseKey(LabelledEnum):
    """The four phases of the year before an application."""

    RESEARCH = "research", "Research"
    APPLY = "apply", "Apply and onboard"
    ROTATE = "rotate", "Rotations and letters"
    SUBMIT = "submit", "ERAS"


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of the plan.

    Phases 3 and 4 share September: rotations may still run while the
    application goes out. `band` is the part that a chart fills, so that the
    bands lie side by side and September belongs to phase 4.
    """

    key: PhaseKey
    number: int
    span: Span
    band: Span
    todo: tuple[str, ...]

    @property
    def label(self) -> str:
        """Return the phase's name in English."""
        return self.key.label

    @property
    def start(self) -> date:
        """Return the first day."""
        return self.span.start

    @property
    def end(self) -> date:
        """Return the last day."""
        return self.span.end


_TODO: dict[PhaseKey, tuple[str, ...]] = {
    PhaseKey.RESEARCH: (
        "Research programs and rotation sites",
        "Write to coordinators about eligibility",
        "Clear up visa, observer and visiting-student policies",
    ),
    PhaseKey.APPLY: (
        "Apply for rotations between May and September",
        "Complete onboarding: TB test, vaccinations, insurance, background check",
    ),
    PhaseKey.ROTATE: (
        "Complete rotations",
        "Ask for a letter as each rotation ends",
        "Refine the personal statement with what you saw",
    ),
    PhaseKey.SUBMIT: (
        "Submit ERAS with the new letters",
        "Give the rotations a prominent place in the application",
    ),
}


def window(target_year: int) -> Span:
    """Return the calendar of target year X: August of X-1 to September of X (R163)."""
    return Span(date(target_year - 1, 8, 1), date(target_year, 9, 30))


@functools.cache
def months(target_year: int) -> tuple[Span, ...]:
    """Return the fourteen months of the calendar, each as its span of days."""
    first = window(target_year).start
    starts = (add_months(first, offset) for offset in range(14))
    return tuple(month_span(start.year, start.month) for start in starts)


@functools.cache
def phases(target_year: int) -> tuple[Phase, ...]:
    """Return the four phases of R159 to R162, in order."""
    x = target_year
    spans = {
        PhaseKey.RESEARCH: Span(date(x - 1, 8, 1), date(x - 1, 12, 31)),
        PhaseKey.APPLY: Span(date(x, 1, 1), date(x, 4, 30)),
        PhaseKey.ROTATE: Span(date(x, 5, 1), date(x, 9, 30)),
        PhaseKey.SUBMIT: Span(date(x, 9, 1), date(x, 9, 30)),
    }
    bands = {**spans, PhaseKey.ROTATE: Span(date(x, 5, 1), date(x, 8, 31))}
    return tuple(
        Phase(key, number, spans[key], bands[key], _TODO[key]) for number, key in enumerate(PhaseKey, start=1)
    )


def phase_on(day: date, target_year: int) -> Phase | None:
    """Return the phase whose band holds the day, or None outside the calendar."""
    return next((phase for phase in phases(target_year) if phase.band.holds(day)), None)


def research_window(target_year: int) -> Span:
    """Return when research should start: 18 to 12 months before September of X (R156)."""
    season = date(target_year, 9, 1)
    return Span(add_months(season, -18), add_months(season, -12))


def snapped(day: date) -> date:
    """Return the nearest Monday, at most three days away."""
    return nearest_weekday(day, MONDAY)


def monday_of(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def default_span(start: date, weeks: int = DEFAULT_WEEKS) -> Span:
    """Return a rotation of so many weeks (1 or more), from the start's Monday to the last week's Friday."""
    monday = snapped(start)
    return Span(monday, monday + timedelta(days=7 * max(1, weeks) - 3))


def moved(span: Span, weeks: int) -> Span:
    """Return the span so many weeks later, or earlier where negative."""
    return span.shifted(7 * weeks)


def moved_to(span: Span, day: date) -> Span:
    """Return the span, as long as it is, started on the Monday nearest to the day."""
    return span.shifted((snapped(day) - span.start).days)


def resized_to(span: Span, end: date) -> Span:
    """Return the span ended on the Friday nearest to the day, at least until its first Friday."""
    first_friday = span.start + timedelta(days=(FRIDAY - span.start.weekday()) % 7)
    return Span(span.start, max(nearest_weekday(end, FRIDAY), first_friday))


def resized(span: Span, weeks: int) -> Span:
    """Return the span so many weeks longer, or shorter where negative; one week is the least."""
    return resized_to(span, span.end + timedelta(days=7 * weeks))


def started_at(span: Span, start: date) -> Span:
    """Return the span started on the Monday nearest to the day, at the latest in its last week."""
    last_monday = span.end - timedelta(days=span.end.weekday())
    return Span(min(snapped(start), last_monday), span.end)


def free_weeks(taken: Iterable[Span], within: Span, weeks: int = DEFAULT_WEEKS) -> Span | None:
    """Return the first stretch of so many weeks, Monday to Friday, that shares no day with what is taken."""
    busy = tuple(taken)
    start = within.start + timedelta(days=(MONDAY - within.start.weekday()) % 7)
    while (found := default_span(start, weeks)).within(within):
        if not any(clash(found, span) for span in busy):
            return found
        start += timedelta(days=7)
    return None


def clash(one: Span, other: Span) -> bool:
    """Return whether two spans share a day."""
    return one.overlap(other) is not None


def application_window(
    start: date,
    earliest_months: int | None = None,
    latest_months: int | None = None,
    apply_by: date | None = None,
) -> Span:
    """Return when to apply for a rotation: 8 to 4 months before it starts (R157).

    What the host says wins: its own months before the start, and above all its
    own last day. A last day before the window would open is the window.
    """
    first = add_months(start, -(APPLY_FROM_MONTHS if earliest_months is None else earliest_months))
    last = add_months(start, -(APPLY_UNTIL_MONTHS if latest_months is None else latest_months))
    if apply_by is not None:
        last = apply_by
    return Span(min(first, last), last)


def ask_window(end: date) -> Span:
    """Return when to ask for a letter: the rotation's last seven days (R197)."""
    return Span(end - timedelta(days=6), end)


def letter_expected(end: date, turnaround: int = WRITER_TURNAROUND) -> date:
    """Return when the letter of a rotation can be there: its end plus the writer's days."""
    return end + timedelta(days=turnaround)
