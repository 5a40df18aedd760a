"""A list whose lines change places: by drag, or by Alt+Up and Alt+Down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QWidget
from typing_extensions import override

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class MovedList(QListWidget):
    """Asks for moves by key; a drag moves the line itself, and the model says so."""

    move_requested = Signal(int)
    """The current line is wanted that many places further down, negative for up."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        """Switch dragging on."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(step)
            return
        super().keyPressEvent(event)
