"""Bars for figures that may be open: what is certain solid, what is open hatched."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from matchplanner.ui import theme
from matchplanner.ui.theme import Tokens

_HEIGHT = 8
_RADIUS = 3


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high` out of `best`; low == high is a settled figure."""

    low: int = 0
    high: int = 0
    best: int = 1


def hatch(color: str) -> QBrush:
    """Return the brush that stands for unknown."""
    return QBrush(QColor(color), Qt.BrushStyle.BDiagPattern)


def paint_unknown(painter: QPainter, area: QRectF, tokens: Tokens) -> None:
    """Hatch an area whose value is not known, with a thin outline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.color("unknown"), 1))
    painter.setBrush(hatch(tokens.unknown))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.restore()


def paint_range(painter: QPainter, area: QRectF, shown: Range, tokens: Tokens) -> None:
    """Paint a bar: outline for the best possible, solid up to `low`, hatched from there to `high`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = area.width() / max(shown.best, 1)
    painter.setPen(Qt.PenStyle.NoPen)
    if shown.high > shown.low:
        painter.setBrush(hatch(tokens.unknown))
        painter.drawRect(
            QRectF(
                area.left() + shown.low * scale, area.top(), (shown.high - shown.low) * scale, area.height()
            )
        )
    if shown.low:
        painter.setBrush(tokens.color("accent"))
        painter.drawRoundedRect(
            QRectF(area.left(), area.top(), shown.low * scale, area.height()), _RADIUS, _RADIUS
        )
    painter.setPen(QPen(tokens.color("unknown"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.restore()


class RangeBar(QWidget):
    """A range as a bar; the figures stand beside it, in a label of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start wholly open."""
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # numbers grow so in every language
        self._shown = Range()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_range(self, shown: Range) -> None:
        """Show another range."""
        self._shown = shown
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(15 * self.fontMetrics().averageCharWidth(), _HEIGHT + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(8 * self.fontMetrics().averageCharWidth(), _HEIGHT + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(0, (self.height() - _HEIGHT) / 2, self.width(), _HEIGHT)
        paint_range(painter, area, self._shown, theme.tokens(self))
        painter.end()
