"""A day and a time as people type them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.errors import UserError
from matchplanner.ui.moments import moment_text, parse_moment

NINE = datetime.fromisoformat("2027-11-10T09:00")


@pytest.mark.parametrize(
    "typed",
    [
        "10 Nov 2027 09:00",
        "2027-11-10 9:00",
        "2027-11-10T09:00",
        "Nov 10, 2027, 9 am",
        "Wed 10 Nov 2027 9.00",
        "10 Nov 2027 9:00 a.m.",
    ],
)
def test_a_moment_is_read_however_it_is_written(typed: str) -> None:
    assert parse_moment(typed) == NINE


def test_noon_and_midnight_are_not_mixed_up() -> None:
    assert parse_moment("10 Nov 2027 12 pm") == NINE.replace(hour=12)
    assert parse_moment("10 Nov 2027 12:30 am") == NINE.replace(hour=0, minute=30)
    assert parse_moment("10 Nov 2027 1:30 pm") == NINE.replace(hour=13, minute=30)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("10 Nov 2027", "The time is missing."),
        ("soon", "is not a date"),
        ("soon 09:00", "is not a date"),
        ("10 Nov 2027 25:00", "25:00 is not a time of day."),
        ("5/3/2027 09:00", "is not a date"),
    ],
)
def test_what_is_no_moment_is_refused(typed: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        parse_moment(typed)


@given(st.datetimes(datetime.fromisoformat("1950-01-01"), datetime.fromisoformat("2100-12-31")))
def test_what_is_shown_reads_back(wall: datetime) -> None:
    wall = wall.replace(second=0, microsecond=0)
    assert parse_moment(moment_text(wall)) == wall


def test_a_blank_is_a_moment_not_known() -> None:
    assert parse_moment("  ") is None
    assert moment_text(None) == ""
    assert moment_text(None, "unknown") == "unknown"
