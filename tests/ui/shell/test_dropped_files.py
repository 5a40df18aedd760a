"""Files dropped on the window, with a plan open and without one."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from matchplanner.app import App
from matchplanner.ui.dropped_files import DroppedFiles
from matchplanner.ui.workspace import Workspace

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    made.session.show_welcome()
    yield made
    made.window.close()


def drop(app: App, *paths: Path) -> bool:
    """Let files go over the window; say whether it took them."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    let_go = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, dragged, _LEFT, _NONE)
    let_go.ignore()
    watching = app.window.findChild(DroppedFiles)
    assert watching is not None
    watching.eventFilter(app.window, let_go)  # Qt sends a drop on only after a real drag
    return let_go.isAccepted()


def plan(path: Path, today: date) -> Path:
    """Make a plan and leave it closed."""
    Workspace.create(path, lambda: today).close()
    return path


def test_a_dropped_plan_is_opened_with_or_without_another(
    app: App, qtbot: QtBot, tmp_path: Path, today: date
) -> None:
    birch, cedar = (plan(tmp_path / f"{name}.matchplan", today) for name in ("Birch", "Cedar"))
    assert drop(app, birch)
    qtbot.waitUntil(lambda: app.window.windowTitle() == "Birch - MatchPlanner")
    assert drop(app, cedar)
    qtbot.waitUntil(lambda: app.window.windowTitle() == "Cedar - MatchPlanner")


def test_a_list_dropped_on_the_welcome_page_begins_a_plan(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    listed = tmp_path / "mine.csv"
    listed.write_text("Program,State\nBirch,MN\n", encoding="utf-8")
    assert drop(app, listed)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in app.window.findChildren(QDialog)))
    assert app.session.workspace is not None
    for dialog in app.window.findChildren(QDialog):
        dialog.reject()


def test_what_cannot_be_taken_now_is_refused(app: App, tmp_path: Path) -> None:
    assert not drop(app, tmp_path / "mail.eml"), "there is no plan to log it in"
    assert not drop(app, tmp_path / "picture.png")
    assert not drop(app, tmp_path / "a.csv", tmp_path / "b.csv"), "one at a time"
