"""The table of a comparison: respects down, programs across, differences and doubts marked."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from matchplanner.services.comparing import Cell, Comparison, Group, Line
from matchplanner.ui import theme
from matchplanner.ui.models.rows import Index
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.range_bar import paint_unknown

_CELL_ROLE = int(Qt.ItemDataRole.UserRole)
_DIFFERS = "≠"
_SWATCH = QSize(14, 10)
_PAD = 6
_LABEL_CHARACTERS = 24
_CELL_CHARACTERS = 20
_ROOT = QModelIndex()


class ComparisonModel(QAbstractTableModel):
    """The lines of a comparison under the names of their groups."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._comparison = Comparison((), ())
        self.rows: tuple[Group | Line, ...] = ()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show another comparison; a group without lines has no heading."""
        rows: list[Group | Line] = []
        for group in Group:
            lines = [line for line in comparison.lines if line.group is group]
            rows += [group, *lines] if lines else []
        self.beginResetModel()
        self._comparison, self.rows = comparison, tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 1 + len(self._comparison.programs)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not section:
            return "" if role == Qt.ItemDataRole.DisplayRole else None
        program = self._comparison.programs[section - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return program.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(
                "\n".join(part for part in (program.name, program.institution, program.place) if part)
            )
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if isinstance(row, Group):
            return self._heading(row, index.column(), role)
        if index.column():
            return self._cell(row.cells[index.column() - 1], row, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.label}  {_DIFFERS}" if row.differs else row.label
        if role == Qt.ItemDataRole.ToolTipRole and row.differs:
            return self.tr("These programs differ here")
        return theme.tokens().color("text_muted") if role == Qt.ItemDataRole.ForegroundRole else None

    def _heading(self, group: Group, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if column else group.label
        return _bold() if role == Qt.ItemDataRole.FontRole else None

    def _cell(self, cell: Cell, line: Line, role: int) -> Any:
        if role == _CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{cell.text} ?" if cell.doubtful else cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            doubt = self.tr("Out of date, or sources disagree") if cell.doubtful else ""
            return plain_tip("\n".join(part for part in (cell.remark, doubt) if part))
        if role == Qt.ItemDataRole.FontRole and line.differs and cell.known:
            return _bold()
        if role == Qt.ItemDataRole.ForegroundRole:
            return _ink(cell)
        return None


def _bold() -> QFont:
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _ink(cell: Cell) -> QColor | None:
    if not cell.known:
        return theme.tokens().color("text_muted")
    return theme.tokens().color("attention") if cell.doubtful else None


class _ComparedDelegate(QStyledItemDelegate):
    """Draws a group's name as a band, and a hatched swatch before what is unknown."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
        option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        cell = index.data(_CELL_ROLE)
        if isinstance(cell, Cell) and not cell.known and cell.text:
            option.decorationSize = _SWATCH
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        if isinstance(ink, QColor):
            option.palette.setColor(QPalette.ColorRole.HighlightedText, ink)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = theme.tokens(option.widget)
        if index.data(_CELL_ROLE) is None and not index.column() and _is_heading(index):
            painter.fillRect(option.rect, tokens.color("window"))
        super().paint(painter, option, index)
        cell = index.data(_CELL_ROLE)
        if isinstance(cell, Cell) and not cell.known and cell.text:
            swatch = QRect(option.rect.topLeft(), _SWATCH)
            swatch.moveLeft(option.rect.left() + _PAD // 2)
            swatch.moveTop(option.rect.center().y() - _SWATCH.height() // 2)
            paint_unknown(painter, QRectF(swatch), tokens)


def _is_heading(index: Index) -> bool:
    model = index.model()
    return isinstance(model, ComparisonModel) and isinstance(model.rows[index.row()], Group)


class ComparisonGrid(QTableView):
    """Shows a comparison; columns share the width, rows are as high as their longest answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("comparison")
        self.setAccessibleName(self.tr("Comparison"))
        self.compared = ComparisonModel(self)
        self.setModel(self.compared)
        self.setItemDelegate(_ComparedDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(self.fontMetrics().height() + 2 * _PAD)
        header = self.horizontalHeader()
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        header.setHighlightSections(False)
        header.setFixedHeight(2 * self.fontMetrics().lineSpacing() + 2 * _PAD)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show another comparison."""
        self.compared.show_comparison(comparison)
        self.clearSpans()
        for at, row in enumerate(self.compared.rows):
            if isinstance(row, Group):
                self.setSpan(at, 0, 1, self.compared.columnCount())
        self._share_out()

    def lines(self) -> Sequence[Line]:
        """Return the lines that are shown."""
        return [row for row in self.compared.rows if isinstance(row, Line)]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        count = self.compared.columnCount() - 1
        if count < 1:
            return
        unit = self.fontMetrics().averageCharWidth()
        label = _LABEL_CHARACTERS * unit
        each = max((self.viewport().width() - label) // count, _CELL_CHARACTERS * unit)
        self.setColumnWidth(0, label)
        for column in range(1, count + 1):
            self.setColumnWidth(column, each)
        self.resizeRowsToContents()
