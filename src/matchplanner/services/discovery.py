"""Asking institutions whether they have a genetics residency: to ask, asked, answered (R122).

Each question is a message without a program, which names the institution in its note; one that is
still to be sent has no day. Once a program is made of the answer, the message belongs to that.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from matchplanner.domain import entry
from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.enquiries import DiscoveryState, MessageKind, discovery_state
from matchplanner.errors import UserError
from matchplanner.services import messages, preferences
from matchplanner.services.messages import MessageRow
from matchplanner.store.schema import Message
from matchplanner.wording import say

_ORDER = tuple(DiscoveryState)


@dataclass(frozen=True, slots=True)
class DiscoveryRow:
    """An institution and how far one is with asking it; `due_on` ends the wait for its reply."""

    message: MessageRow
    institution: str
    state: DiscoveryState
    waited: int
    due_on: date | None

    @property
    def id(self) -> int:
        """The id of the message."""
        return self.message.id


def rows(today: date) -> tuple[DiscoveryRow, ...]:
    """Return the institutions: those to ask, without a reply, waited for, and that have answered."""
    days = preferences.waiting_days()
    found = [_row(message, today, days) for message in messages.of_kind(MessageKind.DISCOVERY)]
    return tuple(sorted(found, key=lambda row: (_ORDER.index(row.state), row.institution.casefold(), row.id)))


def unanswered(today: date) -> tuple[DiscoveryRow, ...]:
    """Return the institutions of which it is still open whether they have a residency."""
    return tuple(row for row in rows(today) if row.state.open)


def plan(institution: str) -> int:
    """Note an institution to ask and return the id; raises UserError for one already waiting to be asked."""
    name = entry.required(institution, "Name the institution to ask.")
    for message in messages.of_kind(MessageKind.DISCOVERY):
        if message.note.casefold() == name.casefold() and message.replied_on is None:
            raise UserError(
                say("{note} is on this list already.", note=message.note), "Choose it in the list."
            )
    return Message.create(kind=MessageKind.DISCOVERY.value, note=name).id


def add_program(message_id: int) -> int:
    """Add the program that a reply told of and return its id; the message belongs to it from now on.

    Raises UserError while there is no reply, or if it was done already.
    """
    message = messages.get(message_id)
    if message.replied_on is None:
        raise UserError("There is no reply yet.", "Log the reply first.")
    if message.program_id is not None:
        raise UserError("The program of this reply is in your list already.", "Find it in Programs.")
    from matchplanner.services import programs  # Today asks at the start what is open, and adds no programs

    added = programs.add(message.note, institution=message.note)
    told = message.addressee or message.note
    programs.add_claim(
        added,
        ClaimField.HEARD_FROM,
        told,
        SourceKind.PERSON,
        source=message.to_name or told,
        seen_on=message.replied_on,
        note=entry.one_line(message.answer),
    )
    Message.update(program=added).where(Message.id == message_id).execute()
    return added


def _row(message: MessageRow, today: date, waiting_days: int) -> DiscoveryRow:
    sent = message.sent_on
    return DiscoveryRow(
        message,
        message.note,
        discovery_state(sent, message.replied_on, today, waiting_days),
        0 if sent is None else (today - sent).days,
        None if sent is None else sent + timedelta(days=waiting_days),
    )
