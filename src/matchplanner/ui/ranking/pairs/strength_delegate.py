"""Strength as a bar in a cell."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from matchplanner.ui import theme
from matchplanner.ui.ranking.pairs.models import STRENGTH
from matchplanner.ui.widgets.record_table import ToneDelegate

_HEIGHT, _RADIUS, _PADDING = 8, 3, 6
_LEAST = 0.04
"""The weakest has a bar that can be seen too: 0 is the foot of the scale, not nothing."""


class StrengthDelegate(ToneDelegate):
    """Paints the bar of a cell that has one."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        strength = index.data(STRENGTH)
        if not isinstance(strength, float):
            return
        table = self.parent()
        tokens = theme.tokens(table if isinstance(table, QWidget) else None)
        area = QRectF(option.rect).adjusted(_PADDING, 0, -_PADDING, 0)
        length = area.width() * (_LEAST + (1 - _LEAST) * strength)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("accent"))
        painter.drawRoundedRect(
            QRectF(area.left(), area.center().y() - _HEIGHT / 2, length, _HEIGHT), _RADIUS, _RADIUS
        )
        painter.restore()
