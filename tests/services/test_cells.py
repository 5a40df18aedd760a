from datetime import date

import pytest

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.errors import UserError
from matchplanner.services import cells, programs
from matchplanner.services.cells import Cell
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
SITE = "https://birch.example.org"


@pytest.fixture
def three(store: Store) -> list[int]:
    with store.write("Add"):
        ids = [programs.add(name) for name in ("Ash", "Birch", "Cedar")]
        programs.add_claim(ids[1], ClaimField.J1, "yes", SourceKind.PROGRAM_PAGE, source=SITE, seen_on=TODAY)
    return ids


def test_several_programs_are_set_at_once_by_word_or_label(store: Store, three: list[int]) -> None:
    with store.write("Set"):
        cells.fill(three, "status", "Will apply", TODAY)
        cells.fill(three[:2], "tier", "2 Core", TODAY)
        cells.fill(three, "target", "realistic", TODAY)
        cells.fill(three, "tags", "small; near family", TODAY)
    rows = programs.rows(TODAY)
    assert [row.status.value for row in rows] == ["will_apply"] * 3
    assert [row.tier for row in rows] == [2, 2, None]
    assert [row.target for row in rows] == ["realistic"] * 3
    assert rows[2].tags == ("near family", "small")


def test_a_fact_set_for_several_leaves_alone_those_that_say_so_already(
    store: Store, three: list[int]
) -> None:
    with store.write("Set"):
        cells.fill(three, "j1", "Yes", TODAY)
    facts = [row.facts[ClaimField.J1] for row in programs.rows(TODAY)]
    assert [fact.value for fact in facts] == ["yes"] * 3
    assert [len(fact.claims) for fact in facts] == [1, 1, 1]
    assert facts[1].shown is not None
    assert facts[1].shown.source_kind is SourceKind.PROGRAM_PAGE
    assert facts[0].shown is not None
    assert (facts[0].shown.source_kind, facts[0].shown.picked) == (SourceKind.OWN, True)


def test_a_fact_set_twice_on_one_day_is_corrected(store: Store, three: list[int]) -> None:
    for value in ("no", "conditional", "no"):
        with store.write("Set"):
            cells.fill(three, "j1", value, TODAY)
    fact = programs.get(three[1], TODAY).facts[ClaimField.J1]
    assert (fact.value, fact.disputed, len(fact.claims)) == ("no", True, 2)
    assert [claim.picked for claim in fact.claims] == [False, True]


def test_nothing_is_written_when_one_cell_does_not_fit(store: Store, three: list[int]) -> None:
    wrong = [Cell(three[0], "city", "Boston"), Cell(three[1], "tier", "seven")]
    with pytest.raises(UserError, match="tier is 1"), store.write("Paste"):
        cells.write(wrong, TODAY)
    assert programs.get(three[0], TODAY).city == ""


def test_programs_are_added_from_cells_and_need_a_name(store: Store, three: list[int]) -> None:
    with store.write("Paste"):
        cells.add([{"name": "Dogwood", "state": "Minnesota", "j1": "no", "tags": "new", "tier": ""}], TODAY)
    row = programs.rows(TODAY)[-1]
    assert (row.name, row.state, row.region, row.tags) == ("Dogwood", "MN", "Midwest", ("new",))
    assert row.facts[ClaimField.J1].value == "no"
    with pytest.raises(UserError, match="needs a name"), store.write("Paste"):
        cells.add([{"name": "Elm"}, {"name": " ", "city": "Reno"}], TODAY)
    assert len(programs.rows(TODAY)) == len(three) + 1


def test_a_program_that_is_gone_is_told_and_nothing_is_changed(store: Store, three: list[int]) -> None:
    with pytest.raises(UserError, match="not in the plan"), store.write("Set"):
        cells.fill([*three, 99], "city", "Boston", TODAY)
    assert programs.get(three[0], TODAY).city == ""


def test_what_cannot_be_typed_into_is_known() -> None:
    assert all(map(cells.settable, ("name", "tags", "j1", "strengths", "target")))
    assert not any(map(cells.settable, ("score", "completeness", "id", "uid")))
