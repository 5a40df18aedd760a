"""The rank list page, by keyboard and mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from matchplanner.services import interviews, profile, programs, ranking
from matchplanner.ui.notices import Notices
from matchplanner.ui.ranking.page import RankingPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.pick_field import PickField
from matchplanner.ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[RankingPage]:
    """The page as the window shows it; A, B and C have interviewed, D has not and has no code."""

    def fill() -> None:
        for at, name in enumerate("ABC"):
            told = {"nrmp_code": f"1490765C{at}", "institution": f"Hospital {name}"}
            interviews.add(programs.add(name, program_type="combined_peds", **told))
        programs.add("D", program_type="combined_im")

    workspace.run("Fill", fill)
    shown = RankingPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


@pytest.fixture
def ranked(page: RankingPage) -> RankingPage:
    """The page with A, B and C on the list."""
    click(page, "addCandidates")
    return page


def click(page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isEnabled(), name
    button.click()


def order(page: RankingPage) -> str:
    shown = "".join(str(page.model.index(at, 1).data()) for at in range(page.model.rowCount()))
    assert shown == "".join(row.program for row in ranking.rows())
    return shown


def test_the_ten_year_statement_stands_above_the_order_as_its_yardstick(
    ranked: RankingPage, workspace: Workspace
) -> None:
    shown = ranked.findChild(QLabel, "rankVision")
    assert shown is not None
    assert shown.isVisible()
    assert shown.text() == "Your ten-year statement is the yardstick: write it in Profile."
    statement = "In ten years I run a metabolic clinic."
    workspace.run("Edit", lambda: profile.edit("vision", statement))
    assert shown.text() == f"Which of them leads there? “{statement}”"


def test_the_page_says_how_to_order_even_while_empty(page: RankingPage) -> None:
    banner = page.findChild(QLabel, "rankBanner")
    assert banner is not None
    assert "true preference" in banner.text()
    assert not page.table.isVisible()


def test_all_interviewed_programs_are_added_as_one_step(page: RankingPage, workspace: Workspace) -> None:
    button = page.findChild(QPushButton, "addCandidates")
    assert button is not None
    assert button.text() == button.accessibleName() == "Add all interviewed (3)"
    click(page, "addCandidates")
    assert order(page) == "ABC"
    assert not button.isVisible()
    workspace.undo_stack.undo()
    assert order(page) == ""


def test_any_program_can_be_added_and_the_doubts_are_shown(ranked: RankingPage, qtbot: QtBot) -> None:
    click(ranked, "addToRank")
    dialog = ranked.findChild(EntryDialog, "rankDialog")
    field = ranked.findChild(PickField, "rank_program")
    assert dialog is not None
    assert field is not None
    assert field.itemText(0) == "D (not interviewed)"
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert dialog.problem.text().startswith("Choose a program")
    field.setCurrentIndex(0)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert order(ranked) == "ABCD"
    shown = {column.key: ranked.model.index(3, at).data() for at, column in enumerate(ranked.model.columns)}
    assert shown == {
        "position": "4",
        "program": "D",
        "code": "code missing",
        "weighted": "not rated",
        "place": "",
        "score": "not assessed",
        "note": "",
        "warnings": "Never interviewed; Closing questions open",
    }
    summary = ranked.findChild(QLabel, "rankSummary")
    assert summary is not None
    assert summary.text() == "4 programs, 6 findings to look at"


def test_alt_arrows_move_the_current_program_and_keep_it_current(
    ranked: RankingPage, workspace: Workspace, qtbot: QtBot
) -> None:
    table = ranked.table
    table.select(ranking.rows()[2].id)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(ranked) == "ACB"
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert order(ranked) == "CAB"
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(ranked) == "CAB"
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(ranked) == "ACB"
    assert workspace.undo_stack.undoText() == "Move C to rank 2"
    workspace.undo_stack.undo()
    assert order(ranked) == "CAB"


def test_the_buttons_move_and_know_the_ends(ranked: RankingPage) -> None:
    up, down = (ranked.findChild(QPushButton, name) for name in ("moveUp", "moveDown"))
    assert up is not None
    assert down is not None
    ranked.table.select(ranking.rows()[0].id)
    assert not up.isEnabled()
    click(ranked, "moveDown")
    click(ranked, "moveDown")
    assert order(ranked) == "BCA"
    assert not down.isEnabled()
    click(ranked, "moveUp")
    assert order(ranked) == "BAC"


@pytest.mark.parametrize(
    ("dragged", "gap", "after"),
    [(0, 3, "BCA"), (0, 2, "BAC"), (2, 0, "CAB"), (1, 1, "ABC"), (1, 2, "ABC")],
)
def test_a_dropped_program_lands_in_the_gap(ranked: RankingPage, dragged: int, gap: int, after: str) -> None:
    model = ranked.model
    data = model.mimeData([model.index(dragged, 1)])
    assert model.mimeTypes() == data.formats()
    model.dropMimeData(data, Qt.DropAction.MoveAction, gap, 0, QModelIndex())
    assert order(ranked) == after


def test_a_program_dropped_on_another_takes_its_place(ranked: RankingPage) -> None:
    model = ranked.model
    model.dropMimeData(
        model.mimeData([model.index(2, 1)]), Qt.DropAction.MoveAction, -1, -1, model.index(0, 1)
    )
    assert order(ranked) == "CAB"


def test_delete_takes_a_program_off_the_list_and_undo_puts_it_back(
    ranked: RankingPage, workspace: Workspace, qtbot: QtBot
) -> None:
    ranked.table.select(ranking.rows()[1].id)
    ranked.table.setFocus()
    qtbot.keyClick(ranked.table, Qt.Key.Key_Delete)
    assert order(ranked) == "AC"
    assert [ranked.model.index(at, 0).data() for at in range(2)] == ["1", "2"]
    workspace.undo_stack.undo()
    assert order(ranked) == "ABC"


def test_a_note_is_typed_beside_its_program(ranked: RankingPage, qtbot: QtBot) -> None:
    column = ranked.model.column_of("note")
    ranked.table.setCurrentIndex(ranked.model.index(1, column))
    ranked.table.setFocus()
    qtbot.keyClick(ranked.table, Qt.Key.Key_F2)
    editor = ranked.table.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "family near")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ranking.rows()[1].note == "family near")
    click(ranked, "moveUp")
    assert (order(ranked), ranking.rows()[0].note) == ("BAC", "family near")


def test_a_code_explains_itself(ranked: RankingPage, workspace: Workspace) -> None:
    first = ranking.rows()[0].program_id

    def tip() -> str:
        cell = ranked.model.index(0, ranked.model.column_of("code"))
        return str(ranked.model.data(cell, Qt.ItemDataRole.ToolTipRole))

    assert tip().startswith("Categorical")
    workspace.run("Edit", lambda: programs.edit(first, "nrmp_code", ""))
    assert tip() == "Enter it in Programs."
    workspace.run("Edit", lambda: programs.edit(first, "nrmp_code", "12"))
    assert "seven digits" in tip()
    assert ranked.model.index(0, ranked.model.column_of("warnings")).data() == (
        "Code has an unusual shape; Closing questions open"
    )


def test_the_pdf_is_asked_for(ranked: RankingPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ranked.print_requested) as asked:
        click(ranked, "rankListPdf")
    assert asked.args is not None
    assert asked.args[0].title == "Rank order list"


def test_the_model_keeps_qts_rules(ranked: RankingPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(ranked.model)
