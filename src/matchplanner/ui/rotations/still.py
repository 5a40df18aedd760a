"""All of the calendar but a dragged rotation, kept as a picture while nothing of it changes."""

from collections.abc import Callable, Hashable

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget


class StillPicture:
    """A picture of a widget's size; it is made once the same is painted for the second time.

    While the calendar scrolls, each frame is another one, and a picture of it
    would be made for nothing.
    """

    def __init__(self, widget: QWidget) -> None:
        """Keep nothing yet."""
        self._widget = widget
        self._last: Hashable = None
        self._kept: Hashable = None
        self._picture = QPixmap()

    def forget(self) -> None:
        """Paint anew next time."""
        self._last = self._kept = None

    def paint(self, painter: QPainter, key: Hashable, paint: Callable[[QPainter], None]) -> None:
        """Paint the picture of a key, which is not None; `paint` covers all of the widget."""
        ratio = self._widget.devicePixelRatio()
        size = self._widget.size() * ratio
        whole = (key, size.toTuple(), ratio)
        if whole not in (self._last, self._kept):
            self._last = whole
            paint(painter)
            return
        if whole != self._kept:
            if self._picture.size() != size:
                self._picture = QPixmap(size)
            self._picture.setDevicePixelRatio(ratio)
            within = QPainter(self._picture)
            paint(within)
            within.end()
            self._kept = whole
        painter.drawPixmap(0, 0, self._picture)
