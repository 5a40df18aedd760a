"""What changed about a program, told and taken back."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.clock import Clock

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.debriefs import Noted, Rated
from matchplanner.domain.token_tables import TokenKind
from matchplanner.errors import UserError
from matchplanner.services import considerations, debriefs, history, interviews, programs, tags, tokens
from matchplanner.services.considerations import ConsiderationKind
from matchplanner.services.history import HistoryEntry
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)


@pytest.fixture
def clock() -> Clock[datetime]:
    return Clock(datetime(2026, 10, 1, 9, 0, tzinfo=UTC))


@pytest.fixture
def store(tmp_path: Path, clock: Clock[datetime]) -> Store:
    opened = Store.create(tmp_path / "plan.matchplan", clock=clock)
    with opened.write("Add Ash"):
        programs.add("Ash")
    with opened.write("Add Birch"):
        programs.add("Birch")
    return opened


@pytest.fixture(autouse=True)
def closed(store: Store) -> object:
    yield None
    store.close()


def told(found: tuple[HistoryEntry, ...]) -> list[tuple[str, str, str]]:
    return [(entry.what, entry.before, entry.after) for entry in found]


def test_changes_are_told_newest_first_with_the_values_before_and_after(store: Store) -> None:
    with store.write("Change the tier of Ash"):
        programs.edit(1, "tier", "1")
    with store.write("Change the tier of Ash"):
        programs.edit(1, "tier", "2")
        programs.edit(1, "status", "will_apply")
    found = history.of(1)
    assert set(told(found)[:2]) == {("Tier", "1 Dream", "2 Core"), ("Status", "Considering", "Will apply")}
    assert told(found)[2:] == [("Tier", "", "1 Dream"), ("Program", "", "added")]
    assert found[0].label == "Change the tier of Ash"
    assert told(history.of(2)) == [("Program", "", "added")]


def test_a_fact_is_told_as_it_was_added_and_as_it_changed(store: Store) -> None:
    with store.write("Note"):
        programs.set_fact(
            1, ClaimField.J1, "yes", TODAY, source_kind=SourceKind.FREIDA, source="freida.example.org"
        )
    with store.write("Correct"):
        programs.set_fact(
            1, ClaimField.J1, "no", TODAY, source_kind=SourceKind.FREIDA, source="freida.example.org"
        )
    found = [entry for entry in told(history.of(1)) if entry[0] == "J-1"]
    assert found == [("J-1", "Yes", "No"), ("J-1", "", "Yes (FREIDA, freida.example.org)")]


def test_what_was_deleted_is_told_and_brought_back(store: Store) -> None:
    with store.write("Write"):
        claim = programs.add_claim(
            1, ClaimField.J1, "yes", SourceKind.PERSON, source="Dr Q", seen_on=TODAY, note="by phone"
        )
        reason = considerations.add(1, ConsiderationKind.PRO, "Metabolic clinic")
        tags.add([1], "small")
    before = programs.get(1, TODAY).facts[ClaimField.J1].claims
    with store.write("Thin out"):
        programs.delete_claim(claim)
        considerations.delete(reason)
        tags.remove([1], "small")
    gone = [entry for entry in history.of(1) if entry.label == "Thin out"]
    assert set(told(tuple(gone))) == {
        ("J-1", "Yes (Person, Dr Q)", ""),
        ("For", "Metabolic clinic", ""),
        ("Tag", "small", ""),
    }
    with store.write("Bring back"):
        for entry in gone:
            assert entry.restorable
            history.restore(entry.id)
    assert programs.get(1, TODAY).facts[ClaimField.J1].claims == before
    assert [one.text for one in considerations.of(1)] == ["Metabolic clinic"]
    assert programs.get(1, TODAY).tags == ("small",)
    with store.write("Again"), pytest.raises(UserError, match="in the plan already"):
        history.restore(gone[0].id)


def test_an_earlier_value_is_given_back(store: Store) -> None:
    with store.write("Notes"):
        programs.edit(1, "notes", "near the sea")
        programs.set_fact(1, ClaimField.DURATION_YEARS, "4", TODAY)
    with store.write("Overwritten"):
        programs.edit(1, "notes", "far away")
        programs.set_fact(1, ClaimField.DURATION_YEARS, "2", TODAY)
    with store.write("Back"):
        for entry in history.of(1):
            if entry.label == "Overwritten":
                history.restore(entry.id)
    row = programs.get(1, TODAY)
    assert (row.notes, row.facts[ClaimField.DURATION_YEARS].value) == ("near the sea", "4")


def test_the_choice_of_a_source_is_told_and_taken_back(store: Store) -> None:
    with store.write("Two sources"):
        programs.add_claim(1, ClaimField.J1, "yes", SourceKind.PERSON, seen_on=TODAY)
        second = programs.add_claim(1, ClaimField.J1, "no", SourceKind.OTHER, seen_on=TODAY)
    with store.write("Choose"):
        programs.pick_claim(second)
    (chosen,) = (entry for entry in history.of(1) if entry.label == "Choose")
    assert told((chosen,)) == [("J-1: shown", "no", "yes")]
    with store.write("Back"):
        history.restore(chosen.id)
    assert programs.get(1, TODAY).facts[ClaimField.J1].value == "yes"


def test_only_what_changed_since_a_day_is_told(store: Store, clock: Clock[datetime]) -> None:
    clock.now = datetime(2026, 11, 5, 9, 0, tzinfo=UTC)
    with store.write("Later"):
        programs.edit(1, "notes", "later")
    assert told(history.of(1, date(2026, 11, 1))) == [("Notes", "", "later")]
    assert history.of(1, date(2026, 11, 6)) == ()


def test_a_value_of_something_gone_cannot_be_given_back(store: Store) -> None:
    with store.write("Fact"):
        claim = programs.add_claim(1, ClaimField.J1, "yes", SourceKind.OWN, seen_on=TODAY)
    with store.write("Correct"):
        programs.set_fact(1, ClaimField.J1, "no", TODAY)
    (change,) = (entry for entry in history.of(1) if (entry.what, entry.before) == ("J-1", "Yes"))
    with store.write("Remove"):
        programs.delete_claim(claim)
    with store.write("Back"), pytest.raises(UserError, match="not in the plan any more"):
        history.restore(change.id)
    with store.write("Back"), pytest.raises(UserError, match="not in the history"):
        history.restore(10_000)


def test_debriefs_are_told_with_their_program_and_stay_when_the_interview_goes(store: Store) -> None:
    ends = datetime(2027, 11, 10, 18, tzinfo=UTC)
    with store.write("Invite"):
        held = interviews.add(1, "2027-11-10 09:00", "America/New_York")
        interviews.add(2, "2027-11-11 09:00", "America/New_York")
    with store.write("Debrief"):
        debriefs.save(held, {Rated.PEOPLE: 5, Rated.GUT: 4}, {Noted.RED_FLAGS: "Calls"}, ends)
    with store.write("Look back"):
        debriefs.save(held, {Rated.PEOPLE: 3}, {}, ends + timedelta(days=20))
    said = [("Debrief", "", "People 3"), ("Debrief", "", "People 5, Gut feeling 4; Red flags: Calls")]
    assert [one for one in told(history.of(1)) if one[0] == "Debrief"] == said
    assert not [one for one in told(history.of(2)) if one[0] == "Debrief"]
    with store.write("Delete"):
        interviews.delete(held)
    gone = [one for one in told(history.of(1)) if one[0] == "Debrief" and one[1]]
    assert {before for _what, before, _after in gone} == {after for _what, _before, after in said}


def test_a_signal_is_told_with_its_reason(store: Store) -> None:
    with store.write("Give"):
        given = tokens.give(1, TokenKind.GOLD, "Internal medicine")
    with store.write("Explain"):
        tokens.edit(given, "note", "Own ward")
    assert told(history.of(1))[:2] == [
        ("Gold signal: why there", "", "Own ward"),
        ("Gold signal", "", "Internal medicine"),
    ]
