"""Words that are right in one plan: its names, and those the applicant added."""

from collections.abc import Iterator

from matchplanner.domain import spelling
from matchplanner.domain.changes import ChangeSet
from matchplanner.errors import UserError
from matchplanner.services import preferences
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Person, Program, Rotation
from matchplanner.wording import say

TABLES = ("program", "person", "rotation")
"""The tables whose names are known words."""

_KEY = "spelling_words"
_LONGEST = 60
_NAMES = {
    "program": (Program, (Program.name, Program.institution, Program.city, Program.state)),
    "person": (Person, (Person.name, Person.institution)),
    "rotation": (Rotation, (Rotation.site, Rotation.city, Rotation.department)),
}


def of_names(change: ChangeSet | None = None) -> frozenset[str]:
    """Return the words of names of programs, people, institutions and cities, in small letters.

    Of a change only those it touched are read: a plan may hold 13,000 programs.
    """
    return frozenset(_words(change))


def mine() -> tuple[str, ...]:
    """Return the words that the applicant added, in the order of the alphabet."""
    return tuple(sorted(filter(None, preferences.get(_KEY).split("\n")), key=str.casefold))


def add(word: str) -> None:
    """Take a word among the applicant's own; raises UserError for more or less than one word."""
    one = word.strip()
    if not one or len(one.split()) > 1 or len(one) > _LONGEST:
        raise UserError(
            say("One word is added at a time, of at most {most} letters.", most=_LONGEST),
            "Type it without blanks.",
        )
    held = mine()
    if one.casefold() not in {other.casefold() for other in held}:
        preferences.put(_KEY, "\n".join((*held, one)))


def remove(word: str) -> None:
    """Take a word away from the applicant's own."""
    preferences.put(_KEY, "\n".join(other for other in mine() if other != word))


def _words(change: ChangeSet | None) -> Iterator[str]:
    for table, (model, columns) in _NAMES.items():
        query = model.select(*columns)
        if change is not None:
            ids = list(change.ids(table))
            if not ids:
                continue
            query = query.where(model.id.in_(ids))
        for row in tuples(query):
            for name in row:
                yield from spelling.parts(name)
