"""The checklists of a rotation and what was ticked of them (R27, R28, R182, R183, R187, R192)."""

import functools
import importlib.resources
import tomllib
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import checklists, entry, identifiers
from matchplanner.domain.checklists import Checklist
from matchplanner.domain.rotations import RotationMode
from matchplanner.errors import UserError
from matchplanner.services import season
from matchplanner.store.schema import Rotation, Tick


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A line of a list; `ticked` says whether its tick still counts, `ticked_on` when it was last ticked."""

    key: str
    text: str
    ticked: bool
    ticked_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """A list of one rotation, with its ticks."""

    checklist: Checklist
    items: tuple[ItemRow, ...]

    @property
    def done(self) -> int:
        """How many lines are ticked."""
        return sum(item.ticked for item in self.items)

    @property
    def complete(self) -> bool:
        """Whether every line is ticked."""
        return self.done == len(self.items)


@functools.cache
def declared() -> tuple[Checklist, ...]:
    """Return the lists of a rotation as they are shipped."""
    file = importlib.resources.files("matchplanner.resources").joinpath("checklists", "rotation.toml")
    return checklists.parse(tomllib.loads(file.read_text("utf-8")))


def rows(rotation_id: int, today: date) -> tuple[ListRow, ...]:
    """Return the lists that concern a rotation, with what is ticked of them."""
    mode = entry.read(RotationMode, _rotation(rotation_id).mode, RotationMode.UNKNOWN)
    ticks = {(tick.list, tick.item): tick for tick in Tick.select().where(Tick.rotation == rotation_id)}
    target = season.target_year()
    year = "the year I name" if target is None else str(target)
    return tuple(
        ListRow(
            one,
            tuple(
                _item(one, item.key, item.text.format(year=year), ticks.get((one.key, item.key)), today)
                for item in one.items
            ),
        )
        for one in declared()
        if one.concerns(mode)
    )


def tick(rotation_id: int, list_key: str, item: str, today: date, *, done: bool) -> None:
    """Tick a line today, or take its tick away; a note on it stays."""
    found = _tick(rotation_id, list_key, item)
    Tick.update(ticked_on=today if done else None).where(Tick.id == found.id).execute()
    _forget_blank(found.id)


def note(rotation_id: int, list_key: str, item: str, text: object) -> None:
    """Note on a line where it showed; raises UserError for words that could identify a patient."""
    words = entry.one_line(text)
    identifiers.refuse(words, hint="Say it without.")
    found = _tick(rotation_id, list_key, item)
    Tick.update(note=words).where(Tick.id == found.id).execute()
    _forget_blank(found.id)


def _item(one: Checklist, key: str, text: str, tick: Tick | None, today: date) -> ItemRow:
    day = None if tick is None else tick.ticked_on
    ticked = day is not None and one.repeat.holds(day, today)
    return ItemRow(key, text, ticked, day, "" if tick is None else tick.note)


def _tick(rotation_id: int, list_key: str, item: str) -> Tick:
    _rotation(rotation_id)
    if not any(item == line.key for one in declared() if one.key == list_key for line in one.items):
        raise UserError("This line is on no checklist.")
    mine = (Tick.rotation == rotation_id) & (Tick.list == list_key) & (Tick.item == item)
    found = Tick.get_or_none(mine)
    return found if isinstance(found, Tick) else Tick.create(rotation=rotation_id, list=list_key, item=item)


def _forget_blank(tick_id: int) -> None:
    Tick.delete().where((Tick.id == tick_id) & Tick.ticked_on.is_null() & (Tick.note == "")).execute()


def _rotation(rotation_id: int) -> Rotation:
    found = Rotation.get_or_none(Rotation.id == rotation_id)
    if not isinstance(found, Rotation):
        raise UserError("This rotation is not in the plan any more.", "Choose another one.")
    return found
