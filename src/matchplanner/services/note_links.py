"""Where a link of a note leads: [[name]] of a program or a person, or a program's code."""

from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Person, Program


def find(name: str) -> tuple[str, int] | None:
    """Return the page and the id of the record of this name or code, or None if there is none.

    Case does not matter. Programs come before people; of several of one name, the first.
    """
    wanted = " ".join(name.split()).casefold()
    if not wanted:
        return None
    programs = tuples(Program.select(Program.id, Program.name, Program.nrmp_code, Program.acgme_id))
    for column in (1, 2, 3):
        for row in programs:
            if str(row[column]).casefold() == wanted:
                return "programs", int(row[0])
    for person, called in tuples(Person.select(Person.id, Person.name)):
        if called.casefold() == wanted:
            return "people", int(person)
    return None
