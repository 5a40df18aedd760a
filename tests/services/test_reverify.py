"""Answers to verify again: which, in what order, and how they become fresh."""

from datetime import date

import pytest

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.errors import UserError
from matchplanner.services import programs, reverify
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
NEXT_SEASON = date(2027, 10, 1)
PAGE = "https://birch.example.org"


def add(store: Store, name: str, *, tier: str = "", **seen: date | None) -> int:
    """Add a program whose facts, given by field, were seen on these days on its page."""
    with store.write("Add"):
        program = programs.add(name, tier=tier)
        for field, day in seen.items():
            value = "yes" if field in ("j1", "h1b") else "4"
            programs.add_claim(
                program, ClaimField(field), value, SourceKind.PROGRAM_PAGE, source=PAGE, seen_on=day
            )
    return program


def listed(today: date) -> list[tuple[str, str]]:
    return [(due.program, due.field.value) for due in reverify.worklist(programs.rows(today))]


def test_a_visa_fact_of_this_season_enters_the_worklist_in_the_next(store: Store) -> None:
    add(store, "Birch", j1=TODAY, duration_years=TODAY)
    assert listed(TODAY) == []
    assert listed(NEXT_SEASON) == [("Birch", "j1")]


def test_it_goes_by_tier_then_age_and_undated_answers_are_the_oldest(store: Store) -> None:
    add(store, "No tier", j1=date(2020, 1, 1))
    add(store, "Core", tier="2", j1=date(2025, 1, 1), h1b=date(2024, 1, 1))
    add(store, "Dream", tier="1", j1=date(2026, 1, 1))
    add(store, "Undated core", tier="2", j1=None)
    assert listed(TODAY) == [
        ("Dream", "j1"),
        ("Undated core", "j1"),
        ("Core", "h1b"),
        ("Core", "j1"),
        ("No tier", "j1"),
    ]


def test_programs_given_up_unknown_answers_and_unimportant_ones_are_left_out(store: Store) -> None:
    declined = add(store, "Declined", j1=date(2020, 1, 1))
    open_one = add(store, "Open")
    with store.write("Marks"):
        programs.edit(declined, "status", "declined")
        programs.add_claim(open_one, ClaimField.J1, "unknown", SourceKind.FREIDA)
        programs.add_claim(open_one, ClaimField.SUPPORT, "wellness", SourceKind.FREIDA)
    assert listed(TODAY) == []


def test_still_so_adds_todays_word_of_the_same_source(store: Store) -> None:
    birch = add(store, "Birch", j1=date(2020, 1, 1))
    (due,) = reverify.worklist(programs.rows(TODAY))
    with store.write("Still so"):
        reverify.still_so([due.id], TODAY)
    assert listed(TODAY) == []
    fact = programs.get(birch, TODAY).facts[ClaimField.J1]
    assert fact.shown is not None
    assert (fact.value, fact.shown.source, fact.shown.seen_on) == ("yes", PAGE, TODAY)
    assert len(fact.claims) == 2
    assert not fact.disputed


def test_what_was_picked_stays_picked_when_it_is_still_so(store: Store) -> None:
    birch = add(store, "Birch", j1=date(2026, 9, 1))
    with store.write("Pick"):
        own = programs.add_claim(birch, ClaimField.J1, "no", SourceKind.PERSON, seen_on=date(2020, 1, 1))
        programs.pick_claim(own)
    with store.write("Still so"):
        reverify.still_so([own], TODAY)
    fact = programs.get(birch, TODAY).facts[ClaimField.J1]
    assert (fact.value, fact.stale, sum(claim.picked for claim in fact.claims)) == ("no", False, 1)


def test_a_source_that_says_otherwise_now_does_not_contradict_itself(store: Store) -> None:
    birch = add(store, "Birch", j1=date(2020, 1, 1))
    (due,) = reverify.worklist(programs.rows(TODAY))
    with store.write("Changed"):
        reverify.now_says(due.id, "no", TODAY)
    fact = programs.get(birch, TODAY).facts[ClaimField.J1]
    assert (fact.value, fact.disputed, fact.stale) == ("no", False, False)


def test_an_answer_that_is_gone_is_told(store: Store) -> None:
    with store.write("Gone"), pytest.raises(UserError, match="not in the plan any more"):
        reverify.still_so([99], TODAY)


def test_the_quick_worklist_agrees_with_the_facts(store: Store) -> None:
    birch = add(store, "Birch", j1=date(2025, 1, 1), h1b=None, duration_years=TODAY)
    with store.write("More"):
        programs.add_claim(birch, ClaimField.H1B, "no", SourceKind.PROGRAM_PAGE, source=PAGE, seen_on=TODAY)
        programs.add_claim(birch, ClaimField.ATTEMPT_LIMIT, "not stated", SourceKind.FREIDA)
        programs.add_claim(birch, ClaimField.ACCREDITATION, "unknown", SourceKind.FREIDA)
    (row,) = programs.rows(TODAY)
    aged = {
        field: fact.shown.id
        for field, fact in row.facts.items()
        if fact.shown is not None and fact.answered and fact.stale
    }
    assert {due.field: due.id for due in reverify.worklist([row])} == aged
    assert set(aged) == {ClaimField.J1, ClaimField.ATTEMPT_LIMIT}
