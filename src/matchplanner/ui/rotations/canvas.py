"""The fourteen-month calendar: bars that are dragged, resized and moved by keys, a week at a time."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from matchplanner.domain import timeline
from matchplanner.domain.lanes import ItemKey, LaneKey
from matchplanner.services.calendar_lanes import LaneItem
from matchplanner.services.rotations import RotationPlan, RotationRow
from matchplanner.ui.rotations.edge_scroll import EdgeScroll
from matchplanner.ui.rotations.gesture import Drag, Grip, grip_at, item_at
from matchplanner.ui.rotations.layout import Layout
from matchplanner.ui.rotations.proposal import proposal
from matchplanner.ui.rotations.stepping import SteppedCalendar

_WEEK = timedelta(days=7)
_HOVER = {
    Grip.WHOLE: Qt.CursorShape.OpenHandCursor,
    Grip.START: Qt.CursorShape.SizeHorCursor,
    Grip.END: Qt.CursorShape.SizeHorCursor,
}
_HELD = {**_HOVER, Grip.WHOLE: Qt.CursorShape.ClosedHandCursor}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_DOWN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ACROSS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class RotationsCanvas(SteppedCalendar):
    """Lets rotations be chosen and changed; every change is asked for, none is made here."""

    move_requested = Signal(int, object)
    """Start this rotation on this day."""

    start_requested = Signal(int, object)
    """Start this rotation on this day and keep its end."""

    end_requested = Signal(int, object)
    """End this rotation on this day."""

    add_requested = Signal(object)
    """Add a rotation in the week that starts on this Monday."""

    open_requested = Signal(object)
    """Go to the record of this `ItemKey`."""

    lane_requested = Signal(object)
    """Go to where what stands in this lane (a `LaneKey`) is kept."""

    delete_requested = Signal(int)
    """Delete this rotation."""

    details_requested = Signal(int)
    """Go to the details of this rotation."""

    _drag: Drag | None = None  # the window gets its first events while it is being made

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a plan."""
        super().__init__(parent)
        self.setObjectName("rotationsCanvas")
        self.setAccessibleName(self.tr("Calendar"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._mouse = QPointF()
        self._edge = EdgeScroll(self)

    @property
    def hint(self) -> str:
        """What the drag under way proposes, in words; "" without one."""
        hint = None if self._moving is None else self._moving.hint
        return "" if hint is None else f"{hint.dates} {hint.sentence}".strip()

    @override
    def show_plan(self, plan: RotationPlan, items: Sequence[LaneItem]) -> None:
        """Show a plan; a drag that is under way is let go."""
        self._let_go()
        super().show_plan(plan, items)

    def _pointed(self, event: QMouseEvent) -> tuple[Layout, QPointF] | None:
        """Return the layout and the point on it, or None over the header and the lanes' names."""
        layout, point = self._layout, event.position()
        if layout is None or point.y() < layout.header or point.x() < layout.gutter:
            return None
        return layout, self._on_calendar(point)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        pointed = self._pointed(event)
        if pointed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        layout, point = pointed
        found = grip_at(layout, point, self._scrolled())
        if found is not None:
            self.choose_rotation(found[0].id)
            self._drag = Drag(found[0], found[1], event.position(), layout.scale.day_at(point.x()))
        elif (item := item_at(layout, point)) is not None:
            self.choose_item(item.key)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        layout, drag = self._layout, self._drag
        if layout is None:
            return
        self._mouse = event.position()
        if drag is None:
            pointed = self._pointed(event)
            found = None if pointed is None else grip_at(*pointed, self._scrolled())
            self.viewport().setCursor(Qt.CursorShape.ArrowCursor if found is None else _HOVER[found[1]])
            return
        far = (self._mouse - drag.pressed).manhattanLength() >= QApplication.startDragDistance()
        if far or drag.span is not None:
            self.viewport().setCursor(_HELD[drag.grip])
            self._follow()
            below = QRectF(self.viewport().rect()).adjusted(layout.gutter, layout.header, 0, 0)
            self._edge.follow(self._mouse, below)

    def _follow(self) -> None:
        """Propose the dates under the mouse."""
        layout, before = self._layout, self._drag
        if layout is None or before is None:
            return
        drag = self._drag = before.at(self._on_calendar(self._mouse), layout)
        if drag.span != before.span:
            self._propose()

    def _propose(self) -> None:
        plan, layout, arranger, drag = self._plan, self._layout, self._arranger, self._drag
        if plan is not None and layout is not None and arranger is not None and drag is not None:
            self._show_moving(proposal(drag, plan, layout, arranger))

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Keep a dragged bar under the mouse while the calendar moves below it."""
        super().scrollContentsBy(dx, dy)
        if self._drag is not None and self._drag.span is not None:
            self._follow()

    @override
    def _arrange(self, held: float = 0.0) -> None:
        super()._arrange(held)
        if self._moving is not None:
            self._propose()
            self._follow()

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
        layout, pointed = self._layout, self._pointed(event)
        if layout is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._let_go()
        if pointed is None:
            self._open_lane(event.position(), layout)
            return
        _layout, point = pointed
        found, item = grip_at(layout, point, self._scrolled()), item_at(layout, point)
        day, lane = layout.scale.day_at(point.x()), layout.lane(LaneKey.ROTATIONS)
        free = point.y() >= layout.lanes[-1].bottom or (lane is not None and lane.holds(point.y()))
        if found is not None:
            self.details_requested.emit(found[0].id)
        elif item is not None:
            self.open_requested.emit(item.key)
        elif free and layout.scale.calendar.holds(day):
            self.add_requested.emit(timeline.monday_of(day))

    def _open_lane(self, point: QPointF, layout: Layout) -> None:
        """Open what a lane's name stands for."""
        y = self._on_calendar(point).y()
        lane = next((one for one in layout.lanes if one.holds(y)), None)
        if lane is not None and point.y() >= layout.header:
            self.lane_requested.emit(lane.key)

    def _let_go(self) -> None:
        self._edge.stop()
        self._drag = None
        self.viewport().unsetCursor()
        self._show_moving(None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        row, ctrl = self._row(self._current), bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape and self._drag is not None:
            self._let_go()
        elif key == Qt.Key.Key_Escape and self._spot is not None:
            self.choose_rotation(self._current)
        elif key in _DOWN and ctrl:
            self.step_lane(_DOWN[key])
        elif key in _DOWN:
            self.step(_DOWN[key])
        elif ctrl or (row is None and self._spot is None):
            super().keyPressEvent(event)
        elif self._spot is not None:
            self._key_on_item(event, self._spot)
        elif row is not None and key in _ACROSS:
            longer = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self._shift(row, _ACROSS[key] * _WEEK, longer=longer)
        elif row is not None and key in _ENTER:
            self.details_requested.emit(row.id)
        elif row is not None and key in _DELETE:
            self.delete_requested.emit(row.id)
        else:
            super().keyPressEvent(event)

    def _key_on_item(self, event: QKeyEvent, spot: ItemKey) -> None:
        key = Qt.Key(event.key())
        if key in _ACROSS:
            self.step(_ACROSS[key])
        elif key in _ENTER:
            self.open_requested.emit(spot)
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

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
