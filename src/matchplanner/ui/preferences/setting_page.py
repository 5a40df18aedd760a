"""What the pages of the settings have in common."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.fields import Field
from matchplanner.ui.widgets.forms import Form


def tr(text: str) -> str:
    """Return a sentence of the settings in the language of the window."""
    return QCoreApplication.translate("Settings", text)


class SettingPage(QWidget):
    """A page of the settings: its title, a sentence on what is kept where, and labelled controls."""

    def __init__(self, title: str, explained: str, parent: QWidget | None = None) -> None:
        """Start with the title and the sentence."""
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 0, 16, 8)
        self.column.setSpacing(12)
        self.column.addWidget(heading(title, 1.15))
        self.column.addWidget(muted(explained))
        self.form = Form()
        self._asks = False

    def ask(self, name: str, label: str, field: Field, take: Callable[[Any], None], note: str = "") -> None:
        """Add a field that hands its value over as it is left, and a line of explanation below it."""
        if not self._asks:
            self._asks = True
            self.column.addWidget(self.form)
        self.form.add(name, label, field, take)
        if note:
            below = muted(note)
            below.setObjectName(f"{name}Note")
            cell = field.parentWidget()
            column = None if cell is None else cell.layout()
            if column is not None:
                column.addWidget(below)

    def end(self) -> None:
        """Keep what was added together at the top."""
        self.column.addStretch(1)
