"""The table of the rank order list: rows move by drag or by Alt+arrows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from matchplanner.ui.widgets.record_table import RecordTable

_FAR = 1_000_000
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -_FAR, Qt.Key.Key_End: _FAR}


class RankTable(RecordTable):
    """Asks for moves; the list itself changes when the plan has changed."""

    step_requested = Signal(int)
    """The current row is wanted that many places further down, negative for up."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        """Switch dragging on."""
        super().__init__(name, label, parent)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        editing = self.state() == QAbstractItemView.State.EditingState
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier and not editing:
            self.step_requested.emit(step)
            return
        super().keyPressEvent(event)
