"""What a table's cells are painted with: fonts, colours and small pictures made once for a look."""

import functools

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QWidget

from matchplanner.ui import theme
from matchplanner.ui.theme import ROLES, Tokens
from matchplanner.ui.widgets.range_bar import Range, paint_range, paint_unknown

SWATCH = QSize(14, 10)
BAR_HEIGHT = 8
_SMALL = 0.85
_MOST = 5000
"""Measured texts that are kept; a screen shows some two hundred."""


class Ink:
    """Fonts, colours and text widths of one view, until its font, palette or screen changes.

    A repaint asks for each of them some hundred times, and asking Qt costs more
    than drawing.
    """

    def __init__(self, view: QWidget) -> None:
        """Take on how a view looks now."""
        self.tokens = theme.tokens(view)
        self.font = QFont(view.font())
        self.small = theme.sized(self.font, _SMALL)
        self.metrics = QFontMetrics(self.font)
        self.small_metrics = QFontMetrics(self.small)
        self.height = self.metrics.height()
        self.scale = view.devicePixelRatioF()
        self.colors = {role: self.tokens.color(role) for role in ROLES}
        self.text, self.muted = self.colors["text"], self.colors["text_muted"]
        self._of = _look(view)
        self._widths: dict[str, int] = {}
        self._cut: dict[tuple[str, int, bool, bool], str] = {}

    def fits(self, view: QWidget) -> bool:
        """Tell whether a view still looks as it did."""
        return self._of == _look(view)

    def width(self, text: str) -> int:
        """Return how many pixels a text is wide."""
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) >= _MOST:
                self._widths.clear()
            found = self._widths[text] = self.metrics.horizontalAdvance(text)
        return found

    def cut(self, text: str, width: int, *, small: bool = False, name: bool = False) -> str:
        """Return one line of text, shortened with dots where it is wider than some pixels.

        A name loses its middle: programs begin alike and are told apart by how they end.
        """
        key = (text, width, small, name)
        found = self._cut.get(key)
        if found is None:
            if len(self._cut) >= _MOST:
                self._cut.clear()
            metrics = self.small_metrics if small else self.metrics
            where = Qt.TextElideMode.ElideMiddle if name else Qt.TextElideMode.ElideRight
            found = self._cut[key] = metrics.elidedText(text, where, max(width, 0))
        return found

    def swatch(self) -> QPixmap:
        """Return the hatched sign for unknown."""
        return _swatch(self.tokens, self.scale)

    def bar(self, shown: Range, width: int) -> QPixmap:
        """Return a figure's bar, with a margin of one pixel around it."""
        return _bar(shown, width, self.tokens, self.scale)


def _look(view: QWidget) -> tuple[str, str, float]:
    colors = view.palette()
    window = colors.color(QPalette.ColorRole.Window).name()
    return view.font().key(), window, view.devicePixelRatioF()


@functools.lru_cache(maxsize=16)
def _swatch(tokens: Tokens, scale: float) -> QPixmap:
    swatch = _clear(SWATCH, scale)
    painter = QPainter(swatch)
    paint_unknown(painter, QRectF(0, 0, SWATCH.width(), SWATCH.height()), tokens)
    painter.end()
    return swatch


@functools.lru_cache(maxsize=500)
def _bar(shown: Range, width: int, tokens: Tokens, scale: float) -> QPixmap:
    bar = _clear(QSize(width + 2, BAR_HEIGHT + 2), scale)
    bar.fill(tokens.color("surface"))
    painter = QPainter(bar)
    paint_range(painter, QRectF(1, 1, width, BAR_HEIGHT), shown, tokens)
    painter.end()
    return bar


def _clear(size: QSize, scale: float) -> QPixmap:
    picture = QPixmap(size * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
