"""The answers of the checklist: unknown hatched, editors that fit the question."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from matchplanner.ui import theme
from matchplanner.ui.models.rows import Index
from matchplanner.ui.programs import editors
from matchplanner.ui.programs.column import ProgramColumn
from matchplanner.ui.programs.editing import EditingDelegate
from matchplanner.ui.programs.research.model import FACT_ROLE, Column
from matchplanner.ui.widgets.range_bar import paint_unknown

_SWATCH = QSize(14, 10)
_GAP = 6
_LINE_GAP = 8


class ChecklistDelegate(EditingDelegate):
    """Paints and edits the checklist's cells."""

    def __init__(
        self, columns: Mapping[str, ProgramColumn], parent: QWidget, answer: int = Column.ANSWER
    ) -> None:
        """Edit as the program table does; `columns` are its columns by field, `answer` the place edited."""
        super().__init__(parent)
        self._columns = columns
        self._answer = answer

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + _LINE_GAP)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        color = index.data(Qt.ItemDataRole.ForegroundRole)
        if isinstance(color, QColor):
            option.palette.setColor(QPalette.ColorRole.HighlightedText, color)
        fact = index.data(FACT_ROLE)
        part = fact is None and index.column() == Column.QUESTION
        if part or (fact is not None and fact.known and index.column() == self._answer):
            option.font = theme.sized(option.font, 1.0, bold=True)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        fact = index.data(FACT_ROLE)
        if fact is None or fact.known or index.column() != self._answer:
            super().paint(painter, option, index)
            return
        swatch = QRect(option.rect.topLeft(), _SWATCH)
        swatch.moveTop(option.rect.center().y() - _SWATCH.height() // 2)
        option.rect.setLeft(swatch.right() + _GAP)
        super().paint(painter, option, index)
        paint_unknown(painter, QRectF(swatch), theme.tokens(option.widget))

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        fact = index.data(FACT_ROLE)
        return editors.make(self._columns[fact.field.value], parent, self.hand_over)
