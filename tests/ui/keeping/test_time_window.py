"""The time machine by keyboard: compared, a copy opened, a state restored."""

import threading
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
from matchplanner.ui.keeping.time_window import TimeWindow
from matchplanner.ui.keeping.window import KeepingWindow
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.workspace import Workspace

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


@pytest.fixture
def workspace(app: App) -> Workspace:
    found = app.session.workspace
    assert found is not None
    return found


def opened(app: App, qtbot: QtBot) -> TimeWindow:
    part(app.window, QAction, "timeMachine").trigger()
    window = next(window for window in app.window.findChildren(TimeWindow) if window.isVisible())
    if window.model.rows:
        qtbot.waitSignal(window.compared).wait()
    return window


def begin(workspace: Workspace, today: date) -> tuple[str, set[str]]:
    """Keep a backup, then delete a program; return its name and all names from before."""
    rows = programs.rows(today)
    workspace.snapshot("while working")
    workspace.run("Delete one", lambda: programs.delete([rows[0].id]))
    return rows[0].name, {row.name for row in rows}


def test_without_a_backup_it_says_when_one_is_kept(app: App, qtbot: QtBot) -> None:
    window = opened(app, qtbot)
    assert part(window, QLabel, "emptyTitle").text() == "No backup yet"
    assert not part(window, QPushButton, "timeRestore").isEnabled()


def test_the_chosen_moment_is_compared_with_the_plan_as_it_is_now(
    app: App, workspace: Workspace, qtbot: QtBot, today: date
) -> None:
    gone, _names = begin(workspace, today)
    window = opened(app, qtbot)
    assert part(window, QLabel, "timeWords").text().startswith("Since then: 0 new, 0 changed")
    assert gone in {row.name for row in window.changes.rows if row.kind == "program"}
    with qtbot.waitSignal(window.compared):
        workspace.undo()
    assert part(window, QLabel, "timeWords").text() == "Nothing is different now."


def test_enter_opens_a_copy_and_leaves_plan_and_backup_alone(
    app: App, workspace: Workspace, qtbot: QtBot, today: date
) -> None:
    _gone, names = begin(workspace, today)
    window = opened(app, qtbot)
    path, backup = workspace.path, window.model.rows[0].path
    before = backup.read_bytes()
    with qtbot.waitSignal(app.session.shown, check_params_cb=lambda shown: shown is not None):
        qtbot.keyClick(part(window, RecordTable, "timeTable"), Key.Key_Return)
    assert app.session.workspace is not None
    assert app.session.workspace.path != path
    assert " as of " in app.session.workspace.path.stem
    assert {row.name for row in programs.rows(today)} == names
    assert backup.read_bytes() == before
    app.session.open_plan(path)
    assert {row.name for row in programs.rows(today)} < names


def test_a_restored_state_can_be_left_again_for_the_one_before(
    app: App, workspace: Workspace, qtbot: QtBot, today: date
) -> None:
    _gone, names = begin(workspace, today)
    window = opened(app, qtbot)
    restore = part(window, QPushButton, "timeRestore")
    restore.setFocus()
    with qtbot.waitSignal(app.session.shown, check_params_cb=lambda shown: shown is not None):
        qtbot.keyClick(restore, Key.Key_Return)
    assert {row.name for row in programs.rows(today)} == names
    again = opened(app, qtbot)
    assert len(again.model.rows) == 2
    assert again.model.rows[0].counts["program"] == len(names) - 1


def test_comparing_can_be_cancelled_and_begun_again(
    app: App, workspace: Workspace, qtbot: QtBot, today: date
) -> None:
    begin(workspace, today)
    pressed = threading.Event()
    app.session.background.run(lambda: pressed.wait(30), lambda _result: None)  # before its turn
    part(app.window, QAction, "timeMachine").trigger()
    window = next(window for window in app.window.findChildren(TimeWindow) if window.isVisible())
    cancel = part(window, QPushButton, "timeCancel")
    cancel.setFocus()
    with qtbot.waitSignal(window.compared):
        qtbot.keyClick(cancel, Key.Key_Space)
        pressed.set()
    assert part(window, QLabel, "timeWords").text() == "Not compared: you cancelled that."
    assert not window.changes.rows
    again = part(window, QPushButton, "timeCompare")
    assert again.isVisible()
    with qtbot.waitSignal(window.compared):
        qtbot.keyClick(again, Key.Key_Space)
    assert part(window, QLabel, "timeWords").text().startswith("Since then: 0 new, 0 changed")
    assert not again.isVisible()


def test_a_restore_that_is_cancelled_leaves_the_plan_as_it_was(
    app: App, workspace: Workspace, qtbot: QtBot, today: date
) -> None:
    gone, _names = begin(workspace, today)
    window = opened(app, qtbot)
    path, before = workspace.path, workspace.path.read_bytes()
    pressed = threading.Event()

    def hold() -> None:
        app.session.background.run(lambda: pressed.wait(30), lambda _result: None)

    app.session.shown.connect(lambda shown: hold() if shown is None else None)
    with qtbot.waitSignal(app.session.shown, check_params_cb=lambda shown: shown is not None):
        qtbot.keyClick(part(window, QPushButton, "timeRestore"), Key.Key_Space)
        qtbot.keyClick(part(app.window, QPushButton, "besideCancel"), Key.Key_Space)
        pressed.set()
    assert app.session.workspace is not None
    assert app.session.workspace.path == path
    assert path.read_bytes() == before
    assert gone not in {row.name for row in programs.rows(today)}
