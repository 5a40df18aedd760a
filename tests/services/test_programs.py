from datetime import date

import pytest

from matchplanner.domain.claims import UNKNOWN, ClaimField, SourceKind
from matchplanner.domain.programs import ProgramStatus, ProgramType
from matchplanner.errors import UserError
from matchplanner.services import programs
from matchplanner.services.programs import ProgramRow
from matchplanner.store import schema
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)


def added(store: Store, name: str = "Birch", **fields: object) -> int:
    with store.write("Add"):
        return programs.add(name, **fields)


def shown(program_id: int) -> ProgramRow:
    return programs.get(program_id, TODAY)


def test_a_program_needs_only_a_name_and_the_rest_is_unknown(store: Store) -> None:
    row = shown(added(store, "  Birch  "))
    assert (row.name, row.program_type, row.status) == (
        "Birch",
        ProgramType.UNKNOWN,
        ProgramStatus.CONSIDERING,
    )
    assert (row.tier, row.interest, row.region, row.place) == (None, None, "", "")
    assert {fact.value for fact in row.facts.values()} == {UNKNOWN}
    assert not row.score.known


def test_a_blank_name_is_refused_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(UserError, match="A program needs a name"), store.write("Add"):
        programs.add("   ")
    assert programs.rows(TODAY) == []


def test_the_region_follows_the_state_unless_it_is_overridden(store: Store) -> None:
    birch = added(store, state="mn", city="Rochester")
    assert (shown(birch).region, shown(birch).own_region, shown(birch).place) == (
        "Midwest",
        "",
        "Rochester, MN",
    )
    with store.write("Edit"):
        programs.edit(birch, "region", "Great Lakes")
    assert (shown(birch).region, shown(birch).own_region) == ("Great Lakes", "Great Lakes")
    with store.write("Edit"):
        programs.edit(birch, "region", "")
        programs.edit(birch, "state", "TX")
    assert shown(birch).region == "South"


def test_editing_what_is_gone_says_so(store: Store) -> None:
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Edit"):
        programs.edit(99, "name", "Beech")
    with pytest.raises(UserError, match="not in the plan any more"):
        programs.get(99, TODAY)
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Pick"):
        programs.pick_claim(99)


def test_a_fact_of_a_program_that_is_gone_says_so(store: Store) -> None:
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Fact"):
        programs.set_fact(99, ClaimField.J1, "yes", TODAY)


def test_deleting_programs_takes_their_claims_along_and_undo_brings_all_back(store: Store) -> None:
    birch, beech = added(store), added(store, "Beech")
    with store.write("Claim"):
        programs.add_claim(birch, ClaimField.J1, "yes", SourceKind.EMAIL, source="Coordinator", seen_on=TODAY)
    before, rows = store.dump(), programs.rows(TODAY)
    with store.write("Delete") as done:
        programs.delete([birch, beech])
    assert programs.rows(TODAY) == []
    assert schema.Claim.select().count() == 0
    store.revert(done[0])
    assert (store.dump(), programs.rows(TODAY)) == (before, rows)


def test_a_claim_keeps_its_source_and_when_it_was_seen(store: Store) -> None:
    birch = added(store)
    with store.write("Claim"):
        programs.add_claim(
            birch,
            ClaimField.DURATION_YEARS,
            " 4 ",
            SourceKind.PROGRAM_PAGE,
            source=" https://example.org/genetics ",
            seen="about 2013",
            note="combined",
        )
    fact = shown(birch).facts[ClaimField.DURATION_YEARS]
    claim = fact.shown
    assert claim is not None
    assert (claim.value, claim.source, claim.seen, claim.seen_on) == (
        "4",
        "https://example.org/genetics",
        "about 2013",
        None,
    )
    assert (fact.stale, fact.age_days, fact.number) == (True, None, 4)


def test_an_inline_edit_is_an_own_claim_of_today_and_wins(store: Store) -> None:
    birch = added(store)
    with store.write("Claim"):
        programs.add_claim(birch, ClaimField.J1, "no", SourceKind.PROGRAM_PAGE, seen_on=date(2026, 9, 1))
    with store.write("Edit"):
        programs.set_fact(birch, ClaimField.J1, "yes", TODAY)
    fact = shown(birch).facts[ClaimField.J1]
    assert (fact.value, fact.disputed, len(fact.claims), fact.age_days) == ("yes", True, 2, 0)
    assert fact.shown is not None
    assert fact.shown.source_kind is SourceKind.OWN


def test_a_second_thought_on_the_same_day_corrects_the_first(store: Store) -> None:
    birch = added(store)
    for value in ("yes", "no"):
        with store.write("Edit"):
            programs.set_fact(birch, ClaimField.J1, value, TODAY)
    fact = shown(birch).facts[ClaimField.J1]
    assert (fact.value, len(fact.claims), fact.disputed) == ("no", 1, False)
    with store.write("Edit"):
        programs.set_fact(birch, ClaimField.J1, "yes", date(2026, 10, 2))
    assert len(shown(birch).facts[ClaimField.J1].claims) == 2


def test_one_claim_of_a_field_is_picked_at_most(store: Store) -> None:
    birch = added(store)
    with store.write("Claims"):
        first = programs.add_claim(birch, ClaimField.J1, "yes", SourceKind.PERSON)
        second = programs.add_claim(birch, ClaimField.J1, "no", SourceKind.OWN)
        other = programs.add_claim(birch, ClaimField.H1B, "no", SourceKind.OWN)
    for claim in (first, other, second):
        with store.write("Pick"):
            programs.pick_claim(claim)
    facts = shown(birch).facts
    assert [claim.id for claim in facts[ClaimField.J1].claims if claim.picked] == [second]
    assert facts[ClaimField.H1B].claims[0].picked
    with store.write("Unpick"):
        programs.unpick_claim(second)
    assert shown(birch).facts[ClaimField.J1].value == "yes"
    with store.write("Delete"):
        programs.delete_claim(first)
    assert shown(birch).facts[ClaimField.J1].value == "no"


def test_words_from_a_newer_version_are_kept_and_do_no_harm(store: Store) -> None:
    birch = added(store)
    with store.write("Import"):
        schema.Claim.create(program=birch, field="stipend", value="70000", source_kind="own")
        schema.Claim.create(program=birch, field="j1", value="yes", source_kind="oracle")
        schema.Program.update(status="shortlisted").execute()
    row = shown(birch)
    assert row.status is ProgramStatus.CONSIDERING
    assert row.facts[ClaimField.J1].claims[0].source_kind is SourceKind.OTHER
    assert schema.Claim.select().count() == 2


def test_all_programs_are_read_with_seven_queries(store: Store) -> None:
    with store.write("Add"):
        for number in range(30):
            program = programs.add(f"Program {number}")
            programs.add_claim(program, ClaimField.J1, "yes", SourceKind.DIRECTORY)
    queries: list[str] = []
    store.connection.set_trace_callback(queries.append)
    rows = programs.rows(TODAY)
    store.connection.set_trace_callback(None)
    assert len(rows) == 30
    assert len(queries) == 7


def test_rows_can_be_asked_for_by_id(store: Store) -> None:
    ids = [added(store, name) for name in ("Ash", "Birch", "Cedar")]
    assert [row.name for row in programs.rows(TODAY, [ids[2], ids[0]])] == ["Ash", "Cedar"]


def test_a_change_tells_whose_it_was_unless_a_part_is_gone(store: Store) -> None:
    birch, beech = added(store), added(store, "Beech")
    with store.write("Claim") as done:
        claim = programs.add_claim(beech, ClaimField.J1, "yes", SourceKind.OWN)
        programs.edit(birch, "city", "Boston")
    assert programs.touched(done[0].rows) == {birch, beech}
    with store.write("Remove") as done:
        programs.delete_claim(claim)
    assert programs.touched(done[0].rows) is None
    with store.write("Delete") as done:
        programs.delete([birch])
    assert programs.touched(done[0].rows) == {birch}
