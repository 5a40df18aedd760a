"""What the days of a rotation put on the Today page."""

from datetime import date

import pytest

from matchplanner.services import checklists, rotation_days, rotations, today
from matchplanner.services.today import Band
from matchplanner.store.store import Store

MONDAY, TUESDAY, FRIDAY = date(2027, 6, 7), date(2027, 6, 8), date(2027, 6, 11)


@pytest.fixture
def site(store: Store) -> int:
    with store.write("Add"):
        return rotations.add(
            "Example Hospital", starts_on="2027-06-07", ends_on="2027-07-02", status="running"
        )


def kinds(day: date) -> list[str]:
    return [line.kind for line in rotation_days.lines(day)]


def test_the_talk_with_the_attending_is_due_until_it_is_ticked(store: Store, site: int) -> None:
    (line,) = (line for line in rotation_days.lines(MONDAY) if line.kind == "tell_attending")
    assert (line.title, line.on, line.days, line.record) == (
        "Tell the attending: Example Hospital",
        date(2027, 6, 13),
        6,
        site,
    )
    assert line in today.due_lines(MONDAY)
    late = next(line for line in rotation_days.lines(date(2027, 6, 15)) if line.kind == "tell_attending")
    assert late.band is Band.OVERDUE
    assert "tell_attending" not in kinds(date(2027, 6, 21))

    with store.write("Tick"):
        for item in ("told_attending", "asked_what_to_show"):
            checklists.tick(site, "week_one", item, MONDAY, done=True)
    assert kinds(TUESDAY) == ["night_before"]


def test_an_evening_is_prepared_before_each_day_of_clinic(store: Store, site: int) -> None:
    assert "night_before" in kinds(MONDAY)
    assert "night_before" not in kinds(FRIDAY)
    assert "night_before" in kinds(date(2027, 6, 13))
    assert "night_before" not in kinds(date(2027, 7, 2))

    with store.write("Tick"):
        for item in ("problems", "questions", "looked_up"):
            checklists.tick(site, "night_before", item, MONDAY, done=True)
    assert "night_before" not in kinds(MONDAY)
    assert "night_before" in kinds(TUESDAY)


def test_a_rotation_that_is_only_an_idea_asks_for_nothing(store: Store, site: int) -> None:
    with store.write("Edit"):
        rotations.edit(site, "status", "applied")
    assert kinds(MONDAY) == []


@pytest.mark.usefixtures("site")
def test_nothing_is_due_outside_of_the_rotation() -> None:
    assert kinds(date(2027, 6, 6)) == kinds(date(2027, 7, 3)) == []
