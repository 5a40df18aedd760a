"""What the log and the events ask for on the Today page."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from matchplanner.domain import events as event_rules
from matchplanner.domain.claims import YesNo
from matchplanner.domain.enquiries import CRITERION, MOST_MAILS, DiscoveryState, Echo
from matchplanner.domain.events import EventKind
from matchplanner.domain.interviews import Enough
from matchplanner.domain.programs import ProgramStatus
from matchplanner.domain.zones import TwoClocks
from matchplanner.services import discovery, events, messages
from matchplanner.services.agenda.lines import DueLine
from matchplanner.services.discovery import DiscoveryRow
from matchplanner.services.events import EventRow
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Answer, Profile, Program
from matchplanner.wording import counted, say

DEBRIEF = "debrief"
"""The kind of line that asks how an event was."""


def lines(today: date, moment: datetime | None = None) -> Iterator[DueLine]:
    """Yield unanswered enquiries (R117), institutions to ask (R122), events ahead, and those over (R127).

    Without a moment only what ended before today is over for certain.
    """
    yield from _silences(today)
    yield from _discoveries(today)
    yield from _events(today, moment)


def next_end(moment: datetime) -> datetime | None:
    """Return when the next event ends, None if none is ahead."""
    ends = [row.ends for row in events.rows() if row.ends is not None and row.ends > moment]
    return min(ends, default=None)


def _silences(today: date) -> Iterator[DueLine]:
    silent = {program: echo for program, echo in messages.echoes(today).items() if echo.silent}
    if not silent:
        return
    settled = _scored(set(silent))
    query = Program.select(Program.id, Program.name, Program.status).where(Program.id.in_(list(silent)))
    for program_id, name, status in tuples(query):
        echo = silent[program_id]
        if ProgramStatus.read(status).pursued and program_id not in settled:
            yield DueLine(
                kind="no_reply",
                title=counted("No reply 1 day: {name}", "No reply {n} days: {name}", echo.waited, name=name),
                why=_next_step(echo),
                on=echo.due_on,
                days=(echo.due_on - today).days,
                page="programs",
                record=program_id,
            )


def _discoveries(today: date) -> Iterator[DueLine]:
    for row in discovery.unanswered(today):
        title, why = _discovery_words(row)
        days = 0 if row.due_on is None else (row.due_on - today).days
        yield DueLine(
            "ask_institution", title, why, row.due_on, days, page="people", record=0, mark=row.institution
        )


def _discovery_words(row: DiscoveryRow) -> tuple[str, str]:
    match row.state:
        case DiscoveryState.TO_ASK:
            return say("Ask about a residency: {institution}", institution=row.institution), say(
                "Under Institutions to ask"
            )
        case DiscoveryState.WAITING:
            return say("Reply expected: {institution}", institution=row.institution), say(
                "Asked whether it has a genetics residency"
            )
        case _:
            why = say("Asked whether it has a genetics residency; ask somebody else there")
            name = row.institution
            return counted(
                "No reply 1 day: {name}", "No reply {n} days: {name}", row.waited or 0, name=name
            ), why


def _next_step(echo: Echo) -> str:
    if echo.mails < MOST_MAILS:
        return say("Send one polite second mail, or score the silence")
    return say("{n} mails unanswered: score the silence and do not write again", n=echo.mails)


def _scored(program_ids: set[int]) -> set[int]:
    """Return the programs whose responsiveness has points: their silence is dealt with."""
    mine = Answer.program.in_(list(program_ids)) & (Answer.criterion == CRITERION)
    return {row[0] for row in tuples(Answer.select(Answer.program).where(mine))}


def _events(today: date, moment: datetime | None) -> Iterator[DueLine]:
    begun = moment or event_rules.start_of_day(today, Profile.get_by_id(1).home_zone)
    for row in events.rows():
        if row.clocks is None or row.attended is YesNo.NO:
            continue
        on = row.clocks.here.day
        if row.debrief_due(begun):
            words = say("How was it: {name}", name=row.name), say("Write it down while you remember")
            yield _line(row, DEBRIEF, words, on, today)
        elif on >= today:
            yield from _ahead(row, row.clocks, today)


def _ahead(row: EventRow, clocks: TwoClocks, today: date) -> Iterator[DueLine]:
    on = clocks.here.day
    eve = on - timedelta(days=1)
    if row.prepared is not Enough.FINE and eve >= today:
        words = (
            say("Prepare questions: {name}", name=row.name),
            say("{n} of 3-4 questions are prepared", n=len(row.questions)),
        )
        yield _line(row, "prepare_event", words, eve, today)
    kind = say("Event") if row.kind is EventKind.OTHER else say(row.kind.label)
    yield _line(row, "event", (f"{kind}: {row.name}", _clock(clocks, row.home_zone)), on, today)


def _line(row: EventRow, kind: str, words: tuple[str, str], on: date, today: date) -> DueLine:
    title, why = words
    return DueLine(
        kind=kind, title=title, why=why, on=on, days=(on - today).days, page="events", record=row.id
    )


def _clock(clocks: TwoClocks, home_zone: str) -> str:
    there = f"{clocks.there.clock:%H:%M} {clocks.there.short}"
    if not home_zone or clocks.same_clock:
        return there
    return say("{there}, {clock:%H:%M} at home", there=there, clock=clocks.here.clock)
