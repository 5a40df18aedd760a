"""Month by month: what falls due, and what has been spent by then, against the money there is."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from matchplanner.domain.fees import CENTS
from matchplanner.services.budget import Budget
from matchplanner.ui import theme
from matchplanner.ui.days import short_day
from matchplanner.ui.money import money_text
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.chart import Chart

_CENTER = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
_LINES = 8.0
_NEAR = 1.6
"""The money there is sets the scale while it is this many times what is spent, at most."""


class CashChart(Chart):
    """Bars for the months, a line for the sum so far, a dashed one for the money available."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without months."""
        super().__init__("cashFlow", _LINES, parent)
        self._found: Budget | None = None

    def show_budget(self, found: Budget) -> None:
        """Show the months of a budget, and say them in words."""
        self._found = found
        told = [
            tr("{month}: {money}").format(month=_month(m.at), money=money_text(m.cents)) for m in found.months
        ]
        name = tr("Month by month")
        self.setAccessibleName(f"{name}: {', '.join(told)}" if told else name)
        self.setToolTip(plain_tip("\n".join(told)))
        self.update()

    @override
    def draw(self, painter: QPainter, tokens: theme.Tokens) -> None:
        if self._found is None or not self._found.months:
            return
        painter.setFont(theme.sized(self.font(), 0.85))
        metrics = QFontMetricsF(painter.font())
        scale = _Scale.over(self._found, QRectF(self.rect()), metrics.height() + 4)
        self._draw_bars(painter, tokens, scale)
        painter.setPen(QPen(tokens.color("accent"), 2))
        so_far = [scale.point(at, month.so_far) for at, month in enumerate(self._found.months)]
        painter.drawPolyline(so_far)
        self._draw_amounts(painter, tokens, scale, metrics)
        if 0 < (self._found.available or 0) <= scale.most:
            level = scale.point(0, self._found.available or 0).y()
            painter.setPen(QPen(tokens.color("attention"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(0, level), QPointF(self.width(), level))

    def _draw_bars(self, painter: QPainter, tokens: theme.Tokens, scale: "_Scale") -> None:
        for at, month in enumerate(self._found.months if self._found else ()):
            top = scale.point(at, month.cents)
            if month.cents:
                painter.setBrush(tokens.color("accent_soft"))
                painter.setPen(QPen(tokens.color("accent"), 1))
                half = QPointF(scale.step * 0.3, 0)
                foot = QPointF(top.x(), scale.room.bottom())
                painter.drawRect(QRectF(top - half, foot + half))
            below = QRectF(at * scale.step, scale.room.bottom() + 2, scale.step, scale.line)
            painter.setPen(tokens.color("text_muted"))
            painter.drawText(below, _CENTER, _month(month.at))

    def _draw_amounts(
        self, painter: QPainter, tokens: theme.Tokens, scale: "_Scale", metrics: QFontMetricsF
    ) -> None:
        painter.setPen(tokens.color("text_muted"))
        for at, month in enumerate(self._found.months if self._found else ()):
            if month.cents:
                amount = f"{round(month.cents / CENTS):,}"
                box = QRectF(0, 0, metrics.horizontalAdvance(amount) + 6, scale.line - 2)
                box.moveCenter(scale.point(at, month.cents) - QPointF(0, scale.line / 2))
                painter.fillRect(box, tokens.color("window"))  # readable where the line passes
                painter.drawText(box, _CENTER, amount)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where months and amounts lie; `line` is the height of a line of text, `most` the cents at the top."""

    room: QRectF
    step: float
    line: float
    most: int

    @classmethod
    def over(cls, found: Budget, whole: QRectF, line: float) -> "_Scale":
        """Leave a line of text above and below; the money there is fits in where it is near."""
        spent = max(found.months[-1].so_far, 1)
        available = found.available or 0
        most = available if spent <= available <= _NEAR * spent else spent
        return cls(whole.adjusted(0, line, 0, -line), whole.width() / len(found.months), line, most)

    def point(self, at: int, cents: int) -> QPointF:
        """Return the middle of a month at the height of an amount."""
        return QPointF((at + 0.5) * self.step, self.room.bottom() - self.room.height() * cents / self.most)


def _month(day: date) -> str:
    _day, month, year = short_day(day).split()
    return f"{month} {year}" if day.month == 1 else month
