"""All of the calendar but a dragged rotation, painted once and kept while nothing of it changes."""

from collections.abc import Callable, Hashable

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget


class StillPicture:
    """A picture of a widget's size that is painted anew only for another key."""

    def __init__(self, widget: QWidget) -> None:
        """Keep nothing yet."""
        self._widget = widget
        self._kept: tuple[Hashable, QPixmap] | None = None

    def forget(self) -> None:
        """Paint anew next time."""
        self._kept = None

    def picture(self, key: Hashable, paint: Callable[[QPainter], None]) -> QPixmap:
        """Return the picture for a key, painting it where it is not the one kept."""
        ratio = self._widget.devicePixelRatio()
        whole = (key, self._widget.size().toTuple(), ratio)
        if self._kept is None or self._kept[0] != whole:
            made = QPixmap(self._widget.size() * ratio)
            made.setDevicePixelRatio(ratio)
            painter = QPainter(made)
            paint(painter)
            painter.end()
            self._kept = (whole, made)
        return self._kept[1]
