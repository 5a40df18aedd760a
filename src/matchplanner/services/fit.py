"""Fit of programs to the applicant's goals; what is known of many programs at little cost."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from matchplanner.domain.claim_fields import ClaimField
from matchplanner.domain.field_rules import ValueKind
from matchplanner.domain.field_values import is_value
from matchplanner.domain.fit import NO_GOALS, FitRange, Goal, GoalLine, fields_asked, held_against, total
from matchplanner.domain.fit_signs import WORDS
from matchplanner.domain.known import Known, Signature
from matchplanner.domain.topics import speaks_of
from matchplanner.services import experiences, goals
from matchplanner.services.experiences import ExperienceRow
from matchplanner.services.fact_sheet import FactSheet
from matchplanner.services.plain_rows import tuples
from matchplanner.services.program_rows import ProgramRow
from matchplanner.store.schema import Person

_LISTS = frozenset(field for field in ClaimField if field.rule.kind is ValueKind.LIST)
_NO_TAGS = frozenset[str]()
_STRENGTH_FIELDS = (*WORDS, ClaimField.BIOINFORMATICS, ClaimField.DISORDERS)


@dataclass(frozen=True, slots=True)
class Yardstick:
    """The goals, and what else fit is measured with; made once for many programs.

    Programs of which the same is known share one figure, which is what makes a
    column over 13,000 programs cheap.
    """

    goals: tuple[Goal, ...]
    fields: frozenset[ClaimField]
    faculty: dict[int, tuple[str, ...]]
    seen: dict[Signature, FitRange] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Match:
    """An experience of the applicant that meets a strength of the program, and the words that met (R111)."""

    experience: ExperienceRow
    word: str
    field: ClaimField
    strength: str


def yardstick() -> Yardstick:
    """Read the goals and the faculty's interests from the plan."""
    found = goals.goals()
    return Yardstick(found, fields_asked(found), faculty_interests())


def fit_of(row: ProgramRow, yard: Yardstick) -> FitRange:
    """Return how far a program serves the goals."""
    if not yard.goals:
        return NO_GOALS
    known = known_of(row, yard.fields, yard.faculty)
    mark = known.signature()
    found = yard.seen.get(mark)
    if found is None:
        found = yard.seen[mark] = total(held_against(yard.goals, known))
    return found


def lines(row: ProgramRow, yard: Yardstick) -> tuple[GoalLine, ...]:
    """Return each goal with what the program's facts say to it."""
    return held_against(yard.goals, known_of(row, yard.fields, yard.faculty))


def known_of(
    row: ProgramRow, fields: Collection[ClaimField], faculty: dict[int, tuple[str, ...]] | None = None
) -> Known:
    """Return what is stated of a program in these fields."""
    return Known(
        values_in(row.facts, fields),
        row.program_type,
        frozenset(tag.casefold() for tag in row.tags) if row.tags else _NO_TAGS,
        () if faculty is None else faculty.get(row.id, ()),
    )


def values_in(facts: FactSheet, fields: Collection[ClaimField]) -> dict[ClaimField, str]:
    """Return what is stated in these fields, nothing for those in which nothing is."""
    values = {}
    for asked, word in facts.spoken_in(fields).items():
        text = stated(facts, asked) if word is None or asked in _LISTS else word
        if text and is_value(text):
            values[asked] = text
    return values


def stated(facts: FactSheet, asked: ClaimField) -> str:
    """Return a field's value, "" where nobody states one; words of a list from all its sources."""
    if asked.rule.kind is ValueKind.LIST:
        return "; ".join(facts[asked].items)
    value = facts.value(asked)
    return value if is_value(value) else ""


def faculty_interests(ids: Collection[int] | None = None) -> dict[int, tuple[str, ...]]:
    """Return the stated interests of each program's faculty (R85)."""
    query = Person.select(Person.program, Person.interests).where(
        Person.program.is_null(is_null=False) & (Person.interests != "")
    )
    if ids is not None:
        query = query.where(Person.program.in_(ids))
    found: dict[int, list[str]] = {}
    for program_id, interests in tuples(query):
        found.setdefault(program_id, []).append(interests)
    return {program_id: tuple(sorted(texts)) for program_id, texts in found.items()}


def matches(row: ProgramRow, held: Iterable[ExperienceRow] | None = None) -> tuple[Match, ...]:
    """Return which experiences meet which strength of a program, each pair once (R111)."""
    mine = experiences.held(row.facts.today) if held is None else tuple(held)
    found: dict[tuple[int, str], Match] = {}
    for asked in _STRENGTH_FIELDS:
        text = stated(row.facts, asked)
        if not text or text == "no":
            continue
        strength_words = (asked.label,) if text == "yes" else tuple(text.split(";"))
        for experience in mine:
            for word in experience.words:
                strength = next((part.strip() for part in strength_words if speaks_of(part, word)), "")
                if strength:
                    key = (experience.id, strength.casefold())
                    found.setdefault(key, Match(experience, word, asked, strength))
    return tuple(found.values())


def scholarly(held: Iterable[ExperienceRow]) -> tuple[ExperienceRow, ...]:
    """Return the experiences that answer a program's expectation of research (R93)."""
    return tuple(row for row in held if row.kind.scholarly)


def research_expected(row: ProgramRow) -> bool | None:
    """Tell whether a program expects research of its residents, None while it is not known (R93)."""
    required = stated(row.facts, ClaimField.RESEARCH_REQUIRED)
    level = stated(row.facts, ClaimField.RESEARCH_LEVEL)
    if required == "yes" or level in {"moderate", "extensive"}:
        return True
    return False if required == "no" or level == "none" else None
