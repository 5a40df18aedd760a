"""Names that are too long for their cell."""

from PySide6.QtWidgets import QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot

from matchplanner.ui.widgets.two_lines import NameDelegate


def test_names_that_begin_alike_are_told_apart_where_they_are_cut(qtbot: QtBot) -> None:
    table = QTableWidget(2, 1)
    qtbot.addWidget(table)
    table.setItemDelegate(NameDelegate(table))
    table.setShowGrid(False)
    for row, place in enumerate(("Indiana", "Utah")):
        table.setItem(row, 0, QTableWidgetItem(f"Pediatrics-Medical Genetics ({place})"))
    table.setColumnWidth(0, 20 * table.fontMetrics().averageCharWidth())
    table.show()
    upper, lower = (table.viewport().grab(table.visualRect(table.model().index(row, 0))) for row in (0, 1))
    assert upper.size() == lower.size()
    assert upper.toImage() != lower.toImage()
