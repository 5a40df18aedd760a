"""What a list shows while it has nothing to show."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from matchplanner.ui import theme
from matchplanner.ui.widgets.buttons import button


class EmptyState(QWidget):
    """A sentence on what belongs here and the next thing to do."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        """Show a title and an explanation; add buttons with `offer`."""
        super().__init__(parent)
        self.title = QLabel(title)
        self.title.setObjectName("emptyTitle")
        self.title.setFont(theme.sized(self.title.font(), 1.15, bold=True))
        self.text = QLabel(text)
        self.text.setObjectName("emptyText")
        self.text.setProperty("role", "muted")
        self.text.setWordWrap(True)
        for label in (self.title, self.text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addStretch()
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(self._buttons)
        column.addStretch()

    def offer(self, name: str, label: str, action: Callable[[], None]) -> QPushButton:
        """Add a button for the next thing to do."""
        offered = button(name, label, action)
        self._buttons.insertWidget(self._buttons.count() - 1, offered)
        return offered

    def add(self, part: QWidget) -> None:
        """Put something of a page's own below the buttons."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertSpacing(column.count() - 1, 8)
            column.insertWidget(column.count() - 1, part)
