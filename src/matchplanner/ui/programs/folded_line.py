"""A line with a mark that unfolds into what is behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from matchplanner.ui.widgets.links import LinkLabel
from matchplanner.ui.widgets.swatch import Swatch
from matchplanner.ui.widgets.tones import set_tone


class FoldedLine(QWidget):
    """A mark, what it says, and a button that unfolds what is behind it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty and folded."""
        super().__init__(parent)
        self._name = name
        self.mark = QLabel()
        self.mark.setFixedWidth(2 * self.fontMetrics().averageCharWidth())
        self.mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.swatch = Swatch()
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setObjectName(name)
        self.toggle = QToolButton()
        self.toggle.setObjectName(f"{name}Toggle")
        self.toggle.setCheckable(True)
        self.toggle.setAutoRaise(True)
        self.toggle.setText(self.tr("Why"))
        self.toggle.setAccessibleName(self.toggle.text())
        self.behind = LinkLabel()
        self.behind.setObjectName(f"{name}Why")
        self.behind.setProperty("role", "muted")
        self.behind.hide()
        self.toggle.toggled.connect(self.behind.setVisible)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.mark)
        line.addWidget(self.swatch)
        line.addWidget(self.words, 1)
        line.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.behind)

    def show_line(
        self, mark: str, tone: str, words: str, behind: Sequence[str], *, unknown: bool = False
    ) -> None:
        """Show a line; `behind` is rich text, a line each."""
        self.mark.setText(mark)
        self.mark.setVisible(not unknown)
        self.swatch.setVisible(unknown)
        set_tone(self.mark, tone)
        self.words.setText(words)
        self.behind.setText("<br>".join(behind))
        self.toggle.setAccessibleDescription(words)
        self.toggle.setVisible(bool(behind))
        self.behind.setVisible(bool(behind) and self.toggle.isChecked())
        self.show()
