"""Cells of the program table: unknown hatched, doubt marked, the score as a bar, editors that fit."""

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from matchplanner.domain.rubric import ScoreRange
from matchplanner.services.programs import ProgramRow
from matchplanner.ui import theme
from matchplanner.ui.models.rows import Index
from matchplanner.ui.programs import columns
from matchplanner.ui.programs.model import ROW_ROLE
from matchplanner.ui.widgets.range_bar import Range, paint_range, paint_unknown

_PAD = 6
_SWATCH = QSize(14, 10)
_BAR_HEIGHT = 8
_DOT = 8


class CellDelegate(QStyledItemDelegate):
    """A cell of one column; what is not known shows hatched, beside the word for it."""

    def __init__(self, parent: QWidget, key: str) -> None:
        """Serve the column of this key."""
        super().__init__(parent)
        self._key = key
        self._field = columns.FACT_COLUMNS.get(key)
        self._choices = columns.choices(key)
        self._suggestions = columns.suggestions(key)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ProgramRow = index.data(ROW_ROLE)
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        text, own.text = own.text, ""
        style = own.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        painter.save()
        self.paint_content(painter, own, row, text)
        painter.restore()

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ProgramRow, text: str
    ) -> None:
        """Paint the cell's text, its swatch and its dots inside the drawn background."""
        tokens = theme.tokens(option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        area.setRight(area.right() - self._paint_dots(painter, area, row, option.widget))
        if self._is_unknown(row, text):
            swatch = QRect(area.topLeft(), _SWATCH)
            swatch.moveTop(area.center().y() - _SWATCH.height() // 2)
            paint_unknown(painter, QRectF(swatch), tokens)
            area.setLeft(swatch.right() + _PAD)
            if option.fontMetrics.horizontalAdvance(text) > area.width():
                return  # the hatching says it alone
            painter.setPen(
                option.palette.highlightedText().color() if selected else tokens.color("text_muted")
            )
            alignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        else:
            painter.setPen((option.palette.highlightedText() if selected else option.palette.text()).color())
            alignment = option.displayAlignment
        painter.setFont(option.font)
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, max(area.width(), 0))
        painter.drawText(area, alignment, shown)

    def _paint_dots(self, painter: QPainter, area: QRect, row: ProgramRow, widget: QWidget) -> int:
        """Paint a ringed dot for each doubt; return the width they take."""
        roles = self._marks(row)
        if not roles:
            return 0
        tokens = theme.tokens(widget)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.color("surface"), 1))
        right = area.right()
        for role in roles:
            painter.setBrush(tokens.color(role))
            painter.drawEllipse(QRectF(right - _DOT, area.center().y() - _DOT / 2 + 0.5, _DOT, _DOT))
            right -= _DOT + 3
        return area.right() - right

    def _is_unknown(self, row: ProgramRow, text: str) -> bool:
        return not text if self._field is None else not row.facts[self._field].known

    def _marks(self, row: ProgramRow) -> tuple[str, ...]:
        if self._field is None:
            return ()
        fact = row.facts[self._field]
        found = (("danger", fact.disputed), ("attention", fact.stale and fact.known))
        return tuple(role for role, there in found if there)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = self._choice_editor(parent) if self._choices else self._line_editor(parent)
        editor.setObjectName(f"edit_{self._key}")
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return editor

    def _line_editor(self, parent: QWidget) -> QLineEdit:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        if self._suggestions:
            completer = QCompleter(self._suggestions, editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            editor.setCompleter(completer)
        return editor

    def _choice_editor(self, parent: QWidget) -> QComboBox:
        editor = QComboBox(parent)
        for stored, shown in self._choices:
            editor.addItem(shown, stored)

        def hand_over(_at: int) -> None:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

        editor.activated.connect(hand_over)
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)


class ScoreDelegate(CellDelegate):
    """The IMG score as a bar over the best possible, with the figures beside it."""

    @override
    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ProgramRow, text: str
    ) -> None:
        tokens = theme.tokens(option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        figures = option.fontMetrics.horizontalAdvance(ScoreRange(0, 0, 0, 1, 0).as_text()) + _PAD
        bar = QRectF(area.left(), 0, max(area.width() - figures - _PAD, 0), _BAR_HEIGHT)
        bar.moveTop(area.center().y() - _BAR_HEIGHT / 2 + 0.5)
        if selected:
            painter.fillRect(bar.adjusted(-1, -1, 1, 1), tokens.color("surface"))
        paint_range(painter, bar, Range(row.score.low, row.score.high, row.score.best), tokens)
        area.setLeft(area.right() - figures)
        muted = tokens.color("text_muted") if not row.score.known else option.palette.text().color()
        painter.setPen(option.palette.highlightedText().color() if selected else muted)
        painter.setFont(option.font)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
