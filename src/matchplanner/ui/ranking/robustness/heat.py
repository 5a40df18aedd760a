"""Cells of a heat strip: the more draws, the stronger the tone; the figure stands in it."""

from math import sqrt

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from matchplanner.ui import theme
from matchplanner.ui.ranking.robustness.model import SHARE, FirmModel
from matchplanner.ui.theme import Tokens
from matchplanner.ui.widgets.record_table import RecordTable, ToneDelegate

STRONGEST = 0.48
"""How much of the accent colour is in the strongest tone: more, and the figure in it is hard to read."""

_PROGRAM_WIDTH = 30
_WIDEST = 10
_FEWEST_ROWS = 4
_CELL_GAP = 1
_PADDING = 6


def heat(tokens: Tokens, share: float) -> QColor:
    """Return the tone of a share, 0 to 1; by its root, so that small shares can be told from none."""
    surface, accent = tokens.color("surface"), tokens.color("accent")
    part = STRONGEST * sqrt(share)

    def mixed(of_surface: int, of_accent: int) -> int:
        return round(of_surface + (of_accent - of_surface) * part)

    return QColor(
        mixed(surface.red(), accent.red()),
        mixed(surface.green(), accent.green()),
        mixed(surface.blue(), accent.blue()),
    )


class HeatDelegate(ToneDelegate):
    """Paints a place's cell in its tone; a frame shows which one has the keyboard."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        share = index.data(SHARE)
        if not isinstance(share, float):
            super().paint(painter, option, index)
            return
        table = self.parent()
        tokens = theme.tokens(table if isinstance(table, QWidget) else None)
        area = option.rect.adjusted(0, _CELL_GAP, -_CELL_GAP, -_CELL_GAP)
        painter.save()
        painter.fillRect(area, heat(tokens, share))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(tokens.color("accent"), 1))
            painter.drawLine(area.topLeft(), area.topRight())
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(tokens.color("accent"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.setPen(tokens.color("text"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), str(index.data()))
        painter.restore()


class HeatTable(RecordTable):
    """Places share the width; where there are too many of them, the table scrolls sideways."""

    def __init__(self, model: FirmModel, name: str, label: str, parent: QWidget | None = None) -> None:
        """Show the model and follow its places."""
        super().__init__(name, label, parent)
        self.setItemDelegate(HeatDelegate(self))
        self.show_model(model, (_PROGRAM_WIDTH,), 0)
        self.horizontalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader().sizeHint().height()
        self.setMinimumHeight(header + _FEWEST_ROWS * self.verticalHeader().defaultSectionSize())
        model.modelReset.connect(self._share_width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_width()
        super().resizeEvent(event)

    def _share_width(self) -> None:
        places = self.model().columnCount() - 1
        if places <= 0:
            return
        metrics = self.fontMetrics()
        unit = metrics.averageCharWidth()
        least = metrics.horizontalAdvance("100") + 2 * _PADDING
        room = self.viewport().width() - _PROGRAM_WIDTH * unit
        wide = min(max(room // places, least), _WIDEST * unit)
        for place in range(1, places + 1):
            self.setColumnWidth(place, wide)
        self._stretch()
