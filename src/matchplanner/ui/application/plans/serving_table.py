"""Rotations and letters against the plans as a table; each cell says how far, its tip why."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from matchplanner.services.plan_serving import Place, Serving, ServingRow
from matchplanner.ui import theme
from matchplanner.ui.application.plans.plan_words import TONES, cell_words, level_text, tr
from matchplanner.ui.models.rows import Index
from matchplanner.ui.tips import as_tip
from matchplanner.ui.widgets.record_table import ToneDelegate
from matchplanner.ui.widgets.two_lines import SECOND_LINE, TwoLineDelegate
from matchplanner.ui.words import word

_ROOT = QModelIndex()
_ROW_GAP = 12
_NAME, _LEVEL = 34, 16  # average characters
_HEADER_LINES = 3


class ServingModel(QAbstractTableModel):
    """Rotations, then letters, down; their names and the plans across."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.serving = Serving((), ())

    def show_serving(self, serving: Serving) -> None:
        """Show another state."""
        self.beginResetModel()
        self.serving = serving
        self.endResetModel()

    def row_at(self, index: Index) -> ServingRow | None:
        """Return the rotation or letter of a cell."""
        return self.serving.rows[index.row()] if index.isValid() else None

    def place(self, index: Index) -> Place | None:
        """Return what is held against which plan in a cell, None for a name."""
        row = self.row_at(index)
        if row is None or not index.column():
            return None
        return Place(row.side, row.record, self.serving.plans[index.column() - 1].id)

    def words(self, index: Index) -> str:
        """Return a cell in a sentence, "" for a name."""
        row = self.row_at(index)
        if row is None or not index.column():
            return ""
        at = index.column() - 1
        return cell_words(row, at, self.serving.plans[at].name)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.serving.rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.serving.plans) + 1

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return None
        return as_tip(role, self.serving.plans[section - 1].name) if section else tr("Rotation or letter")

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        at = index.column() - 1
        if at < 0:
            return _name(row, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return level_text(row, at)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return as_tip(role, self.words(index))
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.tokens().color(TONES[row.shown[at].level])
        return None


def _name(row: ServingRow, role: int) -> Any:
    if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
        return as_tip(role, row.title)
    if role == SECOND_LINE:
        return f"{word(row.side)} \N{MIDDLE DOT} {row.second}" if row.second else word(row.side)
    return None


class ServingTable(QTableView):
    """The table; Space, Enter or a double click asks to overrule a cell."""

    overrule_requested = Signal(object)
    """The user has a word of their own on this Place."""

    cell_changed = Signal()
    """Another cell is current."""

    def __init__(self, model: ServingModel, parent: QWidget | None = None) -> None:
        """Show a model."""
        super().__init__(parent)
        self.setObjectName("servingTable")
        self.setAccessibleName(tr("What serves which plan"))
        self._cells = model
        self.setModel(model)
        self.setItemDelegate(ToneDelegate(self))
        self.setItemDelegateForColumn(0, TwoLineDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        small = theme.sized(self.font(), 0.85).pointSizeF() / self.font().pointSizeF()
        height = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(height + int(small * height) + _ROW_GAP)
        header = self.horizontalHeader()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        header.setDefaultAlignment(left | Qt.AlignmentFlag(int(Qt.TextFlag.TextWordWrap)))
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_LEVEL * self.fontMetrics().averageCharWidth())
        self.doubleClicked.connect(lambda _index: self.ask())
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._bring_back)
        self._place: tuple[Place | None, int] = (None, 0)

    def ask(self) -> None:
        """Ask to overrule the current cell."""
        place = self._cells.place(self.currentIndex())
        if place is not None:
            self.overrule_requested.emit(place)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.ask()
            return
        super().keyPressEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.cell_changed.emit()

    def _keep(self) -> None:
        self._place = (self._cells.place(self.currentIndex()), self.currentIndex().row())

    def _bring_back(self) -> None:
        """Make the same rotation or letter against the same plan current again, else the first cell."""
        rows, columns = self._cells.rowCount(), self._cells.columnCount()
        for column in range(columns):
            stretch = column > 0 or columns == 1
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            self.horizontalHeader().setSectionResizeMode(column, mode)
        lines = min(max(columns - 1, 1), _HEADER_LINES)  # more plans, narrower names
        self.horizontalHeader().setFixedHeight(lines * self.fontMetrics().lineSpacing() + _ROW_GAP)
        if columns:
            self.setColumnWidth(0, _NAME * self.fontMetrics().averageCharWidth())
        wanted, before = self._place
        places = {
            self._cells.place(self._cells.index(row, column)): (row, column)
            for row in range(rows)
            for column in range(1, columns)
        }
        row, column = places.get(wanted, (min(before, rows - 1), 1)) if wanted else (0, 1)
        if rows and columns > 1:
            self.setCurrentIndex(self._cells.index(max(row, 0), column))
        self.cell_changed.emit()
