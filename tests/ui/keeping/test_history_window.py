"""The history of the plan by keyboard: narrowed, and followed to the record."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.app import App
from matchplanner.services import programs
from matchplanner.ui.keeping.history_window import HistoryWindow
from matchplanner.ui.keeping.window import KeepingWindow
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.widgets.fields import ChoiceField
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


def opened(app: App) -> HistoryWindow:
    part(app.window, QAction, "planHistory").trigger()
    return next(window for window in app.window.findChildren(HistoryWindow) if window.isVisible())


def change_tier(app: App, today: date) -> tuple[int, str]:
    workspace = app.session.workspace
    assert workspace is not None
    row = programs.rows(today)[-1]
    workspace.run(f"Change the tier of {row.name}", lambda: programs.edit(row.id, "tier", "3"))
    return row.id, row.name


def test_words_find_a_change_and_enter_leads_to_the_record(app: App, qtbot: QtBot, today: date) -> None:
    record, name = change_tier(app, today)
    window = opened(app)
    search = part(window, SearchField, "planHistorySearch")
    search.setFocus()
    qtbot.keyClicks(search, "3 safety change the")
    (found,) = window.model.rows
    assert (found.name, found.what, found.after) == (name, "tier", "3 Safety")
    assert part(window, QLabel, "planHistoryCount").text() == "1 change"
    qtbot.keyClick(search, Key.Key_Down)
    table = part(window, RecordTable, "planHistoryTable")
    qtbot.waitUntil(table.hasFocus)
    qtbot.keyClick(table, Key.Key_Return)
    assert app.window.plan is not None
    page = app.window.plan.current()
    assert isinstance(page, ProgramsPage)
    assert page.model.rows[page.table.currentIndex().row()].id == record


def test_a_kind_and_a_day_narrow_it(app: App, qtbot: QtBot, today: date) -> None:
    change_tier(app, today)
    window = opened(app)
    kind = part(window, ChoiceField, "planHistoryKind")
    kind.setFocus()
    qtbot.keyClicks(kind, "Programs")
    assert {row.kind for row in window.model.rows} == {"program"}
    since = part(window, ChoiceField, "planHistorySince")
    since.setFocus()
    qtbot.keyClick(since, Key.Key_End)
    line = part(window, QLineEdit, "planHistoryDay")
    assert line.isVisible()
    line.setFocus()
    qtbot.keyClicks(line, "2099-01-01")
    qtbot.keyClick(line, Key.Key_Return)
    assert window.model.rows == []
    assert part(window, QLabel, "emptyTitle").isVisible()


def test_older_changes_are_shown_when_asked_for(app: App, qtbot: QtBot) -> None:
    window = opened(app)
    first = len(window.model.rows)
    older = part(window, QPushButton, "planHistoryOlder")
    older.setFocus()
    qtbot.keyClick(older, Key.Key_Return)
    assert first < len(window.model.rows) <= 2 * first


def test_the_second_visit_offers_what_changed_since_the_first(app: App) -> None:
    since = part(opened(app), ChoiceField, "planHistorySince")
    assert since.findData("visit") < 0
    assert app.session.workspace is not None
    path: Path = app.session.workspace.path
    app.session.show_welcome()
    app.session.open_plan(path)
    since = part(opened(app), ChoiceField, "planHistorySince")
    assert since.findData("visit") > 0
