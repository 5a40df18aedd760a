"""When the applicant and a program, or a person, last had to do with each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.interviews import OFF, InterviewKind
from matchplanner.services import contacts, events, interviews
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Message, Person

_Met = tuple[int, date, str]
"""A program, the day, and what happened."""


@dataclass(frozen=True, slots=True)
class LastMet:
    """The last meeting with each program, its day and what it was, and the last contact's day by person."""

    programs: dict[int, tuple[date, str]]
    people: dict[int, date]


def last_met(today: date) -> LastMet:
    """Return what lies before today.

    With a program an interview, an event or a talk with its people counts; a
    message only where there was none of these, as it tells less of the place.
    """
    people: dict[int, date] = {}
    for row in contacts.rows():
        if row.happened_on is not None and row.plain.held(today):
            people[row.person_id] = max(row.happened_on, people.get(row.person_id, date.min))
    programs = _latest(_messages(), today)
    programs |= _latest([*_interviews(), *_events(), *_talks(people)], today)
    return LastMet(programs, people)


def _latest(met: Iterable[_Met], today: date) -> dict[int, tuple[date, str]]:
    before = sorted((one for one in met if one[1] < today), key=lambda one: one[1])
    return {program: (day, words) for program, day, words in before}


def _interviews() -> Iterator[_Met]:
    for row in interviews.rows():
        if row.clocks is not None and row.status not in OFF:
            what = "visit" if row.kind is InterviewKind.OTHER else row.kind.label.lower()
            yield row.program_id, row.clocks.there.day, what


def _events() -> Iterator[_Met]:
    for row in events.rows():
        if row.clocks is not None and row.attended is YesNo.YES:
            for program, _name in row.programs:
                yield program, row.clocks.there.day, row.name


def _talks(spoken: dict[int, date]) -> Iterator[_Met]:
    query = Person.select(Person.id, Person.program, Person.name).where(Person.program.is_null(is_null=False))
    for person, program, name in tuples(query):
        if person in spoken:
            yield program, spoken[person], name


def _messages() -> Iterator[_Met]:
    columns = (Message.program, Message.sent_on, Message.replied_on)
    for program, sent, replied in tuples(
        Message.select(*columns).where(Message.program.is_null(is_null=False))
    ):
        if sent is not None:
            yield program, date.fromisoformat(sent), "your message"
        if replied is not None:
            yield program, date.fromisoformat(replied), "its reply"
