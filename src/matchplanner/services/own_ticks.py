"""Ticks and notes of lists that belong to the plan as a whole, or to one text of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchplanner.domain import entry, identifiers
from matchplanner.store.schema import Tick


@dataclass(frozen=True, slots=True)
class OwnTick:
    """A line of a list: when it was ticked, None while it is not, and what was noted beside it."""

    ticked_on: date | None = None
    note: str = ""


def read(of: str) -> Mapping[str, OwnTick]:
    """Return what is ticked or noted of a list, by its items; an item without either is not in it."""
    return {row.item: OwnTick(row.ticked_on, row.note) for row in Tick.select().where(_of(of))}


def tick(of: str, item: str, today: date, *, done: bool) -> None:
    """Tick a line today, or take its tick away; a note on it stays."""
    _store(of, item, ticked_on=today if done else None)


def note(of: str, item: str, text: object) -> None:
    """Note something beside a line; raises UserError for words that could identify a patient."""
    words = entry.one_line(text)
    identifiers.refuse(words, hint="Say it without.")
    _store(of, item, note=words)


def forget(of: str) -> None:
    """Forget a whole list."""
    Tick.delete().where(_of(of)).execute()


def _of(of: str) -> Any:
    return (Tick.list == of) & Tick.rotation.is_null() & Tick.letter.is_null()


def _store(of: str, item: str, **values: object) -> None:
    mine = _of(of) & (Tick.item == item)
    if not Tick.update(**values).where(mine).execute():
        Tick.create(list=of, item=item, **values)
    Tick.delete().where(mine & Tick.ticked_on.is_null() & (Tick.note == "")).execute()
