"""Who could introduce the applicant, or speak for them, and at which program (R121, R206)."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import peewee as pw

from matchplanner.domain import entry
from matchplanner.domain.mentoring import Helper, HelpKind
from matchplanner.errors import UserError
from matchplanner.services import people
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Introduction, Person, Program


@dataclass(frozen=True, slots=True)
class IntroductionRow:
    """One way to a program; without a program it is a way to the person named in `through`."""

    id: int
    person_id: int
    person: str
    kind: HelpKind
    program_id: int | None
    program: str
    through: str
    asked_on: date | None
    note: str
    institution: str = ""

    @property
    def helper(self) -> Helper:
        """The person as the program sees them."""
        return Helper(self.kind, self.person, self.through, asked=self.asked_on is not None)


def of_person(person_id: int, kind: HelpKind) -> tuple[IntroductionRow, ...]:
    """Return where a person could help, by program; those without one last."""
    found = _rows((Introduction.person == person_id) & (Introduction.kind == kind.value))
    return tuple(sorted(found, key=lambda row: (not row.program, row.program.casefold(), row.id)))


def at_program(program_id: int) -> tuple[IntroductionRow, ...]:
    """Return who could help at a program: introductions first, those asked before the others."""
    found = _rows(Introduction.program == program_id)
    order = list(HelpKind)
    return tuple(
        sorted(found, key=lambda row: (order.index(row.kind), row.asked_on is None, row.person.casefold()))
    )


def asked() -> tuple[IntroductionRow, ...]:
    """Return the lines whose person was asked, in the order they were."""
    found = _rows(Introduction.asked_on.is_null(is_null=False))
    return tuple(sorted(found, key=lambda row: (str(row.asked_on), row.id)))


def by_program(ids: Collection[int] | None = None) -> dict[int, tuple[Helper, ...]]:
    """Return the helpers of every program that has any, or of those asked for."""
    columns = (Introduction.program, Introduction.kind, Person.name, Introduction.through)
    query = Introduction.select(*columns, Introduction.asked_on).join(Person)
    query = query.where(Introduction.program.is_null(is_null=False))
    if ids is not None:
        query = query.where(Introduction.program.in_(ids))
    found: dict[int, list[Helper]] = {}
    for program_id, kind, name, through, asked_on in tuples(query.order_by(Person.name, Introduction.id)):
        helper = Helper(_kind(kind), name, through, asked=asked_on is not None)
        found.setdefault(program_id, []).append(helper)
    return {program_id: tuple(helpers) for program_id, helpers in found.items()}


def programs_offered() -> tuple[tuple[int, str], ...]:
    """Return every program as (id, name with institution), by name."""
    query = Program.select(Program.id, Program.name, Program.institution)
    found = [(number, f"{name}, {place}" if place else name) for number, name, place in tuples(query)]
    return tuple(sorted(found, key=lambda one: (one[1].casefold(), one[0])))


def people_offered() -> tuple[tuple[int, str], ...]:
    """Return everybody as (id, name), by name."""
    return tuple((row.id, row.name) for row in people.rows())


def add(
    person_id: int,
    kind: HelpKind,
    *,
    program: object = None,
    through: object = "",
    asked_on: date | None = None,
    note: object = "",
) -> int:
    """Note where a person could help and return the line's id.

    Raises UserError when neither program nor acquaintance is named.
    """
    row = Introduction(
        person=person_id,
        kind=kind.value,
        program=people.known_program(program),
        through=entry.one_line(through),
        asked_on=asked_on,
        note=entry.one_line(note),
    )
    _require_place(row)
    row.save()
    return row.id


def edit(introduction_id: int, field: str, value: object) -> None:
    """Store one field; raises UserError when the value cannot be taken or nothing would be named."""
    row = _found(introduction_id)
    setattr(row, field, _TAKE[field](value))
    _require_place(row)
    row.save(only=[field])


def delete(introduction_id: int) -> None:
    """Delete one line."""
    _found(introduction_id).delete_instance()


def _require_place(row: Introduction) -> None:
    kept: Any = row  # the column behind the foreign key is typed in the stubs by its model only
    if kept.program_id is None and not row.through:
        raise UserError("Say at which program, or through whom.", "One of the two is enough.")


def _rows(where: Any) -> list[IntroductionRow]:
    columns = (Introduction.id, Introduction.person, Person.name, Introduction.kind, Introduction.program)
    rest = (Program.name, Introduction.through, Introduction.asked_on, Introduction.note, Program.institution)
    query = Introduction.select(*columns, *rest).join(Person).switch(Introduction)
    query = query.join(Program, pw.JOIN.LEFT_OUTER).where(where)
    return [
        IntroductionRow(
            number,
            person_id,
            person,
            _kind(kind),
            program_id,
            program or "",
            through,
            None if asked_on is None else date.fromisoformat(asked_on),
            note,
            institution or "",
        )
        for number, person_id, person, kind, program_id, program, through, asked_on, note, institution in (
            tuples(query)
        )
    ]


def _kind(stored: str) -> HelpKind:
    return entry.read(HelpKind, stored, HelpKind.INTRODUCE)


def _found(introduction_id: int) -> Introduction:
    row = Introduction.get_or_none(Introduction.id == introduction_id)
    if not isinstance(row, Introduction):
        raise UserError("This line is not in the plan any more.")
    return row


_TAKE: dict[str, Callable[[object], object]] = {
    "program": people.known_program,
    "through": entry.one_line,
    "asked_on": lambda value: entry.day(value, "The day you asked"),
    "note": entry.one_line,
}
