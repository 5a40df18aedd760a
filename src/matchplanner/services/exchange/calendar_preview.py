"""What an import of a calendar would do: each event with what it becomes, and what the plan has of it."""

import functools
from dataclasses import dataclass, replace
from datetime import date, timedelta

from matchplanner.domain import timeline, zones
from matchplanner.domain.interviews import OFF
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.spans import Span
from matchplanner.services import blocked_periods, events, interviews, season
from matchplanner.services.blocked_periods import BlockRow
from matchplanner.services.events import EventRow
from matchplanner.services.exchange import calendar_details, calendar_kinds, calendar_known
from matchplanner.services.exchange.calendar_incoming import IncomingCalendar, IncomingEvent, Wishes
from matchplanner.services.exchange.calendar_kinds import Becomes
from matchplanner.services.exchange.calendar_known import BLOCKED, EVENT, INTERVIEW, Known, KnownEvents
from matchplanner.services.exchange.calendar_programs import Candidate, Guess, ProgramFinder
from matchplanner.services.interviews import InterviewRow
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Profile, Program
from matchplanner.wording import counted, say

_MONTH = timedelta(days=31)
_TWO_YEARS = timedelta(days=731)
_CANCELLED = "CANCELLED"
_OF_PROGRAMS = frozenset({Becomes.INTERVIEW, Becomes.EVENT})
_BECAME = {INTERVIEW: Becomes.INTERVIEW, EVENT: Becomes.EVENT, BLOCKED: Becomes.BLOCKED}


class State(LabelledEnum):
    """What the plan has of an event."""

    NEW = "new", "new"
    CHANGED = "changed", "changed"
    UNCHANGED = "unchanged", "unchanged"
    THERE = "there", "in the plan already"
    REMOVED = "removed", "you deleted it from the plan"
    OWN = "own", "this plan's own entry"
    OTHER = "other", "from another plan"
    OFF = "off", "cancelled"
    UNREADABLE = "unreadable", "cannot be taken"


OPEN = frozenset({State.NEW, State.REMOVED, State.OFF, State.OTHER})
"""States in which the user says what the event becomes."""


@dataclass(frozen=True, slots=True)
class Line:
    """One event of the preview. `becomes` and `program_id` (0: none) are proposals, later the user's choice.

    `changes` say what an update would change, `words` name the program in the event's own words.
    """

    id: int
    event: IncomingEvent
    state: State
    becomes: Becomes
    program_id: int = 0
    words: tuple[str, ...] = ()
    others: tuple[int, ...] = ()
    known: Known | None = None
    changes: tuple[str, ...] = ()

    @property
    def taken(self) -> bool:
        """Whether the import would do something about it."""
        return self.becomes is not Becomes.SKIP

    @property
    def problem(self) -> str:
        """Why it cannot be taken as it is chosen; "" if it can."""
        needs_zone = self.becomes in {Becomes.INTERVIEW, Becomes.EVENT}
        if self.state in OPEN and needs_zone and self.event.wall is not None and not self.event.zone:
            return say("The file names no time zone: set yours in Profile first.")
        if self.becomes is Becomes.INTERVIEW and not self.program_id:
            return say("An interview needs its program: choose one.")
        return ""


@dataclass(frozen=True, slots=True)
class CalendarPreview:
    """All lines, those that would do something first, and what the user should know of the file."""

    lines: tuple[Line, ...]
    notices: tuple[str, ...]


def wishes(today: date) -> Wishes:
    """Return the days that matter: the plan's calendar and on to July of X+1, or two years without X."""
    target_year = season.target_year()
    span = Span(today - _MONTH, today + _TWO_YEARS)
    if target_year is not None:
        span = Span(timeline.window(target_year).start, date(target_year + 1, 7, 31))
    return Wishes(span, Profile.get_by_id(1).home_zone)


class Plan:
    """What the plan has at one moment, to hold events against; reads it once and then needs it no more."""

    def __init__(self) -> None:
        """Read the plan."""
        query = Program.select(Program.id, Program.name, Program.institution, Program.city)
        found = (Candidate(*row) for row in tuples(query))
        self.programs = tuple(sorted(found, key=lambda one: (one.label.casefold(), one.id)))
        self._known = KnownEvents()
        self._interviews = {row.id: row for row in interviews.rows()}
        self._events = {row.id: row for row in events.rows()}
        self._blocks = {row.id: row for row in blocked_periods.rows()}

    @functools.cached_property
    def _finder(self) -> ProgramFinder:
        return ProgramFinder(self.programs)

    def preview(self, calendar: IncomingCalendar, days: Span) -> CalendarPreview:
        """Hold a calendar against the plan; nothing is written."""
        lines = [self.line(at, event) for at, event in enumerate(calendar.events, start=1)]
        lines.sort(
            key=lambda line: (
                *(not line.problem, not line.taken, line.state is not State.UNREADABLE),
                *(line.event.begins, line.id),
            )
        )
        notices = list(calendar.notices)
        if calendar.outside:
            told = counted(
                "1 event outside {start} to {end}: not shown.",
                "{n:,} events outside {start} to {end}: not shown.",
                calendar.outside,
                start=_day(days.start),
                end=_day(days.end),
            )
            notices.append(told)
        return CalendarPreview(tuple(lines), tuple(notices))

    def become(self, line: Line, becomes: Becomes) -> Line:
        """Return a line that is to become something else, with a program proposed where one belongs to it."""
        if line.known is not None and line.state is State.CHANGED and becomes is not Becomes.SKIP:
            becomes = _BECAME[line.known.table]
        line = replace(line, becomes=becomes)
        if line.program_id or becomes not in _OF_PROGRAMS:
            return line
        guess = self._finder.guess(line.event) or Guess(0, ())
        return replace(line, program_id=guess.program_id, words=guess.words, others=guess.others)

    def line(self, number: int, event: IncomingEvent) -> Line:
        """Return the line of an event."""
        if event.problem:
            return Line(number, event, State.UNREADABLE, Becomes.SKIP)
        known = self._known.of(event)
        if known is not None and known.id:
            return self._of_record(number, event, known)
        if not calendar_known.given_out(event):
            return self._of_new(number, event, known)
        if self._known.own(event):
            return Line(number, event, State.OWN, Becomes.SKIP)
        return self._of_other(number, event, known)

    def _of_other(self, number: int, event: IncomingEvent, known: Known | None) -> Line:
        """Return the line of what another plan exported: what it drew from its own records is left out."""
        line = self._of_new(number, event, known)
        if line.state is not State.NEW:
            return line
        if calendar_known.of_record(event):
            return replace(line, state=State.OTHER)
        return Line(number, event, State.OTHER, Becomes.SKIP)

    def _of_new(self, number: int, event: IncomingEvent, known: Known | None) -> Line:
        state = State.NEW if known is None else State.REMOVED
        if event.status == _CANCELLED:
            state = State.OFF
        line = Line(number, event, state, Becomes.SKIP)
        if state is not State.NEW:
            return line
        line = self.become(line, calendar_kinds.proposed(event))
        if self._there(event, line.becomes, line.program_id):
            return replace(line, state=State.THERE, becomes=Becomes.SKIP)
        return line

    def _there(self, event: IncomingEvent, becomes: Becomes, program: int) -> bool:
        """Say whether the plan has such a record already, entered by hand."""
        if becomes is Becomes.INTERVIEW:
            return any(
                row.program_id == program and _same_moment(row, event) for row in self._interviews.values()
            )
        if becomes is Becomes.EVENT:
            return any(row.name == event.title and _same_moment(row, event) for row in self._events.values())
        days = (event.title, event.first, event.last)
        return any((row.title, row.starts_on, row.ends_on) == days for row in self._blocks.values())

    def _of_record(self, number: int, event: IncomingEvent, known: Known) -> Line:
        became, program = _BECAME[known.table], 0
        changes: tuple[str, ...] = ()
        if known.table == INTERVIEW:
            held = self._interviews[known.id]
            program = held.program_id
            changes = _of_interview(held, event)
        elif known.table == EVENT:
            changes = _of_event(self._events[known.id], event, own=calendar_known.given_out(event))
        else:
            changes = _of_block(self._blocks[known.id], event)
        if known.digest == event.digest or not changes:
            return Line(number, event, State.UNCHANGED, Becomes.SKIP, program, known=known)
        return Line(number, event, State.CHANGED, became, program, known=known, changes=changes)


def _same_moment(row: InterviewRow | EventRow, event: IncomingEvent) -> bool:
    if event.wall is None or not event.zone or row.clocks is None:
        return False
    return row.clocks.instant == zones.instant(event.wall, event.zone)


def _of_interview(row: InterviewRow, event: IncomingEvent) -> tuple[str, ...]:
    off, held_off = event.status == _CANCELLED, row.status in OFF
    status: tuple[str, ...] = ()
    if off is not held_off:
        status = (say("is cancelled") if off else say("takes place again"),)
    if off:
        return status
    details = (each.words for each in calendar_details.differences(row, event))
    return (*status, *_of_times(row, event), *details)


def _of_event(row: EventRow, event: IncomingEvent, *, own: bool) -> tuple[str, ...]:
    if event.status == _CANCELLED:
        return ()
    name = () if own or row.name == event.title else (say("name: {name}", name=event.title),)
    return (*name, *_of_times(row, event))


def _of_times(row: InterviewRow | EventRow, event: IncomingEvent) -> tuple[str, ...]:
    found = []
    if event.wall is not None and event.zone and not _same_moment(row, event):
        found.append(say("time: {day}, {time}", day=_day(event.wall.date()), time=f"{event.wall:%H:%M}"))
    if event.minutes is not None and event.minutes != row.minutes:
        found.append(counted("length: 1 minute", "length: {n} minutes", event.minutes))
    if event.link and event.link != row.link:
        found.append(say("link: {link}", link=event.link))
    return tuple(found)


def _of_block(row: BlockRow, event: IncomingEvent) -> tuple[str, ...]:
    if event.status == _CANCELLED:
        return ()
    name = () if row.title == event.title else (say("name: {name}", name=event.title),)
    if event.first is None or event.last is None or (row.starts_on, row.ends_on) == (event.first, event.last):
        return name
    return (*name, say("days: {first} to {last}", first=_day(event.first), last=_day(event.last)))


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
