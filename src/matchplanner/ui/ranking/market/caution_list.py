"""The order a cautious applicant would hand in: begun in a way that can be told, then moved about or cut."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.matching import caution
from matchplanner.domain.matching.caution import Caution
from matchplanner.services.simulation import OwnProgram
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.widgets.forms import Form
from matchplanner.ui.widgets.moved_list import MovedList
from matchplanner.ui.words import choices

_PLACE = Qt.ItemDataRole.UserRole
"""Where the honest list has a program, from 0."""


class CautionList(QWidget):
    """Each program with its place here and on the honest list; moved by drag, keys, buttons, or left out."""

    changed = Signal()
    """The order is another one."""

    def __init__(self, programs: Sequence[OwnProgram], parent: QWidget | None = None) -> None:
        """Begin with the usual way to be cautious; the programs come in the honest order."""
        super().__init__(parent)
        self._programs = tuple(programs)
        self._tiers = {program.id: program.tier for program in programs}
        self._way = ChoiceField(choices(Caution))
        self._way.committed.connect(lambda key: self._begin(Caution(key)))
        form = Form()
        form.add("cautionWay", self.tr("Begin with"), self._way, lambda _key: None)
        self.items = MovedList("cautionList", self.tr("A cautious order"))
        self.items.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.items.model().rowsMoved.connect(lambda *_args: self._on_moved())
        self.items.move_requested.connect(self._move)
        self.items.currentRowChanged.connect(lambda _row: self._enable())
        self._up = button("cautionUp", self.tr("Move up"), lambda: self._move(-1), self.tr("Alt+Up"))
        self._down = button("cautionDown", self.tr("Move down"), lambda: self._move(1), self.tr("Alt+Down"))
        self._leave = button("cautionLeaveOut", self.tr("Leave out"), self._leave_out, self.tr("Del"))
        self._back = button("cautionPutBack", self.tr("Put back"), self._put_back)
        row = FlowBox()
        for part in (self._up, self._down, self._leave, self._back):
            row.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(form)
        column.addWidget(self.items, 1)
        column.addWidget(row)
        way = caution.usual(self._ids(), self._tiers)
        self._way.load(way.value)
        self._begin(way)

    def order(self) -> tuple[str, ...]:
        """Return the programs' names in the cautious order."""
        return tuple(self._programs[self._place(at)].name for at in range(self.items.count()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.items.hasFocus():
            self._leave_out()
        else:
            super().keyPressEvent(event)

    def _ids(self) -> tuple[int, ...]:
        return tuple(program.id for program in self._programs)

    def _place(self, at: int) -> int:
        place: int = self.items.item(at).data(_PLACE)
        return place

    def _begin(self, way: Caution) -> None:
        places = {program: place for place, program in enumerate(self._ids())}
        order = caution.cautious(self._ids(), self._tiers, way)
        self.items.clear()
        for program in order:
            self._append(places[program])
        self.items.setCurrentRow(0)
        self._on_moved()

    def _append(self, place: int) -> None:
        item = QListWidgetItem()
        item.setData(_PLACE, place)
        self.items.addItem(item)

    def _leave_out(self) -> None:
        """Take the current program off the order; one at least stays."""
        at = self.items.currentRow()
        if at >= 0 and self.items.count() > 1:
            self.items.takeItem(at)
            self._on_moved()

    def _put_back(self) -> None:
        """Put what is left out at the end, in the honest order."""
        for place in self._left_out():
            self._append(place)
        self.items.setFocus()
        self._on_moved()

    def _left_out(self) -> list[int]:
        there = {self._place(at) for at in range(self.items.count())}
        return [place for place in range(len(self._programs)) if place not in there]

    def _move(self, step: int) -> None:
        at = self.items.currentRow()
        to = at + step
        if at < 0 or not 0 <= to < self.items.count():
            return
        blocked = QSignalBlocker(self.items)
        self.items.insertItem(to, self.items.takeItem(at))
        self.items.setCurrentRow(to)
        blocked.unblock()
        self._on_moved()

    def _on_moved(self) -> None:
        self._number()
        self._enable()
        self.changed.emit()

    def _number(self) -> None:
        for at in range(self.items.count()):
            item, place = self.items.item(at), self._place(at)
            text = self.tr("{here}. {name} (yours: {place})").format(
                here=at + 1, name=self._programs[place].name, place=place + 1
            )
            item.setText(text)
            item.setToolTip(plain_tip(text))

    def _enable(self) -> None:
        at = self.items.currentRow()
        self._up.setEnabled(at > 0)
        self._down.setEnabled(0 <= at < self.items.count() - 1)
        self._leave.setEnabled(at >= 0 and self.items.count() > 1)
        self._back.setEnabled(bool(self._left_out()))
