"""What every painted figure is: as wide as it may be, as high as its lines of text."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from matchplanner.ui import theme


class Chart(QWidget):
    """A painted figure as wide as it may be; its accessible name says in words what it shows."""

    def __init__(self, name: str, lines: float, parent: QWidget | None = None) -> None:
        """Take as much height as that many lines of text."""
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # numbers grow so in every language
        self.setObjectName(name)
        self._lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, int(self._lines * self.fontMetrics().height()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, theme.tokens(self))
        painter.end()

    def draw(self, painter: QPainter, tokens: theme.Tokens) -> None:
        """Paint the figure."""
        raise NotImplementedError
