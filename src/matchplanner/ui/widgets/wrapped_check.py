"""A check box whose words go on in a second line where there is no room for one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget
from typing_extensions import override


class WrappedCheck(QWidget):
    """A box and its words; a click on either ticks."""

    ticked = Signal(bool)
    """The user ticked it, or took the tick away."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start unticked and without words."""
        super().__init__(parent)
        self.box = QCheckBox()
        self.box.setObjectName(name)
        self.box.clicked.connect(self.ticked)
        self.words = _Words(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def load(self, text: str, *, ticked: bool) -> None:
        """Show the words and whether they are ticked."""
        self.words.setText(text)
        self.box.setAccessibleName(text)
        self.box.setChecked(ticked)


class _Words(QLabel):
    """Words that press their box."""

    def __init__(self, box: QCheckBox) -> None:
        super().__init__()
        self._box = box
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setBuddy(box)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._box.click()
