"""Letters against programs as a table of boxes; arrows move, Space and Enter tick."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from matchplanner.services.letters_assigning import GridLetter, GridRow
from matchplanner.ui import theme
from matchplanner.ui.letters.assignment_model import TICKED, TONE, AssignmentModel
from matchplanner.ui.models.rows import Index

_ROW_GAP = 12
_BOX = 0.75  # of the height of a line, as boxes to tick have it elsewhere
_STROKE = 1.8
_TICK = ((0.22, 0.52), (0.43, 0.72), (0.8, 0.28))
_REACH = 8
"""Pixels around a box that still count as it."""

_PROGRAM_WIDTH, _COUNT_WIDTH, _LETTER_WIDTH = 38, 9, 16  # average characters
_HEADER_LINES = 3


def box_in(cell: QRect, widget: QWidget) -> QRect:
    """Return where the box of a cell is."""
    side = round(_BOX * widget.fontMetrics().height())
    box = QRect(0, 0, side, side)
    box.moveCenter(cell.center())
    return box


class BoxDelegate(QStyledItemDelegate):
    """Paints a box, ticked or not, and a mark beside one that something speaks against."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        ticked, widget = index.data(TICKED), option.widget
        if not isinstance(ticked, bool) or not isinstance(widget, QWidget):
            return
        tokens, box = theme.tokens(widget), QRectF(box_in(option.rect, widget))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.color("accent" if ticked else "text_muted"), 1))
        painter.setBrush(tokens.color("accent" if ticked else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        if ticked:
            painter.setPen(QPen(tokens.color("surface"), _STROKE))
            painter.drawPolyline([box.topLeft() + QPointF(*at) * box.width() for at in _TICK])
        painter.restore()
        self._mark(painter, option, str(index.data(TONE) or ""), int(box.width()))

    def _mark(self, painter: QPainter, option: QStyleOptionViewItem, tone: str, side: int) -> None:
        if not tone:
            return
        painter.save()
        painter.setFont(theme.sized(option.font, 1.0, bold=True))
        painter.setPen(theme.tokens(option.widget).color(tone))
        beside = option.rect.adjusted(option.rect.width() // 2 + side, 0, 0, 0)
        painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "!")
        painter.restore()


class AssignmentTable(QTableView):
    """The table; it asks for a box to be changed and changes none itself."""

    toggle_requested = Signal(int, int)
    """Assign this letter to this program, or take it away."""

    cell_changed = Signal()
    """Another cell is current."""

    def __init__(self, model: AssignmentModel, parent: QWidget | None = None) -> None:
        """Show a model."""
        super().__init__(parent)
        self.setObjectName("assignmentTable")
        self.setAccessibleName(self.tr("Letters by program"))
        self._cells = model
        self.setModel(model)
        self.setItemDelegate(BoxDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        unit, metrics = self.fontMetrics().averageCharWidth(), self.fontMetrics()
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(metrics.height() + _ROW_GAP)
        down.setFixedWidth(_PROGRAM_WIDTH * unit)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        across.setDefaultAlignment(
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag(int(Qt.TextFlag.TextWordWrap))
        )
        across.setDefaultSectionSize(_LETTER_WIDTH * unit)
        across.setFixedHeight(_HEADER_LINES * metrics.lineSpacing() + _ROW_GAP)
        model.modelReset.connect(self._on_reset)
        self._place: tuple[int, int] = (0, 0)

    def current(self) -> tuple[GridLetter, GridRow] | None:
        """Return the letter and program of the current cell, None for a count or none at all."""
        return self._cells.at(self.currentIndex())

    def toggle_current(self) -> None:
        """Ask for the current box to be changed."""
        cell = self.current()
        if cell is not None:
            self.toggle_requested.emit(cell[0].id, cell[1].id)

    def show_cell(self, letter_id: int, program_id: int) -> None:
        """Make the box of a letter and a program current, if there is one."""
        letters = [one.id for one in self._cells.grid.letters]
        rows = [row.id for row in self._cells.grid.rows]
        if letter_id in letters and program_id in rows:
            self.setCurrentIndex(self._cells.index(rows.index(program_id), letters.index(letter_id) + 1))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.toggle_current()
            return
        super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        near = box_in(self.visualRect(index), self).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        if event.button() == Qt.MouseButton.LeftButton and near.contains(place):
            self.toggle_current()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        cell = self._cells.at(current)
        if cell is not None:
            self._place = cell[0].id, cell[1].id
        self.cell_changed.emit()

    def _on_reset(self) -> None:
        unit = self.fontMetrics().averageCharWidth()
        if self._cells.columnCount():
            self.setColumnWidth(0, _COUNT_WIDTH * unit)
        self.show_cell(*self._place)
        if not self.currentIndex().isValid() and self._cells.rowCount() and self._cells.columnCount() > 1:
            self.setCurrentIndex(self._cells.index(0, 1))
        self.cell_changed.emit()
