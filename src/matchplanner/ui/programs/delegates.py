"""Cells of the program table: unknown hatched, doubt marked, words as chips, the score as a bar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from matchplanner.domain.rubric import ScoreRange
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.models.rows import Index
from matchplanner.ui.programs import editors
from matchplanner.ui.programs.column import ProgramColumn
from matchplanner.ui.programs.editing import EditingDelegate
from matchplanner.ui.programs.fact_columns import field_of, warning_words
from matchplanner.ui.programs.ink import BAR_HEIGHT, SWATCH, Ink
from matchplanner.ui.programs.model import SEARCHED, folded
from matchplanner.ui.widgets.range_bar import Range

_PAD = 6
_DOT = 8
_GAP = 4
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT = int(Qt.AlignmentFlag.AlignLeft | _ONE_LINE)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | _ONE_LINE)
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUS = QStyle.StateFlag.State_HasFocus.value
_BLOCK_OPACITY = 0.14
_FOUND_OPACITY = 0.3
_MOST = 1000
"""Programs of which a column keeps what it shows: some screens full."""

ROW, BLOCK = "row", "block"
"""What lies below a cell: its program is selected, or the cell itself is, among others of its row."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell says of a program; `marks` are the colours of its dots."""

    row: ProgramRow
    text: str
    words: tuple[str, ...]
    marks: tuple[str, ...]
    unknown: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """What the cells of a table ask of it while they are painted."""

    row_at: Callable[[int], ProgramRow]
    marked: Callable[[int], bool]
    """Whether a row is current or holds a selected cell; all others are painted plainly."""

    tint: Callable[[int, bool], str]
    """What lies below a cell of a row that is selected or not."""

    terms: Callable[[], tuple[str, ...]]
    """What is searched for."""

    ink: Callable[[], Ink]


class CellDelegate(EditingDelegate):
    """A cell of one column; what is not known shows hatched, beside the word for it."""

    def __init__(self, parent: QWidget, column: ProgramColumn, sight: Sight) -> None:
        """Serve a column of a table."""
        super().__init__(parent)
        self._column = column
        self._row_at, self._ink = sight.row_at, sight.ink
        self._marked, self._tint = sight.marked, sight.tint
        self._terms = sight.terms if column.key in SEARCHED else tuple
        self._field = field_of(column.key)
        self._contents: dict[int, Content] = {}

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        at, ink = index.row(), self._ink()
        state = option.state.value if self._marked(at) else 0
        painter.save()
        if state:
            self._paint_ground(painter, option.rect, self._tint(at, bool(state & _SELECTED)), ink)
        painter.setFont(ink.font)
        painter.setPen(ink.text)
        self.paint_content(painter, option.rect, self._content(self._row_at(at)), ink)
        if state & _FOCUS:
            painter.setPen(QPen(ink.colors["accent"], 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    @staticmethod
    def _paint_ground(painter: QPainter, area: QRect, tint: str, ink: Ink) -> None:
        if tint:
            painter.fillRect(area, ink.colors["accent_soft"])
        if tint == BLOCK:
            painter.setOpacity(_BLOCK_OPACITY)
            painter.fillRect(area, ink.colors["accent"])
            painter.setOpacity(1)

    def _content(self, row: ProgramRow) -> Content:
        """Return what the cell says; kept for as long as the program is read no newer."""
        found = self._contents.get(row.id)
        if found is None or found.row is not row:
            if len(self._contents) >= _MOST:
                self._contents.clear()
            column, text = self._column, self._column.shown(row)
            words = column.words(row) if column.words is not None else ()
            found = Content(row, text, words, self._marks(row), self._is_unknown(row, text))
            self._contents[row.id] = found
        return found

    def paint_content(self, painter: QPainter, cell: QRect, content: Content, ink: Ink) -> None:
        """Paint the cell's text or chips and its dots over what lies below it."""
        area = cell.adjusted(_PAD, 0, -_PAD, 0)
        if content.marks:
            area.setRight(area.right() - _paint_dots(painter, area, content.marks, ink))
        if content.words:
            paint_chips(painter, area, content.words, ink)
            return
        text, alignment = content.text, _LEFT
        if content.unknown:
            top = area.center().y() - SWATCH.height() // 2
            painter.drawPixmap(area.left(), top, ink.swatch())
            area.setLeft(area.left() + SWATCH.width() + _PAD)
            if not text or ink.width(text) > area.width():
                return  # the hatching says it alone
            painter.setPen(ink.muted)
        elif not text:
            return
        elif self._column.numeric:
            alignment = _RIGHT
        elif terms := self._terms():
            mark_found(painter, area, text, terms, ink)
        painter.drawText(area, alignment, ink.cut(text, area.width()))

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
    def paint_content(self, painter: QPainter, cell: QRect, content: Content, ink: Ink) -> None:
        area = cell.adjusted(_PAD, 2, -_PAD, -2)
        if content.marks:
            area.setRight(area.right() - _paint_dots(painter, area, content.marks, ink))
        terms, row, width = self._terms(), content.row, area.width()
        if not row.institution:
            mark_found(painter, area, row.name, terms, ink)
            painter.drawText(area, _LEFT, ink.cut(row.name, width, name=True))
            return
        upper = QRect(area.left(), area.top(), width, ink.height)
        mark_found(painter, upper, row.name, terms, ink)
        painter.drawText(upper, _LEFT, ink.cut(row.name, width, name=True))
        painter.setFont(ink.small)
        painter.setPen(ink.muted)
        lower = QRect(area.left(), upper.bottom(), width, area.bottom() - upper.bottom())
        mark_found(painter, lower, row.institution, terms, ink)
        painter.drawText(lower, _LEFT, ink.cut(row.institution, width, small=True))

    @override
    def _marks(self, row: ProgramRow) -> tuple[str, ...]:
        return ("danger",) if warning_words(row) else ()


class ScoreDelegate(CellDelegate):
    """The IMG score as a bar over the best possible, with the figures beside it."""

    @override
    def paint_content(self, painter: QPainter, cell: QRect, content: Content, ink: Ink) -> None:
        score, area = content.row.score, cell.adjusted(_PAD, 0, -_PAD, 0)
        figures = ink.width(_WIDEST_SCORE) + _PAD
        room = area.width() - figures - _PAD
        if room > 0:
            top = area.center().y() - BAR_HEIGHT // 2
            painter.drawPixmap(
                area.left() - 1, top - 1, ink.bar(Range(score.low, score.high, score.best), room)
            )
        area.setLeft(area.right() - figures)
        if not score.known:
            painter.setPen(ink.muted)
        painter.drawText(area, _LEFT, content.text)


_WIDEST_SCORE = ScoreRange(0, 0, 0, 1, 0).as_text()


def _paint_dots(painter: QPainter, area: QRect, roles: Sequence[str], ink: Ink) -> int:
    """Paint a ringed dot for each doubt; return the width they take."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink.colors["surface"], 1))
    right = area.right()
    for role in roles:
        painter.setBrush(ink.colors[role])
        painter.drawEllipse(QRectF(right - _DOT, area.center().y() - _DOT / 2 + 0.5, _DOT, _DOT))
        right -= _DOT + 3
    painter.setPen(ink.text)
    return area.right() - right


def mark_found(painter: QPainter, area: QRect, text: str, terms: Sequence[str], ink: Ink) -> None:
    """Tint what is searched for inside a line that starts at the left edge of an area."""
    plain = folded(text) if terms else ""
    if not terms or len(plain) != len(text):
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
        painter.fillRect(found, ink.colors["attention"])
    painter.setOpacity(1)


def paint_chips(painter: QPainter, area: QRect, words: Sequence[str], ink: Ink) -> None:
    """Paint words as chips from left to right; what does not fit is counted at the end ("+2")."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    height = min(ink.height + 4, area.height() - 2)
    left = area.left()
    for at, word in enumerate(words):
        rest = len(words) - at - 1
        reserve = ink.width(f"+{rest}") + _GAP if rest else 0
        room = area.right() - left - reserve
        width = ink.width(word) + 2 * _PAD
        if width > room and at:
            painter.drawText(
                QRect(left, area.top(), area.right() - left, area.height()), _LEFT, f"+{rest + 1}"
            )
            return
        chip = QRectF(left + 0.5, area.center().y() - height / 2, min(width, max(room, 0)), height)
        painter.setPen(QPen(ink.colors["border"], 1))
        painter.setBrush(ink.colors["window"])
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setPen(ink.text)
        inside = chip.toRect().adjusted(_PAD, 0, -_PAD, 0)
        painter.drawText(inside, _LEFT, ink.cut(word, inside.width()))
        left = int(chip.right()) + _GAP
