"""Whose names the plan knows, and what they are called where a document leaves names out."""

import re
from collections.abc import Iterator

from matchplanner.domain import names_left_out
from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.names_left_out import APPLICANT, Hide
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import (
    Claim,
    Interview,
    Letter,
    Message,
    Person,
    Profile,
    Program,
    Resident,
    Rotation,
)

LEFT_OUT = "Names left out; free text was searched for known names only"
"""Stands on each page."""


def hider() -> Hide:
    """Return what leaves the names of the applicant and of everybody else the plan knows out of a text."""
    return names_left_out.hider(names_left_out.numbered(_people()), _kept())


def _people() -> Iterator[tuple[str, str]]:
    """Yield names with roles: who is in two places is called by the first."""
    yield Profile.get_by_id(1).name, APPLICANT
    writers = {writer for (writer,) in tuples(Letter.select(Letter.person))}
    for number, name, role in tuples(Person.select(Person.id, Person.name, Person.role).order_by(Person.id)):
        yield name, "Letter writer" if number in writers else _role(role, "Person")
    directors = Claim.select(Claim.value).where(Claim.field == ClaimField.DIRECTOR.value)
    for (value,) in tuples(directors.order_by(Claim.id)):
        yield re.split("[,;(]", value)[0], "Program director"
    for (listed,) in tuples(Interview.select(Interview.interviewers).order_by(Interview.id)):
        for line in listed.splitlines():
            yield re.split("[,;(]", line)[0], "Interviewer"
    for name, role in tuples(Message.select(Message.to_name, Message.to_role).order_by(Message.id)):
        yield name, _role(role, "Recipient")
    for (name,) in tuples(Resident.select(Resident.name).order_by(Resident.id)):
        yield name, "Resident"
    told = Claim.select(Claim.source).where(Claim.source_kind == SourceKind.PERSON.value)
    for (source,) in tuples(told.order_by(Claim.id)):
        yield source, "Person"


def _role(told: str, otherwise: str) -> str:
    role = " ".join(told.split())
    return role[:1].upper() + role[1:] if role else otherwise


def _kept() -> Iterator[str]:
    """Yield what may share a word with somebody's name and is none."""
    for row in tuples(Program.select(Program.name, Program.institution, Program.city, Program.state)):
        yield from row
    for row in tuples(Rotation.select(Rotation.site, Rotation.city)):
        yield from row
