"""Buttons with an object name, and an accessible name that equals the label."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton
from typing_extensions import override


class PushButton(QPushButton):
    """A button that Enter presses too, wherever it stands.

    By itself Qt does so in dialogs alone, and there only by handing the
    default from button to button.
    """

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(name: str, label: str, slot: Callable[[], object], tip: str = "") -> QPushButton:
    """Return a button that calls a slot; the tip may name its key."""
    made = PushButton(label)
    made.setObjectName(name)
    made.setAccessibleName(label.replace("&", ""))
    made.setToolTip(tip)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked: slot())
    return made
