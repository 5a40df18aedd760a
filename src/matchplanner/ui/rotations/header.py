"""Draws the calendar's header: years and months, or months and days, phases, and the word over today."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from matchplanner.domain import timeline
from matchplanner.domain.lanes import LaneKey
from matchplanner.domain.spans import Span
from matchplanner.ui.days import short_day
from matchplanner.ui.rotations.brush import CENTER, LEFT, Brush
from matchplanner.ui.rotations.layout import PAD, Layout
from matchplanner.ui.rotations.look import Look
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.words import word

_GAP = 3
_SATURDAY = 5
_SECOND_DAYS = (0, 2, 4)


class HeaderPainter(Brush):
    """Paints the part that stays when the rest scrolls down; it scrolls sideways with it."""

    def __init__(self, painter: QPainter, layout: Layout, look: Look) -> None:
        """Paint with an active painter whose origin is that of the months, at the top of the calendar."""
        super().__init__(painter, look.tokens)
        self._layout, self._look = layout, look
        self._row = layout.header / (3 if layout.phases else 2)
        self._caption = QFontMetricsF(look.fonts.caption)
        self._strong = QFontMetricsF(look.fonts.strong)
        self._left, self._right = look.visible.left(), look.visible.right()

    def paint(self) -> None:
        """Paint all of it, from the back to the front."""
        layout = self._layout
        self.p.fillRect(
            QRectF(self._left, 0, self._look.visible.width(), layout.header), self.color("surface")
        )
        if self._months_fit():
            self._months_and_days()
        else:
            self._years_and_months()
        if layout.phases:
            self._phases()
        self.line(self._left, layout.header, self._right, layout.header, "border")
        self._today_flag()

    def corner(self) -> None:
        """Paint the corner above the lanes' names, with an origin at its top left."""
        layout = self._layout
        self.p.fillRect(QRectF(0, 0, layout.gutter, layout.header), self.color("surface"))
        if layout.phases:
            name = QRectF(PAD, 2 * self._row, layout.gutter - 2 * PAD, self._row)
            self.text(name, word(LaneKey.PHASES), self._look.fonts.caption, "text_muted", LEFT)
        self.line(0, layout.header, layout.gutter, layout.header, "border")
        self.line(layout.gutter, 0, layout.gutter, layout.header, "border")

    def _months_fit(self) -> bool:
        """Say whether every month has room for its name and its year."""
        widest = self._strong.horizontalAdvance("Sep 2027") + self._caption.horizontalAdvance(tr("Today"))
        return 28 * self._layout.scale.day_width >= widest + 4 * PAD

    def _years_and_months(self) -> None:
        scale, row = self._layout.scale, self._row
        for month, left, right in self._months():
            name = short_day(month.start).split()[1]
            cell = QRectF(left + _GAP, row, right - left - 2 * _GAP, row)
            fits = self._caption.horizontalAdvance(name) <= cell.width()
            self.text(cell, name if fits else name[:1], self._look.fonts.caption, "text_muted", LEFT)
            if month.start.month == 1 or month.start == scale.calendar.start:
                year = QRectF(left + _GAP, 0, 6 * row, row)
                self.text(year, str(month.start.year), self._look.fonts.strong, "text", LEFT)
                self.line(left, 0, left, row, "border")
            self.line(left, row, left, self._layout.header, "border")
        with self.straight():
            for _day, x in scale.mondays():
                self.line(x, 2 * row - 3, x, 2 * row, "unknown")

    def _months_and_days(self) -> None:
        row, flag = self._row, self._flag()
        for month, left, right in self._months():
            start = max(left, self._left) + _GAP
            if flag is not None and flag.left() - 6 * PAD < start < flag.right():
                start = flag.right() + PAD
            text, room = short_day(month.start).split(" ", 1)[1], right - start - _GAP
            if self._strong.horizontalAdvance(text) <= room:
                self.text(QRectF(start, 0, room, row), text, self._look.fonts.strong, "text", LEFT)
            self.line(left, 0, left, self._layout.header, "border")
        self._days()

    def _days(self) -> None:
        """Write as many days as there is room for: each, every second of a week, or Mondays."""
        row, width = self._row, self._layout.scale.day_width
        widest = self._caption.horizontalAdvance("30") + 2
        every_second = 2 * width >= widest + PAD
        self.p.setFont(self._look.fonts.caption)
        for day, x in self._layout.scale.days(self._left, self._right):
            monday = day.weekday() == 0
            if monday:
                self.line(x, row, x, 2 * row, "unknown")
            if width >= widest or (every_second and day.weekday() in _SECOND_DAYS):
                self._number(day, QRectF(x - width / 2, row, 2 * width, row), CENTER)
            elif monday and not every_second:
                self._number(day, QRectF(x + _GAP, row, 7 * width, row), LEFT)

    def _number(self, day: date, cell: QRectF, flags: int) -> None:
        self.p.setPen(self.color("text_muted" if day.weekday() >= _SATURDAY else "text"))
        self.p.drawText(cell, flags, str(day.day))

    def _months(self) -> Iterator[tuple[Span, float, float]]:
        """Yield the months in sight."""
        for month, left, right in self._layout.scale.months(self._layout.target_year):
            if right > self._left and left < self._right:
                yield month, left, right

    def _phases(self) -> None:
        row = self._row
        for phase in timeline.phases(self._layout.target_year):
            left, right = self._layout.scale.edges(phase.band)
            if right <= self._left or left >= self._right:
                continue
            current = phase.band.holds(self._look.today)
            box = QRectF(left + 1, 2 * row + 2, right - left - 2, row - 4)
            self.box(box, "accent_soft" if current else "window", "accent" if current else "edge")
            seen = box.intersected(QRectF(self._left, 0, self._right - self._left, self._layout.header))
            inside = seen.adjusted(6, 0, -4, 0)
            text = f"{phase.number}  {word(phase.key)}"
            if self._caption.horizontalAdvance(text) > inside.width():
                text = str(phase.number)
            self.text(inside, text, self._look.fonts.caption, "text" if current else "text_muted", LEFT)

    def _flag(self) -> QRectF | None:
        """Return the box of the word over today's line, None while that is out of sight."""
        today, scale = self._look.today, self._layout.scale
        if not scale.calendar.holds(today) or not self._left <= scale.middle(today) <= self._right:
            return None
        width = self._caption.horizontalAdvance(tr("Today")) + PAD
        left = min(max(scale.middle(today) - width / 2, self._left + 2), self._right - width - 2)
        return QRectF(left, 2, width, self._row - 4)

    def _today_flag(self) -> None:
        box = self._flag()
        if box is None:
            return
        self.box(box, "accent", "accent")
        self.text(box, tr("Today"), self._look.fonts.caption, "surface", CENTER)
        self.p.setPen(QPen(self.color("accent"), 1.5))
        x = self._layout.scale.middle(self._look.today)
        self.p.drawLine(QPointF(x, self._row - 2), QPointF(x, self._layout.header))
