"""The few strokes every part of the calendar is drawn with, in the colours of the theme."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from matchplanner.ui.theme import Tokens

RADIUS = 4
_INSIDE = 4
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
LEFT, RIGHT, CENTER = (
    Qt.AlignmentFlag.AlignLeft | _FLAGS,
    Qt.AlignmentFlag.AlignRight | _FLAGS,
    Qt.AlignmentFlag.AlignHCenter | _FLAGS,
)


class Brush:
    """A painter that knows colours by role."""

    def __init__(self, painter: QPainter, tokens: Tokens) -> None:
        """Draw with an active painter."""
        self.p, self.tokens = painter, tokens

    def box(self, rect: QRectF, fill: str, edge: str) -> None:
        """Draw a rounded box."""
        self.p.setPen(QPen(self.color(edge), 1))
        self.p.setBrush(self.color(fill))
        self.p.drawRoundedRect(rect, RADIUS, RADIUS)

    def line(self, x1: float, y1: float, x2: float, y2: float, role: str) -> None:
        """Draw a hairline."""
        self.p.setPen(QPen(self.color(role), 1))
        self.p.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def ring(self, rect: QRectF, *, focused: bool) -> None:
        """Draw the ring around what is chosen."""
        self.p.setPen(QPen(self.color("text" if focused else "accent"), 2))
        self.p.setBrush(Qt.BrushStyle.NoBrush)
        self.p.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), RADIUS + 2, RADIUS + 2)

    @staticmethod
    def within(rect: QRectF, seen: QRectF) -> QRectF:
        """Return the part of a box in sight from left to right, so that its words follow the scrolling."""
        left, right = max(rect.left(), seen.left() + _INSIDE), min(rect.right(), seen.right() - _INSIDE)
        return QRectF(left, rect.top(), right - left, rect.height())

    def text(self, rect: QRectF, text: str, font: QFont, role: str, flags: int) -> None:
        """Write one line of text, cut where it does not fit."""
        if rect.width() <= 0:
            return
        self.p.setFont(font)
        self.p.setPen(self.color(role))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
        self.p.drawText(rect, flags, shown)

    def color(self, role: str) -> QColor:
        """Return a role's colour."""
        return self.tokens.color(role)
