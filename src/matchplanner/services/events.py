"""Open houses, question hours and fairs: when, with whom, what to ask, and what came of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from matchplanner.domain import entry, events, interviews, zones
from matchplanner.domain.claims import YesNo
from matchplanner.domain.events import EventKind
from matchplanner.domain.interviews import Enough
from matchplanner.domain.zones import TwoClocks
from matchplanner.errors import UserError
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Event, EventProgram, Profile, Program

_MINUTES = (1, 1440)
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in its own wall time and in the applicant's; `clocks` is None while a time is missing.

    `programs` are (id, name) of those it is about. `ends` is the moment it is
    over, None while that is not known.
    """

    id: int
    name: str
    kind: EventKind
    starts_at: datetime | None
    zone: str
    home_zone: str
    clocks: TwoClocks | None
    ends: datetime | None
    minutes: int | None
    link: str
    registered: YesNo
    attended: YesNo
    questions: tuple[str, ...]
    notes: str
    programs: tuple[tuple[int, str], ...]

    @property
    def night(self) -> bool:
        """Whether it falls between 22:00 and 07:00 at home."""
        return self.clocks is not None and bool(self.home_zone) and self.clocks.here.night

    @property
    def prepared(self) -> Enough:
        """Whether three or four questions are ready (R125)."""
        return events.enough_questions(len(self.questions))

    def over(self, moment: datetime) -> bool:
        """Say whether it has ended at a moment."""
        return self.ends is not None and self.ends <= moment

    def debrief_due(self, moment: datetime) -> bool:
        """Say whether it has ended and nobody noted yet whether it was attended (R127)."""
        return self.over(moment) and self.attended is YesNo.UNKNOWN


def rows(program_id: int | None = None) -> tuple[EventRow, ...]:
    """Return the events, of one program or all, the earliest first and those without a time last."""
    home = Profile.get_by_id(1).home_zone
    about = _programs()
    found = [_row(event, home, about.get(event.id, ())) for event in Event.select()]
    if program_id is not None:
        found = [row for row in found if program_id in {known for known, _name in row.programs}]
    return tuple(sorted(found, key=_moment))


def get(event_id: int) -> EventRow:
    """Return one event; raises UserError if it is gone."""
    return _row(_event(event_id), Profile.get_by_id(1).home_zone, _programs().get(event_id, ()))


def add(name: object, programs: Iterable[int] = (), **fields: object) -> int:
    """Add an event about some programs, or none; return its id. Raises UserError for a bad value."""
    values = {field: _TAKE[field](value) for field, value in fields.items()}
    event = Event.create(name=_TAKE["name"](name), **values)
    set_programs(event.id, list(programs))
    return event.id


def edit(event_id: int, field: str, value: object) -> None:
    """Store one field of an event; raises UserError when the value cannot be taken."""
    stored = _TAKE[field](value)
    event = _event(event_id)
    setattr(event, field, stored)
    event.save(only=[field])


def set_programs(event_id: int, programs: Sequence[int]) -> None:
    """Say which programs an event is about."""
    _event(event_id)
    wanted = dict.fromkeys(programs)
    mine = EventProgram.event == event_id
    held = {row[0] for row in tuples(EventProgram.select(EventProgram.program).where(mine))}
    EventProgram.delete().where(mine & EventProgram.program.not_in(list(wanted))).execute()
    for program in wanted:
        if program not in held:
            if Program.get_or_none(Program.id == program) is None:
                raise UserError("This program is not in the plan any more.", "Choose another program.")
            EventProgram.create(event=event_id, program=program)


def debrief(event_id: int, attended: YesNo, notes: str) -> None:
    """Note after the end whether one was there and what was said (R127)."""
    edit(event_id, "attended", attended.value)
    edit(event_id, "notes", notes)


def delete(event_id: int) -> None:
    """Delete an event."""
    Event.delete().where(Event.id == event_id).execute()


def _programs() -> dict[int, tuple[tuple[int, str], ...]]:
    query = EventProgram.select(EventProgram.event, Program.id, Program.name).join(Program)
    found: dict[int, list[tuple[int, str]]] = {}
    for event, program, name in tuples(query):
        found.setdefault(event, []).append((program, name))
    return {event: tuple(sorted(known, key=lambda one: one[1].casefold())) for event, known in found.items()}


def _moment(row: EventRow) -> tuple[bool, datetime, int]:
    return row.clocks is None, _LAST if row.clocks is None else row.clocks.instant, row.id


def _row(event: Event, home: str, about: tuple[tuple[int, str], ...]) -> EventRow:
    wall = events.parse_wall(event.starts_at)
    clocks = None if wall is None else _clocks(wall, event.zone, home or event.zone)
    ends = None if wall is None or clocks is None else events.end_of(wall, event.zone, event.minutes)
    return EventRow(
        id=event.id,
        name=event.name,
        kind=entry.read(EventKind, event.kind, EventKind.OTHER),
        starts_at=wall,
        zone=event.zone,
        home_zone=home,
        clocks=clocks,
        ends=ends,
        minutes=event.minutes,
        link=event.link,
        registered=entry.read(YesNo, event.registered, YesNo.UNKNOWN),
        attended=entry.read(YesNo, event.attended, YesNo.UNKNOWN),
        questions=tuple(line.strip() for line in event.questions.splitlines() if line.strip()),
        notes=event.notes,
        programs=about,
    )


def _clocks(wall: datetime, zone: str, home: str) -> TwoClocks | None:
    try:
        return zones.two_clocks(wall, zone, home)
    except UserError:
        return None  # a file from elsewhere may name a zone this computer does not have


def _event(event_id: int) -> Event:
    found = Event.get_or_none(Event.id == event_id)
    if not isinstance(found, Event):
        raise UserError("This event is not in the plan any more.")
    return found


def _questions(value: object) -> str:
    lines = value.splitlines() if isinstance(value, str) else [str(line) for line in _as_lines(value)]
    return "\n".join(line for line in map(entry.one_line, lines) if line)


def _as_lines(value: object) -> Iterable[Any]:
    return value if isinstance(value, (list, tuple)) else ()


_TAKE: dict[str, Callable[[object], object]] = {
    "name": lambda value: entry.required(value, "An event needs a name."),
    "kind": lambda value: entry.choice(EventKind, value, "The kind of event").value,
    "starts_at": lambda value: interviews.wall_text(events.parse_wall(value)),
    "zone": lambda value: zones.zone_named(entry.one_line(value)).key,
    "minutes": lambda value: entry.whole_number(value, "The length in minutes", *_MINUTES),
    "link": entry.one_line,
    "registered": lambda value: entry.choice(YesNo, value, "Registration").value,
    "attended": lambda value: entry.choice(YesNo, value, "Attendance").value,
    "questions": _questions,
    "notes": entry.paragraph,
}
