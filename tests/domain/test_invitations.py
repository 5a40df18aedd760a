"""Replies counted down, and interviews that get in each other's way."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import invitations, zones
from matchplanner.domain.interviews import InterviewStatus
from matchplanner.domain.invitations import Slot

wall = datetime.fromisoformat
START = datetime(2027, 11, 10, 14, tzinfo=UTC)


def slot(number: int, start: int, minutes: int) -> Slot:
    begin = START + timedelta(minutes=start)
    return Slot(number, begin, begin + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("invited", "expected"),
    [
        ("2027-10-20T15:00", "2027-10-22T15:00"),
        ("2027-11-06T15:00", "2027-11-08T14:00"),  # clocks go back an hour in between
        ("2027-03-13T09:30", "2027-03-15T10:30"),  # and forth
    ],
)
def test_the_usual_time_to_reply_is_48_hours_however_the_clocks_change(invited: str, expected: str) -> None:
    assert invitations.offered_reply_by(wall(invited), "America/New_York") == wall(expected)


def test_the_countdown_ends_at_the_moment_itself() -> None:
    due = zones.two_clocks(wall("2027-10-22T15:00"), "America/New_York", "Asia/Karachi")
    today = date(2027, 10, 22)
    before = invitations.countdown(due, today, datetime(2027, 10, 22, 18, 59, tzinfo=UTC))
    assert (before.days, before.left, before.overdue) == (1, timedelta(minutes=1), False)
    after = invitations.countdown(due, today, datetime(2027, 10, 22, 19, 1, tzinfo=UTC))
    assert after.overdue


def test_without_a_clock_only_a_day_that_is_over_is_overdue() -> None:
    due = zones.two_clocks(wall("2027-10-22T15:00"), "America/New_York", "America/New_York")
    overdue = [invitations.countdown(due, date(2027, 10, day), None).overdue for day in (21, 22, 23)]
    assert overdue == [False, False, True]


@pytest.mark.parametrize(
    ("status", "awaited"),
    [("invited", True), ("scheduled", True), ("done", False), ("declined", False), ("cancelled", False)],
)
def test_a_reply_is_awaited_until_it_is_noted_or_needless(status: str, *, awaited: bool) -> None:
    assert invitations.awaits_reply(InterviewStatus(status), None) is awaited
    assert not invitations.awaits_reply(InterviewStatus(status), date(2027, 10, 21))


@pytest.mark.parametrize(
    ("second", "buffer", "gap"),
    [(30, 30, -30), (60, 30, 0), (89, 30, 29), (90, 30, None), (60, 0, None), (59, 0, -1), (100, 60, 40)],
)
def test_two_interviews_clash_inside_the_buffer_and_not_at_its_edge(
    second: int, buffer: int, gap: int | None
) -> None:
    found = invitations.clashes([slot(1, 0, 60), slot(2, second, 60)], buffer)
    assert [clash.gap // timedelta(minutes=1) for clash in found] == ([] if gap is None else [gap])
    assert all(clash.overlaps is (clash.gap < timedelta()) for clash in found)


@given(
    st.lists(st.tuples(st.integers(0, 600), st.integers(1, 240)), max_size=6),
    st.integers(0, 120),
)
def test_clashes_do_not_depend_on_the_order_given(times: list[tuple[int, int]], buffer: int) -> None:
    slots = [slot(at, *time) for at, time in enumerate(times)]
    found = invitations.clashes(slots, buffer)
    assert found == invitations.clashes(reversed(slots), buffer)
    pairs = {frozenset((clash.first.id, clash.second.id)) for clash in found}
    margin = timedelta(minutes=buffer)
    for one in slots:
        for other in slots:
            if one.id < other.id:
                apart = one.end + margin <= other.start or other.end + margin <= one.start
                touching = buffer == 0 and (one.end == other.start or other.end == one.start)
                assert (frozenset((one.id, other.id)) in pairs) is not (apart or touching)
