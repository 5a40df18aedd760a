from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.errors import UserError
from matchplanner.services import profile, programs, scoring
from matchplanner.services.scoring import Given
from matchplanner.ui.programs.model import ProgramTableModel, folded
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)
NRMP_TIP = "An NRMP code has 7 digits, a letter and a track, such as 1490765C0: check it"
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def model(workspace: Workspace) -> ProgramTableModel:
    def fill() -> None:
        programs.add("Birch", institution="Birch Clinic", city="Rochester", state="MN", notes="craniofacial")
        programs.add("ash", city="Boston", state="MA", nrmp_code="1490765C0", tier=2)
        programs.add("Čedar", city="Houston", state="TX", program_type="combined_peds")
        programs.add_claim(1, ClaimField.DURATION_YEARS, "4", SourceKind.PROGRAM_PAGE, seen_on=TODAY)
        programs.add_claim(2, ClaimField.DURATION_YEARS, "10", SourceKind.PROGRAM_PAGE, seen_on=TODAY)
        scoring.save(2, {"visa": Given(3)})

    workspace.run("Fill", fill)
    made = ProgramTableModel(workspace)
    made.replace(programs.rows(TODAY))
    workspace.changed.connect(lambda _change: made.replace(programs.rows(TODAY)))
    return made


def names(model: ProgramTableModel) -> list[str]:
    return [row.name for row in model.rows]


def sort(model: ProgramTableModel, key: str, order: Qt.SortOrder) -> list[str]:
    model.sort(model.column_of(key), order)
    return names(model)


def test_the_model_keeps_qts_rules_through_search_sort_edit_and_delete(
    model: ProgramTableModel, workspace: Workspace, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model, force_py=True)
    model.search("o")
    sort(model, "city", DESCENDING)
    workspace.run("Rename", lambda: programs.edit(1, "name", "Willow"))
    workspace.run("Add", lambda: programs.add("Boxwood"))
    workspace.run("Delete", lambda: programs.delete([2]))
    model.search("")
    qtmodeltester.check(model, force_py=True)
    assert names(model) == ["Willow", "Čedar", "Boxwood"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Mn", ["Birch"]),
        ("midwest", ["Birch"]),
        ("cranio roch", ["Birch"]),
        ("765c", ["ash"]),
        ("core", ["ash"]),
        ("cedar", ["Čedar"]),
        ("ped", ["Čedar"]),
        ("birch boston", []),
        ("   ", ["ash", "Birch", "Čedar"]),
    ],
)
def test_every_word_typed_must_occur_somewhere(
    model: ProgramTableModel, typed: str, found: list[str]
) -> None:
    model.search(typed)
    assert names(model) == found
    assert model.total == 3


def test_programs_are_sorted_by_name_whatever_its_case_at_first(model: ProgramTableModel) -> None:
    assert names(model) == ["ash", "Birch", "Čedar"]


@pytest.mark.parametrize(
    ("key", "up", "down"),
    [
        ("duration_years", ["Birch", "ash", "Čedar"], ["ash", "Birch", "Čedar"]),
        ("tier", ["ash", "Birch", "Čedar"], ["ash", "Birch", "Čedar"]),
        ("score", ["ash", "Birch", "Čedar"], ["ash", "Birch", "Čedar"]),
        ("institution", ["Birch", "ash", "Čedar"], ["Birch", "ash", "Čedar"]),
        ("city", ["ash", "Čedar", "Birch"], ["Birch", "Čedar", "ash"]),
    ],
)
def test_unknown_sorts_last_both_ways(
    model: ProgramTableModel, key: str, up: list[str], down: list[str]
) -> None:
    assert sort(model, key, ASCENDING) == up
    found = sort(model, key, DESCENDING)
    assert [name for name in found if name in down] == down


def test_a_marked_row_is_followed_through_search_and_sort(model: ProgramTableModel) -> None:
    mark = QPersistentModelIndex(model.index(model.row_of(1), 0))
    sort(model, "city", DESCENDING)
    assert mark.data() == "Birch"
    model.search("birch")
    assert (mark.row(), mark.data()) == (0, "Birch")
    model.search("boston")
    assert not mark.isValid()


def test_cells_show_unknown_as_a_word_or_stay_open(model: ProgramTableModel) -> None:
    row = model.row_of(3)
    shown = {column.key: model.index(row, at).data() for at, column in enumerate(model.columns)}
    assert shown["j1"] == "unknown"
    assert shown["duration_years"] == "unknown"
    assert shown["score"] == "not assessed"
    assert shown["tier"] == ""
    assert model.index(model.row_of(2), model.column_of("score")).data() == "3-10 of 10"
    assert model.index(model.row_of(2), model.column_of("tier")).data() == "2 Core"


def test_an_edited_cell_is_saved_shown_and_undone(
    model: ProgramTableModel, workspace: Workspace, qtbot: QtBot
) -> None:
    cell = model.index(model.row_of(1), model.column_of("city"))
    with qtbot.waitSignal(model.dataChanged, timeout=1000):
        assert model.setData(cell, " Mankato ")
    assert programs.get(1, TODAY).city == "Mankato"
    assert workspace.undo_stack.undoText() == "Change City of Birch"
    workspace.undo_stack.undo()
    assert cell.data() == "Rochester"


def test_a_fact_edited_in_place_becomes_an_own_claim_once(
    model: ProgramTableModel, workspace: Workspace
) -> None:
    cell = model.index(model.row_of(1), model.column_of("duration_years"))
    steps = workspace.undo_stack.count()
    model.setData(cell, "4")
    assert workspace.undo_stack.count() == steps
    model.setData(cell, "3")
    fact = programs.get(1, TODAY).facts[ClaimField.DURATION_YEARS]
    assert (fact.value, fact.disputed, len(fact.claims)) == ("3", True, 2)


def test_a_refused_value_leaves_the_cell_as_it_was(model: ProgramTableModel) -> None:
    cell = model.index(model.row_of(1), model.column_of("name"))
    with pytest.raises(UserError, match="needs a name"):
        model.columns[cell.column()].edit(model.rows[cell.row()], "  ")  # type: ignore[misc]
    assert cell.data() == "Birch"


def test_the_region_is_edited_as_ones_own_word_and_follows_the_state_when_cleared(
    model: ProgramTableModel,
) -> None:
    cell = model.index(model.row_of(1), model.column_of("region"))
    assert (cell.data(), cell.data(Qt.ItemDataRole.EditRole)) == ("Midwest", "")
    model.setData(cell, "Great Lakes")
    assert (cell.data(), cell.data(Qt.ItemDataRole.EditRole)) == ("Great Lakes", "Great Lakes")
    model.setData(cell, "")
    assert cell.data() == "Midwest"


def test_a_tip_tells_source_age_and_doubt(model: ProgramTableModel, workspace: Workspace) -> None:
    cell = model.index(model.row_of(1), model.column_of("duration_years"))
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "Length in years: 4, Program page, seen today"
    workspace.run("Claim", lambda: programs.add_claim(1, ClaimField.DURATION_YEARS, "5", SourceKind.FREIDA))
    assert cell.data(Qt.ItemDataRole.ToolTipRole).endswith("seen today, sources disagree")
    unknown = model.index(model.row_of(1), model.column_of("j1"))
    assert "no source yet" in unknown.data(Qt.ItemDataRole.ToolTipRole)


@given(st.text())
def test_folding_a_text_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_a_long_list_is_searched_and_comes_back_whole(
    model: ProgramTableModel, workspace: Workspace, qtmodeltester: ModelTester
) -> None:
    workspace.run("Many", lambda: [programs.add(f"Program {number:03}") for number in range(150)])
    assert len(model.rows) == 153
    model.search("birch")
    assert names(model) == ["Birch"]
    model.search("")
    assert len(model.rows) == 153
    qtmodeltester.check(model, force_py=True)


def test_rows_are_found_again_after_sorting_and_amid_a_search(
    model: ProgramTableModel, workspace: Workspace
) -> None:
    workspace.run("Many", lambda: [programs.add(f"Program {number:03}") for number in range(150)])
    model.sort_by((("name", True),))
    every = [row.id for row in model.rows]
    assert model.rows_of(every) == list(range(153))
    assert model.rows_of(every[7:3:-1]) == [4, 5, 6, 7]
    model.search("birch")
    assert [model.row_of(row.id) for row in model.rows] == [0]
    assert model.rows_of(every) == [0]
    assert model.rows_of([every[0], 9999]) == []


def test_fit_sorts_by_the_goals_as_they_are_now(model: ProgramTableModel, workspace: Workspace) -> None:
    def served() -> None:
        programs.set_fact(3, ClaimField.ADULT_SHARE, "10", TODAY)

    workspace.run("Fact", served)
    model.sort_by((("fit", False),))
    assert names(model)[0] == "Birch", "without goals nothing is known"
    workspace.run("Goals", lambda: profile.edit_all({"focus": "pediatric"}))
    assert names(model)[0] == "Čedar"


@pytest.mark.parametrize(
    ("edited", "key", "tip"),
    [
        (("acgme_id", "123"), "acgme_id", "An ACGME ID has 10 digits: check it"),
        (("acgme_id", "1302421024"), "acgme_id", ""),
        (("nrmp_code", "ABC"), "nrmp_code", NRMP_TIP),
        (("nrmp_code", "1490765C0"), "nrmp_code", ""),
        (("region", "Lakes"), "region", "Your own word; clear it to follow the state"),
        (("state", ""), "region", "Unknown until the state is known"),
        (("state", "TX"), "region", "Follows the state"),
    ],
)
def test_doubts_about_codes_and_regions_are_explained(
    model: ProgramTableModel, workspace: Workspace, edited: tuple[str, str], key: str, tip: str
) -> None:
    workspace.run("Edit", lambda: programs.edit(1, *edited))
    cell = model.index(model.row_of(1), model.column_of(key))
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == tip


def test_the_score_is_explained(model: ProgramTableModel) -> None:
    at = model.column_of("score")
    assert "Nobody has scored" in model.index(model.row_of(1), at).data(Qt.ItemDataRole.ToolTipRole)
    scored = model.index(model.row_of(2), at).data(Qt.ItemDataRole.ToolTipRole)
    assert scored == "1 of 4 parts assessed: 3-10 of 10"
