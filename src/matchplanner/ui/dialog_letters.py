"""Letters after Alt for the buttons of whatever dialog has the keyboard."""

import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QWidget

from matchplanner.ui.mnemonics import spread


class DialogLetters(QObject):
    """Goes along with the keyboard and gives the buttons around it a letter each.

    A dialog need not know its letters: buttons come and go with its pages, and
    what one is called may change. On macOS no control has such letters.
    """

    def __init__(self, qt: QApplication, parent: QObject) -> None:
        """Follow the keyboard from window to window."""
        super().__init__(parent)
        if sys.platform != "darwin":
            qt.focusChanged.connect(self._follow)

    def _follow(self, _left: QWidget | None, reached: QWidget | None) -> None:
        window = None if reached is None else reached.window()
        if isinstance(window, QDialog) and not isinstance(window, QFileDialog):
            _give_letters(window)


def _give_letters(dialog: QDialog) -> None:
    buttons = [one for one in dialog.findChildren(QPushButton) if one.isVisible() and one.text()]
    for button, text in zip(buttons, spread([one.text() for one in buttons]), strict=True):
        if button.text() != text:
            name = button.accessibleName()
            button.setText(text)
            button.setAccessibleName(name)
