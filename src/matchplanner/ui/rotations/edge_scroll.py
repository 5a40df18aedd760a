"""Scrolling by itself while something is dragged near an edge."""

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer
from PySide6.QtWidgets import QAbstractScrollArea

_TICK_MS = 16
_FASTEST = 24  # pixels a tick, at the edge and beyond it


class EdgeScroll(QObject):
    """Scrolls an area, the faster the nearer the mouse is to an edge of the part that scrolls."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        """Stand still until a point is given."""
        super().__init__(area)
        self._area = area
        self._step = (0, 0)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._scroll)

    def follow(self, point: QPointF, within: QRectF) -> None:
        """Scroll as the mouse at this point asks; `within` is the part of the window that scrolls."""
        margin = 2.0 * self._area.fontMetrics().height()
        self._step = (
            _speed(point.x(), within.left(), within.right(), margin),
            _speed(point.y(), within.top(), within.bottom(), margin),
        )
        if self._step == (0, 0):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Stand still."""
        self._timer.stop()

    def _scroll(self) -> None:
        for bar, step in zip(
            (self._area.horizontalScrollBar(), self._area.verticalScrollBar()), self._step, strict=True
        ):
            bar.setValue(bar.value() + step)


def _speed(at: float, first: float, last: float, margin: float) -> int:
    """Return the pixels of one tick: none in the middle, negative near the first edge."""
    depth = min(margin, (last - first) / 4)
    if at < first + depth:
        return -_stride(first + depth - at, depth)
    return _stride(at - last + depth, depth) if at > last - depth else 0


def _stride(inside: float, depth: float) -> int:
    return max(1, round(_FASTEST * min(inside / max(depth, 1.0), 1.0)))
