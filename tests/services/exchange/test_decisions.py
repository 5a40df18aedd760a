"""What is said once of an uncertain row holds for the next issue of the list, and can be undone."""

from datetime import date

import pytest

from matchplanner.services import profile, programs
from matchplanner.services.exchange import importing
from matchplanner.services.exchange.content import read_table
from matchplanner.services.exchange.outcome import Accepted, Preview, Resolved, Verdict
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
HEADINGS = "program_name,institution,city,state,acgme_id,tier,tier_reason,j1,h1b\n"
LIST = f"{HEADINGS}Genetics Residency,Birch Univ.,Boston,MA,,,,,\nOak,Oak Clinic,Salem,OR,,,,,\n"


@pytest.fixture
def birch(store: Store) -> int:
    with store.write("Fill"):
        return programs.add("Genetics Residency", institution="Birch University", city="Boston", state="MA")


def look(text: str, name: str = "list.csv") -> Preview:
    return importing.preview(read_table(text.encode()), name, TODAY)


def take(store: Store, found: Preview, **how: object) -> None:
    with store.write("Import"):
        importing.apply(found, Accepted(**how))  # type: ignore[arg-type] # each test names one field


@pytest.mark.parametrize("verdict", [Verdict.MERGE, Verdict.NEW])
def test_the_same_list_does_not_ask_twice_and_changes_nothing(
    store: Store, birch: int, verdict: Verdict
) -> None:
    found = look(LIST)
    (doubt,) = found.uncertain
    meant = birch if verdict is Verdict.MERGE else 0
    careful = {doubt.incoming.row: frozenset[str]()}
    take(store, found, uncertain={doubt.incoming.row: Resolved(verdict, meant)}, fields=careful)
    filled = store.dump()

    again = look(LIST)

    assert not again.uncertain
    assert not again.new
    assert len(programs.rows(TODAY)) == (2 if verdict is Verdict.MERGE else 3)
    assert not again.changed
    take(store, again)
    assert store.dump() == filled
    if verdict is Verdict.MERGE:
        (told,) = (problem for problem in again.problems if problem.row)
        assert "as you said of it before" in told.text


def test_a_decision_about_one_name_says_nothing_of_another(store: Store, birch: int) -> None:
    found = look(LIST)
    take(store, found, uncertain={found.uncertain[0].incoming.row: Resolved(Verdict.MERGE, birch)})
    other = look(f"{HEADINGS}Genetics Residency,The Birch University,Boston,MA,,,,,\n")
    assert len(other.uncertain) == 1


def test_what_is_left_out_is_asked_again_and_undo_forgets(store: Store, birch: int) -> None:
    found = look(LIST)
    before = store.dump()
    row = found.uncertain[0].incoming.row
    with store.write("Import") as done:
        importing.apply(found, Accepted(uncertain={row: Resolved(Verdict.MERGE, birch)}))
    store.revert(done[0])
    assert store.dump() == before
    assert len(look(LIST).uncertain) == 1
    take(store, look(LIST), uncertain={row: Resolved(Verdict.SKIP)})
    assert len(look(LIST).uncertain) == 1


def test_a_program_that_is_gone_is_asked_about_anew(store: Store, birch: int) -> None:
    found = look(LIST)
    row = found.uncertain[0].incoming.row
    take(store, found, uncertain={row: Resolved(Verdict.MERGE, birch)})
    with store.write("Delete"):
        programs.delete([birch])
        programs.add("Genetics Residency", institution="Birch University", city="Boston", state="MA")
    assert len(look(LIST).uncertain) == 1


def test_a_tier_that_needs_a_reason_names_the_list_and_no_other_does(store: Store) -> None:
    with store.write("Profile"):
        profile.edit("h1b_need", "needed")
    text = (
        f"{HEADINGS}Ash,Ash Clinic,Ely,MN,,1,,no,no\n"
        "Birch,Birch Clinic,Ely,MN,,1,,yes,yes\n"
        "Cedar,Cedar Clinic,Ely,MN,,2,They know me,no,no\n"
    )
    take(store, look(text, "friends.csv"))
    reasons = {row.name: (row.tier, row.tier_reason) for row in programs.rows(TODAY)}
    assert reasons == {
        "Ash": (1, "Imported from friends.csv"),
        "Birch": (1, ""),
        "Cedar": (2, "They know me"),
    }
    assert not look(text, "friends.csv").writes

    take(store, look(f"{HEADINGS}Cedar,Cedar Clinic,Ely,MN,,3,,,\n", "other.csv"))
    cedar = next(row for row in programs.rows(TODAY) if row.name == "Cedar")
    assert (cedar.tier, cedar.tier_reason) == (3, "Imported from other.csv")
