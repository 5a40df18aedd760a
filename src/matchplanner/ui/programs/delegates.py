"""Cells of the program table: unknown hatched, doubt marked, words as chips, the score as a bar."""

import functools
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from matchplanner.domain.official_lists import warnings
from matchplanner.domain.rubric import ScoreRange
from matchplanner.services.programs import ProgramRow
from matchplanner.ui import theme
from matchplanner.ui.models.rows import Index
from matchplanner.ui.programs import editors
from matchplanner.ui.programs.column import ProgramColumn
from matchplanner.ui.programs.editing import EditingDelegate
from matchplanner.ui.programs.fact_columns import field_of
from matchplanner.ui.programs.model import SEARCHED, folded
from matchplanner.ui.theme import Tokens
from matchplanner.ui.widgets.range_bar import Range, paint_range, paint_unknown

_PAD = 6
_SWATCH = QSize(14, 10)
_BAR_HEIGHT = 8
_DOT = 8
_GAP = 4
_SMALL = 0.85
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT = int(Qt.AlignmentFlag.AlignLeft | _ONE_LINE)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | _ONE_LINE)
_SELECTED = QStyle.StateFlag.State_Selected
_BLOCK_OPACITY = 0.14
_FOUND_OPACITY = 0.3
ROW, BLOCK = "row", "block"
"""What lies below a cell: its program is selected, or the cell itself is, among others of its row."""

_FOCUS = QStyle.StateFlag.State_HasFocus
_WIDE = 2
"""No text is wider than its letters times this many average ones."""


class CellDelegate(EditingDelegate):
    """A cell of one column; what is not known shows hatched, beside the word for it."""

    def __init__(
        self,
        parent: QWidget,
        column: ProgramColumn,
        row_at: Callable[[int], ProgramRow],
        tint: Callable[[int, bool], str],
        terms: Callable[[], tuple[str, ...]],
    ) -> None:
        """Serve a column.

        `row_at` returns a row, `tint` what lies below a cell that is selected
        or not, `terms` what is searched for.
        """
        super().__init__(parent)
        self._column = column
        self._row_at = row_at
        self._tint = tint
        self._terms = terms if column.key in SEARCHED else tuple
        self._field = field_of(column.key)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        at = index.row()
        tokens = theme.tokens(option.widget)
        state = option.state
        painter.save()
        tint = self._tint(at, bool(state & _SELECTED))
        if tint:
            painter.fillRect(option.rect, tokens.color("accent_soft"))
        if tint == BLOCK:
            painter.setOpacity(_BLOCK_OPACITY)
            painter.fillRect(option.rect, tokens.color("accent"))
            painter.setOpacity(1)
        painter.setFont(option.font)
        painter.setPen(tokens.color("text"))
        self.paint_content(painter, option, self._row_at(at), tokens)
        if state & _FOCUS:
            painter.setPen(QPen(tokens.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ProgramRow, tokens: Tokens
    ) -> None:
        """Paint the cell's text or chips and its dots inside the drawn background."""
        area = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        area.setRight(area.right() - self._paint_dots(painter, area, row, tokens))
        words = self._column.words(row) if self._column.words is not None else ()
        if words:
            paint_chips(painter, area, words, option.fontMetrics, tokens)
            return
        text = self._column.shown(row)
        alignment = _LEFT
        if self._is_unknown(row, text):
            top = area.center().y() - _SWATCH.height() // 2
            painter.drawPixmap(area.left(), top, unknown_swatch(tokens, painter.device().devicePixelRatioF()))
            area.setLeft(area.left() + _SWATCH.width() + _PAD)
            if not text or option.fontMetrics.horizontalAdvance(text) > area.width():
                return  # the hatching says it alone
            painter.setPen(tokens.color("text_muted"))
        elif self._column.numeric:
            alignment = _RIGHT
        elif self._terms():
            mark_found(painter, area, text, self._terms(), tokens)
        draw_line(painter, area, alignment, text, option.fontMetrics)

    def _paint_dots(self, painter: QPainter, area: QRect, row: ProgramRow, tokens: Tokens) -> int:
        """Paint a ringed dot for each doubt; return the width they take."""
        roles = self._marks(row)
        if not roles:
            return 0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        painter.setPen(QPen(tokens.color("surface"), 1))
        right = area.right()
        for role in roles:
            painter.setBrush(tokens.color(role))
            painter.drawEllipse(QRectF(right - _DOT, area.center().y() - _DOT / 2 + 0.5, _DOT, _DOT))
            right -= _DOT + 3
        painter.setPen(pen)
        return area.right() - right

    def _is_unknown(self, row: ProgramRow, text: str) -> bool:
        return not text if self._field is None else not row.facts[self._field].answered

    def _marks(self, row: ProgramRow) -> tuple[str, ...]:
        if self._field is None:
            return ()
        fact = row.facts[self._field]
        found = (("danger", fact.disputed), ("attention", fact.stale and fact.known))
        return tuple(role for role, there in found if there)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return editors.make(self._column, parent, self.hand_over)


class NameDelegate(CellDelegate):
    """The program's name over its institution; a dot marks warnings, which the tip and a column spell out."""

    @override
    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ProgramRow, tokens: Tokens
    ) -> None:
        area = option.rect.adjusted(_PAD, 2, -_PAD, -2)
        area.setRight(area.right() - self._paint_dots(painter, area, row, tokens))
        terms = self._terms()
        if not row.institution:
            mark_found(painter, area, row.name, terms, tokens)
            draw_line(painter, area, _LEFT, row.name, option.fontMetrics)
            return
        upper = QRect(area.left(), area.top(), area.width(), option.fontMetrics.height())
        mark_found(painter, upper, row.name, terms, tokens)
        draw_line(painter, upper, _LEFT, row.name, option.fontMetrics)
        painter.setFont(theme.sized(option.font, _SMALL))
        painter.setPen(tokens.color("text_muted"))
        lower = QRect(area.left(), upper.bottom(), area.width(), area.bottom() - upper.bottom())
        mark_found(painter, lower, row.institution, terms, tokens)
        draw_line(painter, lower, _LEFT, row.institution, painter.fontMetrics())

    @override
    def _marks(self, row: ProgramRow) -> tuple[str, ...]:
        return ("danger",) if warnings(row.facts) else ()


class ScoreDelegate(CellDelegate):
    """The IMG score as a bar over the best possible, with the figures beside it."""

    @override
    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ProgramRow, tokens: Tokens
    ) -> None:
        area = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        figures = option.fontMetrics.horizontalAdvance(ScoreRange(0, 0, 0, 1, 0).as_text()) + _PAD
        bar = QRectF(area.left(), 0, max(area.width() - figures - _PAD, 0), _BAR_HEIGHT)
        bar.moveTop(area.center().y() - _BAR_HEIGHT / 2 + 0.5)
        painter.fillRect(bar.adjusted(-1, -1, 1, 1), tokens.color("surface"))
        pen = painter.pen()
        paint_range(painter, bar, Range(row.score.low, row.score.high, row.score.best), tokens)
        area.setLeft(area.right() - figures)
        painter.setPen(pen if row.score.known else tokens.color("text_muted"))
        painter.drawText(area, _LEFT, self._column.shown(row))


@functools.cache
def unknown_swatch(tokens: Tokens, scale: float) -> QPixmap:
    """Return the hatched sign for unknown, drawn once: a list shows hundreds of them."""
    swatch = QPixmap(_SWATCH * scale)
    swatch.setDevicePixelRatio(scale)
    swatch.fill(Qt.GlobalColor.transparent)
    painter = QPainter(swatch)
    paint_unknown(painter, QRectF(0, 0, _SWATCH.width(), _SWATCH.height()), tokens)
    painter.end()
    return swatch


def mark_found(painter: QPainter, area: QRect, text: str, terms: Sequence[str], tokens: Tokens) -> None:
    """Tint what is searched for inside a line that starts at the left edge of an area."""
    plain = folded(text) if terms else ""
    if len(plain) != len(text):
        return  # folding made one letter of two, and places no longer agree
    metrics = painter.fontMetrics()
    painter.setOpacity(_FOUND_OPACITY)
    for term in terms:
        at = plain.find(term)
        if at < 0:
            continue
        left = area.left() + metrics.horizontalAdvance(text[:at])
        width = metrics.horizontalAdvance(text[at : at + len(term)])
        top = area.center().y() - metrics.height() // 2
        found = QRect(left, top, width, metrics.height()).intersected(area)
        painter.fillRect(found, tokens.color("attention"))
    painter.setOpacity(1)


def draw_line(painter: QPainter, area: QRect, alignment: int, text: str, metrics: QFontMetrics) -> None:
    """Draw one line of text, cut with an ellipsis where it is too long."""
    width = max(area.width(), 0)
    letters = len(text) * metrics.averageCharWidth() * _WIDE
    if letters > width and metrics.horizontalAdvance(text) > width:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    painter.drawText(area, alignment, text)


def paint_chips(
    painter: QPainter, area: QRect, words: Sequence[str], metrics: QFontMetrics, tokens: Tokens
) -> None:
    """Paint words as chips from left to right; what does not fit is counted at the end ("+2")."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    height = min(metrics.height() + 4, area.height() - 2)
    left = area.left()
    text = painter.pen()
    for at, word in enumerate(words):
        rest = len(words) - at - 1
        reserve = metrics.horizontalAdvance(f"+{rest}") + _GAP if rest else 0
        room = area.right() - left - reserve
        width = metrics.horizontalAdvance(word) + 2 * _PAD
        if width > room and at:
            painter.drawText(
                QRect(left, area.top(), area.right() - left, area.height()), _LEFT, f"+{rest + 1}"
            )
            return
        chip = QRectF(left + 0.5, area.center().y() - height / 2, min(width, max(room, 0)), height)
        painter.setPen(QPen(tokens.color("border"), 1))
        painter.setBrush(tokens.color("window"))
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setPen(text)
        draw_line(painter, chip.toRect().adjusted(_PAD, 0, -_PAD, 0), _LEFT, word, metrics)
        left = int(chip.right()) + _GAP
