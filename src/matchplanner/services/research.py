"""Working through the research checklist of a program: answers, how far one is, how fresh it is."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import official_lists
from matchplanner.domain.claim_fields import IMPORTANT
from matchplanner.domain.claims import (
    NOT_APPLICABLE,
    UNKNOWN,
    ClaimField,
    Fact,
    SourceKind,
    YesNo,
    normalised,
)
from matchplanner.services import programs, roster
from matchplanner.services.fact_sheet import FactSheet
from matchplanner.services.programs import ProgramRow
from matchplanner.store.schema import Claim
from matchplanner.wording import say

CHECKLIST: tuple[ClaimField, ...] = tuple(field for field in ClaimField if field is not ClaimField.LISTED)
"""The questions of the checklist; the names of further lists are no question."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where answers come from: the kind of source, its address or name, the day it was seen."""

    kind: SourceKind = SourceKind.OWN
    where: str = ""
    seen_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many questions are answered, how many do not arise, of how many (R94).

    "Not stated" is an answer; what is neither answered nor not applicable is
    unknown.
    """

    answered: int = 0
    not_applicable: int = 0
    of: int = 0

    @property
    def unknown(self) -> int:
        """How many questions are open."""
        return self.of - self.answered - self.not_applicable


@dataclass(frozen=True, slots=True)
class WorstAge:
    """The important fact that was seen longest ago; `days` is None when its day is not known."""

    field: ClaimField
    days: int | None
    stale: bool


def completeness(facts: FactSheet, fields: Collection[ClaimField] = CHECKLIST) -> Completeness:
    """Count the answers among some fields of a program.

    The cost grows with what is known of the program, not with the number of
    questions, so that a table can show it for every row.
    """
    values = [facts.value(field) for field in facts.spoken_of() if field in fields]
    spared = values.count(NOT_APPLICABLE)
    return Completeness(len(values) - spared - values.count(UNKNOWN), spared, len(fields))


def worst_age(facts: FactSheet) -> WorstAge | None:
    """Return the oldest of the important facts, or None when none of them is known.

    A fact whose day is not known is older than any other.
    """
    spoken = [facts[field] for field in facts.spoken_of() if field in _IMPORTANT]
    aged = [fact for fact in spoken if fact.answered]
    if not aged:
        return None
    worst = max(aged, key=_age_order)
    return WorstAge(worst.field, worst.age_days, any(fact.stale for fact in aged))


def _age_order(fact: Fact) -> tuple[bool, int]:
    return fact.age_days is None, fact.age_days or 0


_IMPORTANT = frozenset(IMPORTANT)


def warnings(row: ProgramRow, today: date) -> tuple[str, ...]:
    """Return what one should look into before applying, a sentence each (R48, R57, R78)."""
    found = list(official_lists.warnings(row.facts))
    if row.facts.value(ClaimField.BOARD_RECOGNISED) == YesNo.NO:
        found.append(say("Its certifying board is not recognised."))
    if roster.outlook(row.id, today).several_years_without:
        found.append(say("No IMG among its residents for several years."))
    return tuple(found)


def answer(program_id: int, answers: Mapping[ClaimField, str], source: Source, today: date) -> None:
    """Note what a source says about some fields.

    The applicant's own word decides and is picked; what another source says
    stands beside the other sources. To call a field unknown is always the
    applicant's own word. What was picked of a source stays picked when the
    same source says something else later.
    """
    for field, value in answers.items():
        said = normalised(field, value)
        spoken = Source(note=source.note) if said == UNKNOWN else source
        own = spoken.kind is SourceKind.OWN
        programs.set_fact(
            program_id,
            field,
            said,
            source.seen_on or today,
            source_kind=spoken.kind,
            source=spoken.where,
            note=spoken.note,
            pick=own or _picked(program_id, field, spoken),
        )


def _picked(program_id: int, field: ClaimField, source: Source) -> bool:
    return (
        Claim.select()
        .where(
            (Claim.program == program_id)
            & (Claim.field == field)
            & (Claim.source_kind == source.kind)
            & (Claim.source == source.where.strip())
            & (Claim.picked == 1)
        )
        .exists()
    )


def settle(program_id: int, fields: Iterable[ClaimField], value: str, source: Source, today: date) -> None:
    """Give several fields the same answer, such as "not stated" on a page that was read."""
    answer(program_id, dict.fromkeys(fields, value), source, today)


def keep_all(claim_ids: Iterable[int]) -> None:
    """Let several sources of a field stand side by side; none of them is picked."""
    for claim_id in claim_ids:
        programs.unpick_claim(claim_id)
