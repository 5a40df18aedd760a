"""Interviews, and what to say and ask at each program."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from matchplanner.domain import entry, interviews, zones
from matchplanner.domain.interviews import InterviewFormat, InterviewStatus, TalkingKind
from matchplanner.domain.ranking import moved
from matchplanner.domain.zones import TwoClocks
from matchplanner.errors import UserError
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Interview, Profile, Program, TalkingPoint

_MINUTES = (1, 1440)
_END = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """An interview in the host's wall time and in the applicant's.

    `starts_at` is on the host's clock, without a zone. `clocks` shows that
    moment on both clocks, the host's own twice while the home zone is unknown
    (`home_zone` is ""); it is None while the time or
    the host's zone is unknown. `night` says
    that it falls between 22:00 and 07:00 at home.
    """

    id: int
    program_id: int
    program: str
    institution: str
    starts_at: datetime | None
    zone: str
    home_zone: str
    clocks: TwoClocks | None
    night: bool
    minutes: int | None
    format: InterviewFormat
    status: InterviewStatus
    link: str
    interviewers: str
    notes: str
    likes: int
    questions: int


@dataclass(frozen=True, slots=True)
class TalkingPointRow:
    """Something liked about a program, or a question to ask there."""

    id: int
    program_id: int
    kind: TalkingKind
    position: int
    text: str


def rows() -> tuple[InterviewRow, ...]:
    """Return the interviews, the earliest first and those without a time last."""
    home = Profile.get_by_id(1).home_zone
    counts = Counter(tuples(TalkingPoint.select(TalkingPoint.program, TalkingPoint.kind)))
    query = Interview.select(Interview, Program).join(Program)
    found = [_row(interview, home, counts) for interview in query]
    return tuple(sorted(found, key=_moment))


def programs() -> tuple[tuple[int, str], ...]:
    """Return the programs an interview may be at, (id, name and institution), by name."""
    found = [
        (row.id, ", ".join(part for part in (row.name, row.institution) if part)) for row in Program.select()
    ]
    return tuple(sorted(found, key=lambda program: (program[1].casefold(), program[0])))


def add(program_id: int, starts_at: object = None, zone: object = None) -> int:
    """Add an interview at a program; with a time it counts as scheduled. Return its id."""
    _require_program(program_id)
    wall = _TAKE["starts_at"](starts_at)
    status = InterviewStatus.INVITED if wall is None else InterviewStatus.SCHEDULED
    fields = {} if zone is None else {"zone": _zone(zone)}
    return Interview.create(program=program_id, starts_at=wall, status=status.value, **fields).id


def edit(interview_id: int, field: str, value: object) -> None:
    """Store one field of an interview; raises UserError when the value cannot be taken."""
    stored = _TAKE[field](value)
    interview = Interview.get_or_none(Interview.id == interview_id)
    if interview is None:
        raise UserError("This interview is not in the plan any more.")
    setattr(interview, field, stored)
    interview.save(only=[field])


def delete(interview_id: int) -> None:
    """Delete an interview; likes and questions belong to the program and stay."""
    Interview.delete().where(Interview.id == interview_id).execute()


def talking_points(program_id: int, kind: TalkingKind) -> tuple[TalkingPointRow, ...]:
    """Return a program's likes, or its questions, in their order."""
    return tuple(
        TalkingPointRow(point.id, program_id, kind, position, point.text)
        for position, point in enumerate(_points(program_id, kind), start=1)
    )


def add_point(program_id: int, kind: TalkingKind, text: object) -> int:
    """Add a like or a question at the end; return its id."""
    stored = _point_text(text)
    _require_program(program_id)
    position = len(_points(program_id, kind)) + 1
    return TalkingPoint.create(program=program_id, kind=kind.value, position=position, text=stored).id


def edit_point(point_id: int, text: object) -> None:
    """Reword a like or a question."""
    stored = _point_text(text)
    point = _point(point_id)
    point.text = stored
    point.save(only=["text"])


def delete_point(point_id: int) -> None:
    """Delete a like or a question; those after it move up."""
    point = _point(point_id)
    rest = [other.id for other in _points(point.program.id, TalkingKind(point.kind)) if other.id != point_id]
    point.delete_instance()
    _renumber(rest)


def move_point(point_id: int, to_position: int) -> None:
    """Put a like or a question at a position counted from 1; beyond an end means that end."""
    point = _point(point_id)
    order = [other.id for other in _points(point.program.id, TalkingKind(point.kind))]
    _renumber(list(moved(order, point_id, to_position)))


def _require_program(program_id: int) -> None:
    if Program.get_or_none(Program.id == program_id) is None:
        raise UserError("This program is not in the plan any more.", "Choose another program.")


def _points(program_id: int, kind: TalkingKind) -> list[TalkingPoint]:
    mine = (TalkingPoint.program == program_id) & (TalkingPoint.kind == kind.value)
    return list(TalkingPoint.select().where(mine).order_by(TalkingPoint.position, TalkingPoint.id))


def _point(point_id: int) -> TalkingPoint:
    found = TalkingPoint.get_or_none(TalkingPoint.id == point_id)
    if not isinstance(found, TalkingPoint):
        raise UserError("This like or question is not in the plan any more.")
    return found


def _renumber(order: list[int]) -> None:
    for position, point_id in enumerate(order, start=1):
        here = (TalkingPoint.id == point_id) & (TalkingPoint.position != position)
        TalkingPoint.update(position=position).where(here).execute()


def _point_text(text: object) -> str:
    return entry.required(text, "A like or a question needs words.")


def _moment(row: InterviewRow) -> tuple[bool, datetime, int]:
    return row.clocks is None, _END if row.clocks is None else row.clocks.instant, row.id


def _row(interview: Interview, home: str, counts: Counter[tuple[object, ...]]) -> InterviewRow:
    program = interview.program
    wall = interviews.parse_wall(interview.starts_at)
    clocks = None if wall is None else _clocks(wall, interview.zone, home or interview.zone)
    return InterviewRow(
        id=interview.id,
        program_id=program.id,
        program=program.name,
        institution=program.institution,
        starts_at=wall,
        zone=interview.zone,
        home_zone=home,
        clocks=clocks,
        night=clocks is not None and bool(home) and clocks.here.night,
        minutes=interview.minutes,
        format=entry.read(InterviewFormat, interview.format, InterviewFormat.UNKNOWN),
        status=entry.read(InterviewStatus, interview.status, InterviewStatus.INVITED),
        link=interview.link,
        interviewers=interview.interviewers,
        notes=interview.notes,
        likes=counts[program.id, TalkingKind.LIKE.value],
        questions=counts[program.id, TalkingKind.QUESTION.value],
    )


def _clocks(wall: datetime, zone: str, home: str) -> TwoClocks | None:
    try:
        return zones.two_clocks(wall, zone, home)
    except UserError:
        return None  # a file from elsewhere may name a zone this computer does not have


def _zone(value: object) -> str:
    return zones.zone_named(entry.one_line(value)).key


_TAKE: dict[str, Callable[[object], object]] = {
    "starts_at": lambda value: interviews.wall_text(interviews.parse_wall(value)),
    "zone": _zone,
    "minutes": lambda value: entry.whole_number(value, "The length in minutes", *_MINUTES),
    "format": lambda value: entry.choice(InterviewFormat, value, "The format").value,
    "status": lambda value: entry.choice(InterviewStatus, value, "The status").value,
    "link": entry.one_line,
    "interviewers": entry.paragraph,
    "notes": entry.paragraph,
}
