"""The calendar as a picture that scrolls and explains itself; it knows no presses and no keys."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget
from typing_extensions import override

from matchplanner.domain.season import Milestone
from matchplanner.domain.violations import Severity
from matchplanner.services.rotations import RotationPlan, RotationRow
from matchplanner.ui import theme
from matchplanner.ui.rotations import tips
from matchplanner.ui.rotations.gesture import Drag
from matchplanner.ui.rotations.header import HeaderPainter
from matchplanner.ui.rotations.layout import Arranger, Bar, Fonts, Layout
from matchplanner.ui.rotations.painter import CalendarPainter, Hint, Look
from matchplanner.ui.rotations.texts import span_text, weeks_text
from matchplanner.ui.rotations.violation_words import preview_text

_ROWS_AT_LEAST = 10


class CalendarView(QAbstractScrollArea):
    """Shows a plan of rotations, the chosen one marked, and a drag's proposal in place of its bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a plan."""
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._plan: RotationPlan | None = None
        self._milestones: tuple[Milestone, ...] = ()
        self._current = 0
        self._drag: Drag | None = None
        self._layout: Layout | None = None
        self._arranger: Arranger | None = None
        self._still: tuple[object, QPixmap] | None = None

    def show_plan(self, plan: RotationPlan, milestones: Iterable[Milestone]) -> None:
        """Show a plan; a drag that is under way is let go."""
        self._plan, self._milestones, self._drag = plan, tuple(milestones), None
        self._arrange()

    def select(self, rotation: int) -> None:
        """Mark one rotation and bring it into view; 0 marks none."""
        self._current = rotation
        place = None if self._layout is None else self._layout.place_of(rotation)
        bar = self.verticalScrollBar()
        if place is not None and self._layout is not None:
            visible = self.viewport().height() - self._layout.header
            if place.bottom() > bar.value() + visible:
                bar.setValue(int(place.bottom() - visible) + 1)
            elif place.top() < bar.value():
                bar.setValue(int(place.top()))
        self._describe()
        self.viewport().update()

    def bar_rect(self, rotation: int) -> QRectF:
        """Return where a dated rotation's bar is on the viewport, an empty rectangle if it has none."""
        bar = None if self._layout is None else self._layout.bar(rotation)
        return QRectF() if bar is None else bar.rect.translated(self._origin())

    def band_rect(self, block: int) -> QRectF:
        """Return where a blocked period is on the viewport, an empty rectangle if it is not shown."""
        bands = () if self._layout is None else self._layout.bands
        found = (band.rect.translated(self._origin()) for band in bands if band.block.id == block)
        return next(found, QRectF())

    def chip_rect(self, rotation: int) -> QRectF:
        """Return where a rotation without dates is on the viewport."""
        chips = () if self._layout is None else self._layout.chips
        found = (chip.rect.translated(self._origin()) for chip in chips if chip.row.id == rotation)
        return next(found, QRectF())

    def point_of(self, day: date) -> QPoint:
        """Return a point in the middle of a day, below all rotations."""
        layout = self._layout
        if layout is None:
            return QPoint()
        y = (
            min(layout.height - self.verticalScrollBar().value() + layout.header, self.viewport().height())
            - 4
        )
        return QPointF(layout.scale.middle(day), y).toPoint()

    @property
    def hint(self) -> str:
        """What the drag under way proposes, in words; "" without one."""
        hint = self._hint()
        return "" if hint is None else f"{hint.dates} {hint.sentence}".strip()

    @override
    def sizeHint(self) -> QSize:
        return QSize(760, 380)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(420, _ROWS_AT_LEAST * self.fontMetrics().height())

    def _arrange(self) -> None:
        self._still = None
        plan = self._plan
        if plan is None or plan.target_year is None:
            self._layout = None
        else:
            self._arranger = Arranger(Fonts.of(self.font()), self.viewport().width(), plan.target_year)
            self._layout = self._arranger.layout(plan, self._milestones)
            visible = self.viewport().height() - self._layout.header
            scroll = self.verticalScrollBar()
            scroll.setRange(0, max(0, int(self._layout.height - visible)))
            scroll.setPageStep(int(visible))
            scroll.setSingleStep(int(self._layout.line))
        self._describe()
        self.viewport().update()

    def _origin(self) -> QPointF:
        header = 0.0 if self._layout is None else self._layout.header
        return QPointF(0, header - self.verticalScrollBar().value())

    def _on_calendar(self, point: QPointF) -> QPointF:
        return point - self._origin()

    def _row(self, rotation: int) -> RotationRow | None:
        return None if self._plan is None else self._plan.row(rotation)

    def _describe(self) -> None:
        row, plan = self._row(self._current), self._plan
        text = "" if row is None or plan is None else tips.rotation(row, plan)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self._layout
        painter = QPainter(self.viewport())
        tokens = theme.tokens(self)
        painter.fillRect(event.rect(), tokens.color("surface"))
        if layout is not None:
            self._paint(painter, layout, tokens)
        painter.end()

    def _paint(self, painter: QPainter, layout: Layout, tokens: theme.Tokens) -> None:
        look = self._look(tokens)
        if look.dragged is None:
            self._still = None
            self._paint_still(painter, layout, look)
            return
        painter.drawPixmap(0, 0, self._still_picture(layout, look))
        self._clip(painter, layout)
        artist = CalendarPainter(painter, layout, look)
        artist.dragged()
        artist.hint(self._visible(layout))

    def _still_picture(self, layout: Layout, look: Look) -> QPixmap:
        """Return all but the dragged bar, painted once for a drag: only the bar moves with the mouse."""
        viewport = self.viewport()
        key = (look.tokens, self.verticalScrollBar().value(), viewport.size(), viewport.devicePixelRatio())
        if self._still is None or self._still[0] != key:
            picture = QPixmap(viewport.size() * viewport.devicePixelRatio())
            picture.setDevicePixelRatio(viewport.devicePixelRatio())
            picture.fill(look.tokens.color("surface"))
            painter = QPainter(picture)
            self._paint_still(painter, layout, look)
            painter.end()
            self._still = (key, picture)
        return self._still[1]

    def _paint_still(self, painter: QPainter, layout: Layout, look: Look) -> None:
        artist = CalendarPainter(painter, layout, look)
        depth = max(layout.height, self._visible(layout).bottom())
        self._clip(painter, layout)
        artist.background(depth)
        artist.today(depth)
        artist.bands(depth)
        artist.marks()
        artist.bars()
        artist.chips()
        painter.resetTransform()
        painter.setClipping(False)
        header = HeaderPainter(painter, layout, look)
        header.header()
        header.today_flag()

    def _visible(self, layout: Layout) -> QRectF:
        """Return the part of the calendar below the header that is in sight."""
        viewport = self.viewport()
        offset = self.verticalScrollBar().value()
        return QRectF(0, offset, viewport.width(), viewport.height() - layout.header)

    def _clip(self, painter: QPainter, layout: Layout) -> None:
        """Paint on the calendar from here on, below the header only."""
        painter.setClipRect(self._visible(layout).translated(self._origin()))
        painter.translate(self._origin())

    def _look(self, tokens: theme.Tokens) -> Look:
        return Look(
            tokens=tokens,
            fonts=Fonts.of(self.font()),
            today=date.min if self._plan is None else self._plan.today,
            selected=self._current,
            focused=self.hasFocus(),
            dragged=self._dragged(),
            hint=self._hint(),
        )

    def _dragged(self) -> Bar | None:
        drag, layout, arranger = self._drag, self._layout, self._arranger
        if drag is None or drag.span is None or layout is None or arranger is None or not drag.changes:
            return None
        place = layout.place_of(drag.row.id)
        return None if place is None else arranger.bar(drag.row, drag.span, place.top())

    def _hint(self) -> Hint | None:
        drag, plan = self._drag, self._plan
        if drag is None or drag.span is None or plan is None or not drag.changes:
            return None
        dates = f"{span_text(drag.span)} · {weeks_text(drag.span)}"
        refused = plan.refusal(drag.row.id, drag.span)
        if refused is not None:
            return Hint(dates, refused.sentence(), conflict=True)
        found = plan.preview(drag.row.id, drag.span)
        conflict = any(warning.severity is Severity.PROBLEM for warning in found)
        return Hint(dates, preview_text(found, plan, drag.row.id), conflict)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._layout is not None and self._plan is not None:
            point = QPointF(event.pos())
            text = tips.at(self._layout, self._plan, point, self._on_calendar(point))
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)
