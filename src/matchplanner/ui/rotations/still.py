"""All of the calendar but a dragged rotation, painted once and kept while nothing of it changes."""

from collections.abc import Callable, Hashable

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget


class StillPicture:
    """A picture of a widget's size that is painted anew only for another key."""

    def __init__(self, widget: QWidget) -> None:
        """Keep nothing yet."""
        self._widget = widget
        self._key: Hashable = None
        self._picture = QPixmap()

    def forget(self) -> None:
        """Paint anew next time."""
        self._key = None

    def picture(self, key: Hashable, paint: Callable[[QPainter], None]) -> QPixmap:
        """Return the picture for a key, which is not None, painting it where it is not the one kept.

        `paint` must cover all of it: what was painted for another key is still there.
        """
        ratio = self._widget.devicePixelRatio()
        size = self._widget.size() * ratio
        if self._picture.size() != size or self._picture.devicePixelRatio() != ratio:
            self._picture = QPixmap(size)
            self._picture.setDevicePixelRatio(ratio)
            self._key = None
        if self._key != key:
            painter = QPainter(self._picture)
            paint(painter)
            painter.end()
            self._key = key
        return self._picture
