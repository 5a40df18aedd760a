"""A line of text that is cut short with dots where it does not fit."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel
from typing_extensions import override

from matchplanner.ui.tips import plain_tip

_ENOUGH = 32
"""Average characters that tell a place or an institution from others."""


class ElidedLabel(QLabel):
    """A plain label that never widens its window; its tip says everything while it is cut."""

    @override
    def sizeHint(self) -> QSize:
        """Ask for some words only: what else the line has room for is given by who lays it out."""
        wanted, enough = super().sizeHint(), _ENOUGH * self.fontMetrics().averageCharWidth()
        return QSize(min(wanted.width(), enough), wanted.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        inside = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width())
        self.setToolTip("" if shown == self.text() else plain_tip(self.text()))
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            inside,
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
