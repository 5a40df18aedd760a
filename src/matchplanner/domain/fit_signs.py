"""Signs that a program serves a goal: one fact each, read as for, against, silent or still open."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.known import Known
from matchplanner.domain.programs import ProgramType
from matchplanner.domain.topics import TOPICS, denied_in, folded, speaks_of, topics_in


class Says(StrEnum):
    """What a sign says of a goal.

    Silent is what is known and has nothing to say: a label that was not given,
    a type of program that many have. Open is what nobody has found out yet.
    """

    FOR = "for"
    AGAINST = "against"
    SILENT = "silent"
    OPEN = "open"


class Basis(StrEnum):
    """What a sign looks at."""

    FACTS = "facts"
    TYPE = "type"
    TAG = "tag"
    FACULTY = "faculty"


@dataclass(frozen=True, slots=True)
class Sign:
    """One place to look. `fields` are the facts it reads, `trials` what one of them may turn out to say."""

    basis: Basis
    read: Callable[[Known], Says]
    fields: tuple[ClaimField, ...] = ()
    trials: tuple[str, ...] = ()


WORDS = (
    ClaimField.CLINICS,
    ClaimField.STRENGTHS,
    ClaimField.ROTATIONS,
    ClaimField.LABS,
    ClaimField.DEPARTMENTS,
    ClaimField.HOST_INSTITUTE,
    ClaimField.COUNSELING,
)
"""The fields in whose words a theme or keyword may be named; the first is the one to ask for."""

_RESEARCH_FROM = ("moderate", "extensive")


def answered_yes(field: ClaimField) -> Sign:
    """Return the sign of a yes/no field: yes speaks for, no against."""

    def read(known: Known) -> Says:
        value = known.stated(field)
        if not value:
            return Says.OPEN
        return Says.FOR if value == "yes" else Says.AGAINST

    return Sign(Basis.FACTS, read, (field,), ("yes", "no"))


def at_least(field: ClaimField, least: float) -> Sign:
    """Return the sign of a number that speaks for the goal from `least` on, against it below."""
    return _compared(field, lambda number: number >= least, least)


def at_most(field: ClaimField, most: float) -> Sign:
    """Return the sign of a number that speaks for the goal up to `most`, against it above."""
    return _compared(field, lambda number: number <= most, most)


def _compared(field: ClaimField, fits: Callable[[float], bool], bound: float) -> Sign:
    def read(known: Known) -> Says:
        number = known.number(field)
        if number is None:
            return Says.OPEN
        return Says.FOR if fits(number) else Says.AGAINST

    rule = field.rule
    trials = {bound, rule.smallest, rule.largest}
    return Sign(Basis.FACTS, read, (field,), tuple(f"{number:g}" for number in sorted(trials)))


def research_time() -> Sign:
    """Return the sign of the four-step scale of research time (R89): moderate and above speak for it."""

    def read(known: Known) -> Says:
        level = known.stated(ClaimField.RESEARCH_LEVEL)
        if not level:
            return Says.OPEN
        return Says.FOR if level in _RESEARCH_FROM else Says.AGAINST

    field = ClaimField.RESEARCH_LEVEL
    return Sign(Basis.FACTS, read, (field,), tuple(value for value, _label in field.rule.options))


def stated_at_all(field: ClaimField) -> Sign:
    """Return the sign of a list that speaks for the goal by holding anything but a "none"."""

    def read(known: Known) -> Says:
        text = folded(known.stated(field))
        if not text:
            return Says.OPEN
        return Says.AGAINST if text in {"none", "no", "0"} else Says.FOR

    return Sign(Basis.FACTS, read, (field,), (*field.rule.suggestions[:1], "none"))


def named(topics: Collection[str], fields: tuple[ClaimField, ...] = WORDS) -> Sign:
    """Return the sign of a program that names one of these topics.

    It speaks against only where every topic is denied in words ("no prenatal
    clinic"): a list that does not name something has not said no.
    """
    wanted = frozenset(topics)

    def read(known: Known) -> Says:
        denied = set[str]()
        for field in fields:
            text = known.stated(field)
            if text and topics_in(text) & wanted:
                return Says.FOR
            denied |= denied_in(text) & wanted if text else set()
        return Says.AGAINST if denied == wanted else Says.OPEN

    return Sign(
        Basis.FACTS, read, fields, (_first(wanted), " ; ".join(f"no {_stem(t)}" for t in sorted(wanted)))
    )


def keyword_named(keyword: str) -> Sign:
    """Return the sign of a program whose words speak of one of the applicant's keywords (R29)."""

    def read(known: Known) -> Says:
        texts = [known.stated(field) for field in WORDS]
        return Says.FOR if any(text and speaks_of(text, keyword) for text in texts) else Says.OPEN

    return Sign(Basis.FACTS, read, WORDS, (keyword,))


def faculty_interest(keyword: str) -> Sign:
    """Return the sign of faculty who share a keyword (R85); a list without it is silent."""

    def read(known: Known) -> Says:
        if not known.faculty:
            return Says.OPEN
        return Says.FOR if any(speaks_of(text, keyword) for text in known.faculty) else Says.SILENT

    return Sign(Basis.FACULTY, read)


def program_is(kind: ProgramType) -> Sign:
    """Return the sign of a combined program whose other half is the goal (R37)."""

    def read(known: Known) -> Says:
        if known.program_type is ProgramType.UNKNOWN:
            return Says.OPEN
        return Says.FOR if known.program_type is kind else Says.SILENT

    return Sign(Basis.TYPE, read)


def labelled(tag: str) -> Sign:
    """Return the sign of the applicant's own label on a program (R55)."""
    return Sign(Basis.TAG, lambda known: Says.FOR if tag in known.tags else Says.SILENT)


def word_in(field: ClaimField, *words: str) -> Sign:
    """Return the sign of a list that holds one of these words; one that does not is silent."""

    def read(known: Known) -> Says:
        text = folded(known.stated(field))
        if not text:
            return Says.OPEN
        return Says.FOR if any(word in text for word in words) else Says.SILENT

    return Sign(Basis.FACTS, read, (field,), (words[0], "none of them"))


def _first(topics: frozenset[str]) -> str:
    return _stem(min(topics))


def _stem(topic: str) -> str:
    return TOPICS[topic][0]
