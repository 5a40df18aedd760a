"""The fourteen-month calendar: bars that are dragged, resized and moved by keys, a week at a time."""

from datetime import timedelta

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from matchplanner.domain import timeline
from matchplanner.services.rotations import RotationRow
from matchplanner.ui.rotations.gesture import Drag, Grip, band_at, grip_at
from matchplanner.ui.rotations.layout import Layout
from matchplanner.ui.rotations.view import CalendarView

_WEEK = timedelta(days=7)
_HOVER = {
    Grip.WHOLE: Qt.CursorShape.OpenHandCursor,
    Grip.START: Qt.CursorShape.SizeHorCursor,
    Grip.END: Qt.CursorShape.SizeHorCursor,
}
_HELD = {**_HOVER, Grip.WHOLE: Qt.CursorShape.ClosedHandCursor}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class RotationsCanvas(CalendarView):
    """Lets rotations be chosen and changed; every change is asked for, none is made here."""

    selected = Signal(int)
    """Another rotation was chosen."""

    move_requested = Signal(int, object)
    """Start this rotation on this day."""

    start_requested = Signal(int, object)
    """Start this rotation on this day and keep its end."""

    end_requested = Signal(int, object)
    """End this rotation on this day."""

    add_requested = Signal(object)
    """Add a rotation in the week that starts on this Monday."""

    block_requested = Signal(int)
    """Go to this blocked period."""

    delete_requested = Signal(int)
    """Delete this rotation."""

    details_requested = Signal(int)
    """Go to the details of this rotation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a plan."""
        super().__init__(parent)
        self.setObjectName("rotationsCanvas")
        self.setAccessibleName(self.tr("Calendar"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    def _choose(self, rotation: int) -> None:
        if rotation != self._current:
            self.select(rotation)
            self.selected.emit(rotation)

    def _pointed(self, event: QMouseEvent) -> tuple[Layout, QPointF] | None:
        """Return the layout and the point on it, or None above the calendar or with another button."""
        layout = self._layout
        if layout is None or event.position().y() < layout.header:
            return None
        return layout, self._on_calendar(event.position())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        pointed = self._pointed(event)
        found = None if pointed is None else grip_at(*pointed)
        if pointed is not None and found is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(found[0].id)
            self._drag = Drag(found[0], found[1], pointed[1])

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        layout, drag = self._layout, self._drag
        if layout is None:
            return
        if drag is None:
            pointed = self._pointed(event)
            found = None if pointed is None else grip_at(*pointed)
            self.viewport().setCursor(Qt.CursorShape.ArrowCursor if found is None else _HOVER[found[1]])
            return
        point = self._on_calendar(event.position())
        far = (point - drag.pressed).manhattanLength() >= QApplication.startDragDistance()
        if far or drag.span is not None:
            self.viewport().setCursor(_HELD[drag.grip])
            self._drag = drag.at(point, layout)
            self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        if event.button() != Qt.MouseButton.LeftButton or drag is None:
            return
        self._let_go()
        if drag.span is None or not drag.changes:
            return
        if drag.grip is Grip.WHOLE:
            self.move_requested.emit(drag.row.id, drag.span.start)
        elif drag.grip is Grip.START:
            self.start_requested.emit(drag.row.id, drag.span.start)
        else:
            self.end_requested.emit(drag.row.id, drag.span.end)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        pointed = self._pointed(event)
        if pointed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._let_go()
        layout, point = pointed
        found, day = grip_at(layout, point), layout.scale.day_at(point.x())
        if found is not None:
            self.details_requested.emit(found[0].id)
        elif (block := band_at(layout, point)) is not None:
            self.block_requested.emit(block.id)
        elif layout.scale.calendar.holds(day):
            self.add_requested.emit(timeline.monday_of(day))

    def _let_go(self) -> None:
        self._drag = None
        self.viewport().unsetCursor()
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self._row(self._current), event.key()
        if key == Qt.Key.Key_Escape and self._drag is not None:
            self._let_go()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif row is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            by = _WEEK if key == Qt.Key.Key_Right else -_WEEK
            self._shift(row, by, longer=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in _ENTER:
            self.details_requested.emit(row.id)
        elif key in _DELETE:
            self.delete_requested.emit(row.id)
        else:
            super().keyPressEvent(event)

    def _shift(self, row: RotationRow, by: timedelta, *, longer: bool) -> None:
        span = row.span
        if span is None:
            return
        if longer:
            self.end_requested.emit(row.id, span.end + by)
        else:
            self.move_requested.emit(row.id, span.start + by)

    def _step(self, by: int) -> bool:
        order = () if self._layout is None else self._layout.order()
        if not order:
            return False
        at = order.index(self._current) + by if self._current in order else (0 if by > 0 else len(order) - 1)
        if not 0 <= at < len(order):
            return False
        self._choose(order[at])
        return True

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Go through the rotations with Tab before leaving the calendar."""
        return self._step(1 if next else -1) or super().focusNextPrevChild(next)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
