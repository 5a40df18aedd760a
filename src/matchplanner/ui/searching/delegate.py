"""Paints the lines under a search field: found words stand out by weight and colour, keys at the right."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from matchplanner.domain.searching import Marks
from matchplanner.ui import theme
from matchplanner.ui.overriding import override
from matchplanner.ui.searching.rows import ROW, Index, Row

_SIDE, _ABOVE = 12, 5
"""Room at the sides and above and below a line, in pixels."""

_SMALL = 0.85


class RowDelegate(QStyledItemDelegate):
    """Draws a `Row`; a line that is barred is muted and says why."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        height = QFontMetricsF(option.font).lineSpacing()
        if isinstance(row, Row) and (row.second or row.barred):
            height += QFontMetricsF(theme.sized(option.font, _SMALL)).lineSpacing()
        above = 3 * _ABOVE if isinstance(row, Row) and row.heading else 2 * _ABOVE
        return QSize(0, round(height) + above)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        tokens = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        if row.heading:
            painter.setPen(tokens.color("text_muted"))
            painter.setFont(theme.sized(option.font, _SMALL, bold=True))
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.title)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("accent_soft"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), 6, 6)
            painter.setBrush(tokens.color("accent"))
            painter.drawRect(
                QRectF(option.rect.left() + 4, option.rect.top() + 7, 3, option.rect.height() - 14)
            )
        self._draw(painter, row, area, option.font)
        painter.restore()

    def _draw(self, painter: QPainter, row: Row, area: QRectF, font: QFont) -> None:
        tokens, small = theme.tokens(), theme.sized(font, _SMALL)
        aside = _width(row.aside, small) + 2 * _SIDE if row.aside else 0.0
        ink = "text_muted" if row.barred else "text"
        line = QRectF(area.x(), area.y(), max(area.width() - aside, 0), QFontMetricsF(font).lineSpacing())
        painter.setFont(font)
        painter.setPen(tokens.color(ink))
        _draw_marked(painter, row.title, () if row.barred else row.marks, line)
        painter.setFont(small)
        painter.setPen(tokens.color("text_muted"))
        if row.aside:
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, row.aside)
        below = QRectF(area.x(), line.bottom(), area.width(), area.bottom() - line.bottom())
        if row.second or row.barred:
            words, found = (row.barred, ()) if row.barred else (row.second, row.second_marks)
            _draw_marked(painter, words, found, below)


def _draw_marked(painter: QPainter, text: str, marks: Marks, area: QRectF) -> None:
    """Draw one line of text, cut with an ellipsis where it is too long, with what was found in it marked."""
    tokens, font = theme.tokens(), painter.font()
    cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    shown = len(cut) if cut == text else max(len(cut) - 1, 0)
    layout = QTextLayout(cut, font)
    formats = []
    for start, end in marks:
        if start < shown:
            found = QTextLayout.FormatRange()
            found.start, found.length = start, min(end, shown) - start
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.DemiBold)
            look.setForeground(tokens.color("accent"))
            found.format = look
            formats.append(found)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(area.width() * 2 + 1)  # it is cut already; bold letters may be a little wider
    layout.endLayout()
    painter.save()
    painter.setClipRect(area)
    layout.draw(painter, QPointF(area.x(), area.y()))
    painter.restore()


def _width(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)
