"""Undo in a field takes back typing; where nothing was typed it reaches the plan."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from matchplanner.ui.overriding import override


class UndoKeys(QObject):
    """Text fields claim Undo and Redo only while they have typing to take back.

    Without it every line edit swallows the keys, and the plan's own undo is
    out of reach of whoever works by keyboard. Only the field with the keyboard
    is watched: a filter over the whole application would see every event.
    """

    def __init__(self, qt: QApplication, parent: QObject) -> None:
        """Go along with the keyboard from field to field."""
        super().__init__(parent)
        qt.focusChanged.connect(self._follow)

    def _follow(self, left: QWidget | None, reached: QWidget | None) -> None:
        if left is not None:
            left.removeEventFilter(self)
        if reached is not None:
            reached.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo, redo = (
            event.matches(QKeySequence.StandardKey.Undo),
            event.matches(QKeySequence.StandardKey.Redo),
        )
        if (undo and not _can_undo(watched)) or (redo and not _can_redo(watched)):
            event.ignore()
            return True
        return False


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() and field.isModified()
    if isinstance(field, (QPlainTextEdit, QTextEdit)):
        return field.document().isUndoAvailable()
    return False


def _can_redo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    if isinstance(field, (QPlainTextEdit, QTextEdit)):
        return field.document().isRedoAvailable()
    return False
