"""Interviews, and what to say and ask at each program."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime

from matchplanner.domain import entry, interviews, invitations, places, zones
from matchplanner.domain.interviews import OFF, InterviewFormat, InterviewKind, InterviewStatus, TalkingKind
from matchplanner.domain.invitations import Clash, Countdown, Slot
from matchplanner.domain.ranking import moved
from matchplanner.domain.zones import TwoClocks
from matchplanner.errors import UserError
from matchplanner.services import preferences
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Debrief, Interview, Profile, Program, TalkingPoint

_MINUTES = (1, 1440)
_END = datetime.max.replace(tzinfo=UTC)
_GONE = "This interview is not in the plan any more."


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """An interview in the host's wall time and in the applicant's.

    `starts_at` is on the host's clock, without a zone. `clocks` shows that
    moment on both clocks, the host's own twice while the home zone is unknown
    (`home_zone` is ""); it is None while the time or
    the host's zone is unknown. `night` says
    that it falls between 22:00 and 07:00 at home. `ends` is when it is over, in
    UTC. `invited_at` and `reply_by` are on the host's clock too; `reply_clocks`
    shows the latter on both. `debriefed` says that something was written down after it.
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
    kind: InterviewKind
    ends: datetime | None
    invited_at: datetime | None
    reply_by: datetime | None
    reply_clocks: TwoClocks | None
    replied_on: date | None
    thanked_on: date | None
    place: str
    phone: str
    debriefed: bool

    @property
    def awaits_reply(self) -> bool:
        """Say whether a reply is still to be given."""
        return invitations.awaits_reply(self.status, self.replied_on)

    def countdown(self, today: date, moment: datetime | None) -> Countdown | None:
        """Return how long there is to reply, None where no reply is due or its time is not known."""
        if self.reply_clocks is None or not self.awaits_reply:
            return None
        return invitations.countdown(self.reply_clocks, today, moment)

    def over(self, moment: datetime) -> bool:
        """Say whether it has ended at a moment."""
        return self.ends is not None and self.ends <= moment

    def debrief_due(self, moment: datetime) -> bool:
        """Say whether it has ended and nothing was written down after it."""
        return self.over(moment) and not self.debriefed and self.status not in OFF


@dataclass(frozen=True, slots=True)
class TalkingPointRow:
    """Something liked about a program, or a question to ask there."""

    id: int
    program_id: int
    kind: TalkingKind
    position: int
    text: str
    asked_on: date | None
    answer: str


def rows() -> tuple[InterviewRow, ...]:
    """Return the interviews, the earliest first and those without a time last."""
    home = Profile.get_by_id(1).home_zone
    counts = Counter(tuples(TalkingPoint.select(TalkingPoint.program, TalkingPoint.kind)))
    query = Interview.select(Interview, Program).join(Program)
    debriefed = {row[0] for row in tuples(Debrief.select(Debrief.interview).distinct())}
    found = [_row(interview, home, counts, debriefed) for interview in query]
    return tuple(sorted(found, key=_moment))


def get(interview_id: int) -> InterviewRow:
    """Return one interview; raises UserError if it is gone."""
    found = next((row for row in rows() if row.id == interview_id), None)
    if found is None:
        raise UserError(_GONE)
    return found


def clashes() -> tuple[Clash, ...]:
    """Return the pairs of interviews that overlap in UTC or lie closer than the buffer that was set."""
    slots = [
        Slot(row.id, row.clocks.instant, row.ends, assumed=row.minutes is None)
        for row in rows()
        if row.clocks is not None and row.ends is not None and row.status not in OFF
    ]
    return invitations.clashes(slots, preferences.interview_buffer())


def programs() -> tuple[tuple[int, str], ...]:
    """Return the programs an interview may be at, (id, name and institution), by name."""
    found = [
        (row.id, ", ".join(part for part in (row.name, row.institution) if part)) for row in Program.select()
    ]
    return tuple(sorted(found, key=lambda program: (program[1].casefold(), program[0])))


def add(program_id: int, starts_at: object = None, zone: object = None, **fields: object) -> int:
    """Add an interview at a program; with a time it counts as scheduled. Return its id.

    Without a zone it has that of the program's state; where that is not known either, it is unknown.
    Raises UserError when a value cannot be taken.
    """
    _require_program(program_id)
    wall = _TAKE["starts_at"](starts_at)
    status = InterviewStatus.INVITED if wall is None else InterviewStatus.SCHEDULED
    stored: dict[str, object] = {"status": status.value}
    stored["zone"] = host_zone(program_id) if zone is None else _zone(zone)
    stored |= {field: _TAKE[field](value) for field, value in fields.items()}
    _require_order(stored.get("invited_at"), stored.get("reply_by"))
    return Interview.create(program=program_id, starts_at=wall, **stored).id


def host_zone(program_id: int) -> str:
    """Return the time zone of a program's state, "" while that is not known or has several."""
    found = tuples(Program.select(Program.state).where(Program.id == program_id))
    return places.zone_of(found[0][0]) if found else ""


def edit(interview_id: int, field: str, value: object) -> None:
    """Store one field of an interview; raises UserError when the value cannot be taken."""
    stored = _TAKE[field](value)
    interview = Interview.get_or_none(Interview.id == interview_id)
    if interview is None:
        raise UserError(_GONE)
    setattr(interview, field, stored)
    if field in ("invited_at", "reply_by"):
        _require_order(interview.invited_at, interview.reply_by)
    interview.save(only=[field])


def delete(interview_id: int) -> None:
    """Delete an interview; likes and questions belong to the program and stay."""
    Interview.delete().where(Interview.id == interview_id).execute()


def talking_points(program_id: int, kind: TalkingKind) -> tuple[TalkingPointRow, ...]:
    """Return a program's likes, or its questions, in their order."""
    return tuple(
        TalkingPointRow(point.id, program_id, kind, position, point.text, point.asked_on, point.answer)
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


def note_answer(point_id: int, asked_on: object, answer: object) -> None:
    """Note when a question was asked and what was said; an answer without a day is kept too."""
    point = _point(point_id)
    point.asked_on = entry.day(asked_on, "The day it was asked")
    point.answer = entry.paragraph(answer)
    point.save(only=["asked_on", "answer"])


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


def _require_order(invited_at: object, reply_by: object) -> None:
    """Refuse a reply due before the invitation came; both are stored texts on one clock, or None."""
    if isinstance(invited_at, str) and isinstance(reply_by, str) and reply_by < invited_at:
        raise UserError(
            "The reply cannot be due before the invitation came.", "Check the two times; both are the host's."
        )


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


def _row(
    interview: Interview, home: str, counts: Counter[tuple[object, ...]], debriefed: Collection[int]
) -> InterviewRow:
    program = interview.program
    wall = interviews.parse_wall(interview.starts_at)
    clocks = _clocks(wall, interview.zone, home)
    reply_by = interviews.parse_wall(interview.reply_by)
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
        kind=entry.read(InterviewKind, interview.kind, InterviewKind.OTHER),
        ends=None
        if wall is None or clocks is None
        else interviews.end_of(wall, interview.zone, interview.minutes),
        invited_at=interviews.parse_wall(interview.invited_at),
        reply_by=reply_by,
        reply_clocks=_clocks(reply_by, interview.zone, home),
        replied_on=interview.replied_on,
        thanked_on=interview.thanked_on,
        place=interview.place,
        phone=interview.phone,
        debriefed=interview.id in debriefed,
    )


def _clocks(wall: datetime | None, zone: str, home: str) -> TwoClocks | None:
    if wall is None or not zone:
        return None
    try:
        return zones.two_clocks(wall, zone, home or zone)
    except UserError:
        return None  # a file from elsewhere may name a zone this computer does not have


def _zone(value: object) -> str:
    """Return a zone that exists, or "" for unknown."""
    name = entry.one_line(value)
    return zones.zone_named(name).key if name else ""


_TAKE: dict[str, Callable[[object], object]] = {
    "starts_at": lambda value: interviews.wall_text(interviews.parse_wall(value)),
    "zone": _zone,
    "minutes": lambda value: entry.whole_number(value, "The length in minutes", *_MINUTES),
    "format": lambda value: entry.choice(InterviewFormat, value, "The format").value,
    "status": lambda value: entry.choice(InterviewStatus, value, "The status").value,
    "link": entry.one_line,
    "kind": lambda value: entry.choice(InterviewKind, value, "The kind").value,
    "invited_at": lambda value: interviews.wall_text(interviews.parse_wall(value)),
    "reply_by": lambda value: interviews.wall_text(interviews.parse_wall(value)),
    "replied_on": lambda value: entry.day(value, "The day you replied"),
    "thanked_on": lambda value: entry.day(value, "The day you sent thanks"),
    "place": entry.one_line,
    "phone": entry.one_line,
    "interviewers": entry.paragraph,
    "notes": entry.paragraph,
}
