"""The hatching that stands for unknown, beside a word."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from matchplanner.ui import theme
from matchplanner.ui.widgets.range_bar import paint_unknown


class Swatch(QWidget):
    """A small hatched patch, as high as a line's letters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Keep its own size."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(height * 3 // 4, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ascent = self.fontMetrics().ascent()
        area = QRectF(0, self.height() - ascent, self.width(), ascent * 3 / 4)
        paint_unknown(painter, area, theme.tokens(self))
        painter.end()
