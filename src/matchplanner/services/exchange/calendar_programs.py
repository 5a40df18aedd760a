"""Which program of the plan an event of a calendar may be about: proposed with the words that say so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matchplanner.services.exchange.calendar_incoming import IncomingEvent
from matchplanner.services.exchange.matching import likeness_text

_COMMON = frozenset(
    (
        *(
            "university",
            "hospital",
            "medical",
            "medicine",
            "center",
            "school",
            "college",
            "institute",
            "health",
        ),
        *("system", "clinic", "children", "department", "division", "program", "residency", "fellowship"),
        *(
            "genetics",
            "genomics",
            "genetic",
            "pediatrics",
            "internal",
            "clinical",
            "combined",
            "saint",
            "care",
        ),
        *("state", "education", "graduate", "regional", "national", "memorial", "foundation", "group", "a"),
        *("interview", "virtual", "open", "house", "day", "new", "north", "south", "east", "west", "central"),
    )
)
"""Words too many programs share to tell one from another."""

_LEAST = 0.5
"""The part of an institution's own words that must be there."""

_ALIKE = 88
_SHORTEST_ALIKE = 5
_LEAST_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program of the plan, by the words that tell it from others."""

    id: int
    name: str
    institution: str
    city: str


@dataclass(frozen=True, slots=True)
class Guess:
    """A program an event may be about and the words that say so; `others` fit as well."""

    program_id: int
    words: tuple[str, ...]
    others: tuple[int, ...] = ()


def guess(event: IncomingEvent, programs: Sequence[Candidate]) -> Guess | None:
    """Return the program that title, place and organiser of an event name best, None if they name none."""
    said = _words(event.title, event.place, _address_words(event.organiser))
    found = []
    for program in programs:
        weight, words = _weight(program, said)
        if weight:
            found.append((weight, program.id, words))
    if not found:
        return None
    found.sort(key=lambda one: (-one[0], one[1]))
    weight, program_id, words = found[0]
    others = tuple(other for like, other, _words in found[1:] if like == weight)
    return Guess(program_id, words, others)


def _weight(program: Candidate, said: frozenset[str]) -> tuple[float, tuple[str, ...]]:
    """Return how well a text names a program, 0 for not at all, and the words in which it does."""
    own = _words(program.institution) or _words(program.name)
    telling = own - _COMMON
    met = sorted(word for word in telling if _in(word, said))
    short = _acronym(program.institution)
    if short and short in said:
        met, telling = [short], frozenset({short})
    if not telling or len(met) / len(telling) < _LEAST:
        return 0, ()
    # The rest only decides between programs of one institution.
    rest = [word for word in _words(program.name, program.city) - telling if _in(word, said)]
    shown = tuple(word for word in (*met, *sorted(rest)) if word not in _COMMON)
    return len(met) / len(telling) + len(rest) / 100, shown


def _words(*texts: str) -> frozenset[str]:
    return frozenset(likeness_text(" ".join(texts), "").split())


def _in(word: str, said: Iterable[str]) -> bool:
    if word in said:
        return True
    if len(word) < _SHORTEST_ALIKE:
        return False
    # Loaded here: most words are found as they are.
    from rapidfuzz import fuzz

    return any(len(other) >= _SHORTEST_ALIKE and fuzz.ratio(word, other) >= _ALIKE for other in said)


def _acronym(institution: str) -> str:
    """Return the first letters of an institution's capitalised words, such as ucsf; "" for under three."""
    letters = "".join(re.findall(r"\b([A-Z])[a-z]", institution)).casefold()
    return letters if len(letters) >= _LEAST_ACRONYM else ""


def _address_words(organiser: str) -> str:
    """Return an organiser with the parts of an e-mail address as words of their own."""
    return re.sub(r"[@.\-_]", " ", organiser)
