"""A cell with a second, quieter line below the first."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from typing_extensions import override

from matchplanner.ui import theme
from matchplanner.ui.models.rows import Index
from matchplanner.ui.widgets.record_table import ToneDelegate

SECOND_LINE = Qt.ItemDataRole.UserRole + 2
"""The text of the second line."""

SECOND_TONE = Qt.ItemDataRole.UserRole + 3
"""The colour token of the second line, if it is not the quiet one."""

_PADDING = 6


class TwoLineDelegate(ToneDelegate):
    """Paints the display text over the second line, both cut with an ellipsis where they are too long."""

    CUT = Qt.TextElideMode.ElideRight
    """Where the display text loses what is too long."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        widget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, blank, painter, widget)
        tokens = theme.tokens()
        small = theme.sized(option.font, 0.85)
        area = QRectF(option.rect).adjusted(_PADDING, 0, -_PADDING, 0)
        painter.save()
        second = str(index.data(SECOND_LINE) or "")
        rows = (
            (str(index.data() or ""), option.font, "text"),
            (second, small, str(index.data(SECOND_TONE) or "text_muted")),
        )
        upper = area if not second else QRectF(area.x(), area.y(), area.width(), area.height() / 2)
        lower = QRectF(area.x(), area.center().y(), area.width(), area.height() / 2)
        for (text, font, role), place in zip(rows, (upper, lower), strict=True):
            painter.setFont(font)
            painter.setPen(tokens.color(role))
            elide = self.CUT if place is upper else Qt.TextElideMode.ElideRight
            cut = painter.fontMetrics().elidedText(text, elide, int(area.width()))
            bottom = Qt.AlignmentFlag.AlignBottom if second else Qt.AlignmentFlag.AlignVCenter
            vertical = bottom if place is upper else Qt.AlignmentFlag.AlignTop
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | vertical, cut)
        painter.restore()


class NameDelegate(TwoLineDelegate):
    """Paints the name of a program over its institution: names begin alike and differ in how they end."""

    CUT = Qt.TextElideMode.ElideMiddle
