"""What is to be settled before a rotation begins, and what speaks against the site: lines to tick."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.rotation_lists import ITEMS, RotationList
from matchplanner.domain.rotations import RotationMode
from matchplanner.services.rotations import RotationRow
from matchplanner.ui.days import short_day
from matchplanner.ui.page import muted
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.widgets.fold import Fold
from matchplanner.ui.words import word

Tick = Callable[[RotationList, str, bool], None]
"""Tick a line of a list, or take the tick back."""

Asked = Callable[[bool], None]
"""Say whether the international office was asked."""


class TaskSection(QWidget):
    """Two folded lists of ticks: tasks (with what makes up for only observing), and red flags."""

    def __init__(self, tick: Tick, asked: Asked, parent: QWidget | None = None) -> None:
        """Start empty; each tick goes to `tick`, the one about the office to `asked`."""
        super().__init__(parent)
        self._tick = tick
        self._boxes: dict[tuple[RotationList, str], TickLine] = {}
        self.office = TickLine("rotationOfficeAsked", tr("Ask the host's international office"))
        self.office.clicked.connect(asked)
        self._office_note = muted("")
        self._office_note.setObjectName("rotationOfficeNote")
        self._compensation = self._list(RotationList.COMPENSATION, heading=True)
        tasks = _column(self.office, self._office_note, self._compensation)
        self.tasks = Fold("rotationTasksFold", tr("Before it begins"), tasks)
        rules = self._list(RotationList.HOST_RULES, heading=False)
        against = _column(self._list(RotationList.RED_FLAGS, heading=False), rules)
        self.against = Fold("rotationFlagsFold", tr("What speaks against it"), against)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tasks)
        column.addWidget(self.against)

    def show_row(self, row: RotationRow) -> None:
        """Show what is ticked for one rotation."""
        asked = row.office_asked_on
        self.office.set_checked(asked is not None)
        self._office_note.setText(
            tr("Visa, insurance and whom they may host: they say what holds for you.")
            if asked is None
            else tr("Asked on {day}.").format(day=short_day(asked))
        )
        for (which, item), box in self._boxes.items():
            box.set_checked(item in row.ticked[which])
        observing = row.mode is RotationMode.OBSERVERSHIP
        self._compensation.setVisible(observing)
        done = int(asked is not None) + (len(row.ticked[RotationList.COMPENSATION]) if observing else 0)
        count = 1 + (len(ITEMS[RotationList.COMPENSATION]) if observing else 0)
        self.tasks.tell(tr("{done} of {count} done").format(done=done, count=count))
        against = len(row.ticked[RotationList.RED_FLAGS]) + len(row.ticked[RotationList.HOST_RULES])
        self.against.tell("" if not against else tr("{count} ticked").format(count=against))

    def _list(self, which: RotationList, *, heading: bool) -> QWidget:
        parts: list[QWidget] = [muted(word(which))] if heading else []
        for item in ITEMS[which]:
            box = TickLine(f"rotationTick_{which}_{item.key}", tr(item.label))
            box.clicked.connect(self._ticked(which, item.key))
            self._boxes[which, item.key] = box
            parts.append(box)
        return _column(*parts)

    def _ticked(self, which: RotationList, item: str) -> Callable[[bool], None]:
        return lambda on: self._tick(which, item, on)


class TickLine(QWidget):
    """A tick box beside words that wrap; a click on the words ticks too."""

    clicked = Signal(bool)
    """Ticked or unticked by hand."""

    def __init__(self, name: str, label: str) -> None:
        """Start unticked."""
        super().__init__()
        self.box = QCheckBox()
        self.box.setObjectName(name)
        self.box.setAccessibleName(label)
        self.box.clicked.connect(self.clicked)
        self.words = QLabel(label)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def set_checked(self, on: bool) -> None:  # noqa: FBT001 - as Qt's own setter
        """Show whether it is ticked."""
        self.box.setChecked(on)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()


def _column(*parts: QWidget) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for part in parts:
        column.addWidget(part)
    return inside
