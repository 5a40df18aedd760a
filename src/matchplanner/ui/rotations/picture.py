"""The calendar as a picture on a window: where everything lies, how it is painted, what it says."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget
from typing_extensions import override

from matchplanner.domain.lanes import ItemKey
from matchplanner.services.calendar_lanes import LaneItem
from matchplanner.services.rotations import RotationPlan, RotationRow
from matchplanner.ui import theme
from matchplanner.ui.rotations import tips
from matchplanner.ui.rotations.frame import Frame
from matchplanner.ui.rotations.layout import Fonts, Layout
from matchplanner.ui.rotations.look import Look, Moving
from matchplanner.ui.rotations.still import StillPicture

_ROWS_AT_LEAST = 10


class CalendarPicture(QAbstractScrollArea):
    """Shows a layout, the chosen thing marked, and a dragged rotation in place of its bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a plan."""
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs so in every language
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._plan: RotationPlan | None = None
        self._items: tuple[LaneItem, ...] = ()
        self._current = 0
        self._spot: ItemKey | None = None
        self._moving: Moving | None = None
        self._layout: Layout | None = None
        self._still = StillPicture(self.viewport())
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # all of it is painted here

    def bar_rect(self, rotation: int) -> QRectF:
        """Return where a rotation's bar is on the viewport, an empty rectangle if it has none."""
        bar = None if self._layout is None else self._layout.bar(rotation)
        return QRectF() if bar is None else bar.rect.translated(self._origin())

    def item_rect(self, key: ItemKey) -> QRectF:
        """Return where a thing of another lane is on the viewport, an empty rectangle if it is not shown."""
        found = None if self._layout is None else self._layout.thing(key)
        return QRectF() if found is None else found.rect.translated(self._origin())

    def chip_rect(self, rotation: int) -> QRectF:
        """Return where a rotation without a bar is on the viewport."""
        chips = () if self._layout is None else self._layout.chips
        offset = self._origin() + QPointF(self._scrolled(), 0)
        found = (chip.rect.translated(offset) for chip in chips if chip.row.id == rotation)
        return next(found, QRectF())

    def point_of(self, day: date) -> QPoint:
        """Return a point of the viewport in the middle of a day, below everything."""
        layout = self._layout
        if layout is None:
            return QPoint()
        bottom = min((self._origin() + QPointF(0, layout.height)).y(), self.viewport().height())
        return QPointF(layout.scale.middle(day) + self._origin().x(), bottom - 4).toPoint()

    @override
    def sizeHint(self) -> QSize:
        return QSize(760, 380)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(420, _ROWS_AT_LEAST * self.fontMetrics().height())

    def _sight(self) -> float:
        """Return how many pixels of the months are in sight."""
        gutter = 0.0 if self._layout is None else self._layout.gutter
        return max(self.viewport().width() - gutter, 1.0)

    def _scrolled(self) -> float:
        return float(self.horizontalScrollBar().value())

    def _origin(self) -> QPointF:
        if self._layout is None:
            return QPointF()
        return QPointF(
            self._layout.gutter - self._scrolled(), self._layout.header - self.verticalScrollBar().value()
        )

    def _on_calendar(self, point: QPointF) -> QPointF:
        return point - self._origin()

    def _row(self, rotation: int) -> RotationRow | None:
        return None if self._plan is None else self._plan.row(rotation)

    def _item(self, key: ItemKey | None) -> LaneItem | None:
        return next((item for item in self._items if item.key == key), None)

    def _show_moving(self, moving: Moving | None) -> None:
        """Show a rotation at proposed dates, or none; paint anew only where it was and where it is."""
        before, self._moving = self._moving, moving
        if before is None or moving is None or self._layout is None:
            self.viewport().update()
            return
        frame = self._frame(self._layout)
        self.viewport().update(frame.region(before).united(frame.region(moving)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        layout, moving = self._layout, self._moving
        painter = QPainter(self.viewport())
        if layout is None:
            painter.fillRect(event.rect(), theme.tokens(self).color("surface"))
        elif moving is None:
            self._frame(layout).still(painter)
        else:
            frame = self._frame(layout)
            look = frame.look
            key = (look.tokens, self._scrolled(), self.verticalScrollBar().value(), look.dragged)
            self._still.paint(painter, key, frame.still)
            frame.moving(painter, moving)
        painter.end()

    def _frame(self, layout: Layout) -> Frame:
        height = self.viewport().height() - layout.header
        look = Look(
            tokens=theme.tokens(self),
            fonts=Fonts.of(self.font()),
            today=date.min if self._plan is None else self._plan.today,
            visible=QRectF(self._scrolled(), self.verticalScrollBar().value(), self._sight(), height),
            selected=self._current,
            spot=self._spot,
            focused=self.hasFocus(),
            dragged=0 if self._moving is None else self._moving.bar.row.id,
        )
        return Frame(layout, look, self._origin())

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._layout is not None and self._plan is not None:
            point = QPointF(event.pos())
            text = tips.at(self._layout, self._plan, point, self._on_calendar(point), self._scrolled())
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)
