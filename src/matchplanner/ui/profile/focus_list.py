"""The directions the applicant aims at, ticked and put in order."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from matchplanner.domain.applicant import Focus
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.moved_list import MovedList
from matchplanner.ui.words import word


class FocusList(QWidget):
    """Ticked directions first, the most wanted on top; tick with Space, move with Alt+Up and Alt+Down."""

    committed = Signal(object)
    """The ticked directions in order, a tuple of Focus."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        """Offer the four directions."""
        super().__init__(parent)
        self.items = MovedList(name, label)
        self.items.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._loading = False
        self._loaded: tuple[Focus, ...] = ()
        self._up = button("focusUp", self.tr("Move up"), lambda: self._move(-1), self.tr("Alt+Up"))
        self._down = button("focusDown", self.tr("Move down"), lambda: self._move(1), self.tr("Alt+Down"))
        self.items.itemChanged.connect(lambda _item: self._tell())
        self.items.model().rowsMoved.connect(lambda *_args: self._tell())
        self.items.move_requested.connect(self._move)
        side = QVBoxLayout()
        side.addWidget(self._up)
        side.addWidget(self._down)
        side.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.items, 1)
        row.addLayout(side)
        self.setFocusProxy(self.items)
        self._show(tuple(Focus), ())

    def load(self, focus: tuple[Focus, ...]) -> None:
        """Show the stored order."""
        if focus != self._loaded or focus != self.focus():
            self._loaded = focus
            self._show((*focus, *(other for other in Focus if other not in focus)), focus)

    def focus(self) -> tuple[Focus, ...]:
        """Return the ticked directions, the most wanted first."""
        items = (self.items.item(at) for at in range(self.items.count()))
        return tuple(
            Focus(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def _show(self, order: Sequence[Focus], ticked: Sequence[Focus]) -> None:
        current = self.items.currentRow()
        self._loading = True
        self.items.clear()
        for focus in order:
            item = QListWidgetItem(word(focus), self.items)
            item.setData(Qt.ItemDataRole.UserRole, focus.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if focus in ticked else Qt.CheckState.Unchecked)
        self.items.setCurrentRow(max(current, 0))
        self._loading = False
        height = self.items.sizeHintForRow(0) * self.items.count() + 2 * self.items.frameWidth()
        self.items.setFixedHeight(max(height, self.items.minimumSizeHint().height()))

    def _move(self, step: int) -> None:
        at = self.items.currentRow()
        to = at + step
        if not (0 <= at < self.items.count() and 0 <= to < self.items.count()):
            return
        self._loading = True
        item = self.items.takeItem(at)
        self.items.insertItem(to, item)
        self.items.setCurrentRow(to)
        self._loading = False
        self._tell()

    def _tell(self) -> None:
        if not self._loading and self.focus() != self._loaded:
            self._loaded = self.focus()
            self.committed.emit(self._loaded)
