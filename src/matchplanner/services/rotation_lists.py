"""Ticks of a rotation's checklists."""

from collections.abc import Mapping
from datetime import date

from matchplanner.domain.rotation_lists import ITEMS, RotationList
from matchplanner.errors import UserError
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Rotation, Tick

Ticked = Mapping[RotationList, frozenset[str]]
"""What is ticked, by list."""


def ticked(rotation_id: int) -> Ticked:
    """Return what is ticked for a rotation; items this version does not know are left out."""
    return all_ticked().get(rotation_id, nothing())


def nothing() -> Ticked:
    """Return the lists of a rotation for which nothing is ticked."""
    return dict.fromkeys(RotationList, frozenset())


def all_ticked() -> dict[int, Ticked]:
    """Return what is ticked, by rotation; rotations without any tick are not in it."""
    query = Tick.select(Tick.rotation, Tick.list, Tick.item).where(
        Tick.rotation.is_null(is_null=False), Tick.list.in_([one.value for one in RotationList])
    )
    found: dict[int, dict[RotationList, frozenset[str]]] = {}
    for rotation, name, item in tuples(query):
        lists = found.setdefault(rotation, dict.fromkeys(RotationList, frozenset()))
        key = RotationList(name)
        if item in {one.key for one in ITEMS[key]}:
            lists[key] |= {item}
    return dict(found)


def tick(rotation_id: int, which: RotationList, item: str, today: date, *, on: bool) -> None:
    """Tick a line of a rotation's list, or take the tick back."""
    if Rotation.get_or_none(Rotation.id == rotation_id) is None:
        raise UserError("This rotation is not in the plan any more.")
    place = (Tick.rotation == rotation_id) & (Tick.list == which.value) & (Tick.item == item)
    held = Tick.get_or_none(place)
    if on and held is None:
        Tick.create(rotation=rotation_id, list=which.value, item=item, ticked_on=today)
    elif not on and held is not None:
        Tick.delete().where(place).execute()


def clear(rotation_id: int, which: RotationList) -> None:
    """Take back all ticks of a rotation's list."""
    Tick.delete().where((Tick.rotation == rotation_id) & (Tick.list == which.value)).execute()
