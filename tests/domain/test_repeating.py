"""Days that come again: which one waits, over months of any length and after days away."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.repeating import Repeat, Series

DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))


@pytest.mark.parametrize(
    ("series", "days"),
    [
        (Series(date(2027, 1, 4), Repeat.WEEKLY), ("2027-01-04", "2027-01-11", "2027-01-18")),
        (Series(date(2027, 1, 4), Repeat.DAYS, 10), ("2027-01-04", "2027-01-14", "2027-01-24")),
        (Series(date(2027, 1, 31), Repeat.MONTHLY), ("2027-01-31", "2027-02-28", "2027-03-31")),
        (Series(date(2027, 11, 30), Repeat.MONTHLY), ("2027-11-30", "2027-12-30", "2028-01-30")),
        (Series(date(2028, 2, 29), Repeat.YEARLY), ("2028-02-29", "2029-02-28", "2030-02-28")),
        (Series(date(2027, 1, 4)), ("2027-01-04", "2027-01-04", "2027-01-04")),
    ],
)
def test_each_series_has_its_days(series: Series, days: tuple[str, ...]) -> None:
    assert tuple(series.day(number).isoformat() for number in range(3)) == days


def test_what_was_missed_does_not_pile_up() -> None:
    series = Series(date(2027, 1, 4), Repeat.WEEKLY)
    assert series.open_day(date(2027, 2, 3)) == date(2027, 2, 1)


def test_what_is_done_makes_room_for_the_next_also_where_it_was_done_early() -> None:
    series = Series(date(2027, 1, 4), Repeat.WEEKLY)
    first, second = series.day(0), series.day(1)
    assert series.open_day(date(2027, 1, 5), [first]) == second
    assert series.open_day(date(2027, 1, 5), [first, second]) == series.day(2)
    assert Series(first).open_day(first + timedelta(days=400)) == first
    assert Series(first).open_day(first, [first]) is None


@given(
    start=DAYS,
    repeat=st.sampled_from([one for one in Repeat if one is not Repeat.ONCE]),
    every=st.integers(1, 366),
    today=DAYS,
)
def test_the_last_day_up_to_today_waits(start: date, repeat: Repeat, every: int, today: date) -> None:
    series = Series(start, repeat, every)
    waits = series.open_day(today)
    assert waits is not None
    number = next(at for at in range(2000) if series.day(at) >= waits)
    assert series.day(number) == waits
    assert waits <= today < series.day(number + 1) or (number == 0 and today < start)
