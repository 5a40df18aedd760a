"""The calendar: window, phases, snapping, application windows, letters in time."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import letters, timeline
from matchplanner.domain.spans import Span, add_months
from matchplanner.domain.timeline import PhaseKey

YEARS = st.integers(2000, 2100)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A rotation of any length up to half a year."""
    start = draw(DAYS)
    return Span(start, start + timedelta(days=draw(st.integers(0, 180))))


def test_the_calendar_of_2027_runs_from_august_2026_to_september_2027() -> None:
    assert timeline.window(2027) == (date(2026, 8, 1), date(2027, 9, 30))
    assert len(timeline.months(2027)) == 14


@given(YEARS)
def test_the_months_and_the_phase_bands_tile_the_calendar(target_year: int) -> None:
    for parts in (timeline.months(target_year), [p.band for p in timeline.phases(target_year)]):
        assert parts[0].start == timeline.window(target_year).start
        assert parts[-1].end == timeline.window(target_year).end
        for before, after in pairwise(parts):
            assert after.start == before.end + timedelta(days=1)


def test_the_four_phases_have_the_months_of_the_guide() -> None:
    assert [(p.key, p.start, p.end) for p in timeline.phases(2027)] == [
        (PhaseKey.RESEARCH, date(2026, 8, 1), date(2026, 12, 31)),
        (PhaseKey.APPLY, date(2027, 1, 1), date(2027, 4, 30)),
        (PhaseKey.ROTATE, date(2027, 5, 1), date(2027, 9, 30)),
        (PhaseKey.SUBMIT, date(2027, 9, 1), date(2027, 9, 30)),
    ]
    assert all(p.todo and p.label for p in timeline.phases(2027))


def test_a_day_in_september_2026_is_in_the_research_phase_of_2027() -> None:
    phase = timeline.phase_on(date(2026, 9, 10), 2027)
    assert phase is not None
    assert (phase.key, phase.number) == (PhaseKey.RESEARCH, 1)


@given(YEARS, DAYS)
def test_a_day_has_a_phase_exactly_when_it_is_on_the_calendar(target_year: int, day: date) -> None:
    assert (timeline.phase_on(day, target_year) is None) != timeline.window(target_year).holds(day)


def test_research_starts_eighteen_to_twelve_months_before_the_season() -> None:
    assert timeline.research_window(2027) == (date(2026, 3, 1), date(2026, 9, 1))


@pytest.mark.parametrize(
    ("day", "monday"),
    [("2027-05-03", "2027-05-03"), ("2027-05-06", "2027-05-03"), ("2027-05-07", "2027-05-10")],
)
def test_a_day_snaps_to_the_nearest_monday(day: str, monday: str) -> None:
    assert timeline.snapped(date.fromisoformat(day)) == date.fromisoformat(monday)


@given(DAYS)
def test_snapping_gives_a_monday_at_most_three_days_away_and_is_idempotent(day: date) -> None:
    monday = timeline.snapped(day)
    assert monday.weekday() == 0
    assert abs((monday - day).days) <= 3
    assert timeline.snapped(monday) == monday


def test_a_new_rotation_takes_four_weeks_from_monday_to_friday() -> None:
    span = timeline.default_span(date(2027, 5, 4))
    assert span == (date(2027, 5, 3), date(2027, 5, 28))
    assert span.days == 26


@given(spans(), st.integers(-60, 60))
def test_moving_by_weeks_keeps_length_and_weekday_and_can_be_undone(span: Span, weeks: int) -> None:
    moved = timeline.moved(span, weeks)
    assert (moved.days, moved.start.weekday()) == (span.days, span.start.weekday())
    assert timeline.moved(moved, -weeks) == span


@given(spans(), DAYS)
def test_moving_to_a_day_starts_on_its_monday_and_keeps_the_length(span: Span, day: date) -> None:
    moved = timeline.moved_to(span, day)
    assert (moved.start, moved.days) == (timeline.snapped(day), span.days)


@given(spans(), DAYS)
def test_resizing_ends_on_a_friday_never_before_the_first(span: Span, end: date) -> None:
    resized = timeline.resized_to(span, end)
    assert resized.start == span.start
    assert resized.end.weekday() == 4
    assert resized.end >= resized.start
    assert timeline.resized_to(resized, resized.end) == resized


def test_resizing_by_a_week_and_never_below_one() -> None:
    span = timeline.default_span(date(2027, 5, 3))
    assert timeline.resized(span, 1).end == date(2027, 6, 4)
    assert timeline.resized(span, -3).end == date(2027, 5, 7)
    assert timeline.resized(span, -9).end == date(2027, 5, 7)


@given(spans(), spans())
def test_a_clash_is_mutual_and_a_shared_day(one: Span, other: Span) -> None:
    assert timeline.clash(one, other) == timeline.clash(other, one)
    assert timeline.clash(one, one)
    shared = one.overlap(other)
    assert timeline.clash(one, other) == (shared is not None)
    if shared is not None:
        assert shared.within(one)
        assert shared.within(other)


@pytest.mark.parametrize(
    ("start", "window", "overlap_days"),
    [
        ("2027-05-03", ("2026-09-03", "2027-01-03"), 3),
        ("2027-06-01", ("2026-10-01", "2027-02-01"), 32),
        ("2027-10-31", ("2027-02-28", "2027-06-30"), 62),
        ("2026-12-31", ("2026-04-30", "2026-08-31"), None),
    ],
)
def test_a_rotation_is_applied_for_eight_to_four_months_before(
    start: str, window: tuple[str, str], overlap_days: int | None
) -> None:
    day = date.fromisoformat(start)
    assert timeline.application_window(day) == tuple(date.fromisoformat(end) for end in window)
    overlap = timeline.application_window(day).overlap(timeline.phases(2027)[1].span)
    assert (None if overlap is None else overlap.days) == overlap_days


@given(DAYS, st.integers(-240, 240))
def test_adding_months_keeps_the_day_or_takes_the_months_last(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
    if later.day != day.day:
        assert (later + timedelta(days=1)).day == 1


@given(DAYS, DAYS, st.integers(0, 240))
def test_adding_months_keeps_the_order_of_days(one: date, other: date, months: int) -> None:
    early, late = sorted((one, other))
    assert add_months(early, months) <= add_months(late, months)


def test_a_letter_is_asked_for_in_the_last_seven_days() -> None:
    assert timeline.ask_window(date(2027, 6, 28)) == (date(2027, 6, 22), date(2027, 6, 28))


def test_a_september_rotation_cannot_feed_a_september_submission() -> None:
    assert timeline.letter_expected(date(2027, 9, 10)) == date(2027, 10, 1)
    assert timeline.letter_expected(date(2027, 9, 10)) > date(2027, 9, 2)
    assert timeline.letter_expected(date(2027, 8, 12)) <= date(2027, 9, 2)


@given(DAYS, DAYS)
def test_a_letter_is_in_time_exactly_when_the_rotation_ends_by_its_need_by_day(
    end: date, submission: date
) -> None:
    needed_by = letters.need_by(submission, None)
    assert needed_by is not None
    assert (timeline.letter_expected(end) <= submission) == (end <= needed_by)
