"""Giving one program the whole page, for a low window above all, and going on to the next from there."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from matchplanner.ui.widgets.buttons import button

KEYS = "Ctrl+E"


class EnlargeBar(QWidget):
    """Stands beside the tabs of the detail: enlarge it, step through the list, show the list again."""

    enlarged = Signal(bool)
    """The detail is to have the whole page, or the list is to be seen again."""

    step_requested = Signal(int)
    """The program so many places further down in the list is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with the list in sight."""
        super().__init__(parent)
        self._on = False
        self.previous = button("previousProgram", self.tr("Previous"), lambda: self.step_requested.emit(-1))
        self.next = button("nextProgram", self.tr("Next"), lambda: self.step_requested.emit(1))
        self.toggle = button("enlargeDetail", "", lambda: self.enlarge(on=not self._on))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(8)
        for part in (self.previous, self.next, self.toggle):
            part.setFlat(True)
            row.addWidget(part)
        self._show_state()

    def listen(self, page: QWidget) -> None:
        """Follow the key from anywhere on a page."""
        QShortcut(QKeySequence(KEYS), page, self._on_key)

    def _on_key(self) -> None:
        if self._on or (self.toggle.isVisible() and self.toggle.isEnabled()):
            self.enlarge(on=not self._on)

    def enlarge(self, *, on: bool) -> None:
        """Give the detail the whole page, or take it back."""
        if on != self._on:
            self._on = on
            self._show_state()
            self.enlarged.emit(on)

    def show_place(self, row: int, of: int) -> None:
        """Offer the steps there are from a place in the list, and to enlarge what is there."""
        self.toggle.setEnabled(self._on or of > 0)
        self.previous.setEnabled(row > 0)
        self.next.setEnabled(0 <= row < of - 1)

    def _show_state(self) -> None:
        label = self.tr("Show the list") if self._on else self.tr("Enlarge")
        self.toggle.setText(label)
        self.toggle.setAccessibleName(label)
        self.toggle.setToolTip(KEYS)
        self.previous.setVisible(self._on)
        self.next.setVisible(self._on)
