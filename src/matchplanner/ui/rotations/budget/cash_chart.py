"""Month by month: what falls due, and what has been spent by then, against the money there is."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from matchplanner.services.budget import Budget
from matchplanner.ui import theme
from matchplanner.ui.days import short_day
from matchplanner.ui.rotations.budget.money import money_text
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.widgets.chart import Chart

_CENTER = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
_LINES = 7.0


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
        self.setToolTip("\n".join(told))
        self.update()

    @override
    def draw(self, painter: QPainter, tokens: theme.Tokens) -> None:
        found = self._found
        if found is None or not found.months:
            return
        small = theme.sized(self.font(), 0.85)
        painter.setFont(small)
        below = QFontMetricsF(small).height() + 4
        room = QRectF(0, below, self.width(), self.height() - 2 * below)
        most = max(found.months[-1].so_far, found.available or 0, 1)
        step = room.width() / len(found.months)
        line: list[QPointF] = []
        for at, month in enumerate(found.months):
            left = at * step
            high = room.height() * month.cents / most
            bar = QRectF(left + step * 0.2, room.bottom() - high, step * 0.6, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("accent_soft"))
            painter.drawRect(bar)
            painter.setPen(tokens.color("text_muted"))
            painter.drawText(QRectF(left, room.bottom() + 2, step, below - 2), _CENTER, _month(month.at))
            if month.cents:
                text = QRectF(left, bar.top() - below + 2, step, below - 2)
                painter.drawText(text, _CENTER, f"{round(month.cents / 100):,}")
            line.append(QPointF(left + step / 2, room.bottom() - room.height() * month.so_far / most))
        painter.setPen(QPen(tokens.color("accent"), 2))
        painter.drawPolyline(line)
        if found.available:
            y = room.bottom() - room.height() * found.available / most
            painter.setPen(QPen(tokens.color("attention"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))


def _month(day: date) -> str:
    return short_day(day).split()[1]
