"""The bin by keyboard: opened by name, searched, restored, and undone."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.app import App
from matchplanner.services import programs
from matchplanner.ui.keeping.bin_window import BinWindow
from matchplanner.ui.keeping.window import KeepingWindow
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.search_field import SearchField

Key = Qt.Key


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    made.session.open_sample()
    yield made
    for window in made.window.findChildren(KeepingWindow):
        window.close()
    made.window.close()


def opened(app: App) -> BinWindow:
    part(app.window, QAction, "bin").trigger()
    return next(window for window in app.window.findChildren(BinWindow) if window.isVisible())


def names(today: date) -> set[str]:
    return {row.name for row in programs.rows(today)}


def delete(app: App, *rows: str) -> None:
    workspace = app.session.workspace
    assert workspace is not None
    doomed = [row.id for row in programs.rows(workspace.today()) if row.name in rows]
    workspace.run(f"Delete {len(doomed)} programs", lambda: programs.delete(doomed))


def first_names(today: date) -> tuple[str, str]:
    first, second, *_others = sorted(names(today))
    return first, second


def test_an_empty_bin_says_what_it_is_for(app: App) -> None:
    window = opened(app)
    assert part(window, QLabel, "emptyTitle").text() == "The bin is empty"
    assert "30 days" in part(window, QLabel, "emptyText").text()
    assert not part(window, QPushButton, "binRestore").isEnabled()


def test_a_deletion_is_restored_by_enter_and_undone(app: App, qtbot: QtBot, today: date) -> None:
    first, second = first_names(today)
    before = names(today)
    delete(app, first, second)
    window = opened(app)
    table = part(window, RecordTable, "binTable")
    qtbot.waitUntil(table.hasFocus)
    assert [row.label for row in window.model.rows] == ["Delete 2 programs"]
    assert {row.name for row in window.records.rows} == {first, second}
    qtbot.keyClick(table, Key.Key_Return)
    assert names(today) == before
    qtbot.waitUntil(lambda: not window.model.rows)
    workspace = app.session.workspace
    assert workspace is not None
    workspace.undo()
    assert names(today) == before - {first, second}


def test_one_record_is_found_and_restored_alone(app: App, qtbot: QtBot, today: date) -> None:
    first, second = first_names(today)
    delete(app, first, second)
    window = opened(app)
    search = part(window, SearchField, "binSearch")
    search.setFocus()
    qtbot.keyClicks(search, "no such thing")
    assert part(window, QLabel, "emptyTitle").text() == "Nothing found"
    qtbot.keyClick(search, Key.Key_Escape)
    inside = part(window, RecordTable, "binRecords")
    inside.setFocus()
    inside.select(next(row.id for row in window.records.rows if row.name == second))
    one = part(window, QPushButton, "binRestoreRecord")
    one.setFocus()
    qtbot.keyClick(one, Key.Key_Return)
    assert second in names(today)
    assert first not in names(today)


def test_the_window_goes_with_its_plan(app: App) -> None:
    window = opened(app)
    app.session.show_welcome()
    assert not window.isVisible()
