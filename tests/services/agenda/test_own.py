"""Reminders of one's own: once or again and again, quiet once done or put off, and told after days away."""

from datetime import UTC, date, datetime, timedelta

import pytest

from matchplanner.domain.repeating import Repeat
from matchplanner.errors import UserError
from matchplanner.services import preferences, profile, rolling_over, today
from matchplanner.services.agenda import own, reminders
from matchplanner.services.rolling_over import Choices
from matchplanner.services.today import DueLine, Overview
from matchplanner.store.store import Store

MONDAY = date(2027, 1, 4)
WEEK = timedelta(days=7)
START = datetime(2027, 6, 1, 12, tzinfo=UTC)


def mine(found: Overview) -> list[date | None]:
    """Return the days of the open lines of one's own."""
    return [line.on for line in found.lines if line.kind == own.KIND]


def line_of(found: Overview) -> DueLine:
    """Return the one open line of one's own."""
    (line,) = (line for line in found.lines if line.kind == own.KIND)
    return line


@pytest.fixture
def weekly(store: Store) -> str:
    """Something to do each Monday."""
    with store.write("Add"):
        return own.add("Write to  my mentor", MONDAY, Repeat.WEEKLY)


@pytest.mark.usefixtures("weekly")
def test_it_is_a_line_of_today_with_its_words(store: Store) -> None:
    line = line_of(today.overview(MONDAY))
    assert (line.title, line.why, line.days, line.place) == ("Write to my mentor", "Every week", 0, "today")
    with store.write("Another"):
        own.add("Water", "2027-01-05", Repeat.DAYS, "10")
    whys = {line.title: line.why for line in today.overview(MONDAY).lines}
    assert whys["Water"] == "Every 10 days"


@pytest.mark.usefixtures("weekly")
def test_done_is_quiet_until_it_comes_again(store: Store) -> None:
    with store.write("Done"):
        reminders.done(line_of(today.overview(MONDAY)).key, MONDAY)
    found = today.overview(MONDAY)
    assert mine(found) == [MONDAY + WEEK]
    assert [line.on for line in found.done] == [MONDAY]
    assert mine(today.overview(MONDAY, within=6)) == []
    assert mine(today.overview(MONDAY + timedelta(days=6))) == [MONDAY + WEEK]


@pytest.mark.usefixtures("weekly")
def test_put_off_is_quiet_until_its_day_even_if_it_would_come_again_before(store: Store) -> None:
    until = MONDAY + timedelta(days=10)
    with store.write("Put off"):
        reminders.snooze(line_of(today.overview(MONDAY)).key, until, MONDAY)
    for days in range(10):
        found = today.overview(MONDAY + timedelta(days=days))
        assert mine(found) == []
        assert [day for _line, day in found.put_off] == [until]
    assert mine(today.overview(until)) == [MONDAY + WEEK], "one line, not one for each Monday"


@pytest.mark.usefixtures("weekly")
def test_days_away_tell_of_it_once() -> None:
    back = MONDAY + 5 * WEEK + timedelta(days=2)
    found = today.overview(back, seen_on=MONDAY)
    assert [(line.title, line.on) for line in found.away] == [("Write to my mentor", MONDAY + 5 * WEEK)]
    assert mine(found) == []


def test_once_is_once(store: Store) -> None:
    with store.write("Add"):
        own.add("Order a new badge", MONDAY)
    late = MONDAY + 3 * WEEK
    line = line_of(today.overview(late))
    assert (line.on, line.days, line.why) == (MONDAY, -21, "Once")
    with store.write("Done"):
        reminders.done(line.key, late)
    assert mine(today.overview(late + timedelta(days=1))) == []


def test_it_is_changed_and_deleted_with_what_was_noted(store: Store, weekly: str) -> None:
    with store.write("Done, then changed"):
        reminders.done(line_of(today.overview(MONDAY)).key, MONDAY)
        own.edit(weekly, "Write to Dr Holm", MONDAY, Repeat.MONTHLY)
    assert own.get(weekly).title == "Write to Dr Holm"
    assert mine(today.overview(MONDAY)) == [], "in a month"
    with store.write("Deleted"):
        own.delete(weekly)
    assert (own.rows(), reminders.noted(own.PREFIX)) == ((), {})
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Change"):
        own.edit(weekly, "Again", MONDAY)


@pytest.mark.parametrize(
    ("title", "on", "every", "words"),
    [
        (" ", "2027-01-04", "3", "reminded of"),
        ("Write", "", "3", "needs a day"),
        ("Write", "2027-01-04", "", "how many days"),
        ("Write", "2027-01-04", "0", "from 1 to 366"),
        ("Write", "2027-01-04", "367", "from 1 to 366"),
    ],
)
def test_what_says_too_little_is_refused(store: Store, title: str, on: str, every: str, words: str) -> None:
    with pytest.raises(UserError, match=words), store.write("Add"):
        own.add(title, on, Repeat.DAYS, every)
    assert own.rows() == ()


@pytest.mark.parametrize(
    "value", ["[]", "x", "{}", '{"title":"A","on":"soon","repeat":"once"}', '{"title":"","on":"2027-01-04"}']
)
def test_what_another_program_wrote_under_such_a_key_breaks_nothing(store: Store, value: str) -> None:
    with store.write("Odd"):
        preferences.put(f"{own.PREFIX}odd", value)
    assert (own.rows(), mine(today.overview(MONDAY))) == ((), [])


def test_a_new_season_keeps_what_comes_again_and_drops_what_is_over(store: Store, weekly: str) -> None:
    with store.write("Fill"):
        profile.edit("target_year", 2027)
        over, ahead = own.add("Once, done", MONDAY), own.add("Once, open", MONDAY)
        for line in today.overview(MONDAY).lines:
            if line.mark in {over, weekly}:
                reminders.done(line.key, MONDAY)
    with store.write("Next season"):
        rolling_over.begin(Choices(), MONDAY, START)
    assert {one.uid for one in own.rows()} == {weekly, ahead}
    assert {(line.mark, line.on) for line in today.overview(MONDAY).lines if line.kind == own.KIND} == {
        (weekly, MONDAY + WEEK),
        (ahead, MONDAY),
    }
