"""Texts of the application: personal statements and ERAS experiences, their lengths, and what belongs in."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matchplanner.domain.case_log import ERAS_EXPERIENCE, ERAS_MEANINGFUL, PracticeKind, practice_sentence
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.rotations import RotationMode


class TextKind(LabelledEnum):
    """What a text is; statements for residency and for hosts of rotations are kept apart (R174)."""

    STATEMENT = "statement", "Statement for residency"
    VISITING = "visiting", "Statement for rotation hosts"
    EXPERIENCE = "experience", "ERAS experience"
    MEANINGFUL = "meaningful", "ERAS most meaningful"

    @property
    def statement(self) -> bool:
        """Whether it is a personal statement."""
        return self in {TextKind.STATEMENT, TextKind.VISITING}

    @property
    def limit(self) -> int | None:
        """The most characters ERAS takes, None where this program knows of no limit."""
        return _LIMITS.get(self)

    @property
    def most(self) -> int | None:
        """How many such texts ERAS takes, None where there is no such number."""
        return _MOST.get(self)


_LIMITS = {TextKind.EXPERIENCE: ERAS_EXPERIENCE, TextKind.MEANINGFUL: ERAS_MEANINGFUL}
_MOST = {TextKind.EXPERIENCE: 10, TextKind.MEANINGFUL: 3}
"""Ten experiences of 750 characters, three of them most meaningful with 300 more (domain_facts.md 4.3)."""

_WORD = re.compile(r"\w[\w'\u2019\-]*")


@dataclass(frozen=True, slots=True)
class Length:
    """How long a text is; blanks at its ends do not count."""

    words: int
    characters: int


def length(text: str) -> Length:
    """Count the words and characters of a text."""
    return Length(len(_WORD.findall(text)), len(text.strip()))


class Point(LabelledEnum):
    """What a statement should show: the points of R207, then the emphases of R175.

    Sources: guide_researching_programs.txt 299-301; guide_away_rotations.txt 252-256.
    """

    FIELD = "field", "You know the field, and it is no fallback"
    CONFERENCES = "conferences", "Conferences, such as ACMG or ASHG"
    ELECTIVES = "electives", "Electives and rotations in genetics"
    MENTORS = "mentors", "Mentors who shaped you"
    ISSUES = "issues", "A current issue: reading variants, the ethics of testing"
    EARLY = "early", "Early interest in genetics"
    RARE = "rare", "Rare diseases, family histories, counseling"
    COMPLEX = "complex", "Complex cases, several disciplines together"


_FALLBACK = re.compile(
    r"\b(?:fall[ -]?back|back[ -]?up(?: plan| option)?|plan B|second choice|safety (?:net|option)|"
    r"in case (?:I|it) (?:do(?:es)?|did) not|just in case)\b",
    re.IGNORECASE,
)


def fallback_words(text: str) -> tuple[str, ...]:
    """Return words that make the field sound like a fallback, as they stand, each once."""
    return tuple(dict.fromkeys(" ".join(found.split()) for found in _FALLBACK.findall(text)))


@dataclass(frozen=True, slots=True)
class Stay:
    """A rotation as an ERAS text tells of it; `weeks` is None where its length is not known."""

    site: str
    genetics: bool
    mode: RotationMode
    weeks: int | None


def stay_sentence(stay: Stay) -> str:
    """Say where one was: "4 weeks of a genetics observership at Lakeside."."""
    what = "observership" if stay.mode is RotationMode.OBSERVERSHIP else "rotation"
    kind = f"genetics {what}" if stay.genetics else what
    if stay.weeks is None:
        return f"A {kind} at {stay.site}."
    weeks = "1 week" if stay.weeks == 1 else f"{stay.weeks} weeks"
    return f"{weeks} of a {kind} at {stay.site}."


def skills_sentence(counts: Mapping[PracticeKind, int]) -> str:
    """Say which skills of the field were practised how often; "" for none."""
    return practice_sentence({kind: count for kind, count in counts.items() if kind.skill})


def initiative_sentence(counts: Mapping[PracticeKind, int], projects: Sequence[str]) -> str:
    """Say what was done unasked: talks, presentations, notes, projects by title; "" for nothing."""
    told = practice_sentence({kind: count for kind, count in counts.items() if not kind.skill})
    named = "; ".join(projects)
    return " ".join(part for part in (told, f"{named}." if named else "") if part)


def joined(parts: Iterable[str]) -> str:
    """Put sentences together as a paragraph, blank ones left out."""
    return " ".join(part for part in parts if part)
