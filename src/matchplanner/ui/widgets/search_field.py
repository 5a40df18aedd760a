"""A field that filters a list while one types."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from typing_extensions import override


class SearchField(QLineEdit):
    """Search as you type; Esc clears, then leaves, or closes a dialog; Down and Enter go to the list."""

    left = Signal()
    """The keyboard is to go back to the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setClearButtonEnabled(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape and isinstance(self.window(), QDialog):
            event.ignore()  # the dialog's own: there is nothing in the field to go back from
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
