"""Taking events of a calendar over into the plan, as one action."""

from collections.abc import Iterable
from dataclasses import replace

from matchplanner.domain import entry
from matchplanner.domain.blocked import BlockKind
from matchplanner.domain.interviews import OFF, InterviewFormat, InterviewStatus
from matchplanner.errors import UserError
from matchplanner.services import blocked_periods, events, interviews
from matchplanner.services.exchange import calendar_details, calendar_kinds, calendar_known
from matchplanner.services.exchange.calendar_incoming import IncomingEvent
from matchplanner.services.exchange.calendar_kinds import Becomes
from matchplanner.services.exchange.calendar_known import BLOCKED, EVENT, INTERVIEW, Known
from matchplanner.services.exchange.calendar_preview import Line, State
from matchplanner.wording import say

_TENTATIVE, _CANCELLED = "TENTATIVE", "CANCELLED"


def apply(lines: Iterable[Line]) -> None:
    """Add or update what the lines say, and note what came from where.

    Raises UserError where a line cannot be taken; then nothing of all of them is.
    """
    for line in lines:
        if not line.taken:
            continue
        if line.problem:
            raise UserError(
                say("“{event}” cannot be taken. {problem}", event=line.event.title, problem=line.problem)
            )
        if line.state is State.CHANGED and line.known is not None:
            _update(line.event, line.known)
            table, record = line.known.table, line.known.id
        else:
            table, record = _add(line)
        if not _by_uid(line):
            calendar_known.remember(line.event, table, record)


def _by_uid(line: Line) -> bool:
    """Say whether a line's record is the very one its event was exported from: it is known without a note."""
    return line.known is not None and not line.known.digest and calendar_known.given_out(line.event)


def _add(line: Line) -> tuple[str, int]:
    event = line.event
    if line.becomes is Becomes.INTERVIEW:
        return INTERVIEW, _add_interview(event, line.program_id)
    if line.becomes is Becomes.EVENT:
        fields: dict[str, object] = {"notes": _notes(event), "link": event.link, "minutes": event.minutes}
        if event.wall is not None:
            fields |= {"starts_at": event.wall, "zone": event.zone}
        kind = calendar_kinds.event_kind(event.title)
        programs = [line.program_id] if line.program_id else []
        return EVENT, events.add(event.title, programs, kind=kind.value, **fields)
    exam = line.becomes is Becomes.EXAM
    kind_of_block = BlockKind.EXAM if exam else calendar_kinds.block_kind(event.title)
    note = "\n".join(filter(None, (event.place, event.text)))
    return BLOCKED, blocked_periods.add(
        event.title, event.first, event.last, kind=kind_of_block.value, note=note
    )


def _add_interview(event: IncomingEvent, program_id: int) -> int:
    record = interviews.add(program_id, event.wall, event.zone if event.wall else None)
    if event.status == _TENTATIVE:
        interviews.edit(record, "status", InterviewStatus.INVITED.value)
    if event.minutes is not None:
        interviews.edit(record, "minutes", event.minutes)
    if event.link:
        interviews.edit(record, "link", event.link)
        interviews.edit(record, "format", InterviewFormat.VIDEO.value)
    for each in calendar_details.differences(interviews.get(record), event):
        interviews.edit(record, each.field, each.value)
    interviews.edit(record, "notes", _notes_of_interview(event))
    return record


def _notes_of_interview(event: IncomingEvent) -> str:
    """Return what went into no field; an entry of ours has said all in its title."""
    found = calendar_details.read(event)
    said = found.place or found.phone or found.format
    left = replace(event, text=found.rest, place="" if said else event.place)
    return _notes(replace(left, title="") if calendar_known.given_out(event) else left)


def _notes(event: IncomingEvent) -> str:
    """Return what has no field of its own, the day of an event without a time first."""
    day = (
        "" if event.wall is not None or event.first is None else f"On {event.first}, no time in the calendar."
    )
    place = "" if event.place == event.link else event.place
    parts = (day, event.title, place, event.organiser, event.text)
    return entry.paragraph("\n".join(part for part in parts if part))


def _update(event: IncomingEvent, known: Known) -> None:
    if known.table == BLOCKED:
        blocked_periods.edit(known.id, title=event.title, starts_on=event.first, ends_on=event.last)
        return
    edit = interviews.edit if known.table == INTERVIEW else events.edit
    if known.table == INTERVIEW:
        if _settle_status(event, known.id):
            return
        for each in calendar_details.differences(interviews.get(known.id), event):
            interviews.edit(known.id, each.field, each.value)
    if known.table == EVENT and not calendar_known.given_out(event):
        events.edit(known.id, "name", event.title)
    if event.wall is not None and event.zone:
        edit(known.id, "starts_at", event.wall)
        edit(known.id, "zone", event.zone)
    if event.minutes is not None:
        edit(known.id, "minutes", event.minutes)
    if event.link:
        edit(known.id, "link", event.link)


def _settle_status(event: IncomingEvent, record: int) -> bool:
    """Cancel an interview that is cancelled, or the reverse; say whether it is cancelled now."""
    held = next(row.status for row in interviews.rows() if row.id == record)
    if event.status == _CANCELLED:
        interviews.edit(record, "status", InterviewStatus.CANCELLED.value)
        return True
    if held in OFF:
        interviews.edit(record, "status", InterviewStatus.SCHEDULED.value)
    return False
