"""Paints the list of what is due."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from matchplanner.services.today import DueLine
from matchplanner.ui import theme
from matchplanner.ui.today.words import because

Index = QModelIndex | QPersistentModelIndex

LINE = Qt.ItemDataRole.UserRole
"""The DueLine of a row; None for the name of a group."""

WHEN = LINE + 1
"""The two texts at a row's right, and whether the lower one is a warning."""

FOLD = LINE + 2
"""The key of a group that folds, "" for one that does not."""

SETTLED = LINE + 3
"""Whether a line is done or put off."""

_PAD = 10
_GAP = 16
_RADIUS = 6
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT = Qt.AlignmentFlag.AlignLeft | _MIDDLE
_RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE
_LOW = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine


class DueDelegate(QStyledItemDelegate):
    """Paints a group's name, or a line: what and why at the left, when at the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        body, small = QFontMetricsF(option.font), QFontMetricsF(theme.sized(option.font, 0.85))
        if index.data(LINE) is None:
            above = _GAP if index.row() else 0
            return QSize(0, int(body.height() * 1.15 + above + 6))
        return QSize(0, int(body.height() + small.height() + 2 * _PAD))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, area = index.data(LINE), QRectF(option.rect)
        tokens = theme.tokens(option.widget)
        if isinstance(line, DueLine):
            _paint_back(painter, option, area, tokens)
            inside = area.adjusted(_PAD + 2, _PAD, -_PAD - 2, -_PAD)
            _paint_line(painter, option.font, inside, index, tokens)
        else:
            _paint_head(painter, option, index, tokens)
        painter.restore()


def _paint_head(painter: QPainter, option: QStyleOptionViewItem, index: Index, tokens: theme.Tokens) -> None:
    folds = bool(index.data(FOLD))
    font = theme.sized(option.font, 1.0 if folds else 1.15, bold=True)
    color = tokens.text_muted if folds else tokens.text
    if folds and option.state & QStyle.StateFlag.State_Selected and option.widget.hasFocus():
        color = tokens.accent
    area = QRectF(option.rect).adjusted(2, 0, 0, -4)
    _write(painter, area, str(index.data()), (font, color), _LOW)


def _paint_back(painter: QPainter, option: QStyleOptionViewItem, area: QRectF, tokens: theme.Tokens) -> None:
    box = area.adjusted(1, 2, -1, -2)
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    focused = chosen and option.widget.hasFocus()
    over = bool(option.state & QStyle.StateFlag.State_MouseOver)
    painter.setPen(QPen(tokens.color("accent"), 1.5) if focused else QPen(tokens.color("border"), 1))
    painter.setBrush(tokens.color("accent_soft" if over or focused else "surface"))
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)


def _paint_line(painter: QPainter, font: QFont, area: QRectF, index: Index, tokens: theme.Tokens) -> None:
    line: DueLine = index.data(LINE)
    day, distance, late = index.data(WHEN)
    settled = bool(index.data(SETTLED))
    small, strong = theme.sized(font, 0.85), theme.sized(font, 1.0, bold=not settled)
    body, caption = QFontMetricsF(font), QFontMetricsF(small)
    wide = max(body.horizontalAdvance(day), caption.horizontalAdvance(distance))
    taken = wide + 2 + _GAP if wide else 0
    upper = QRectF(area.left(), area.top(), area.width(), body.height())
    lower = QRectF(area.left(), upper.bottom(), area.width(), caption.height())
    main = tokens.text_muted if settled else tokens.text
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft  # as the alignment is, by itself
    beside = (taken, 0, 0, 0) if mirrored else (0, 0, -taken, 0)
    _write(painter, upper.adjusted(*beside), line.title, (strong, main), _LEFT)
    _write(painter, lower.adjusted(*beside), because(line), (small, tokens.text_muted), _LEFT)
    _write(painter, upper, day, (font, main), _RIGHT)
    _write(painter, lower, distance, (small, tokens.danger if late else tokens.text_muted), _RIGHT)


def _write(
    painter: QPainter, area: QRectF, text: str, look: tuple[QFont, str], flags: Qt.AlignmentFlag
) -> None:
    font, color = look
    painter.setFont(font)
    painter.setPen(color)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width() + 1)
    painter.drawText(area, flags, shown)
