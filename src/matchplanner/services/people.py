"""People the applicant knows or wants to know, some of them at a program."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from matchplanner.domain import entry
from matchplanner.domain.claims import SourceKind, YesNo
from matchplanner.domain.letters import LetterState
from matchplanner.domain.topics import speaks_of
from matchplanner.errors import UserError
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Claim, Letter, Person, Profile, Program
from matchplanner.wording import say


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person; `letters` counts those asked of them.

    `turnaround_days` is how long they usually need for a letter, `eras_letters` whether they are at ease
    with letters for IMGs and ERAS (R196), `update_months` after how many months they get news (R204).
    """

    id: int
    name: str
    role: str
    institution: str
    email: str
    phone: str
    board_certified: YesNo
    notes: str
    letters: int
    program_id: int | None = None
    program: str = ""
    interests: str = ""
    specialty: str = ""
    turnaround_days: int | None = None
    eras_letters: YesNo = YesNo.UNKNOWN
    update_months: int | None = None


@dataclass(frozen=True, slots=True)
class ProgramPerson:
    """Somebody at a program; `shared` are the applicant's keywords that their interests speak of (R85)."""

    id: int
    name: str
    role: str
    email: str
    interests: str
    shared: tuple[str, ...]


def rows() -> tuple[PersonRow, ...]:
    """Return everybody by name."""
    letters = Counter(writer for (writer,) in tuples(Letter.select(Letter.person)))
    places = _programs()
    found = [
        PersonRow(
            id=person.id,
            name=person.name,
            role=person.role,
            institution=person.institution,
            email=person.email,
            phone=person.phone,
            board_certified=YesNo(person.board_certified),
            notes=person.notes,
            letters=letters[person.id],
            program_id=places.get(person.id, _NOWHERE)[0],
            program=places.get(person.id, _NOWHERE)[1],
            interests=person.interests,
            specialty=person.specialty,
            turnaround_days=person.turnaround_days,
            eras_letters=YesNo(person.eras_letters),
            update_months=person.update_months,
        )
        for person in Person.select()
    ]
    return tuple(sorted(found, key=lambda row: (row.name.casefold(), row.id)))


def at_program(program_id: int, known: tuple[str, ...] | None = None) -> tuple[ProgramPerson, ...]:
    """Return the people at a program, those who share an interest with the applicant first.

    `known` are the applicant's keywords, which spares reading them for each of many programs.
    """
    wanted = keywords() if known is None else known
    found = []
    for person in Person.select().where(Person.program == program_id):
        shared = tuple(word for word in wanted if speaks_of(person.interests, word))
        found.append(
            ProgramPerson(person.id, person.name, person.role, person.email, person.interests, shared)
        )
    return tuple(sorted(found, key=lambda row: (-len(row.shared), row.name.casefold(), row.id)))


def keywords() -> tuple[str, ...]:
    """Return the applicant's own keywords and themes, each once."""
    profile = Profile.get_by_id(1)
    themes = [line.rpartition("/")[2] for line in profile.sub_focus.splitlines()]
    words = [entry.one_line(word) for word in (*profile.keywords.splitlines(), *themes)]
    return tuple(dict.fromkeys(word for word in words if word))


def add(name: str, **fields: object) -> int:
    """Add a person by name, with other fields if known; return their id.

    Raises UserError when a value cannot be taken.
    """
    stored = {field: _TAKE[field](value) for field, value in fields.items()}
    return Person.create(name=_TAKE["name"](name), **stored).id


def add_to_program(name: str, program_id: int, institution: str) -> int:
    """Add somebody at a program and return their id; who is known already and is nowhere yet is put there."""
    wanted = _TAKE["name"](name)
    for person in Person.select().where(Person.program.is_null()):
        if person.name.casefold() == str(wanted).casefold():
            edit(person.id, "program", program_id)
            return person.id
    return add(name, program=program_id, institution=institution)


def edit(person_id: int, field: str, value: object) -> None:
    """Store one field of a person; raises UserError when the value cannot be taken."""
    stored = _TAKE[field](value)
    person = _person(person_id)
    if field == "name":
        _rename_sources(person.name, str(stored))
    setattr(person, field, stored)
    person.save(only=[field])


def delete(person_id: int) -> None:
    """Delete a person; raises UserError while a letter hangs on them."""
    person = _person(person_id)
    letter = Letter.get_or_none(Letter.person == person)
    if letter is not None:
        state = LetterState(letter.state).label.lower()
        raise UserError(
            say(
                "{person} writes a letter of recommendation ({state}) and cannot be deleted.",
                person=person.name,
                state=state,
            ),
            "Delete the letter in Letters first.",
        )
    person.delete_instance()


def known_program(value: object) -> int | None:
    """Return a program's id from an id or its text; blank or 0 means none.

    Raises UserError for what is no program of the plan.
    """
    text = entry.one_line(value or "")
    if text in ("", "0"):
        return None
    if not text.isdigit() or Program.get_or_none(Program.id == int(text)) is None:
        raise UserError("No program of this name is in the plan.", "Choose one from the list.")
    return int(text)


def _rename_sources(before: str, after: str) -> None:
    """Keep what a person told under their name when it is written another way (R49)."""
    told = (Claim.source_kind == SourceKind.PERSON.value) & (Claim.source == before)
    Claim.update(source=after).where(told).execute()


_NOWHERE: tuple[int | None, str] = (None, "")


def _programs() -> dict[int, tuple[int | None, str]]:
    query = Person.select(Person.id, Program.id, Program.name).join(Program)
    return {person: (program, name) for person, program, name in tuples(query)}


def _person(person_id: int) -> Person:
    found = Person.get_or_none(Person.id == person_id)
    if not isinstance(found, Person):
        raise UserError("This person is not in the plan any more.")
    return found


_TAKE: dict[str, Callable[[object], str | int | None]] = {
    "name": lambda value: entry.required(value, "A person needs a name."),
    "role": entry.one_line,
    "institution": entry.one_line,
    "email": entry.email,
    "phone": entry.one_line,
    "board_certified": lambda value: entry.choice(YesNo, value, "Board certification").value,
    "notes": entry.paragraph,
    "program": known_program,
    "interests": entry.one_line,
    "specialty": entry.one_line,
    "turnaround_days": lambda value: entry.whole_number(value, "The days for a letter", 0, 365),
    "eras_letters": lambda value: entry.choice(YesNo, value, "Letters for IMGs and ERAS").value,
    "update_months": lambda value: entry.whole_number(value, "The months between updates", 1, 24),
}
