"""Draws the lanes beside the rotations: their names, the dates of the season, and boxes with labels."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from matchplanner.domain.lanes import BLOCKS, ItemKind, LaneKey
from matchplanner.domain.season import Milestone
from matchplanner.services.calendar_lanes import HostWindow, LetterWindow, Submission
from matchplanner.ui.rotations.brush import LEFT, RADIUS, RIGHT, Brush
from matchplanner.ui.rotations.labels import Side
from matchplanner.ui.rotations.layout import GAP, LANE_PAD, PAD, Lane, Layout, Mark, Strip
from matchplanner.ui.rotations.look import Look
from matchplanner.ui.rotations.texts import beyond_texts
from matchplanner.ui.widgets.range_bar import hatch
from matchplanner.ui.words import word

VEIL = 0.18
"""How much of the hatching's grey lies over blocked days."""


class LanePainter(Brush):
    """Paints everything but the rotations."""

    def __init__(self, painter: QPainter, layout: Layout, look: Look) -> None:
        """Paint with an active painter whose origin is that of the calendar below the header."""
        super().__init__(painter, look.tokens)
        self._layout, self._look = layout, look

    def veils(self) -> None:
        """Shade the blocked days over rotations and lanes."""
        lane, seen = self._layout.lane(LaneKey.ROTATIONS), self._look.visible
        veil = QColor(self.color("unknown"))
        veil.setAlphaF(VEIL)
        top = 0.0 if lane is None else lane.top
        with self.straight():
            for left, right in self._layout.veils:
                column = QRectF(left, top, right - left, max(self._layout.height, seen.bottom()) - top)
                self.p.fillRect(column.intersected(seen), veil)

    def lines(self) -> None:
        """Paint the hairline below each lane."""
        seen = self._look.visible
        with self.straight():
            for lane in self._layout.lanes:
                self.line(seen.left(), lane.bottom, seen.right(), lane.bottom, "border")

    def marks(self) -> None:
        """Paint the dates of the season: a full diamond for a sure one, a hollow one for an expected one."""
        for mark in self._layout.marks:
            if mark.extent.intersects(self._look.visible):
                self._mark(mark)

    def strips(self) -> None:
        """Paint the boxes in sight but those of the dragged rotation."""
        for strip in self._layout.strips:
            if strip.extent.intersects(self._look.visible) and (
                not self._look.dragged or strip.item.rotation != self._look.dragged
            ):
                self.strip(strip)

    def names(self, height: float) -> None:
        """Paint the lanes' names, with an origin at the top left of the first; they stay with their lane."""
        layout, top = self._layout, self._look.visible.top()
        self.p.fillRect(QRectF(0, top, layout.gutter, height), self.color("surface"))
        for lane in layout.lanes:
            if lane.bottom > top and lane.top < top + height:
                self._name(lane, top)
                self.line(0, lane.bottom, layout.gutter, lane.bottom, "border")
        self.line(layout.gutter, top, layout.gutter, top + height, "border")

    def strip(self, strip: Strip) -> None:
        """Paint one box."""
        kind, source = strip.item.key.kind, strip.item.source
        if isinstance(source, LetterWindow):
            self._letter(strip, source)
        elif isinstance(source, HostWindow | Submission):
            self._window(strip)
        else:
            blocked = kind in BLOCKS
            filled = self.color("accent" if kind is ItemKind.INTERVIEW else "text_muted")
            self.p.setPen(QPen(self.color("text_muted" if blocked else "surface"), 1))
            self.p.setBrush(hatch(self.tokens.text_muted) if blocked else QBrush(filled))
            self.p.drawRoundedRect(self.near(strip.rect, self._look.visible), 2, 2)
        if strip.item.key == self._look.spot:
            self.ring(self.near(strip.rect, self._look.visible), focused=self._look.focused)
        self._label(strip)

    def _name(self, lane: Lane, top: float) -> None:
        caption = self._look.fonts.caption
        line = QFontMetricsF(caption).height()
        beyond = beyond_texts(len(lane.earlier), len(lane.later))
        y = min(max(lane.top, top) + LANE_PAD, lane.bottom - LANE_PAD - (1 + len(beyond)) * line)
        spot = self._look.spot
        current = LaneKey.ROTATIONS if spot is None else spot.kind.lane
        chosen = self._look.focused and current is lane.key
        for number, text in enumerate((word(lane.key), *beyond)):
            rect = QRectF(PAD, y + number * line, self._layout.gutter - 2 * PAD, line)
            self.text(rect, text, caption, "text" if chosen and not number else "text_muted", LEFT)

    def _mark(self, mark: Mark) -> None:
        x, y, size = mark.point.x(), mark.point.y(), mark.sign - 4
        expected = isinstance(mark.item.source, Milestone) and mark.item.source.expected
        self.p.setPen(QPen(self.color("unknown"), 1, Qt.PenStyle.DotLine))
        lane = self._layout.lane(LaneKey.SEASON)
        self.p.drawLine(QPointF(x, 0.0 if lane is None else lane.top), QPointF(x, y - size))
        self.p.setPen(QPen(self.color("text_muted"), 1.5))
        if mark.ends > x + size:
            self.p.drawLine(QPointF(x, y + size + 1), QPointF(mark.ends, y + size + 1))
        self.p.setBrush(self.color("surface" if expected else "text_muted"))
        points = [QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size), QPointF(x - size, y)]
        self.p.drawPolygon(QPolygonF(points))
        if mark.item.key == self._look.spot:
            self.ring(QRectF(x - size, y - size, 2 * size, 2 * size), focused=self._look.focused)
        flags = RIGHT if mark.side is Side.BEFORE else LEFT
        self.text(mark.text, mark.label, self._look.fonts.caption, "text", flags)

    def _window(self, strip: Strip) -> None:
        chosen = strip.item.rotation == self._look.selected and self._look.selected != 0
        season = isinstance(strip.item.source, Submission)
        role = "accent" if season else "unknown"
        self.p.setPen(QPen(self.color("accent" if chosen else role), 1.5 if chosen else 1))
        self.p.setBrush(hatch(self.tokens.accent if season else self.tokens.unknown))
        seen = self._look.visible
        self.p.drawRoundedRect(self.near(strip.rect, seen), RADIUS, RADIUS)
        if strip.part is not None:
            self.p.setPen(QPen(self.color("accent"), 1))
            self.p.setBrush(hatch(self.tokens.accent))
            self.p.drawRoundedRect(self.near(strip.part, seen), RADIUS, RADIUS)

    def _letter(self, strip: Strip, source: LetterWindow) -> None:
        """Paint the week to ask in as a box, then a line until the letter can be there."""
        role = "danger" if source.late else "accent"
        middle, right = strip.rect.center().y(), strip.rect.right()
        self.p.setPen(QPen(self.color(role), 1.5))
        self.p.drawLine(QPointF(strip.rect.left(), middle), QPointF(right, middle))
        self.p.drawLine(QPointF(right, middle - 4), QPointF(right, middle + 4))
        if strip.part is not None:
            chosen = strip.item.rotation == self._look.selected
            self.p.setBrush(self.color(role if chosen else "accent_soft"))
            self.p.drawRoundedRect(self.near(strip.part, self._look.visible), 2, 2)

    def _label(self, strip: Strip) -> None:
        source, font = strip.item.source, self._look.fonts.caption
        late = isinstance(source, LetterWindow) and source.late
        within = strip.side is Side.INSIDE
        words, inside = self.words(strip.text, strip.rect, self._look.visible, inside=within)
        if inside and words.width() > GAP:
            width = min(QFontMetricsF(font).horizontalAdvance(strip.label) + 6, words.width())
            self.p.setPen(Qt.PenStyle.NoPen)
            self.p.setBrush(self.color("surface"))
            ground = QRectF(words.left() - 2, words.top() + 2, width, words.height() - 4)
            self.p.drawRoundedRect(ground, 2, 2)
        flags = RIGHT if strip.side is Side.BEFORE and not inside else LEFT
        self.text(words, strip.label, font, "danger" if late else "text", flags)
