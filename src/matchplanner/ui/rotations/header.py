"""Draws the calendar's header: years, months, week ticks, phases, and the word over today's line."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from matchplanner.domain import timeline
from matchplanner.ui.days import short_day
from matchplanner.ui.rotations.brush import CENTER, LEFT, Brush
from matchplanner.ui.rotations.layout import PAD, Layout
from matchplanner.ui.rotations.painter import Look
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.words import word


class HeaderPainter(Brush):
    """Paints the part that stays when the rest scrolls."""

    def __init__(self, painter: QPainter, layout: Layout, look: Look) -> None:
        """Paint with an active painter whose origin is the top left of the calendar."""
        super().__init__(painter, look.tokens)
        self._layout, self._look = layout, look

    def header(self) -> None:
        """Paint years, months, week ticks and the four phases."""
        layout, scale, row = self._layout, self._layout.scale, self._layout.header / 3
        self.p.fillRect(QRectF(0, 0, scale.right + PAD, layout.header), self.color("surface"))
        for month, left, right in scale.months(layout.target_year):
            name = short_day(month.start).split()[1]
            cell = QRectF(left + 3, row, right - left - 6, row)
            fits = QFontMetricsF(self._look.fonts.caption).horizontalAdvance(name) <= cell.width()
            self.text(cell, name if fits else name[:1], self._look.fonts.caption, "text_muted", LEFT)
            if month.start.month == 1 or month.start == scale.calendar.start:
                year = QRectF(left + 3, 0, 6 * row, row)
                self.text(year, str(month.start.year), self._look.fonts.strong, "text", LEFT)
                self.line(left, 0, left, row, "border")
            self.line(left, row, left, layout.header, "border")
        for x in scale.mondays():
            self.line(x, 2 * row - 3, x, 2 * row, "unknown")
        for phase in timeline.phases(layout.target_year):
            left, right = scale.edges(phase.band)
            current = phase.band.holds(self._look.today)
            box = QRectF(left + 1, 2 * row + 2, right - left - 2, row - 4)
            self.box(box, "accent_soft" if current else "window", "accent" if current else "border")
            inside = box.adjusted(6, 0, -4, 0)
            text = f"{phase.number}  {word(phase.key)}"
            if QFontMetricsF(self._look.fonts.caption).horizontalAdvance(text) > inside.width():
                text = str(phase.number)
            color = "text" if current else "text_muted"
            self.text(inside, text, self._look.fonts.caption, color, LEFT)
        self.line(0, layout.header, scale.right + PAD, layout.header, "border")

    def today_flag(self) -> None:
        """Paint the word that names today's line, in the header."""
        today, scale = self._look.today, self._layout.scale
        if not scale.calendar.holds(today):
            return
        font, text = self._look.fonts.caption, tr("Today")
        width = QFontMetricsF(font).horizontalAdvance(text) + 8
        left = min(max(scale.middle(today) - width / 2, PAD), scale.right - width)
        row = self._layout.header / 3
        box = QRectF(left, 2, width, row - 4)
        self.box(box, "accent", "accent")
        self.text(box, text, font, "surface", CENTER)
        self.p.setPen(QPen(self.color("accent"), 1.5))
        x = scale.middle(today)
        self.p.drawLine(QPointF(x, row - 2), QPointF(x, self._layout.header))
