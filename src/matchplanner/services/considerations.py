"""What speaks for and against a program, as two separate lists (R129)."""

from dataclasses import dataclass

from matchplanner.domain import entry
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.ranking import moved
from matchplanner.errors import UserError
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Consideration, Program


class ConsiderationKind(LabelledEnum):
    """Which way a consideration weighs."""

    PRO = "pro", "For"
    CON = "con", "Against"


@dataclass(frozen=True, slots=True)
class ConsiderationRow:
    """One reason, in the applicant's words."""

    id: int
    kind: ConsiderationKind
    text: str


def of(program_id: int) -> tuple[ConsiderationRow, ...]:
    """Return a program's considerations, those in favour first, each list in its order."""
    told = Consideration.select(Consideration.id, Consideration.kind, Consideration.text).where(
        Consideration.program == program_id
    )
    stored = tuples(told.order_by(Consideration.position, Consideration.id))
    return tuple(
        ConsiderationRow(record, kind, text)
        for kind in ConsiderationKind
        for record, said, text in stored
        if said == kind.value
    )


def add(program_id: int, kind: ConsiderationKind, text: object) -> int:
    """Add a reason at the end of its list and return its id; raises UserError for an empty one."""
    stored = _text(text)
    if Program.get_or_none(Program.id == program_id) is None:
        raise UserError("This program is not in the plan any more.", "Choose another program.")
    position = len(_rows(program_id, kind)) + 1
    return Consideration.create(program=program_id, kind=kind.value, position=position, text=stored).id


def edit(consideration_id: int, text: object) -> None:
    """Reword a reason."""
    stored = _text(text)
    if not Consideration.update(text=stored).where(Consideration.id == consideration_id).execute():
        raise UserError("This reason is not in the plan any more.")


def delete(consideration_id: int) -> None:
    """Delete a reason; the others close up."""
    row = _get(consideration_id)
    row.delete_instance()
    _renumber([other.id for other in _rows(row.program.id, ConsiderationKind(row.kind))])


def move(consideration_id: int, to_position: int) -> None:
    """Put a reason at a position of its list counted from 1; beyond an end means that end."""
    row = _get(consideration_id)
    order = [other.id for other in _rows(row.program.id, ConsiderationKind(row.kind))]
    _renumber(list(moved(order, consideration_id, to_position)))


def _text(text: object) -> str:
    return entry.required(text, "Say in a few words what speaks for or against the program.")


def _get(consideration_id: int) -> Consideration:
    found = Consideration.get_or_none(Consideration.id == consideration_id)
    if not isinstance(found, Consideration):
        raise UserError("This reason is not in the plan any more.")
    return found


def _rows(program_id: int, kind: ConsiderationKind) -> list[Consideration]:
    mine = (Consideration.program == program_id) & (Consideration.kind == kind.value)
    return list(Consideration.select().where(mine).order_by(Consideration.position, Consideration.id))


def _renumber(order: list[int]) -> None:
    for position, row in enumerate(order, start=1):
        here = (Consideration.id == row) & (Consideration.position != position)
        Consideration.update(position=position).where(here).execute()
