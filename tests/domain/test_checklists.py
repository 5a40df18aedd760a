"""Checklists as declared, and how long a tick counts."""

import tomllib
from datetime import date
from importlib import resources

import pytest

from matchplanner.domain import checklists
from matchplanner.domain.checklists import Repeat
from matchplanner.domain.rotations import RotationMode
from matchplanner.errors import FileFormatError

MONDAY, SUNDAY, NEXT = date(2027, 6, 7), date(2027, 6, 13), date(2027, 6, 14)
LIST = {"key": "a", "label": "A", "hint": "H", "source": "S", "repeat": "once"}


def shipped() -> tuple[checklists.Checklist, ...]:
    file = resources.files("matchplanner.resources").joinpath("checklists", "rotation.toml")
    return checklists.parse(tomllib.loads(file.read_text("utf-8")))


def test_the_lists_of_a_rotation_name_their_source() -> None:
    found = {one.key: one for one in shipped()}

    assert {"week_one", "night_before", "reliability", "readiness", "fit", "observership"} == set(found)
    assert all("(R" in one.source for one in found.values())
    assert found["week_one"].items[0].key == "told_attending"
    assert found["fit"].evidence
    assert not found["week_one"].evidence


def test_the_list_for_observers_is_for_rotations_that_may_be_one() -> None:
    observers = next(one for one in shipped() if one.key == "observership")

    assert observers.concerns(RotationMode.OBSERVERSHIP)
    assert observers.concerns(RotationMode.UNKNOWN)
    assert not observers.concerns(RotationMode.HANDS_ON)


@pytest.mark.parametrize(
    ("repeat", "today", "holds"),
    [
        (Repeat.ONCE, NEXT, True),
        (Repeat.DAY, MONDAY, True),
        (Repeat.DAY, SUNDAY, False),
        (Repeat.WEEK, SUNDAY, True),
        (Repeat.WEEK, NEXT, False),
    ],
)
def test_a_tick_counts_for_its_time(repeat: Repeat, today: date, *, holds: bool) -> None:
    assert repeat.holds(MONDAY, today) is holds


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ({"list": [{**LIST, "item": [{"key": "x", "text": "X"}], "colour": "red"}]}, "colour"),
        ({"list": [{**LIST, "item": [{"key": "x", "text": "X"}, {"key": "x", "text": "Y"}]}]}, "same key"),
        ({"list": [{**LIST, "repeat": "yearly", "item": [{"key": "x", "text": "X"}]}]}, "repeat"),
        ({"list": []}, "list"),
    ],
)
def test_a_mistake_in_a_list_is_named(table: dict[str, object], named: str) -> None:
    with pytest.raises(FileFormatError, match=named):
        checklists.parse(table)
