"""Buttons by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.ui.widgets.buttons import button


def test_enter_presses_a_button_on_a_page(qtbot: QtBot) -> None:
    pressed: list[str] = []
    page = QWidget()
    qtbot.addWidget(page)
    start = button("start", "Start", lambda: pressed.append("start"))
    QVBoxLayout(page).addWidget(start)

    qtbot.keyClick(start, Qt.Key.Key_Return)
    qtbot.keyClick(start, Qt.Key.Key_Enter)
    qtbot.keyClick(start, Qt.Key.Key_Space)

    assert pressed == ["start"] * 3


def test_enter_presses_the_button_with_the_focus_rather_than_the_default_one(qtbot: QtBot) -> None:
    pressed: list[str] = []
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    save = button("save", "Save", lambda: pressed.append("save"))
    save.setDefault(True)
    close = button("close", "Close", lambda: pressed.append("close"))
    column.addWidget(save)
    column.addWidget(close)
    dialog.show()

    qtbot.keyClick(close, Qt.Key.Key_Return)

    assert pressed == ["close"]
