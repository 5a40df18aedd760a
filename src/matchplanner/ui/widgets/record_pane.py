"""The pane beside a table that shows one record's fields."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from matchplanner.ui.widgets.sizes import room


class RecordPane(QScrollArea):
    """Scrolls down, and is as wide as its fields need: sideways nobody looks for the rest of one.

    It widens with what a record brings along, to half of the screen at most, and never narrows
    again, so that it stands still while one record after the other is looked at.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hold nothing yet."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        held = self.widget()
        if event.type() is QEvent.Type.LayoutRequest and held is not None and watched is held:
            self._widen(held)
        return super().eventFilter(watched, event)

    def _widen(self, held: QWidget) -> None:
        needed = held.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(self.minimumWidth(), min(needed, room(self).width() // 2)))
