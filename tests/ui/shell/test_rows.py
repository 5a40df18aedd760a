"""Table rows are replaced with the least signals; unknown sorts last."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from matchplanner.ui.models.rows import Column, RowTableModel


@dataclass(frozen=True, slots=True)
class Tree:
    id: int
    name: str
    height: int | None = None


COLUMNS: tuple[Column[Tree], ...] = (
    Column("name", "Name", lambda t: t.name),
    Column(
        "height",
        "Height",
        lambda t: "unknown" if t.height is None else str(t.height),
        sort=lambda t: t.height,
    ),
)


@pytest.fixture
def model(qtmodeltester: ModelTester) -> RowTableModel[Tree]:
    made: RowTableModel[Tree] = RowTableModel(COLUMNS)
    made.replace([Tree(1, "Ash", 20), Tree(2, "Birch"), Tree(3, "Cedar", 35)])
    qtmodeltester.check(made, force_py=True)
    return made


def _names(model: RowTableModel[Tree]) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        (Qt.SortOrder.AscendingOrder, ["Ash", "Cedar", "Birch"]),
        (Qt.SortOrder.DescendingOrder, ["Cedar", "Ash", "Birch"]),
    ],
)
def test_unknown_sorts_last_either_way(
    model: RowTableModel[Tree], order: Qt.SortOrder, wanted: list[str]
) -> None:
    model.sort(1, order)
    assert _names(model) == wanted


def test_one_changed_row_is_one_signal(model: RowTableModel[Tree], qtbot: QtBot) -> None:
    with (
        qtbot.waitSignal(model.dataChanged) as caught,
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.assertNotEmitted(model.layoutChanged),
    ):
        model.replace([Tree(1, "Ash", 20), Tree(2, "Silver birch"), Tree(3, "Cedar", 35)])
    assert caught.args is not None
    assert (caught.args[0].row(), caught.args[1].row()) == (1, 1)


def test_the_selection_follows_its_record_through_sorting_and_replacing(
    model: RowTableModel[Tree], qtbot: QtBot
) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    flags = QItemSelectionModel.SelectionFlag.SelectCurrent | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().setCurrentIndex(model.index(2, 0), flags)
    model.replace([Tree(4, "Alder", 15), Tree(3, "Cedar", 35), Tree(1, "Ash", 20)])
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert view.currentIndex().data() == "Cedar"
    assert model.row_of(3) == view.currentIndex().row()
    assert model.row_of(2) == -1


def test_a_tip_shows_what_was_typed_and_no_markup_of_it() -> None:
    made: RowTableModel[Tree] = RowTableModel(
        [Column("name", "Name", lambda t: t.name, tip=lambda t: t.name)]
    )
    made.replace([Tree(1, "Oak & <b>Elm</b>\nHill"), Tree(2, "Oak & Elm")])
    tips = [made.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(2)]
    assert tips[1] == "Oak & Elm"
    shown = QTextDocument()
    shown.setHtml(tips[0])
    assert shown.toPlainText() == "Oak & <b>Elm</b>\nHill"
