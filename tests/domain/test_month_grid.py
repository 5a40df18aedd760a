"""Months as weeks, and entries in the room of a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.month_grid import Fitted, Month, fitted

MONDAY, SUNDAY = 0, 6
MONTHS = st.builds(Month, st.integers(2000, 2099), st.integers(1, 12))


@given(MONTHS, st.integers(0, 6))
def test_weeks_hold_every_day_once_and_begin_where_they_should(month: Month, first: int) -> None:
    weeks = month.weeks(first)
    days = [week.start + timedelta(days=at) for week in weeks for at in range(week.days)]

    assert all(week.start.weekday() == first and week.days == 7 for week in weeks)
    assert days == [days[0] + timedelta(days=at) for at in range(len(days))]
    assert set(days) >= {month.span.start, month.span.end}
    assert len([day for day in days if Month.of(day) == month]) == month.span.days
    assert 4 <= len(weeks) <= 6


def test_a_week_begins_on_sunday_where_that_is_usual() -> None:
    assert Month(2027, 11).weeks(SUNDAY)[0].start == date(2027, 10, 31)
    assert Month(2027, 11).weeks(MONDAY)[0].start == date(2027, 11, 1)


@given(MONTHS, st.integers(-40, 40))
def test_going_on_and_back_leads_to_the_same_month(month: Month, steps: int) -> None:
    assert month.moved(steps).moved(-steps) == month


def test_a_month_keeps_the_day_as_well_as_it_can() -> None:
    assert Month(2027, 1).moved(1).with_day(31) == date(2027, 2, 28)
    assert Month(2027, 11).title == "November 2027"


@pytest.mark.parametrize(
    ("count", "room", "expected"),
    [
        (0, 3, Fitted(2, 0, 0)),
        (1, 3, Fitted(2, 1, 0)),
        (2, 3, Fitted(1, 2, 0)),
        (3, 3, Fitted(1, 3, 0)),
        (5, 3, Fitted(1, 2, 3)),
        (2, 1, Fitted(1, 0, 2)),
        (2, 0, Fitted(1, 0, 2)),
    ],
)
def test_entries_get_two_lines_or_one_or_are_counted(count: int, room: int, expected: Fitted) -> None:
    assert fitted(count, room) == expected
