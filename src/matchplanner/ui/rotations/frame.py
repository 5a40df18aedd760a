"""One frame of the calendar: all of it, or only what a drag moves."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QRegion

from matchplanner.ui.rotations.header import HeaderPainter
from matchplanner.ui.rotations.lane_painter import LanePainter
from matchplanner.ui.rotations.layout import Layout
from matchplanner.ui.rotations.look import Look, Moving
from matchplanner.ui.rotations.painter import CalendarPainter, hint_box

_RIM = 8  # what a ring and the pen's width add around a thing


@dataclass(frozen=True, slots=True)
class Frame:
    """A layout as it is looked at; `origin` is where the calendar's own origin lies on the window."""

    layout: Layout
    look: Look
    origin: QPointF

    def still(self, painter: QPainter) -> None:
        """Paint everything but a dragged rotation."""
        layout, look = self.layout, self.look
        self._on_calendar(painter)
        artist, lanes = CalendarPainter(painter, layout, look), LanePainter(painter, layout, look)
        artist.background()
        artist.today()
        lanes.veils()
        lanes.lines()
        lanes.marks()
        artist.bars()
        artist.chips()
        lanes.strips()
        painter.resetTransform()
        self._around(painter, lanes)

    def moving(self, painter: QPainter, moving: Moving) -> None:
        """Paint a dragged rotation, what it brings to the lanes, and what it proposes in words."""
        self._on_calendar(painter)
        lanes = LanePainter(painter, self.layout, self.look)
        for strip in moving.strips:
            lanes.strip(strip)
        artist = CalendarPainter(painter, self.layout, self.look)
        artist.bar(moving.bar, conflict=moving.hint.conflict)
        artist.hint(moving.hint, hint_box(moving.hint, moving.bar, self.look))

    def region(self, moving: Moving) -> QRegion:
        """Return where `moving` paints, on the window."""
        places = [moving.bar.extent, *(strip.extent for strip in moving.strips)]
        places.append(hint_box(moving.hint, moving.bar, self.look))
        region = QRegion()
        for place in places:
            grown = place.adjusted(-_RIM, -_RIM, _RIM, _RIM).translated(self.origin)
            region = region.united(grown.toAlignedRect())
        return region

    def _on_calendar(self, painter: QPainter) -> None:
        """Paint on the calendar from here on, below the header and right of the names only."""
        painter.setClipRect(self.look.visible.translated(self.origin).toRect())
        painter.translate(self.origin)

    def _around(self, painter: QPainter, lanes: LanePainter) -> None:
        """Paint the lanes' names and the header, each over what scrolls under it."""
        layout, seen = self.layout, self.look.visible
        painter.setClipRect(QRectF(0, layout.header, layout.gutter + 1, seen.height()).toRect())
        painter.translate(0, self.origin.y())
        lanes.names(seen.height())
        painter.resetTransform()
        painter.setClipRect(QRectF(layout.gutter, 0, seen.width(), layout.header + 1).toRect())
        painter.translate(self.origin.x(), 0)
        header = HeaderPainter(painter, layout, self.look)
        header.paint()
        painter.resetTransform()
        painter.setClipping(False)
        header.corner()
