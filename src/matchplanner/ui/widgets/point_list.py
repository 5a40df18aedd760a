"""A short list of sentences that is written, reworded, ordered and thinned out in place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchplanner.ui.page import heading
from matchplanner.ui.widgets.buttons import button

_LINES = 3.6


@dataclass(frozen=True, slots=True)
class PointWords:
    """The words of a list: `name` is the singular in object names, the rest is shown."""

    name: str
    title: str
    new: str
    hint: str
    add: str


class _Items(QListWidget):
    """The list itself; Alt+Up and Alt+Down move, Delete deletes, F2 rewords."""

    move_requested = Signal(int)
    delete_requested = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)


class PointList(QWidget):
    """Title, list, and a line for the next point."""

    added = Signal(str)
    """A new point in these words."""

    reworded = Signal(int, str)
    """The point of this id reads differently now."""

    moved = Signal(int, int)
    """The point of this id goes to this place, counted from 1."""

    deleted = Signal(int)
    """The point of this id goes, its words being gone or by Delete."""

    def __init__(self, words: PointWords, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._loading = False
        self.items = _Items()
        self.items.setObjectName(f"{words.name}sList")
        self.items.setAccessibleName(words.title)
        self.items.setWordWrap(True)
        self.items.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.items.setFixedHeight(int(_LINES * (self.fontMetrics().height() + 4)))
        self.items.itemChanged.connect(self._on_reworded)
        self.items.move_requested.connect(self._move)
        self.items.delete_requested.connect(self._delete)
        self.line = QLineEdit()
        self.line.setObjectName(f"{words.name}Text")
        self.line.setAccessibleName(words.new)
        self.line.setPlaceholderText(words.hint)
        self.line.setToolTip(words.hint)
        self.line.returnPressed.connect(self._add)
        self.head = QHBoxLayout()
        self.head.addWidget(heading(words.title, 1.0))
        self.head.addStretch()
        foot = QHBoxLayout()
        foot.addWidget(self.line, 1)
        foot.addWidget(button(f"add{words.name.capitalize()}", words.add, self._add))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.head)
        column.addWidget(self.items)
        column.addLayout(foot)

    @property
    def loading(self) -> bool:
        """Whether the list is being filled: what is current then means nothing."""
        return self._loading

    def show_points(self, points: Sequence[tuple[int, str]]) -> None:
        """Show points as (id, words), the current place kept."""
        current = self.items.currentRow()
        self._loading = True
        self.items.clear()
        for point, words in points:
            item = QListWidgetItem(words, self.items)
            item.setData(Qt.ItemDataRole.UserRole, point)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.items.setCurrentRow(min(current, len(points) - 1))
        self._loading = False

    def _add(self) -> None:
        text = self.line.text()
        if text.strip():
            self.added.emit(text)
            self.line.clear()

    def _on_reworded(self, item: QListWidgetItem) -> None:
        if self._loading:
            return
        point = item.data(Qt.ItemDataRole.UserRole)
        if item.text().strip():
            self.reworded.emit(point, item.text())
        else:
            self.deleted.emit(point)

    def _move(self, step: int) -> None:
        at = self.items.currentRow()
        if at < 0 or not 0 <= at + step < self.items.count():
            return
        self.moved.emit(self.items.item(at).data(Qt.ItemDataRole.UserRole), at + step + 1)
        self.items.setCurrentRow(at + step)

    def _delete(self) -> None:
        item = self.items.currentItem()
        if item is not None:
            self.deleted.emit(item.data(Qt.ItemDataRole.UserRole))
