"""Light and dark by the user's own choice."""

from datetime import date

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from matchplanner.app import App, Frame
from matchplanner.ui import theme
from matchplanner.ui.theme import DARK, LIGHT, Tokens


@pytest.fixture
def worn(monkeypatch: pytest.MonkeyPatch) -> list[Tokens]:
    """What the application was dressed in; it is not, as windows of other tests may still be going."""
    seen: list[Tokens] = []
    monkeypatch.setattr(theme, "apply", lambda _app, of: seen.append(of))
    return seen


def test_the_choice_shows_at_once_and_at_the_next_start(
    qapp: QApplication, qtbot: QtBot, today: date, worn: list[Tokens]
) -> None:
    app = App(qapp, lambda: today)
    qtbot.addWidget(app.window)
    _command(app, "appearance_dark").trigger()
    assert worn[-1] == DARK
    app.window.close()

    worn.clear()
    frame = Frame.build(qapp)
    frame.appearance.follow()
    again = App(qapp, lambda: today, frame)
    qtbot.addWidget(again.window)
    assert worn == [DARK]
    assert _command(again, "appearance_dark").isChecked()
    assert not _command(again, "appearance_light").isChecked()

    _command(again, "appearance_light").trigger()
    assert worn[-1] == LIGHT


def _command(app: App, name: str) -> QAction:
    found = app.window.findChild(QAction, name)
    assert found is not None
    return found
