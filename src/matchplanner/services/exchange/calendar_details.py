"""How an interview is held, as lines of its description in a calendar, written and read again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from matchplanner.domain import interviews as interview_words
from matchplanner.domain import zones
from matchplanner.domain.interviews import InterviewFormat, InterviewKind
from matchplanner.errors import UserError
from matchplanner.services.exchange.calendar_incoming import IncomingEvent
from matchplanner.services.interviews import InterviewRow

_LINE = re.compile(
    r"\s*(?:(?P<kind>kind)|(?P<format>format)|(?P<phone>telephone|phone|tel\.?|dial[- ]in)"
    r"|(?P<interviewers>interviewers?)|(?P<reply>(?:reply|rsvp|respond) by)|(?P<program>program))"
    r"\s*:\s*(?P<said>\S.*?)\s*",
    re.IGNORECASE,
)
_WALL_AND_ZONE = re.compile(r"(\d{4}-\d\d-\d\d[ T]\d\d:\d\d)(?: (\S+))?")
_ADDRESS = re.compile(r"https?://\S+")
_NUMBER = re.compile(r"[+(]?\d[\d\s().x-]{6,}")
_FORMATS = (
    (InterviewFormat.IN_PERSON, re.compile(r"\b(in[- ]person|on[- ]?site)\b", re.IGNORECASE)),
    (InterviewFormat.PHONE, re.compile(r"\b(tele)?phone\b", re.IGNORECASE)),
    (
        InterviewFormat.VIDEO,
        re.compile(r"\b(video|virtual|online|remote|zoom|teams|webex|google meet)\b", re.IGNORECASE),
    ),
)
_SECOND_LOOK = re.compile(r"\bsecond[- ]look\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Details:
    """What a calendar's event says of an interview; blank and None where it says nothing.

    `interviewers` stand on lines of their own, `reply_by` has its zone (None where it names none,
    and the event has none either), `rest` is the description without what was understood.
    """

    kind: InterviewKind | None = None
    format: InterviewFormat | None = None
    place: str = ""
    phone: str = ""
    interviewers: str = ""
    reply_by: datetime | None = None
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of the plan that an event would change, the value it would get, and how that is said."""

    field: str
    value: object
    words: str


def lines_of(row: InterviewRow) -> str:
    """Return an interview's description: what calendars have no field for, a line each."""
    told = {
        "Kind": row.kind.label,
        "Program": ", ".join(part for part in (row.program, row.institution) if part),
        "Format": row.format.label,
        "Telephone": row.phone,
        "Interviewers": "; ".join(_names(row.interviewers)),
        "Reply by": "" if row.reply_by is None or not row.awaits_reply else f"{row.reply_by:%Y-%m-%d %H:%M}",
    }
    if told["Reply by"]:
        told["Reply by"] += f" {row.zone}"
    if row.format is InterviewFormat.UNKNOWN:
        del told["Format"]
    return "\n".join(f"{name}: {said}" for name, said in told.items() if said)


def place_of(row: InterviewRow) -> str:
    """Return where an interview takes place, or how one gets there."""
    return row.place or row.link or row.phone


def read(event: IncomingEvent) -> Details:
    """Return what an event says of an interview, in our own lines or in others' usual ones."""
    said: dict[str, str] = {}
    rest = []
    for line in event.text.splitlines():
        match = _LINE.fullmatch(line)
        name = "" if match is None else next(key for key, text in match.groupdict().items() if text)
        if match is None or name in said or not _understood(name, match["said"], event.zone):
            rest.append(line)
        else:
            said[name] = match["said"]
    place, phone = _place(event, said.get("phone", ""))
    return Details(
        kind=_kind(said.get("kind", ""), event.title),
        format=_format(said.get("format", "")) or (_format(event.place) if not place else None),
        place=place,
        phone=phone,
        interviewers="\n".join(_names(said.get("interviewers", "").replace(";", "\n"))),
        reply_by=_moment(said.get("reply", ""), event.zone),
        rest="\n".join(rest).strip(),
    )


def program_named(event: IncomingEvent) -> str:
    """Return the program that a line of an event's description names, "" where none does."""
    found = (_LINE.fullmatch(line) for line in event.text.splitlines())
    return next((match["said"] for match in found if match is not None and match["program"]), "")


def differences(row: InterviewRow, event: IncomingEvent) -> tuple[Difference, ...]:
    """Return what an event says otherwise than the plan; what it does not say, it leaves alone."""
    if event.place == place_of(row):  # as we give it out: no reason to read more into it
        event = replace(event, place="")
    return tuple(_differences(row, read(event), event.zone or row.zone))


def wall(moment: datetime, zone: str) -> datetime:
    """Return a moment on the wall clock of a zone."""
    return moment.astimezone(zones.zone_named(zone)).replace(tzinfo=None, fold=0)


def _differences(row: InterviewRow, found: Details, zone: str) -> Iterator[Difference]:
    if found.kind is not None and found.kind is not row.kind:
        yield Difference("kind", found.kind.value, f"kind: {found.kind.label.lower()}")
    if found.format is not None and found.format is not row.format:
        yield Difference("format", found.format.value, f"format: {found.format.label.lower()}")
    if found.place and found.place != row.place:
        yield Difference("place", found.place, f"place: {found.place}")
    if found.phone and found.phone != row.phone:
        yield Difference("phone", found.phone, f"telephone: {found.phone}")
    if found.interviewers and _names(found.interviewers) != _names(row.interviewers.replace(";", "\n")):
        names = ", ".join(_names(found.interviewers))
        yield Difference("interviewers", found.interviewers, f"interviewers: {names}")
    if found.reply_by is not None:
        due = wall(found.reply_by, zone)
        if due != row.reply_by or zone != row.zone:
            yield Difference("reply_by", due, f"reply by: {due:%Y-%m-%d %H:%M}")


def _understood(name: str, said: str, zone: str) -> bool:
    if name == "kind":
        return _labelled(said) is not None
    if name == "format":
        return _format(said) is not None
    if name == "reply":
        return _moment(said, zone) is not None
    return True


def _kind(said: str, title: str) -> InterviewKind | None:
    found = _labelled(said)
    return InterviewKind.SECOND_LOOK if found is None and _SECOND_LOOK.search(title) else found


def _labelled(said: str) -> InterviewKind | None:
    return next((kind for kind in InterviewKind if kind.label.casefold() == said.casefold()), None)


def _format(said: str) -> InterviewFormat | None:
    return next((form for form, words in _FORMATS if words.search(said)), None)


def _place(event: IncomingEvent, phone: str) -> tuple[str, str]:
    """Return the address and the number: a calendar's one place may be either, a link, or "Zoom"."""
    place = _ADDRESS.sub("", event.place).strip(" ,;()")
    if not phone and _NUMBER.fullmatch(place):
        return "", place
    if place == phone or (_format(place) is not None and not any(map(str.isdigit, place))):
        return "", phone
    return place, phone


def _moment(said: str, zone: str) -> datetime | None:
    match = _WALL_AND_ZONE.fullmatch(said)
    if match is None or not (match[2] or zone):
        return None
    try:
        clock = interview_words.parse_wall(match[1])
        return None if clock is None else zones.instant(clock, match[2] or zone)
    except UserError:
        return None


def _names(text: str) -> list[str]:
    return [name for name in (part.strip() for part in text.splitlines()) if name]
