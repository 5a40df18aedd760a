"""Which program of the plan an event of a calendar may be about: proposed with the words that say so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matchplanner.services.exchange import calendar_details
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

_SAME_FOR_ALL = frozenset({"residency", "program", "fellowship", "medical", "training"})
"""Words of a program's name that say nothing about which of an institution's programs is meant."""

_SHORT = {"peds": "pediatrics", "ped": "pediatrics", "paediatrics": "pediatrics", "im": "internal"}

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

    @property
    def label(self) -> str:
        """Name and institution."""
        return ", ".join(part for part in (self.name, self.institution) if part)


@dataclass(frozen=True, slots=True)
class Guess:
    """A program an event may be about and the words that say so; `others` fit as well."""

    program_id: int
    words: tuple[str, ...]
    others: tuple[int, ...] = ()


class ProgramFinder:
    """Finds the programs that events name; made of plain values, so that it may work beside the window."""

    def __init__(self, programs: Sequence[Candidate]) -> None:
        """Index the programs by the words that tell them from others."""
        self._telling: dict[int, frozenset[str]] = {}
        self._rest: dict[int, frozenset[str]] = {}
        self._short: dict[int, str] = {}
        self._by_word: dict[str, list[int]] = {}
        for program in programs:
            telling = (_words(program.institution) or _words(program.name)) - _COMMON
            self._telling[program.id] = telling
            self._rest[program.id] = _words(program.name, program.city) - telling - _SAME_FOR_ALL
            self._short[program.id] = short = _acronym(program.institution)
            for word in filter(None, (*telling, short)):
                self._by_word.setdefault(word, []).append(program.id)

    def guess(self, event: IncomingEvent) -> Guess | None:
        """Return the program that title, place, organiser or a line of an event name best, None for none."""
        named = calendar_details.program_named(event)
        said = _words(event.title, event.place, named, _address_words(event.organiser))
        meant = self._meant(said)
        near = dict.fromkeys(program for word in meant for program in self._by_word[word])
        weighed = [(weight, program) for program in near if (weight := self._weight(program, meant, said))]
        if not weighed:
            return None
        weighed.sort(key=lambda one: (-one[0], one[1]))
        weight, program = weighed[0]
        others = tuple(other for like, other in weighed[1:] if like == weight)
        shown = meant & (self._telling[program] | {self._short[program]}) | self._rest[program] & said
        return Guess(program, tuple(sorted(shown - _COMMON)), others)

    def _meant(self, said: frozenset[str]) -> frozenset[str]:
        """Return the telling words that a text has, as they are or misspelt."""
        meant = {word for word in said if word in self._by_word}
        unknown = [word for word in said - meant - _COMMON if len(word) >= _SHORTEST_ALIKE]
        if unknown:
            # Loaded here: most words are found as they are.
            from rapidfuzz import fuzz, process

            vocabulary = [word for word in self._by_word if len(word) >= _SHORTEST_ALIKE]
            for word in unknown:
                best = process.extractOne(word, vocabulary, scorer=fuzz.ratio, score_cutoff=_ALIKE)
                if best is not None:
                    meant.add(best[0])
        return frozenset(meant)

    def _weight(self, program: int, meant: frozenset[str], said: frozenset[str]) -> float:
        """Return how well a text names a program: 0 for not at all, 1 for wholly.

        What else it has in common with the name only decides between programs of one institution.
        """
        telling = self._telling[program]
        part = 1.0 if self._short[program] in meant else len(meant & telling) / max(len(telling), 1)
        return 0 if part < _LEAST else part + len(self._rest[program] & said) / 100


def _words(*texts: str) -> frozenset[str]:
    return frozenset(_SHORT.get(word, word) for word in likeness_text(" ".join(texts), "").split())


def _acronym(institution: str) -> str:
    """Return the first letters of an institution's capitalised words, such as ucsf; "" for under three."""
    letters = "".join(re.findall(r"\b([A-Z])[a-z]", institution)).casefold()
    return letters if len(letters) >= _LEAST_ACRONYM else ""


def _address_words(organiser: str) -> str:
    """Return an organiser with the parts of an e-mail address as words of their own."""
    return re.sub(r"[@.\-_]", " ", organiser)
