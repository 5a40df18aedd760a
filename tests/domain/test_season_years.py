"""Every season from X = 2024 to 2035: the weekdays, the distances and the clocks of its dates."""

import calendar
import itertools
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from matchplanner.domain import season, timeline
from matchplanner.domain.rotations import PlannedRotation
from matchplanner.domain.season import Fact, Milestone, SeasonRules
from matchplanner.domain.spans import Span

YEARS = range(2024, 2036)
EASTERN = ZoneInfo("America/New_York")

# X, ERAS opens, applicants may submit, programs may review, rank lists due, Match Day, and the offsets
# from UTC at the rank deadline and on Match Day: clocks change on the second Sunday of March.
TABLE = (
    (2024, "2024-06-05", "2024-09-04", "2024-09-25", "2025-03-05", "2025-03-21", -5, -4),
    (2025, "2025-06-04", "2025-09-03", "2025-09-24", "2026-03-04", "2026-03-20", -5, -4),
    (2026, "2026-06-03", "2026-09-02", "2026-09-23", "2027-03-03", "2027-03-19", -5, -4),
    (2027, "2027-06-02", "2027-09-01", "2027-09-22", "2028-03-01", "2028-03-17", -5, -4),
    (2028, "2028-06-07", "2028-09-06", "2028-09-27", "2029-02-28", "2029-03-16", -5, -4),
    (2029, "2029-06-06", "2029-09-05", "2029-09-26", "2030-02-27", "2030-03-15", -5, -4),
    (2030, "2030-06-05", "2030-09-04", "2030-09-25", "2031-03-05", "2031-03-21", -5, -4),
    (2031, "2031-06-04", "2031-09-03", "2031-09-24", "2032-03-03", "2032-03-19", -5, -4),
    (2032, "2032-06-02", "2032-09-01", "2032-09-22", "2033-03-02", "2033-03-18", -5, -4),
    (2033, "2033-06-01", "2033-09-07", "2033-09-28", "2034-03-01", "2034-03-17", -5, -4),
    (2034, "2034-06-07", "2034-09-06", "2034-09-27", "2035-02-28", "2035-03-16", -5, -4),
    (2035, "2035-06-06", "2035-09-05", "2035-09-26", "2036-03-05", "2036-03-21", -5, -4),
)


def dated(rules: SeasonRules, target_year: int) -> dict[str, Milestone]:
    """Return a season's milestones by key, by the rules alone."""
    found = season.resolve(rules, (), season.match_year_of(target_year))
    return {milestone.key: milestone for milestone in found}


def offset(milestone: Milestone) -> int:
    """Return a milestone's hours from UTC."""
    assert milestone.at is not None
    moment = datetime.combine(milestone.on, milestone.at, ZoneInfo(milestone.zone)).utcoffset()
    assert moment is not None
    return int(moment / timedelta(hours=1))


@pytest.mark.parametrize("line", TABLE, ids=[str(line[0]) for line in TABLE])
def test_the_great_dates_of_each_season(
    rules: SeasonRules, line: tuple[int, str, str, str, str, str, int, int]
) -> None:
    year, opens, submit, review, rank, match, rank_offset, match_offset = line
    found = dated(rules, year)
    keys = ("eras_open", "eras_submit", "programs_review", "rol_certification", "match_day")
    assert [found[key].on.isoformat() for key in keys] == [opens, submit, review, rank, match]
    assert (offset(found["rol_certification"]), offset(found["match_day"])) == (rank_offset, match_offset)


@pytest.mark.parametrize("year", YEARS)
def test_weekdays_and_distances_hold_in_every_season(rules: SeasonRules, year: int) -> None:
    found = {key: milestone.on for key, milestone in dated(rules, year).items()}
    match = found["match_day"]
    fridays = [day for day in calendar.Calendar().itermonthdates(year + 1, 3) if day.weekday() == 4]
    assert match == [day for day in fridays if day.month == 3][2]
    assert found["rol_certification"] == match - timedelta(days=16)
    assert found["rol_certification"].weekday() == 2
    assert (match - found["match_week"]).days == 4
    for key in ("eras_open", "july_cycle_submit", "eras_submit", "programs_review", "december_cycle_submit"):
        assert found[key].weekday() == 2, key
    assert (found["july_cycle_review"] - found["july_cycle_submit"]).days == 14
    assert found["nrmp_standard_deadline"].weekday() < 5
    assert found["ranking_opens"].weekday() < 5
    assert found["nrmp_standard_deadline"].month == 1
    assert 1 <= found["ranking_opens"].day <= 3
    assert found["eras_submit"] < found["nrmp_registration"] < found["programs_review"]
    assert found["training_start"] == date(year + 1, 7, 1)


@pytest.mark.parametrize("year", YEARS)
def test_what_is_published_of_a_season_does_not_break_its_order(
    rules: SeasonRules, facts: tuple[Fact, ...], year: int
) -> None:
    found = season.resolve(rules, facts, season.match_year_of(year))
    order = [milestone.key for milestone in found]
    assert order.index("eras_submit") < order.index("programs_review") < order.index("rol_certification")
    assert order.index("rol_certification") < order.index("match_day") < order.index("eras_close")


@pytest.mark.parametrize("year", YEARS)
def test_the_calendar_has_fourteen_months_and_its_leap_day(year: int) -> None:
    months = timeline.months(year)
    assert len(months) == 14
    assert sum(month.days for month in months) == timeline.window(year).days
    february = next(month for month in months if month.start.month == 2)
    assert february.days == (29 if calendar.isleap(year) else 28)
    assert timeline.window(year).days == (427 if calendar.isleap(year) else 426)
    bands = [phase.band for phase in timeline.phases(year)]
    assert bands[0].start == months[0].start
    assert bands[-1].end == months[-1].end
    assert all((after.start - before.end).days == 1 for before, after in itertools.pairwise(bands))


@pytest.mark.parametrize("year", YEARS)
def test_application_windows_end_on_days_that_exist(year: int) -> None:
    for start in _last_days(year):
        window = PlannedRotation(1, "R", start, start).window(start)
        assert window.start <= window.end < start
        assert 115 <= (start - window.end).days <= 124
        assert 236 <= (start - window.start).days <= 246


def _last_days(year: int) -> Iterator[date]:
    for month in timeline.months(year):
        yield month.end


@pytest.mark.parametrize("year", YEARS)
def test_clocks_change_between_deadline_and_match_day_or_before_both(rules: SeasonRules, year: int) -> None:
    """The wall time stays 21:00 and noon in New York, whatever the distance from UTC."""
    found = dated(rules, year)
    rank, match = found["rol_certification"], found["match_day"]
    assert rank.at is not None
    assert match.at is not None
    assert (f"{rank.at:%H:%M}", f"{match.at:%H:%M}") == ("21:00", "12:00")
    sundays = [day for day in calendar.Calendar().itermonthdates(year + 1, 3) if day.weekday() == 6]
    change = [day for day in sundays if day.month == 3][1]
    for milestone in (rank, match):
        assert offset(milestone) == (-4 if milestone.on >= change else -5)


@pytest.mark.parametrize("year", YEARS)
def test_a_later_x_moves_every_derived_date_and_nothing_typed(rules: SeasonRules, year: int) -> None:
    this, following = dated(rules, year), dated(rules, year + 1)
    for key, milestone in this.items():
        moved = (following[key].on - milestone.on).days
        assert 357 <= moved <= 373, key
    typed = Span(date(year, 5, 3), date(year, 5, 28))
    assert PlannedRotation(1, "R", *typed).span == typed
