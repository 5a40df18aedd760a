"""How it ended with a program: closed on a day for a reason, out of the way and still counted (A35)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.programs import ProgramStatus
from matchplanner.errors import UserError
from matchplanner.services import messages
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Program


class Ending(LabelledEnum):
    """Why a program is closed, in the words that are kept with it."""

    REJECTED = "rejected", "Rejected"
    NO_ANSWER = "no_answer", "Never answered"
    WITHDREW = "withdrew", "I withdrew"
    NOT_OPEN = "not_open", "Takes nobody this season"
    OTHER = "other", "Another reason"


@dataclass(frozen=True, slots=True)
class EndingRow:
    """A program that is closed, given up, or silent; `waited` are the days since the last unanswered mail."""

    id: int
    name: str
    status: ProgramStatus
    closed_on: date | None
    reason: str
    waited: int | None

    @property
    def closed(self) -> bool:
        """Whether it is closed with a day."""
        return self.closed_on is not None


def rows(today: date) -> tuple[EndingRow, ...]:
    """Return closed programs, those given up without a day, and those that are silent; open ones first."""
    silent = {program: echo.waited for program, echo in messages.echoes(today).items() if echo.silent}
    columns = (Program.id, Program.name, Program.status, Program.closed_on, Program.closed_reason)
    found = []
    for record, name, stored, closed_on, reason in tuples(Program.select(*columns)):
        status = ProgramStatus.read(stored)
        day = None if closed_on is None else date.fromisoformat(closed_on)
        if day is None and status.pursued and record not in silent:
            continue
        waited = silent.get(record) if day is None and status.pursued else None
        found.append(EndingRow(record, name, status, day, reason, waited))
    return tuple(sorted(found, key=lambda row: (row.closed, -(row.waited or 0), row.name.casefold())))


def all_closed(program_ids: Collection[int]) -> bool:
    """Say whether these programs, at least one, are closed already."""
    open_ones = Program.closed_on.is_null()
    wanted = Program.id.in_(list(program_ids))
    return bool(program_ids) and not Program.select().where(wanted & open_ones).exists()


def close(program_ids: Iterable[int], ending: Ending, on: date | None, note: object = "") -> None:
    """Close programs on a day: they are not applied to, and keep everything.

    Raises UserError without a day, and for another reason that is not told.
    """
    if on is None:
        raise UserError("On which day did it end?", "Today will do if you are not sure.")
    words = entry.one_line(note)
    if ending is Ending.OTHER and not words:
        raise UserError("Say in a few words why it ended.")
    reason = words if ending is Ending.OTHER else ": ".join(filter(None, (ending.label, words)))
    given_up = {
        Program.closed_on: on,
        Program.closed_reason: reason,
        Program.status: ProgramStatus.NOT_APPLYING.value,
    }
    Program.update(given_up).where(Program.id.in_(list(program_ids))).execute()


def reopen(program_ids: Iterable[int]) -> None:
    """Take programs up again: they are considered, and their day and reason stay in the history."""
    taken_up = {
        Program.closed_on: None,
        Program.closed_reason: "",
        Program.status: ProgramStatus.CONSIDERING.value,
    }
    Program.update(taken_up).where(Program.id.in_(list(program_ids))).execute()
