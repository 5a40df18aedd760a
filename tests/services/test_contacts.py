"""Talks with people, news sent to them, and what is due from that (R189, R190, R204)."""

from datetime import date

import pytest

from matchplanner.domain.mentoring import ContactKind
from matchplanner.errors import UserError
from matchplanner.services import contacts, people, rotations, today
from matchplanner.services.today import Band, DueLine
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
MEETING, NEWS, THANKS = ContactKind.MEETING, ContactKind.NEWS, ContactKind.THANKS


@pytest.fixture
def plan(store: Store) -> Store:
    """Dr. Dar, and a rotation at Mayo."""
    with store.write("Fill"):
        people.add("Dr. Dar")
        rotations.add("Mayo")
    return store


def lines(day: date = TODAY) -> list[DueLine]:
    return [line for line in today.due_lines(day) if line.page == "people"]


def test_a_talk_is_kept_with_its_points_notes_and_rotation(plan: Store) -> None:
    with plan.write("Add"):
        talk = contacts.add(
            1,
            MEETING,
            happened_on="2026-09-10",
            minutes="15",
            prepared="Ask\nabout labs",
            notes="Yes",
            rotation=1,
        )
        contacts.add(1, THANKS, happened_on=TODAY)
        contacts.add(1, MEETING)
    planned, thanks, held = contacts.of_person(1)
    assert (planned.happened_on, thanks.kind) == (None, THANKS)
    assert (held.minutes, held.prepared, held.rotation) == (15, "Ask\nabout labs", "Mayo")
    with plan.write("Edit"):
        contacts.edit(talk, kind="call", minutes="", rotation="")
    row = contacts.get(talk)
    assert (row.kind, row.minutes, row.rotation_id, row.notes) == (ContactKind.CALL, None, None, "Yes")
    with plan.write("Delete"):
        contacts.delete(talk)
    for gone in (contacts.get, contacts.delete, contacts.edit):
        with pytest.raises(UserError, match="not in the plan any more"), plan.write("Again"):
            gone(talk)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("minutes", "0", "from 1 to 1440"),
        ("happened_on", "soon", "date like"),
        ("rotation", "9", "not in the plan any more"),
    ],
)
def test_a_bad_value_is_refused(plan: Store, field: str, value: str, message: str) -> None:
    with pytest.raises(UserError, match=message), plan.write("Add"):
        contacts.add(1, MEETING, **{field: value})
    assert contacts.of_person(1) == ()


@pytest.mark.parametrize("months", ["0", "25", "half"])
def test_updates_come_after_one_to_twenty_four_months(plan: Store, months: str) -> None:
    with pytest.raises(UserError, match="from 1 to 24"), plan.write("Edit"):
        people.edit(1, "update_months", months)
    assert people.rows()[0].update_months is None


def test_the_next_update_counts_from_the_last_talk_or_news(plan: Store) -> None:
    with plan.write("Add"):
        people.edit(1, "update_months", 6)
        contacts.add(1, NEWS, happened_on="2026-04-30")
        contacts.add(1, THANKS, happened_on="2026-09-01")
        contacts.add(1, MEETING, happened_on="2026-12-01")
    told = contacts.standing(1, TODAY)
    assert (told.last_on, told.next_on) == (date(2026, 4, 30), date(2026, 10, 30))
    (update,) = (line for line in lines() if line.kind == "update")
    assert (update.title, update.on, update.record, update.band) == (
        "Send news to Dr. Dar",
        date(2026, 10, 30),
        1,
        Band.COMING,
    )
    assert "remember you" in update.why
    (late,) = (line for line in lines(date(2026, 11, 5)) if line.kind == "update")
    assert late.band is Band.OVERDUE
    with plan.write("Sent"):
        contacts.note_news(1, TODAY, "News")
    assert [line for line in lines() if line.kind == "update"] == []


def test_a_mentor_who_never_heard_anything_waits_without_a_day(plan: Store) -> None:
    assert lines() == []
    with plan.write("Months"):
        people.edit(1, "update_months", 12)
    (line,) = lines()
    assert (line.title, line.on, line.page, line.record) == ("Send news to Dr. Dar", None, "people", 1)
    assert line.why == "No talk with them or news is noted yet."


def test_a_talk_ahead_is_listed_until_its_day_and_asks_for_points(plan: Store) -> None:
    with plan.write("Plan"):
        talk = contacts.add(1, MEETING, happened_on="2026-10-05")
    (line,) = lines()
    assert (line.title, line.on) == ("Prepare the talk with Dr. Dar", date(2026, 10, 5))
    with plan.write("Prepare"):
        contacts.edit(talk, prepared="Labs")
    assert [one.title for one in lines()] == ["Talk with Dr. Dar"]
    assert [one.title for one in lines(date(2026, 10, 5))] == ["Talk with Dr. Dar"]
    assert lines(date(2026, 10, 6)) == []


def test_news_needs_its_day(plan: Store) -> None:
    with pytest.raises(UserError, match="needs its day"), plan.write("Sent"):
        contacts.note_news(1, None, "News")


def test_a_rotation_that_goes_leaves_the_talk_and_a_person_takes_theirs_along(plan: Store) -> None:
    with plan.write("Add"):
        talk = contacts.add(1, MEETING, rotation=1)
    with plan.write("Delete"):
        rotations.delete(1)
    assert contacts.get(talk).rotation_id is None
    with plan.write("Delete"):
        people.delete(1)
    assert contacts.of_person(1) == ()


def test_what_a_writer_needs_is_kept_with_the_person(plan: Store) -> None:
    with plan.write("Edit"):
        for field, value in {
            "specialty": "Pediatrics",
            "turnaround_days": "28",
            "eras_letters": "yes",
        }.items():
            people.edit(1, field, value)
    row = people.rows()[0]
    assert (row.specialty, row.turnaround_days, row.eras_letters.value) == ("Pediatrics", 28, "yes")
    with pytest.raises(UserError, match="from 0 to 365"), plan.write("Edit"):
        people.edit(1, "turnaround_days", "366")
