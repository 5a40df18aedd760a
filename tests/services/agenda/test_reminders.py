"""Lines of Today put off and done: when they go, when they come back, and what came due meanwhile."""

from datetime import date, timedelta

import pytest

from matchplanner.errors import UserError
from matchplanner.services import letters, people, profile, programs, rotations, today
from matchplanner.services.agenda import reminders
from matchplanner.services.today import DueLine, Overview
from matchplanner.store.schema import Interview, Rotation
from matchplanner.store.store import Store

DAY = date(2027, 1, 10)
ENDS = date(2027, 2, 1)
"""The last good day to apply for a rotation that starts on the first of June."""


@pytest.fixture
def mayo(store: Store) -> int:
    """A rotation to apply for until 1 February 2027."""
    with store.write("Add"):
        return rotations.add("Mayo", starts_on="2027-06-01", ends_on="2027-06-28")


def apply_by(found: Overview) -> list[DueLine]:
    """Return the open lines that ask to apply."""
    return [line for line in found.lines if line.kind == "apply_by"]


def test_a_line_put_off_is_gone_until_its_day_and_keeps_its_date(store: Store, mayo: int) -> None:
    (line,) = apply_by(today.overview(DAY))
    back = date(2027, 1, 17)
    with store.write("Put off"):
        reminders.snooze(line.key, back, DAY)
    before, after = today.overview(back - timedelta(days=1)), today.overview(back)
    assert apply_by(before) == []
    assert [(one.record, until) for one, until in before.put_off] == [(mayo, back)]
    assert [(one.on, one.days) for one in apply_by(after)] == [(ENDS, 15)]
    assert after.put_off == ()


def test_what_is_done_stands_under_done_for_the_day_and_never_again(store: Store, mayo: int) -> None:
    (line,) = apply_by(today.overview(DAY))
    with store.write("Done"):
        reminders.done(line.key, DAY)
    found = today.overview(DAY)
    assert apply_by(found) == []
    assert [one.record for one in found.done] == [mayo]
    for days in (1, 20, 40):
        later = today.overview(DAY + timedelta(days=days))
        assert (apply_by(later), later.done) == ([], ())


def test_a_line_whose_date_moves_comes_back(store: Store, mayo: int) -> None:
    (line,) = apply_by(today.overview(DAY))
    with store.write("Done"):
        reminders.done(line.key, DAY)
    with store.write("Move"):
        rotations.edit(mayo, "starts_on", "2027-06-08")
    assert [one.on for one in apply_by(today.overview(DAY))] == [date(2027, 2, 8)]


def test_a_line_does_not_answer_for_a_record_that_took_over_its_number(store: Store, mayo: int) -> None:
    (line,) = apply_by(today.overview(DAY))
    with store.write("Done"):
        reminders.done(line.key, DAY)
    with store.write("Another one"):
        rotations.delete(mayo)
        other = rotations.add("Utah", starts_on="2027-06-01", ends_on="2027-06-28")
        Rotation.update(id=mayo).where(Rotation.id == other).execute()
    assert [one.title for one in apply_by(today.overview(DAY))] == ["Apply by now: Utah"]


def test_a_settled_line_can_be_brought_back(store: Store, mayo: int) -> None:
    (line,) = apply_by(today.overview(DAY))
    with store.write("Done, put off after all, and back"):
        reminders.done(line.key, DAY)
        reminders.snooze(line.key, date(2027, 1, 12), DAY)
        reminders.reopen(line.key)
    assert [one.record for one in apply_by(today.overview(DAY))] == [mayo]


@pytest.mark.parametrize("until", [DAY, DAY - timedelta(days=1)])
def test_nothing_is_put_off_into_the_past(store: Store, until: date) -> None:
    with pytest.raises(UserError, match="tomorrow or later"), store.write("Put off"):
        reminders.snooze("apply_by", until, DAY)


def test_what_comes_next_is_not_what_was_done(store: Store, mayo: int) -> None:
    with store.write("Another"):
        rotations.add("Utah", starts_on="2027-06-22", ends_on="2027-07-19")
    day = date(2026, 12, 1)
    following = today.overview(day).next
    assert following is not None
    assert following.record == mayo
    with store.write("Done"):
        reminders.done(following.key, day)
    after = today.overview(day).next
    assert after is not None
    assert after.title == "Apply by now: Utah"


def test_a_date_of_the_season_that_lasts_is_done_for_all_its_days(store: Store) -> None:
    with store.write("Target year"):
        profile.edit("target_year", 2027)
    monday = date(2028, 3, 13)
    (week,) = (line for line in today.overview(monday).lines if line.title == "Match Week")
    with store.write("Done"):
        reminders.done(week.key, monday)
    titles = [line.title for line in today.overview(monday + timedelta(days=2)).lines]
    assert "Match Week" not in titles
    assert "Match Day" in titles


def test_after_days_away_what_came_due_stands_apart(store: Store, mayo: int) -> None:
    with store.write("Fill"):
        profile.edit("target_year", 2027)
        late = letters.add(people.add("Dr Holm"))
        letters.edit(late, "due_on", "2027-01-02")
        Interview.create(program=programs.add("Elm"), starts_at="2027-01-20T09:00", status="scheduled")
    found = today.overview(date(2027, 2, 5), seen_on=DAY)
    assert [(line.title, line.days, line.gone) for line in found.away] == [
        ("Debrief: Elm", -16, False),
        ("Interview: Elm", -16, True),
        ("Apply by now: Mayo", -4, False),
    ]
    assert [line.title for line in found.lines if line.days < 0] == ["Ask Dr Holm for a letter"]
    assert apply_by(found) == []
    assert found.away[2].record == mayo


def test_what_came_due_while_away_can_be_done_as_well(store: Store, mayo: int) -> None:
    back = date(2027, 2, 5)
    (line,) = today.overview(back, seen_on=DAY).away
    assert line.record == mayo
    with store.write("Done"):
        reminders.done(line.key, back)
    found = today.overview(back, seen_on=DAY)
    assert (found.away, [one.record for one in found.done]) == ((), [mayo])


@pytest.mark.usefixtures("mayo")
@pytest.mark.parametrize("seen_on", [None, date(2027, 2, 4), date(2027, 2, 5), date(2027, 3, 1)])
def test_nobody_was_away_who_looked_yesterday_or_never(seen_on: date | None) -> None:
    assert today.overview(date(2027, 2, 5), seen_on=seen_on).away == ()
