"""Talks with people and news sent to them, and when the next update is due (R189, R190, R204)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import peewee as pw

from matchplanner.domain import entry, mentoring
from matchplanner.domain.due import DueKind, DuePerson, due_items
from matchplanner.domain.mentoring import Contacted, ContactKind, UpdateStanding
from matchplanner.errors import UserError
from matchplanner.services import letters
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Contact, Person, Rotation

MINUTES = (1, 1440)


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A talk or message as it is shown; without a day it is planned and has none yet."""

    id: int
    person_id: int
    kind: ContactKind
    happened_on: date | None
    minutes: int | None
    prepared: str
    notes: str
    rotation_id: int | None
    rotation: str

    @property
    def plain(self) -> Contacted:
        """The contact as the rules see it."""
        return Contacted(self.kind, self.happened_on, prepared=bool(self.prepared))


def of_person(person_id: int) -> tuple[ContactRow, ...]:
    """Return the contacts with a person: those without a day first, then the latest."""
    found = sorted(_rows(Contact.person == person_id), key=lambda row: row.id, reverse=True)
    return tuple(sorted(found, key=lambda row: row.happened_on or date.max, reverse=True))


def rows() -> tuple[ContactRow, ...]:
    """Return the contacts with everybody, the latest first and those without a day last."""
    return tuple(sorted(_rows(None), key=lambda row: (row.happened_on or date.min, row.id), reverse=True))


def get(contact_id: int) -> ContactRow:
    """Return one contact; raises UserError if it is gone."""
    found = _rows(Contact.id == contact_id)
    if not found:
        raise UserError(_GONE)
    return found[0]


def rotations_offered() -> tuple[tuple[int, str], ...]:
    """Return the rotations a talk may have been on, as (id, site)."""
    return letters.origins()


def add(person_id: int, kind: ContactKind, **fields: object) -> int:
    """Note a contact and return its id; raises UserError when a field cannot be taken."""
    stored = {field: _TAKE[field](value) for field, value in fields.items()}
    return Contact.create(person=person_id, kind=kind.value, **stored).id


def note_news(person_id: int, sent_on: date | None, text: str) -> int:
    """Note that news went out and return the contact's id; raises UserError without a day."""
    if sent_on is None:
        raise UserError("News that was sent needs its day.", "Leave today's date if you send it now.")
    return add(person_id, ContactKind.NEWS, happened_on=sent_on, notes=text)


def edit(contact_id: int, **fields: object) -> None:
    """Store some fields; raises UserError when one cannot be taken, and stores none then."""
    row = Contact.get_or_none(Contact.id == contact_id)
    if not isinstance(row, Contact):
        raise UserError(_GONE)
    for field, value in fields.items():
        setattr(row, field, _TAKE[field](value))
    row.save(only=list(fields))


def delete(contact_id: int) -> None:
    """Delete a contact."""
    if not Contact.delete().where(Contact.id == contact_id).execute():
        raise UserError(_GONE)


def standing(person_id: int, today: date) -> UpdateStanding:
    """Return when a person last heard how things stand, and when they should again."""
    months = Person.get_by_id(person_id).update_months
    return mentoring.standing((row.plain for row in of_person(person_id)), months, today)


def last_told(person_id: int, today: date) -> ContactRow | None:
    """Return the contact from which the next update counts, None if there is none."""
    held = (row for row in of_person(person_id) if row.kind.informs and row.plain.held(today))
    return max(held, key=lambda row: (row.happened_on or date.min, row.id), default=None)


def due(today: date) -> Iterator[DuePerson]:
    """Yield the updates and the talks ahead, each at its person."""
    names = {number: (name, months) for number, name, months in tuples(_people())}
    contacts: dict[int, list[Contacted]] = {number: [] for number in names}
    for row in _rows(None):
        contacts[row.person_id].append(row.plain)
    for number, (name, months) in names.items():
        held = contacts[number]
        for talk in mentoring.talks_ahead(held, today):
            kind = DueKind.TALK if talk.prepared else DueKind.PREPARE_TALK
            yield DuePerson(number, name, talk.on, kind)
        told = mentoring.standing(held, months, today)
        if told.first_is_due or told.next_on is not None:
            yield DuePerson(number, name, told.next_on, DueKind.UPDATE)


def waiting(person_id: int, today: date) -> bool:
    """Tell whether Today lists a talk with a person, or news for them."""
    mine = [one for one in due(today) if one.id == person_id]
    return any(one.on is None for one in mine) or bool(due_items(today, people=mine))


_GONE = "This contact is not in the plan any more."


def _people() -> Any:
    return Person.select(Person.id, Person.name, Person.update_months).order_by(Person.name, Person.id)


def _rows(where: Any) -> list[ContactRow]:
    columns = (Contact.id, Contact.person, Contact.kind, Contact.happened_on, Contact.minutes)
    rest = (Contact.prepared, Contact.notes, Contact.rotation, Rotation.site)
    query = Contact.select(*columns, *rest).join(Rotation, pw.JOIN.LEFT_OUTER)
    return [
        ContactRow(
            id=number,
            person_id=person_id,
            kind=entry.read(ContactKind, kind, ContactKind.OTHER),
            happened_on=None if day is None else date.fromisoformat(day),
            minutes=minutes,
            prepared=prepared,
            notes=notes,
            rotation_id=rotation_id,
            rotation=site or "",
        )
        for number, person_id, kind, day, minutes, prepared, notes, rotation_id, site in tuples(
            query if where is None else query.where(where)
        )
    ]


def _rotation(value: object) -> int | None:
    text = entry.one_line(value or "")
    if text in ("", "0"):
        return None
    if not text.isdigit() or Rotation.get_or_none(Rotation.id == int(text)) is None:
        raise UserError("The rotation is not in the plan any more.", "Choose another one, or none.")
    return int(text)


_TAKE: dict[str, Callable[[object], object]] = {
    "kind": lambda value: entry.choice(ContactKind, value, "The kind").value,
    "happened_on": lambda value: entry.day(value, "The day"),
    "minutes": lambda value: entry.whole_number(value, "The minutes", *MINUTES),
    "prepared": entry.paragraph,
    "notes": entry.paragraph,
    "rotation": _rotation,
}
