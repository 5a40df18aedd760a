"""Small honest charts: the season as a strip, letters as boxes, tiers as bars."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from matchplanner.domain import timeline
from matchplanner.domain.spans import Span
from matchplanner.domain.timeline import Phase
from matchplanner.ui import theme
from matchplanner.ui.days import short_day
from matchplanner.ui.widgets.chart import Chart
from matchplanner.ui.widgets.range_bar import paint_unknown

_RADIUS = 3
_CENTER = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class SeasonStrip(Chart):
    """The fourteen months, the four phases, today."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a season."""
        super().__init__("seasonStrip", 2.6, parent)
        self._year = 0
        self._phases: tuple[Phase, ...] = ()
        self._today = date.min

    def show_season(self, target_year: int, phases: tuple[Phase, ...], today: date) -> None:
        """Show the season of target year X."""
        self._year, self._phases, self._today = target_year, phases, today
        self.update()

    @override
    def draw(self, painter: QPainter, tokens: theme.Tokens) -> None:
        if not self._year:
            return
        calendar = timeline.window(self._year)
        band = self.fontMetrics().height() * 1.3
        for phase in self._phases:
            left, right = self._x(phase.band.start, calendar), self._x(phase.band.end, calendar, after=1)
            box = QRectF(left + 0.5, 4, right - left - 1, band)
            current = phase.band.holds(self._today)
            painter.setPen(QPen(tokens.color("accent" if current else "edge"), 1))
            painter.setBrush(tokens.color("accent_soft" if current else "window"))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
            painter.setPen(tokens.color("text" if current else "text_muted"))
            painter.drawText(box, _CENTER, str(phase.number))
        small = theme.sized(self.font(), 0.85)
        painter.setFont(small)
        painter.setPen(tokens.color("text_muted"))
        for month in timeline.months(self._year):
            left, right = self._x(month.start, calendar), self._x(month.end, calendar, after=1)
            cell = QRectF(left, band + 4, right - left, QFontMetricsF(small).height() + 2)
            painter.drawText(cell, _CENTER, short_day(month.start).split()[1][:1])
        if calendar.holds(self._today):
            x = self._x(self._today, calendar)
            painter.setPen(QPen(tokens.color("accent"), 2))
            painter.drawLine(QPointF(x, 0), QPointF(x, band + 8))

    def _x(self, day: date, calendar: Span, after: int = 0) -> float:
        return 1 + ((day - calendar.start).days + after) / calendar.days * (self.width() - 2)


class LetterMeter(Chart):
    """A box for each letter: filled with a geneticist's, hatched where that is unknown, outlined else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without letters."""
        super().__init__("letterMeter", 1.2, parent)
        self._boxes: tuple[str, ...] = ()

    def show_letters(self, geneticists: int, unknown: int, others: int, aim: int) -> None:
        """Show letters by kind; empty places are drawn up to the number aimed at."""
        boxes = ("sure",) * geneticists + ("unknown",) * unknown + ("other",) * others
        self._boxes = boxes + ("empty",) * max(0, aim - len(boxes))
        self.update()

    @override
    def draw(self, painter: QPainter, tokens: theme.Tokens) -> None:
        if not self._boxes:
            return
        height = self.height() - 4.0
        step = min(height * 1.8, self.width() / len(self._boxes))
        for at, kind in enumerate(self._boxes):
            box = QRectF(at * step + 0.5, 2, step - 6, height)
            if kind == "unknown":
                paint_unknown(painter, box, tokens)
                continue
            pen = QPen(tokens.color("edge" if kind == "empty" else "accent"), 1.5)
            if kind == "empty":
                pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(tokens.color({"sure": "accent", "other": "accent_soft"}.get(kind, "surface")))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)


class TierBars(Chart):
    """A bar for each tier with its count; programs without a tier are hatched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without programs."""
        super().__init__("tierBalance", 5.6, parent)
        self._rows: Sequence[tuple[str, int, bool]] = ()

    def show_tiers(self, rows: Sequence[tuple[str, int, bool]]) -> None:
        """Show (label, count, whether the tier is known) from top to bottom."""
        self._rows = rows
        self.update()

    @override
    def draw(self, painter: QPainter, tokens: theme.Tokens) -> None:
        if not self._rows:
            return
        metrics = QFontMetricsF(self.font())
        label = max(metrics.horizontalAdvance(name) for name, _count, _known in self._rows) + 10
        figure = metrics.horizontalAdvance("000") + 6
        most = max(1, *(count for _name, count, _known in self._rows))
        step = self.height() / len(self._rows)
        room = self.width() - label - figure
        for at, (name, count, known) in enumerate(self._rows):
            top = at * step
            painter.setPen(tokens.color("text" if known else "text_muted"))
            painter.drawText(QRectF(0, top, label, step), _LEFT, name)
            width = room * count / most
            box = QRectF(label, top + step / 2 - 5, width, 10)
            if count and known:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tokens.color("accent"))
                painter.drawRoundedRect(box, _RADIUS, _RADIUS)
            elif count:
                paint_unknown(painter, box, tokens)
            painter.setPen(tokens.color("text_muted"))
            painter.drawText(QRectF(label + width + 6, top, figure, step), _LEFT, str(count))
