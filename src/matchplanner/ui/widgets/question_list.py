"""The questions to choose from for a message, and one's own."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from matchplanner.ui.widgets.buttons import button


class QuestionList(QWidget):
    """A list of questions with ticks; the order of ticking does not matter."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        label = self.tr("Questions")
        self.items = QListWidget()
        self.items.setObjectName(f"{name}Questions")
        self.items.setAccessibleName(label)
        self.items.setWordWrap(True)
        self.items.itemChanged.connect(lambda _item: self.changed.emit())
        self.own = QLineEdit()
        self.own.setObjectName(f"{name}OwnQuestion")
        self.own.setAccessibleName(self.tr("Own question"))
        self.own.setPlaceholderText(self.tr("a question of your own"))
        self.own.returnPressed.connect(self.add_own)
        caption = QLabel(label)
        caption.setBuddy(self.items)
        row = QHBoxLayout()
        row.addWidget(self.own, 1)
        row.addWidget(button(f"{name}AddQuestion", self.tr("Add question"), self.add_own))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addWidget(self.items, 1)
        column.addLayout(row)

    def offer(self, texts: Iterable[str], chosen: Iterable[str] = ()) -> None:
        """Offer other questions; those chosen are ticked, and offered even if they are not in the list."""
        ticked = list(dict.fromkeys(chosen))
        self.items.blockSignals(True)  # noqa: FBT003 - Qt takes it positionally
        self.items.clear()
        for text in dict.fromkeys((*ticked, *texts)):
            self._put(text, ticked=text in ticked)
        self.items.blockSignals(False)  # noqa: FBT003 - Qt takes the mark positionally

    def chosen(self) -> tuple[str, ...]:
        """Return the ticked questions from top to bottom."""
        items = (self.items.item(at) for at in range(self.items.count()))
        return tuple(item.text() for item in items if item.checkState() == Qt.CheckState.Checked)

    def add_own(self) -> None:
        """Add the typed question, ticked."""
        text = " ".join(self.own.text().split())
        if text:
            self._put(text, ticked=True)
            self.own.clear()
            self.changed.emit()

    def _put(self, text: str, *, ticked: bool) -> None:
        item = QListWidgetItem(text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.items.addItem(item)
