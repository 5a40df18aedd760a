"""The month on the screen: days to go over by arrow keys, from month to month without an end."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from matchplanner.domain.month_grid import Month
from matchplanner.ui.interviews.month.delegate import DayDelegate
from matchplanner.ui.interviews.month.model import MonthModel

_Key = Qt.Key
_DAYS = {_Key.Key_Left: -1, _Key.Key_Right: 1, _Key.Key_Up: -7, _Key.Key_Down: 7}
_MONTHS = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}
_YEARS = (1900, 2200)


class MonthGrid(QTableView):
    """One cell a day. Arrows go from day to day, Page Up and Page Down from month to month."""

    day_wanted = Signal(object)
    """Another day is to be shown, perhaps of another month."""
    opened = Signal(object)
    """What stands on this day is to be opened."""
    add_wanted = Signal(object)
    """An interview is to be added on this day."""
    today_wanted = Signal()

    def __init__(self, model: MonthModel, parent: QWidget | None = None) -> None:
        """Show a model's month."""
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setObjectName("interviewMonth")
        self.setAccessibleName(self.tr("Month"))
        self.setItemDelegate(DayDelegate(model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        lines = self.fontMetrics().lineSpacing()
        self.verticalHeader().setMinimumSectionSize(3 * lines)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(4 * self.fontMetrics().averageCharWidth())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def day(self) -> date:
        """Return the day that is current, the month's first where none is."""
        index = self.currentIndex()
        return self._model.day(index) if index.isValid() else self._model.month.span.start

    def show_day(self, day: date) -> None:
        """Make a day of the month shown current."""
        self.setCurrentIndex(self._model.index_of(day))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, day = event.key(), self.day()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _DAYS:
            self._want(day + timedelta(days=_DAYS[_Key(key)]))
        elif key in _MONTHS:
            self._want(Month.of(day).moved(_MONTHS[_Key(key)]).with_day(day.day))
        elif key == _Key.Key_Home:
            self._want(Month.of(day).span.start)
        elif key == _Key.Key_End:
            self._want(Month.of(day).span.end)
        elif key in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space):
            self.opened.emit(day)
        elif key == _Key.Key_N:
            self.add_wanted.emit(day)
        elif key == _Key.Key_T:
            self.today_wanted.emit()
        else:
            event.ignore()  # letters look for nothing here

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self._want(self._model.day(index))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(self._model.day(index))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.opened.emit(self.day())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()  # dragging chooses nothing

    def _want(self, day: date) -> None:
        if _YEARS[0] < day.year < _YEARS[1]:
            self.day_wanted.emit(day)
