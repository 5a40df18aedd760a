"""Tables in narrow windows."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.widgets.record_table import RecordTable


@dataclass(frozen=True, slots=True)
class Plant:
    id: int
    name: str


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[RecordTable]:
    shown = RecordTable("plants", "Plants")
    qtbot.addWidget(shown)
    model = RowTableModel[Plant](
        (
            Column("name", "Name", lambda row: row.name),
            Column("count", "How many were counted last year", lambda row: str(row.id)),
        ),
        shown,
    )
    model.replace([Plant(1, "Birch")])
    shown.show_model(model, (40, 4), stretch=0)
    shown.show()
    yield shown
    shown.close()


def test_a_title_is_not_cut(table: RecordTable) -> None:
    header = table.horizontalHeader()
    assert header.sectionSize(1) >= header.fontMetrics().horizontalAdvance("How many were counted last year")


def test_the_name_fills_a_wide_window_and_stays_readable_in_a_narrow_one(
    table: RecordTable, qtbot: QtBot
) -> None:
    unit = table.fontMetrics().averageCharWidth()
    table.resize(200 * unit, 300)
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()
    table.resize(table.columnWidth(1) + 5 * unit, 300)
    assert table.columnWidth(0) == 20 * unit
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    table.resize(200 * unit, 300)
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()


def test_the_title_of_the_column_that_takes_what_is_left_is_not_cut_either(qtbot: QtBot) -> None:
    shown = RecordTable("plants", "Plants")
    qtbot.addWidget(shown)
    title = "How many were counted last year"
    model = RowTableModel[Plant](
        (Column("count", title, lambda row: str(row.id)), Column("name", "Name", lambda row: row.name)), shown
    )
    shown.show_model(model, (6, 40), stretch=0)
    shown.resize(30 * shown.fontMetrics().averageCharWidth(), 300)
    header = shown.horizontalHeader()
    assert header.sectionSize(0) >= header.fontMetrics().horizontalAdvance(title)
