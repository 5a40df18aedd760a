"""Answers about a site that the researched facts of its program propose; the applicant takes them or not."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import topics
from matchplanner.domain.claims import ClaimField, Fact, SourceKind, YesNo
from matchplanner.domain.programs import ProgramType
from matchplanner.domain.site_checks import SiteList

Facts = Mapping[ClaimField, Fact]

COMBINED = frozenset({ProgramType.COMBINED_PEDS, ProgramType.COMBINED_IM, ProgramType.COMBINED_MFM})


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer, and the words it rests on: which field says what, by which source, seen when."""

    answer: YesNo
    what: str
    words: str
    source: str = ""
    seen_on: date | None = None

    @property
    def seen(self) -> str:
        """Where the answer was seen, as the plan keeps it: "Clinics: metabolic (Program page)"."""
        behind = f" ({self.source})" if self.source else ""
        return f"{self.what}: {self.words}{behind}"


@dataclass(frozen=True, slots=True)
class SiteProgram:
    """The program a rotation is linked to, and the combined one of the same institution, "" for none."""

    name: str
    program_type: ProgramType
    facts: Facts
    combined: str = ""


Rule = Callable[[SiteProgram], Proposal | None]


def propose(program: SiteProgram) -> dict[tuple[SiteList, str], Proposal]:
    """Return what is proposed, by list and line; a line of which nothing is known is not in it."""
    found = ((place, rule(program)) for place, rule in _RULES.items())
    return {place: proposal for place, proposal in found if proposal is not None}


def _spoken(topic: str, *fields: ClaimField) -> Rule:
    """Look for a topic among the words of some fields: named there it is a yes, denied a no."""

    def rule(program: SiteProgram) -> Proposal | None:
        for fact, words in _words(program.facts, fields):
            if topic in topics.topics_in(words):
                return _proposal(fact, YesNo.YES, words)
        for fact, words in _words(program.facts, fields):
            if topic in topics.denied_in(words):
                return _proposal(fact, YesNo.NO, words)
        return None

    return rule


def _held(words: str, *fields: ClaimField) -> Rule:
    """Look for words as they stand; their absence says nothing."""

    def rule(program: SiteProgram) -> Proposal | None:
        for fact, text in _words(program.facts, fields):
            if words in text.casefold():
                return _proposal(fact, YesNo.YES, text)
        return None

    return rule


def _yes_no(*fields: ClaimField) -> Rule:
    def rule(program: SiteProgram) -> Proposal | None:
        stated = [program.facts[field] for field in fields if program.facts[field].known]
        said = next((fact for fact in stated if fact.value == YesNo.YES), stated[0] if stated else None)
        return None if said is None else _proposal(said, YesNo(said.value), said.value)

    return rule


def _residency(program: SiteProgram) -> Proposal | None:
    status = program.facts[ClaimField.ACCREDITATION]
    if not status.known:
        return None
    established = "continued" in status.value.casefold()
    return _proposal(status, YesNo.YES if established else YesNo.NO, status.value)


def _combined(program: SiteProgram) -> Proposal | None:
    if program.program_type in COMBINED:
        return Proposal(YesNo.YES, "Type", program.program_type.label)
    return Proposal(YesNo.YES, "On your list", program.combined) if program.combined else None


def _first(*rules: Rule) -> Rule:
    return lambda program: next((found for rule in rules if (found := rule(program)) is not None), None)


def _words(facts: Facts, fields: Iterable[ClaimField]) -> Iterable[tuple[Fact, str]]:
    for field in fields:
        fact = facts[field]
        for words in fact.items or ((fact.value,) if fact.known else ()):
            yield fact, words


def _proposal(fact: Fact, answer: YesNo, words: str) -> Proposal:
    shown = fact.shown
    source = "" if shown is None else shown.source or _KINDS[shown.source_kind]
    return Proposal(answer, fact.field.label, words, source, None if shown is None else shown.seen_on)


_KINDS = {kind: kind.label for kind in SourceKind}
_CLINIC = (ClaimField.CLINICS, ClaimField.ROTATIONS)
_STRONG = (ClaimField.STRENGTHS, *_CLINIC)
_RULES: Mapping[tuple[SiteList, str], Rule] = {
    (SiteList.CRITERIA, "residency"): _residency,
    (SiteList.CRITERIA, "combined"): _combined,
    (SiteList.CRITERIA, "metabolic"): _spoken("metabolic", *_STRONG),
    (SiteList.CRITERIA, "cancer"): _spoken("cancer", *_STRONG),
    (SiteList.CRITERIA, "prenatal"): _spoken("prenatal", *_STRONG),
    (SiteList.CRITERIA, "precision"): _first(
        _held("precision", ClaimField.HOST_INSTITUTE, ClaimField.CLINICS, ClaimField.STRENGTHS),
        _held("personali", ClaimField.HOST_INSTITUTE, ClaimField.CLINICS, ClaimField.STRENGTHS),
        _yes_no(ClaimField.BIOINFORMATICS),
    ),
    (SiteList.CRITERIA, "intensive"): _spoken("neonatal", ClaimField.ROTATIONS),
    (SiteList.CRITERIA, "genomes"): _yes_no(ClaimField.ADVANCED_TESTING),
    (SiteList.CONTENTS, "dysmorphology"): _spoken("anomalies", *_CLINIC),
    (SiteList.CONTENTS, "cancer"): _spoken("cancer", *_CLINIC),
    (SiteList.CONTENTS, "prenatal"): _spoken("prenatal", *_CLINIC),
    (SiteList.CONTENTS, "metabolic"): _spoken("metabolic", *_CLINIC),
    (SiteList.CONTENTS, "tumor_board"): _held(
        "tumor board", ClaimField.EXPECTATIONS, ClaimField.COUNSELING, *_CLINIC
    ),
}
