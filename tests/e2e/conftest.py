"""The real window, on a day a story may move, with hands for it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from tests.clock import Clock
from tests.e2e.walker import Walker

from matchplanner.app import App
from matchplanner.ui.workspace import Workspace


@pytest.fixture
def clock(today: date) -> Clock[date]:
    return Clock(today)


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, clock: Clock[date]) -> Iterator[App]:
    made = App(qapp, clock)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
    yield made
    for dialog in made.window.findChildren(QDialog):
        dialog.close()
    made.window.close()


@pytest.fixture
def walk(
    app: App, qtbot: QtBot, clock: Clock[date], tmp_path: Path
) -> Callable[[Callable[[], object]], Walker]:
    """Begin with a plan that something was put into; its undo steps are the story's own."""

    def begin(fill: Callable[[], object]) -> Walker:
        path = tmp_path / "story.matchplan"
        made = Workspace.create(path, clock)
        made.run("Fill", fill)
        made.close()
        app.session.open_plan(path)
        return Walker(app, qtbot)

    return begin
