"""The programs an event is about: a list one adds to by name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.services import interviews
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.pick_field import PickField

_LINES = 2.6


class ProgramsField(QWidget):
    """Programs by name; Delete takes one off the list."""

    changed = Signal(object)
    """The ids of the programs, in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without programs."""
        super().__init__(parent)
        self.items = _Items()
        self.items.setObjectName("eventPrograms")
        self.items.setAccessibleName(self.tr("Programs"))
        self.items.setFixedHeight(int(_LINES * (self.fontMetrics().height() + 6)))
        self.items.delete_requested.connect(self._remove)
        self.pick = _Pick(self.tr("Type a part of its name"))
        self.pick.setObjectName("eventProgramPick")
        self.pick.setAccessibleName(self.tr("Program to add"))
        row = QHBoxLayout()
        row.addWidget(self.pick, 1)
        row.addWidget(button("addEventProgram", self.tr("Add program"), self._add))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.items)
        column.addLayout(row)

    def show_programs(self, programs: Sequence[tuple[int, str]]) -> None:
        """Show (id, name) pairs."""
        self.items.clear()
        for record, name in programs:
            item = QListWidgetItem(name, self.items)
            item.setData(Qt.ItemDataRole.UserRole, record)
        self.pick.forget()

    def ids(self) -> list[int]:
        """Return the programs' ids."""
        return [int(self.items.item(at).data(Qt.ItemDataRole.UserRole)) for at in range(self.items.count())]

    def _add(self) -> None:
        self.pick.prepare()
        record = self.pick.record()
        if record and record not in self.ids():
            self.changed.emit([*self.ids(), record])

    def _remove(self) -> None:
        at = self.items.currentRow()
        if at >= 0:
            self.changed.emit([record for place, record in enumerate(self.ids()) if place != at])


class _Pick(PickField):
    """Reads the programs when the keyboard comes: there may be thousands."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder)
        self._offered = False
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(placeholder)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def forget(self) -> None:
        """Read them anew the next time."""
        self._offered = False
        self.clearEditText()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.prepare()
        super().focusInEvent(event)

    def prepare(self) -> None:
        """Offer the programs there are now; what is typed stays."""
        if not self._offered:
            self._offered = True
            typed = self.currentText()
            self.offer(interviews.programs())
            self.setEditText(typed)


class _Items(QListWidget):
    delete_requested = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)
