"""The way of a letter, painted as steps."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from matchplanner.domain.letters import CHAIN, LetterState
from matchplanner.ui import theme
from matchplanner.ui.theme import Tokens
from matchplanner.ui.words import word

STATE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The LetterState of a row, for painting."""

_PADDING = 6
_LONGEST = max(LetterState, key=lambda state: len(state.label))


class ChainDelegate(QStyledItemDelegate):
    """Paints a letter's steps, those done filled, with the name of the present one beside them."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        value = index.data(STATE_ROLE)  # Qt hands the member back as plain text
        widget = option.widget
        if value not in tuple(LetterState) or not isinstance(widget, QWidget):
            super().paint(painter, option, index)
            return
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, blank, painter, widget)
        area = QRectF(option.rect).adjusted(_PADDING, 0, -_PADDING, 0)
        painter.save()
        painter.setClipRect(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chain(painter, area, LetterState(value), theme.tokens(widget))
        painter.restore()


def chain_column_width(metrics: QFontMetrics) -> int:
    """Return the pixels a column needs for the steps and the longest name."""
    return int(_chain_width(metrics.height()) + metrics.horizontalAdvance(word(_LONGEST)) + 3 * _PADDING)


def _chain_width(height: float) -> float:
    return (len(CHAIN) - 1) * height * 0.9 + height * 0.6


def paint_chain(painter: QPainter, area: QRectF, state: LetterState, tokens: Tokens) -> None:
    """Paint steps and words into an area, vertically centred."""
    height = painter.fontMetrics().height()
    gap, radius = height * 0.9, height * 0.2
    middle = area.center().y()
    reached = -1 if state is LetterState.DECLINED else CHAIN.index(state)
    places = [QPointF(area.left() + radius * 1.5 + at * gap, middle) for at in range(len(CHAIN))]
    for at in range(1, len(places)):
        painter.setPen(QPen(tokens.color("accent" if at <= reached else "unknown"), 1.5))
        painter.drawLine(places[at - 1] + QPointF(radius, 0), places[at] - QPointF(radius, 0))
    for at, place in enumerate(places):
        done = at <= reached
        painter.setPen(QPen(tokens.color("accent" if done else "unknown"), 1.5))
        painter.setBrush(tokens.color("accent") if done else Qt.BrushStyle.NoBrush)
        size = radius * 1.5 if at == reached else radius
        painter.drawEllipse(place, size, size)
    painter.setPen(tokens.color("danger" if state is LetterState.DECLINED else "text"))
    words = area.adjusted(_chain_width(height) + _PADDING, 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word(state))
