"""Ticks of a rotation's checklists."""

from datetime import date

import pytest

from matchplanner.errors import UserError
from matchplanner.services import checklists, profile, rotations
from matchplanner.services.checklists import ItemRow
from matchplanner.store.schema import Tick
from matchplanner.store.store import Store

DAY, NEXT = date(2027, 6, 9), date(2027, 6, 10)


@pytest.fixture
def site(store: Store) -> int:
    with store.write("Add"):
        profile.edit("target_year", 2027)
        return rotations.add("Example Hospital", mode="hands_on")


def item(site: int, of: str, key: str, today: date = DAY) -> ItemRow:
    found = next(one for one in checklists.rows(site, today) if one.checklist.key == of)
    return next(one for one in found.items if one.key == key)


def test_a_line_is_ticked_on_its_day_and_names_the_target_year(store: Store, site: int) -> None:
    with store.write("Tick"):
        checklists.tick(site, "week_one", "told_attending", DAY, done=True)

    told = item(site, "week_one", "told_attending", NEXT)
    assert (told.ticked, told.ticked_on) == (True, DAY)
    assert "applying in 2027" in told.text
    with store.write("Untick"):
        checklists.tick(site, "week_one", "told_attending", DAY, done=False)
    assert not item(site, "week_one", "told_attending").ticked
    assert Tick.select().count() == 0


def test_the_night_before_comes_every_day(store: Store, site: int) -> None:
    with store.write("Tick"):
        checklists.tick(site, "night_before", "questions", DAY, done=True)

    assert item(site, "night_before", "questions").ticked
    again = item(site, "night_before", "questions", NEXT)
    assert (again.ticked, again.ticked_on) == (False, DAY)
    assert {one.checklist.key: one.done for one in checklists.rows(site, DAY)}["night_before"] == 1


def test_a_quality_keeps_where_it_showed(store: Store, site: int) -> None:
    with store.write("Note"):
        checklists.note(site, "fit", "empathy", "  Told a family   of a result ")
    assert item(site, "fit", "empathy").note == "Told a family of a result"

    with store.write("Tick"):
        checklists.tick(site, "fit", "empathy", DAY, done=True)
        checklists.tick(site, "fit", "empathy", DAY, done=False)
    assert item(site, "fit", "empathy").note == "Told a family of a result"
    with store.write("Note"):
        checklists.note(site, "fit", "empathy", "")
    assert Tick.select().count() == 0


def test_observers_have_a_list_of_their_own(store: Store, site: int) -> None:
    assert "observership" not in {one.checklist.key for one in checklists.rows(site, DAY)}
    with store.write("Edit"):
        rotations.edit(site, "mode", "observership")
    assert "observership" in {one.checklist.key for one in checklists.rows(site, DAY)}


def test_what_is_on_no_list_is_refused(store: Store, site: int) -> None:
    with pytest.raises(UserError, match="no checklist"), store.write("Tick"):
        checklists.tick(site, "fit", "told_attending", DAY, done=True)
    with pytest.raises(UserError, match="rotation"), store.write("Tick"):
        checklists.tick(99, "fit", "empathy", DAY, done=True)
