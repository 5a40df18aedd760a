"""The same moment on two clocks, and times that clocks skip or repeat."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import zones
from matchplanner.domain.zones import WallKind
from matchplanner.errors import UserError

WALLS = st.datetimes(datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2037-12-31"))
ZONES = st.sampled_from([*zones.US_ZONES, "Asia/Karachi", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"])


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("at", "zone", "clock", "shift"),
    [
        ("2027-11-10T09:00", "America/New_York", "19:00", 0),
        ("2027-11-10T13:00", "America/Los_Angeles", "02:00", 1),
        ("2026-11-03T18:00", "America/Chicago", "05:00", 1),
    ],
)
def test_an_interview_is_shown_on_the_clock_in_karachi(at: str, zone: str, clock: str, shift: int) -> None:
    both = zones.two_clocks(wall(at), zone, "Asia/Karachi")
    assert both.there.clock == wall(at).time()
    assert both.here.clock == time.fromisoformat(clock)
    assert (both.day_shift, both.here.night) == (shift, shift == 1)
    assert both.kind is WallKind.PLAIN
    assert both.here.short == "PKT"
    assert not both.same_clock


def test_the_rank_list_deadline_is_the_next_morning_in_karachi() -> None:
    both = zones.deadline_clocks(date(2028, 3, 1), time(21), "America/New_York", "Asia/Karachi")
    assert both.instant == datetime(2028, 3, 2, 2, tzinfo=UTC)
    assert (both.here.day, both.here.clock) == (date(2028, 3, 2), time(7))
    assert both.there.short == "EST"


def test_a_deadline_without_a_time_ends_with_its_day() -> None:
    both = zones.deadline_clocks(date(2028, 3, 1), None, "UTC", "UTC")
    assert both.there.clock == time(23, 59)
    assert both.same_clock


@pytest.mark.parametrize(
    ("at", "zone", "kind"),
    [
        ("2026-03-08T02:30", "America/New_York", WallKind.SKIPPED),
        ("2026-03-08T03:00", "America/New_York", WallKind.PLAIN),
        ("2026-11-01T01:30", "America/New_York", WallKind.REPEATED),
        ("2026-11-01T02:00", "America/New_York", WallKind.PLAIN),
        ("2026-03-08T02:30", "America/Phoenix", WallKind.PLAIN),
    ],
)
def test_times_that_clocks_skip_or_repeat_are_told(at: str, zone: str, kind: WallKind) -> None:
    assert zones.wall_kind(wall(at), zone) is kind


def test_a_skipped_time_goes_on_as_without_the_change_and_a_repeated_one_means_the_first() -> None:
    skipped = zones.two_clocks(wall("2026-03-08T02:30"), "America/New_York", "UTC")
    assert (skipped.there.clock, skipped.here.clock) == (time(3, 30), time(7, 30))
    assert skipped.kind is WallKind.SKIPPED
    repeated = zones.two_clocks(wall("2026-11-01T01:30"), "America/New_York", "UTC")
    assert (repeated.there.short, repeated.here.clock) == ("EDT", time(5, 30))


def test_night_is_from_ten_to_seven() -> None:
    shown = [zones.local(datetime(2027, 1, 1, h, m, tzinfo=UTC), "UTC") for h in range(24) for m in (0, 59)]
    by_day = [local.clock for local in shown if not local.night]
    assert (by_day[0], by_day[-1], len(by_day)) == (time(7), time(21, 59), 30)


@pytest.mark.parametrize("name", ["", "EST5", "America", "Mars/Olympus", "../../etc/passwd", "/etc/passwd"])
def test_a_name_that_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(UserError) as refused:
        zones.two_clocks(wall("2027-01-01T09:00"), name, "UTC")
    assert name in refused.value.message


def test_the_us_zones_come_first_in_the_list_and_no_name_twice() -> None:
    names = zones.zone_names()
    assert names[: len(zones.US_ZONES)] == zones.US_ZONES
    assert len(names) == len(set(names)) > 300
    assert {"Asia/Karachi", "UTC"} <= set(names)


@given(WALLS, ZONES, ZONES)
def test_both_clocks_show_the_same_moment(at: datetime, zone: str, home: str) -> None:
    both = zones.two_clocks(at, zone, home)
    assert abs(both.day_shift) <= 2
    assert zones.local(both.instant, home) == both.here
    if both.kind is not WallKind.SKIPPED:
        assert (both.there.day, both.there.clock) == (at.date(), at.time())


@given(WALLS, ZONES)
def test_a_time_is_skipped_exactly_when_it_does_not_come_back(at: datetime, zone: str) -> None:
    back = zones.instant(at, zone).astimezone(zones.zone_named(zone)).replace(tzinfo=None, fold=0)
    assert (back != at) == (zones.wall_kind(at, zone) is WallKind.SKIPPED)
