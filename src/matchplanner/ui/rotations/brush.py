"""The few strokes every part of the calendar is drawn with, in the colours of the theme."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from matchplanner.ui.theme import Tokens

RADIUS = 4
INSIDE = 6
_ASIDE = 32
_LEGIBLE = 24  # pixels in sight by which a label can be made out
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
        self._metrics: dict[int, QFontMetricsF] = {}
        self._colors: dict[str, QColor] = {}

    @contextmanager
    def straight(self) -> Iterator[None]:
        """Fill and draw along pixels: upright edges need no smoothing, which large areas pay dearly for."""
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        yield
        self.p.setRenderHint(QPainter.RenderHint.Antialiasing)

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
    def near(rect: QRectF, seen: QRectF) -> QRectF:
        """Return a box cut a little outside what is in sight: a wide one costs its width."""
        return rect.intersected(seen.adjusted(-_ASIDE, -_ASIDE, _ASIDE, _ASIDE))

    @staticmethod
    def words(text: QRectF, box: QRectF, seen: QRectF, *, inside: bool) -> tuple[QRectF, bool]:
        """Return where a box's label is written, and whether that is in the box.

        Inside, it follows the scrolling; one beside its box that is out of sight
        goes inside, cut as it may be.
        """
        if not inside and text.left() < seen.right() - _LEGIBLE and text.right() > seen.left() + _LEGIBLE:
            return text, False
        left, right = max(box.left(), seen.left()) + INSIDE, min(box.right(), seen.right()) - INSIDE
        return QRectF(left, box.top(), right - left, box.height()), True

    def text(self, rect: QRectF, text: str, font: QFont, role: str, flags: int) -> None:
        """Write one line of text, cut where it does not fit."""
        if rect.width() <= 0:
            return
        self.p.setFont(font)
        self.p.setPen(self.color(role))
        metrics = self._metrics.get(id(font))
        if metrics is None:
            metrics = self._metrics[id(font)] = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
        self.p.drawText(rect, flags, shown)

    def color(self, role: str) -> QColor:
        """Return a role's colour, which is shared: whoever changes it takes a copy."""
        found = self._colors.get(role)
        if found is None:
            found = self._colors[role] = self.tokens.color(role)
        return found

    def mixed(self, ground: str, over: str, share: float) -> QColor:
        """Return one colour laid thinly over another, solid: seeing through is slow on large areas."""
        below, above, rest = self.color(ground), self.color(over), 1 - share
        return QColor.fromRgbF(
            below.redF() * rest + above.redF() * share,
            below.greenF() * rest + above.greenF() * share,
            below.blueF() * rest + above.blueF() * share,
        )
