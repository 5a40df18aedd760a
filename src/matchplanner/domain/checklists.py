"""Checklists: declared lists of things to do or to show, and for how long a tick counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from matchplanner.domain.declared import Fields
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.rotations import RotationMode
from matchplanner.errors import FileFormatError


class Repeat(LabelledEnum):
    """For how long a tick counts."""

    ONCE = "once", "For good"
    DAY = "day", "For a day"
    WEEK = "week", "For a week"

    def holds(self, ticked_on: date, today: date) -> bool:
        """Tell whether a tick of that day still counts; weeks begin on Monday."""
        if self is Repeat.ONCE:
            return True
        if self is Repeat.DAY:
            return ticked_on == today
        return ticked_on.isocalendar()[:2] == today.isocalendar()[:2]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list; with `only` it is for rotations of that status, `evidence` names the note its items ask for."""

    key: str
    label: str
    hint: str
    source: str
    repeat: Repeat
    only: RotationMode | None
    evidence: str
    items: tuple[Item, ...]

    def concerns(self, mode: RotationMode) -> bool:
        """Tell whether the list is for a rotation of this status; one that is open may be any."""
        return self.only is None or mode in {self.only, RotationMode.UNKNOWN}


def parse(table: Mapping[str, object]) -> tuple[Checklist, ...]:
    """Return declared lists; raises FileFormatError naming the key that is wrong."""
    fields = Fields(table, "Checklists", FileFormatError)
    found = tuple(_checklist(one) for one in fields.tables("list"))
    fields.finish()
    return found


def _checklist(table: Mapping[str, object]) -> Checklist:
    fields = Fields(table, "Checklist", FileFormatError)
    fields.place = f"Checklist '{fields.text('key')}'"
    found = Checklist(
        key=fields.text("key"),
        label=fields.text("label"),
        hint=fields.text("hint"),
        source=fields.text("source"),
        repeat=fields.word("repeat", tuple(Repeat)),
        only=fields.word("only", tuple(RotationMode)) if fields.has("only") else None,
        evidence=fields.optional_text("evidence"),
        items=tuple(_item(one, fields.place) for one in fields.tables("item")),
    )
    fields.finish()
    keys = [item.key for item in found.items]
    if len(set(keys)) < len(keys):
        raise fields.fail("two items have the same key")
    return found


def _item(table: Mapping[str, object], place: str) -> Item:
    fields = Fields(table, place, FileFormatError)
    item = Item(fields.text("key"), fields.text("text"))
    fields.finish()
    return item
