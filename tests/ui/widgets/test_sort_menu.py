"""Sorting without a mouse."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.widgets.record_table import RecordTable


@dataclass(frozen=True, slots=True)
class Plant:
    id: int
    name: str
    height: str


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[RecordTable]:
    shown = RecordTable("plants", "Plants")
    qtbot.addWidget(shown)
    yield shown
    shown.close()


def test_the_menu_key_offers_the_columns_and_the_same_one_again_turns_the_order(table: RecordTable) -> None:
    model = RowTableModel[Plant](
        (
            Column("name", "Name", lambda row: row.name),
            Column("height", "Height", lambda row: row.height),
        )
    )
    model.replace([Plant(1, "Birch", "2"), Plant(2, "Ash", "3"), Plant(3, "Cedar", "1")])
    table.show_model(model, (10, 10), stretch=0)
    table.setSortingEnabled(True)
    table.show()

    _choose(table, "Sort by Height")
    assert [row.name for row in model.rows] == ["Cedar", "Birch", "Ash"]
    _choose(table, "Sort by Height")
    assert [row.name for row in model.rows] == ["Ash", "Birch", "Cedar"]


def test_a_table_in_a_given_order_offers_no_sorting(table: RecordTable) -> None:
    model = RowTableModel[Plant]((Column("name", "Name", lambda row: row.name),))
    table.show_model(model, (10,), stretch=0)
    table.setSortingEnabled(False)
    _press_menu_key(table)
    assert not table.findChildren(QMenu)


def _press_menu_key(table: RecordTable) -> None:
    QApplication.sendEvent(
        table.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), QPoint(2, 2))
    )


def _choose(table: RecordTable, label: str) -> None:
    _press_menu_key(table)
    (menu,) = (found for found in table.findChildren(QMenu) if found.isVisible())
    chosen: QAction = next(action for action in menu.actions() if action.text() == label)
    chosen.trigger()
    menu.close()
