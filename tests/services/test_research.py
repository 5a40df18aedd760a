"""Working through the checklist: answers with their sources, completeness, age, warnings."""

from datetime import date

from matchplanner.domain.claim_fields import IMPORTANT, fields_of
from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.field_rules import Section
from matchplanner.services import programs, research, roster
from matchplanner.services.programs import ProgramRow
from matchplanner.services.research import Source
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
PAGE = Source(SourceKind.PROGRAM_PAGE, "https://birch.example.org", TODAY)


def birch(store: Store) -> int:
    with store.write("Add"):
        return programs.add("Birch")


def shown(program: int) -> ProgramRow:
    return programs.get(program, TODAY)


def test_a_sources_answer_stands_beside_others_and_ones_own_word_decides(store: Store) -> None:
    program = birch(store)
    with store.write("Answer"):
        research.answer(program, {ClaimField.J1: "yes"}, PAGE, TODAY)
        research.answer(program, {ClaimField.J1: "no"}, Source(SourceKind.FREIDA), TODAY)
    fact = shown(program).facts[ClaimField.J1]
    assert (fact.value, fact.disputed) == ("yes", True)
    with store.write("Own"):
        research.answer(program, {ClaimField.J1: "no"}, Source(), TODAY)
    fact = shown(program).facts[ClaimField.J1]
    assert fact.value == "no"
    assert fact.shown is not None
    assert fact.shown.source_kind is SourceKind.OWN


def test_a_picked_source_stays_picked_when_it_says_something_else(store: Store) -> None:
    program = birch(store)
    forum = Source(SourceKind.OTHER, "forum.example.org", date(2026, 9, 1))
    with store.write("Answer"):
        research.answer(program, {ClaimField.J1: "yes"}, PAGE, TODAY)
        research.answer(program, {ClaimField.J1: "no"}, forum, TODAY)
        programs.pick_claim(shown(program).facts[ClaimField.J1].claims[1].id)
        later = Source(SourceKind.OTHER, "forum.example.org", TODAY)
        research.answer(program, {ClaimField.J1: "conditional"}, later, TODAY)
    assert shown(program).facts[ClaimField.J1].value == "conditional"


def test_unknown_is_ones_own_word_whatever_page_is_read(store: Store) -> None:
    program = birch(store)
    with store.write("Answer"):
        research.answer(program, {ClaimField.J1: "yes"}, PAGE, TODAY)
        research.answer(program, {ClaimField.J1: ""}, PAGE, TODAY)
    fact = shown(program).facts[ClaimField.J1]
    assert (fact.answered, len(fact.claims)) == (False, 2)
    with store.write("Keep both"):
        research.keep_all(claim.id for claim in fact.claims)
    assert shown(program).facts[ClaimField.J1].value == "yes"


def test_completeness_counts_answered_unknown_and_not_applicable(store: Store) -> None:
    program = birch(store)
    empty = research.completeness(shown(program).facts)
    assert (empty.answered, empty.unknown) == (0, len(research.CHECKLIST))
    with store.write("Answer"):
        given = {ClaimField.J1: "yes", ClaimField.H1B: "unknown", ClaimField.ATTEMPT_LIMIT: "not stated"}
        research.answer(program, given, PAGE, TODAY)
        research.settle(program, [ClaimField.OET_REQUIRED], "not applicable", PAGE, TODAY)
        research.answer(program, {ClaimField.LISTED: "yes"}, PAGE, TODAY)
    found = research.completeness(shown(program).facts)
    assert (found.answered, found.not_applicable) == (2, 1)
    assert found.answered + found.not_applicable + found.unknown == found.of
    part = research.completeness(shown(program).facts, fields_of(Section.PEOPLE))
    assert (part.answered, part.of) == (0, len(fields_of(Section.PEOPLE)))
    assert research.completeness(shown(program).facts, IMPORTANT).of == len(IMPORTANT)


def test_the_worst_age_is_that_of_the_oldest_important_answer(store: Store) -> None:
    program = birch(store)
    assert research.worst_age(shown(program).facts) is None
    with store.write("Answer"):
        research.answer(program, {ClaimField.J1: "yes"}, PAGE, TODAY)
        old = Source(SourceKind.FREIDA, "", date(2026, 9, 1))
        research.answer(program, {ClaimField.DURATION_YEARS: "2", ClaimField.BENEFITS: "good"}, old, TODAY)
    worst = research.worst_age(shown(program).facts)
    assert worst is not None
    assert (worst.field, worst.days, worst.stale) == (ClaimField.DURATION_YEARS, 30, False)
    with store.write("Undated"):
        programs.add_claim(program, ClaimField.H1B, "no", SourceKind.FREIDA)
    worst = research.worst_age(shown(program).facts)
    assert worst is not None
    assert (worst.field, worst.days, worst.stale) == (ClaimField.H1B, None, True)


def test_warnings_name_accreditation_lists_board_and_years_without_imgs(store: Store) -> None:
    program = birch(store)
    assert research.warnings(shown(program), TODAY) == ()
    with store.write("Answer"):
        given = {
            ClaimField.ACCREDITATION: "Probationary Accreditation",
            ClaimField.LISTED_ACGME: "no",
            ClaimField.LISTED_ERAS: "yes",
            ClaimField.BOARD_RECOGNISED: "no",
        }
        research.answer(program, given, PAGE, TODAY)
        for cohort in (2024, 2025, 2026):
            roster.add(program, TODAY, name=f"R{cohort}", cohort=cohort, img="no")
    found = " ".join(research.warnings(shown(program), TODAY))
    for words in ("Probationary", "In ERAS, but not", "not recognised", "No IMG among its residents"):
        assert words in found
