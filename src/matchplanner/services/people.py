"""People the applicant knows or wants to know."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from matchplanner.domain import entry
from matchplanner.domain.claims import YesNo
from matchplanner.domain.letters import LetterState
from matchplanner.errors import UserError
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Letter, Person


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person; `letters` counts those asked of them."""

    id: int
    name: str
    role: str
    institution: str
    email: str
    phone: str
    board_certified: YesNo
    notes: str
    letters: int


def rows() -> tuple[PersonRow, ...]:
    """Return everybody by name."""
    letters = Counter(writer for (writer,) in tuples(Letter.select(Letter.person)))
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
        )
        for person in Person.select()
    ]
    return tuple(sorted(found, key=lambda row: (row.name.casefold(), row.id)))


def add(name: str, **fields: object) -> int:
    """Add a person by name, with other fields if known; return their id.

    Raises UserError when a value cannot be taken.
    """
    stored = {field: _TAKE[field](value) for field, value in fields.items()}
    return Person.create(name=_TAKE["name"](name), **stored).id


def edit(person_id: int, field: str, value: object) -> None:
    """Store one field of a person; raises UserError when the value cannot be taken."""
    stored = _TAKE[field](value)
    person = _person(person_id)
    setattr(person, field, stored)
    person.save(only=[field])


def delete(person_id: int) -> None:
    """Delete a person; raises UserError while a letter hangs on them."""
    person = _person(person_id)
    letter = Letter.get_or_none(Letter.person == person)
    if letter is not None:
        state = LetterState(letter.state).label.lower()
        raise UserError(
            f"{person.name} writes a letter of recommendation ({state}) and cannot be deleted.",
            "Delete the letter in Letters first.",
        )
    person.delete_instance()


def _person(person_id: int) -> Person:
    found = Person.get_or_none(Person.id == person_id)
    if not isinstance(found, Person):
        raise UserError("This person is not in the plan any more.")
    return found


_TAKE: dict[str, Callable[[object], str]] = {
    "name": lambda value: entry.required(value, "A person needs a name."),
    "role": entry.one_line,
    "institution": entry.one_line,
    "email": entry.email,
    "phone": entry.one_line,
    "board_certified": lambda value: entry.choice(YesNo, value, "Board certification").value,
    "notes": entry.paragraph,
}
