"""Criteria, weights and the grid of ratings, by keyboard."""

from collections.abc import Iterator
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.services import interviews, programs, rank_criteria
from matchplanner.ui.notices import Notices
from matchplanner.ui.ranking.scores_view import ScoresView
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

KEY = Qt.Key


@pytest.fixture
def view(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[ScoresView]:
    shown = ScoresView(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1000, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


def column(view: ScoresView, key: str) -> list[str]:
    at = view.ratings.column_of(key)
    return [str(view.ratings.index(row, at).data()) for row in range(view.ratings.rowCount())]


def type_over(qtbot: QtBot, table: QTableView, text: str) -> None:
    """Type on the current cell as one does in a spreadsheet, and press Return."""
    qtbot.keyClick(table, text[0])
    finish(qtbot, table, text[1:])


def finish(qtbot: QtBot, table: QTableView, text: str) -> None:
    """Type into the open editor and press Return, which takes effect a turn later."""
    editor = part(table.viewport(), QLineEdit, "")
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: not table.viewport().findChildren(QLineEdit))


def test_the_first_steps_are_told_one_after_the_other(
    view: ScoresView, workspace: Workspace, qtbot: QtBot
) -> None:
    assert [one.text() for one in view.findChildren(QLabel, "emptyTitle") if one.isVisible()] == [
        "No program to rate yet"
    ]
    workspace.run("Add", lambda: interviews.add(programs.add("A")))
    qtbot.mouseClick(part(view, QPushButton, "usualCriteria"), Qt.MouseButton.LeftButton)
    assert [row.name for row in view.criteria.rows] == [
        "Quality and fit",
        "IMG and visa reliability",
        "Geography and personal",
    ]
    assert [view.criteria.index(at, 2).data() for at in range(3)] == ["33.3 %"] * 3
    assert column(view, "score") == ["not rated"]
    assert column(view, "mine") == ["not listed"]
    workspace.undo_stack.undo()
    assert not view.table.isVisible()


@pytest.mark.usefixtures("example")
def test_scores_ties_and_the_largest_disagreement_are_shown(view: ScoresView) -> None:
    assert column(view, "score") == ["6.95", "6.95", "7.45", "6.60"]
    assert column(view, "place") == ["=2", "=2", "1", "4"]
    assert column(view, "mine") == ["1", "2", "3", "4"]
    assert part(view, QLabel, "scoresDisagreement").text() == (
        "Largest disagreement: you rank A above C, which scores 0.50 more; Geography and personal speaks "
        "most for C."
    )
    cell = view.ratings.index(0, view.ratings.column_of("score"))
    assert cell.data(Qt.ItemDataRole.ToolTipRole).split("\n") == [
        "Quality and fit: 9 · 40.0 % = 3.60",
        "IMG and visa reliability: 6 · 35.0 % = 2.10",
        "Geography and personal: 5 · 25.0 % = 1.25",
        "Sum: 6.95 of 10",
    ]


@pytest.mark.usefixtures("example")
def test_ratings_are_typed_down_a_column_and_deleted(
    view: ScoresView, workspace: Workspace, qtbot: QtBot
) -> None:
    view.table.setFocus()
    view.table.setCurrentIndex(view.ratings.index(0, 1))
    type_over(qtbot, view.table, "9.5")
    assert (view.table.currentIndex().row(), view.table.currentIndex().column()) == (1, 1)
    type_over(qtbot, view.table, "10")
    assert column(view, "score") == ["7.15", "8.15", "7.45", "6.60"]
    qtbot.keyClick(view.table, KEY.Key_Delete)
    assert view.table.currentIndex().row() == 2
    assert column(view, "score")[2] == "5.05-9.05"
    assert column(view, "place") == ["2-3", "1-2", "1-4", "3-4"]
    assert view.ratings.index(2, 1).data() == "unknown"
    assert workspace.undo_stack.undoText() == "Rate C: Quality and fit"
    workspace.undo_stack.undo()
    assert column(view, "score")[2] == "7.45"


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    ("table", "cell", "wrong", "why", "right"),
    [
        ("ratingsTable", (0, 1), "11", "The rating must be a number from 0 to 10.", "1"),
        ("criteriaTable", (0, 1), "101", "The weight must be a number from 0 to 100.", "10"),
        ("criteriaTable", (0, 0), "geography AND personal", "There is a criterion called", "x"),
    ],
)
def test_what_does_not_fit_keeps_the_cell_open_and_says_why(
    view: ScoresView, qtbot: QtBot, table: str, cell: tuple[int, int], wrong: str, why: str, right: str
) -> None:
    shown = part(view, QTableView, table)
    shown.setFocus()
    shown.setCurrentIndex(shown.model().index(*cell))
    qtbot.keyClick(shown, KEY.Key_F2)
    editor = part(shown.viewport(), QLineEdit, "")
    qtbot.keyClicks(editor, wrong)
    qtbot.keyClick(editor, KEY.Key_Return)
    assert editor.isVisible()
    assert editor.toolTip().startswith(why)
    editor.selectAll()
    finish(qtbot, shown, right)
    assert shown.model().index(*cell).data() == right


@pytest.mark.usefixtures("example")
def test_weights_and_names_are_typed_and_criteria_moved_and_deleted(
    view: ScoresView, workspace: Workspace, qtbot: QtBot
) -> None:
    table = view.criteria_table
    table.setFocus()
    table.setCurrentIndex(view.criteria.index(2, 1))
    qtbot.keyClick(table, KEY.Key_F2)
    finish(qtbot, table, "0")
    assert [row.share for row in view.criteria.rows] == [Fraction(8, 15), Fraction(7, 15), 0]
    assert view.ratings.columns[1].title == "Quality and fit\n53.3 %"
    assert column(view, "score")[0] == "7.60"
    part(view, QPushButton, "criterionUp").click()
    assert [row.name for row in view.criteria.rows][1] == "Geography and personal"
    assert view.ratings.columns[2].title.startswith("Geography")
    qtbot.keyClick(table, KEY.Key_Delete)
    assert len(view.criteria.rows) == 2
    assert len(view.ratings.columns) == 6
    workspace.undo_stack.undo()
    assert len(view.criteria.rows) == 3
    assert view.ratings.index(0, 2).data() == "5"


@pytest.mark.usefixtures("example")
def test_a_criterion_of_ones_own_is_added(view: ScoresView, qtbot: QtBot) -> None:
    view.new_item()
    dialog = part(view.window(), QDialog, "criterionDialog")
    qtbot.keyClicks(part(dialog, QLineEdit, "criterionDialogText"), "Schools")
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, "criterionDialogOk").click()
    assert rank_criteria.criteria()[-1].name == "Schools"
    assert column(view, "score") == ["6.95", "6.95", "7.45", "6.60"], "it weighs nothing yet"


@pytest.mark.usefixtures("example")
def test_the_model_keeps_qts_rules(view: ScoresView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view.ratings)
