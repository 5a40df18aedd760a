"""What scrolls as a whole where the window is too small for it: a page would else make the window larger."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

_LEAST_LINES = 26
"""A page scrolls as a whole only where it has fewer lines of height, or its parts no room at all.

Above that its lists and panes scroll by themselves: two bars beside each
other would leave open which one moves what.
"""


def reachable(page: QWidget) -> QScrollArea:
    """Return a frame in which a page scrolls as a whole where the window is too small for it."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(_Held(page))
    return area


class _Held(QWidget):
    """Gives a page its own size, and asks for no more than that needs."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        page.setParent(self)
        page.installEventFilter(self)

    @override
    def sizeHint(self) -> QSize:
        return self._page.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        least = self._page.minimumSizeHint()
        column = self._page.layout()
        if column is None:
            return least
        width = max(self.width(), least.width())
        wraps = column.hasHeightForWidth()
        needed = column.minimumHeightForWidth(width) if wraps else least.height()
        wanted = column.heightForWidth(width) if wraps else column.sizeHint().height()
        usable = min(wanted, _LEAST_LINES * self.fontMetrics().lineSpacing())
        return QSize(least.width(), max(least.height(), needed, usable))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._page.setGeometry(self.rect())
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
