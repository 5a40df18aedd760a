"""A research year laid out month by month."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import research_year
from matchplanner.domain.research_year import MonthKind
from matchplanner.errors import UserError


@pytest.mark.parametrize(
    ("start", "clinical", "clinic", "output", "end"),
    [
        ("2026-07-01", 1, ("2026-07-06", "2026-07-31"), "2026-08-01", "2027-06-30"),
        ("2026-07-01", 2, ("2026-07-06", "2026-08-28"), "2026-09-01", "2027-06-30"),
        ("2027-02-01", 1, ("2027-02-01", "2027-02-26"), "2027-03-01", "2028-01-31"),
        ("2027-08-31", 1, ("2027-09-06", "2027-09-24"), "2027-09-30", "2028-08-30"),
        ("2028-01-31", 1, ("2028-01-31", "2028-02-25"), "2028-02-29", "2029-01-30"),
    ],
)
def test_the_months_and_the_weeks_in_the_clinic_are_computed(
    start: str, clinical: int, clinic: tuple[str, str], output: str, end: str
) -> None:
    year = research_year.lay_out(date.fromisoformat(start), clinical)
    assert tuple(day.isoformat() for day in year.clinic) == clinic
    assert (year.output.start.isoformat(), year.span.end.isoformat()) == (output, end)


@given(start=st.dates(date(2024, 1, 1), date(2035, 12, 31)), clinical=st.sampled_from([1, 2]))
def test_twelve_months_follow_each_other_without_a_gap(start: date, clinical: int) -> None:
    year = research_year.lay_out(start, clinical)
    assert [month.number for month in year.months] == list(range(1, 13))
    assert [month.kind for month in year.months].count(MonthKind.CLINICAL) == clinical
    for one, following in zip(year.months, year.months[1:], strict=False):
        assert following.span.start == one.span.end + timedelta(days=1)
    assert year.span.start == start
    assert year.clinic.start >= start
    assert year.clinic.end < year.output.start
    assert (year.clinic.start.weekday(), year.clinic.end.weekday()) == (0, 4)
    assert year.clinic.weeks >= 3 * clinical


@pytest.mark.parametrize("clinical", [0, 3])
def test_only_one_or_two_clinical_months_make_a_research_year(clinical: int) -> None:
    with pytest.raises(UserError, match="one or two months"):
        research_year.lay_out(date(2026, 7, 1), clinical)
