"""What people told about programs: claims that name somebody of People as their source (R49)."""

from dataclasses import dataclass

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.services import people
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Claim, Person, Program


@dataclass(frozen=True, slots=True)
class Told:
    """A fact that somebody told: which one, of which program, and the value."""

    program_id: int
    program: str
    field: ClaimField
    value: str


def names_for(program_id: int) -> tuple[tuple[int, str], ...]:
    """Return everybody as (id, name), those at the program first."""
    found = sorted(people.rows(), key=lambda row: row.program_id != program_id)
    return tuple((row.id, row.name) for row in found)


def source_named(name: str, *, add: bool) -> str:
    """Return a person's name as People has it; one nobody knows is added there if wanted."""
    plain = " ".join(name.split())
    known = next((row.name for row in people.rows() if row.name.casefold() == plain.casefold()), "")
    if plain and not known and add:
        people.add(plain)
    return known or plain


def told_by(person_id: int) -> tuple[Told, ...]:
    """Return what a person told, by program."""
    person = Person.get_or_none(Person.id == person_id)
    if person is None:
        return ()
    mine = (Claim.source_kind == SourceKind.PERSON.value) & (Claim.source == person.name)
    query = Claim.select(Program.id, Program.name, Claim.field, Claim.value).join(Program).where(mine)
    known = {field.value: field for field in ClaimField}
    found = [
        Told(program_id, program, known[field], value)
        for program_id, program, field, value in tuples(query.order_by(Program.name, Claim.id))
        if field in known
    ]
    return tuple(found)
