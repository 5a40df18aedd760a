"""Blocked periods: days on which no rotation can be (R23)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry
from matchplanner.domain.blocked import BlockKind
from matchplanner.domain.spans import Span
from matchplanner.domain.violations import Block
from matchplanner.errors import UserError
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import BlockedPeriod
from matchplanner.wording import say


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A blocked period as it is shown."""

    id: int
    title: str
    kind: BlockKind
    starts_on: date
    ends_on: date
    note: str

    @property
    def span(self) -> Span:
        """The days it takes."""
        return Span(self.starts_on, self.ends_on)

    @property
    def block(self) -> Block:
        """The period as the rules see it."""
        return Block(self.id, self.title, self.span)


def rows() -> tuple[BlockRow, ...]:
    """Return the blocked periods, the earliest first."""
    columns = (BlockedPeriod.id, BlockedPeriod.title, BlockedPeriod.kind)
    days = (BlockedPeriod.starts_on, BlockedPeriod.ends_on)
    query = BlockedPeriod.select(*columns, *days, BlockedPeriod.note).order_by(*days, BlockedPeriod.id)
    return tuple(
        BlockRow(
            record,
            title,
            entry.read(BlockKind, kind, BlockKind.OTHER),
            date.fromisoformat(start),
            date.fromisoformat(end),
            note,
        )
        for record, title, kind, start, end, note in tuples(query)
    )


def add(title: str, starts_on: object, ends_on: object, *, kind: object = "other", note: object = "") -> int:
    """Block days, both included; without a last day it is one day. Returns the new row's id."""
    values = _taken(
        {"title": title, "starts_on": starts_on, "ends_on": ends_on or starts_on, "kind": kind, "note": note}
    )
    return BlockedPeriod.create(**values).id


def edit(block_id: int, **fields: object) -> None:
    """Store fields of a blocked period; raises UserError when a value cannot be taken."""
    row = _block(block_id)
    held = {"starts_on": row.starts_on, "ends_on": row.ends_on}
    values = _taken({**held, **fields})
    BlockedPeriod.update(values).where(BlockedPeriod.id == block_id).execute()


def place(block_id: int, span: Span) -> None:
    """Put a blocked period on other days."""
    edit(block_id, starts_on=span.start, ends_on=span.end)


def delete(block_id: int) -> None:
    """Delete a blocked period."""
    _block(block_id)
    BlockedPeriod.delete().where(BlockedPeriod.id == block_id).execute()


def _block(block_id: int) -> BlockedPeriod:
    found = BlockedPeriod.get_or_none(BlockedPeriod.id == block_id)
    if not isinstance(found, BlockedPeriod):
        raise UserError("This blocked period is not in the plan any more.")
    return found


def _taken(fields: dict[str, object]) -> dict[str, object]:
    values = {field: _TAKE[field](value) for field, value in fields.items()}
    start, end = values["starts_on"], values["ends_on"]
    if isinstance(start, date) and isinstance(end, date) and end < start:
        raise UserError("The period would end before it starts.", "Choose a last day after the first one.")
    return values


def _day(value: object, what: str) -> date:
    found = entry.day(value, what)
    if found is None:
        raise UserError(
            say("{what} of a blocked period must be known.", what=say(what)),
            "Write it as 2027-06-14 or 14 Jun 2027.",
        )
    return found


_TAKE: dict[str, Callable[[object], object]] = {
    "title": lambda value: entry.required(value, "A blocked period needs a name, such as “Step 2 CK”."),
    "kind": lambda value: entry.choice(BlockKind, value, "The kind of period").value,
    "starts_on": lambda value: _day(value, "The first day"),
    "ends_on": lambda value: _day(value, "The last day"),
    "note": entry.paragraph,
}
