"""What a plan holds, as it can be searched: each kind with where it is shown and the tables it is from."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import peewee as pw

from matchplanner.domain.case_log import CaseRole, Inheritance
from matchplanner.domain.documents import Audience, DocumentKind
from matchplanner.domain.enquiries import MessageKind
from matchplanner.domain.events import EventKind
from matchplanner.domain.interviews import InterviewFormat, InterviewKind, InterviewStatus, TalkingKind
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.letters import LetterState
from matchplanner.domain.rotations import RotationKind, RotationMode, RotationStatus
from matchplanner.domain.searching import Entry, Group
from matchplanner.domain.texts import TextKind
from matchplanner.services.plain_rows import tuples
from matchplanner.services.searching_notes import NOTE_TABLES, notes
from matchplanner.store.schema import (
    ClinicalCase,
    Debrief,
    Document,
    Event,
    Interview,
    Letter,
    Message,
    Person,
    Profile,
    Program,
    Resident,
    Rotation,
    Statement,
    Tag,
    TalkingPoint,
)
from matchplanner.wording import say


@dataclass(frozen=True, slots=True)
class Reader:
    """How a group is read, and the tables whose changes make that untrue."""

    tables: tuple[str, ...]
    read: Callable[[], Iterable[Entry]]


def entries(group: Group) -> tuple[Entry, ...]:
    """Return everything of a group that can be found, what is likely to be meant first."""
    return tuple(READERS[group].read())


def one_by_one(group: Group) -> Iterator[Entry]:
    """Yield the same; what is taken after a change of the group's tables may be of before it."""
    yield from READERS[group].read()


def stale(touches: Callable[..., bool]) -> frozenset[Group]:
    """Return the groups of which something changed; `touches` tells of a change's tables."""
    return frozenset(group for group, reader in READERS.items() if touches(*reader.tables))


def _programs() -> Iterable[Entry]:
    tags: dict[int, list[str]] = {}
    for program, name in tuples(Tag.select(Tag.program, Tag.name)):
        tags.setdefault(program, []).append(name)
    columns = (Program.institution, Program.city, Program.state, Program.region)
    codes = (Program.acgme_id, Program.nrmp_code, Program.website)
    query = Program.select(Program.id, Program.name, *columns, *codes)
    # Those with a tier are the ones being thought about: of thousands, they are meant first.
    for row, name, institution, city, state, region, *others in tuples(
        query.order_by(Program.tier.is_null(), Program.tier, pw.fn.LOWER(Program.name), Program.id)
    ):
        about = _line(institution, _line(city, state, by=", "))
        yield Entry("programs/table", row, name, about, _lines(region, *others, *tags.get(row, ())))


def _people() -> Iterable[Entry]:
    told = (Person.role, Person.institution, Person.email, Person.phone, Person.interests, Person.specialty)
    for row, name, role, institution, *others in tuples(
        Person.select(Person.id, Person.name, *told).order_by(pw.fn.LOWER(Person.name))
    ):
        yield Entry("people", row, name, _line(role, institution), _lines(*others))
    trained = (Resident.cohort, Resident.school, Resident.country, Resident.earlier_training, Resident.note)
    query = Resident.select(
        Resident.id, Resident.program, Resident.name, Program.name, Program.institution, *trained
    )
    for row, program, name, at, institution, cohort, *others in tuples(
        query.join(Program).where(Resident.name != "").order_by(pw.fn.LOWER(Resident.name))
    ):
        year = "" if cohort is None else str(cohort)
        about = _line(say("Resident"), year, _line(at, institution, by=", "))
        yield Entry("programs/log", program, name, about, _lines(*others), "resident", row)


def _letters() -> Iterable[Entry]:
    told = (Letter.specialty, Letter.letter_code, Letter.asked_how)
    query = Letter.select(Letter.id, Person.name, Letter.state, Rotation.site, *told)
    for row, name, state, site, *others in tuples(
        query.join(Person)
        .switch(Letter)
        .join(Rotation, pw.JOIN.LEFT_OUTER)
        .order_by(pw.fn.LOWER(Person.name))
    ):
        about = _line(say("Letter"), _label(LetterState, state), site)
        yield Entry("letters", row, name, about, _lines(*others))


def _rotations() -> Iterable[Entry]:
    told = (Rotation.department, Rotation.portfolio, Rotation.kind, Rotation.mode)
    query = Rotation.select(
        Rotation.id, Rotation.site, Rotation.city, Rotation.state, Rotation.starts_on, Rotation.status, *told
    )
    for row, site, city, state, starts, status, department, portfolio, kind, mode in tuples(
        query.where(Rotation.scenario.is_null()).order_by(Rotation.starts_on, Rotation.site)
    ):
        about = _line(_line(city, state, by=", "), starts, _label(RotationStatus, status))
        text = _lines(department, portfolio, _label(RotationKind, kind), _label(RotationMode, mode))
        yield Entry("rotations", row, site, about, text)


def _interviews() -> Iterable[Entry]:
    told = (Interview.interviewers, Interview.place, Interview.link, Interview.notes)
    kinds = (Interview.kind, Interview.format, Interview.status)
    query = Interview.select(
        Interview.id, Program.name, Program.institution, Interview.starts_at, *kinds, *told
    )
    for row, name, institution, starts, kind, form, status, *others in tuples(
        query.join(Program).order_by(Interview.starts_at)
    ):
        about = _line(_label(InterviewKind, kind), (starts or "")[:10], institution)
        text = _lines(_label(InterviewFormat, form), _label(InterviewStatus, status), *others)
        yield Entry("interviews", row, name, about, text)
    words = (Debrief.green_flags, Debrief.red_flags, Debrief.only_here, Debrief.note)
    debriefs = Debrief.select(Interview.id, Program.name, Debrief.made_at, *words)
    for row, name, made_at, *others in tuples(
        debriefs.join(Interview).join(Program).order_by(Debrief.made_at.desc())
    ):
        yield Entry("interviews", row, name, _line(say("Debrief"), made_at[:10]), _lines(*others))


def _questions() -> Iterable[Entry]:
    """Read what is liked and what is to be asked; it is kept with the program's interview if there is one."""
    first = Interview.select(pw.fn.MIN(Interview.id)).where(Interview.program == TalkingPoint.program)
    query = TalkingPoint.select(
        TalkingPoint.program, first, TalkingPoint.kind, TalkingPoint.text, Program.name, TalkingPoint.answer
    )
    for program, interview, kind, text, name, answer in tuples(
        query.join(Program).order_by(pw.fn.LOWER(Program.name), TalkingPoint.position)
    ):
        about = _line(_label(TalkingKind, kind), name)
        place, record = ("interviews", interview) if interview else ("programs/notes", program)
        yield Entry(place, record, text, about, answer)


def _messages() -> Iterable[Entry]:
    """Read what was written to programs and people; the program's log shows it, else the person."""
    told = (Message.body, Message.questions, Message.answer, Message.note, Message.to_role)
    query = Message.select(
        *(
            Message.id,
            Message.program,
            Message.person,
            Message.subject,
            Message.kind,
            Message.to_name,
            Message.sent_on,
        ),
        *(Message.institution, Program.name, *told),
    )
    for row, program, person, subject, kind, to_name, sent, institution, name, *others in tuples(
        query.join(Program, pw.JOIN.LEFT_OUTER).order_by(Message.sent_on.desc(nulls="LAST"), Message.id)
    ):
        title = subject or _label(MessageKind, kind)
        about = _line(to_name, name or institution, sent)
        if program:
            yield Entry("programs/log", program, title, about, _lines(*others), "message", row)
        else:
            yield Entry("people", person or 0, title, about, _lines(*others))


def _cases() -> Iterable[Entry]:
    words = (
        *(ClinicalCase.prenatal, ClinicalCase.family, ClinicalCase.growth, ClinicalCase.earlier),
        *(ClinicalCase.differential, ClinicalCase.tests, ClinicalCase.counseling),
        *(ClinicalCase.questions, ClinicalCase.learning),
    )
    query = ClinicalCase.select(
        *(ClinicalCase.id, ClinicalCase.condition, ClinicalCase.gene, ClinicalCase.noted_on, Rotation.site),
        *(ClinicalCase.inheritance, ClinicalCase.role, *words),
    )
    for row, condition, gene, noted, site, inheritance, role, *others in tuples(
        query.join(Rotation, pw.JOIN.LEFT_OUTER).order_by(ClinicalCase.noted_on.desc(nulls="LAST"))
    ):
        title = condition or gene or say("Case without a condition")
        kinds = (_label(Inheritance, inheritance), _label(CaseRole, role))
        yield Entry("rotations/cases", row, title, _line(gene, site, noted), _lines(*others, *kinds))


def _events() -> Iterable[Entry]:
    told = (Event.questions, Event.notes, Event.link)
    query = Event.select(Event.id, Event.name, Event.kind, Event.starts_at, *told)
    for row, name, kind, starts, *others in tuples(query.order_by(Event.starts_at)):
        yield Entry("events", row, name, _line(_label(EventKind, kind), (starts or "")[:10]), _lines(*others))


def _documents() -> Iterable[Entry]:
    """Read the applicant's papers."""
    query = Document.select(
        Document.id,
        Document.kind,
        Document.title,
        Document.audience,
        Document.language,
        Document.file,
        Document.note,
    )
    for row, kind, title, audience, language, file, note in tuples(query.order_by(Document.kind)):
        label = _label(DocumentKind, kind)
        about = _line(label if title else "", _label(Audience, audience), language, file.rpartition("/")[2])
        yield Entry("rotations/documents", 0, title or label, about, note, "document", row)


def _texts() -> Iterable[Entry]:
    for vision in tuples(Profile.select(Profile.vision).where(Profile.vision != "")):
        yield Entry("profile", 0, say("Ten-year statement"), "", vision[0], "vision")
    query = Statement.select(Statement.id, Statement.title, Statement.kind, Statement.body, Statement.note)
    for row, title, kind, *others in tuples(query.order_by(pw.fn.LOWER(Statement.title))):
        yield Entry("application/texts", row, title, _label(TextKind, kind), _lines(*others))


READERS: Mapping[Group, Reader] = {
    Group.PROGRAMS: Reader(("program", "tag"), _programs),
    Group.PEOPLE: Reader(("person", "resident", "program"), _people),
    Group.LETTERS: Reader(("letter", "person", "rotation"), _letters),
    Group.ROTATIONS: Reader(("rotation",), _rotations),
    Group.INTERVIEWS: Reader(("interview", "debrief", "program"), _interviews),
    Group.QUESTIONS: Reader(("talking_point", "interview", "program"), _questions),
    Group.MESSAGES: Reader(("message", "program"), _messages),
    Group.CASES: Reader(("clinical_case", "rotation"), _cases),
    Group.NOTES: Reader(NOTE_TABLES, notes),
    Group.EVENTS: Reader(("event",), _events),
    Group.DOCUMENTS: Reader(("document",), _documents),
    Group.TEXTS: Reader(("statement", "profile"), _texts),
}


def _label(kind: type[LabelledEnum], value: str) -> str:
    """Return how a stored value reads; nothing for what is unknown, which nobody looks for."""
    known: Any = kind._value2member_map_.get(value)
    return "" if known is None or value == "unknown" else say(known.label)


def _line(*parts: str | None, by: str = " · ") -> str:
    return by.join(part for part in parts if part)


def _lines(*parts: str | None) -> str:
    return "\n".join(part for part in parts if part)
