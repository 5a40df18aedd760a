"""The program table: keys, columns that can be hidden, selection by records."""

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget
from typing_extensions import override

from matchplanner.ui.models.rows import Index
from matchplanner.ui.programs.columns import HIDDEN_AT_FIRST
from matchplanner.ui.programs.delegates import CellDelegate, ScoreDelegate
from matchplanner.ui.programs.model import ProgramTableModel
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.sort_menu import open_sort_menu

_HEADER = "programs/header"
_HIDDEN = "programs/hidden"
_ROW_SPACE = 12
_WIDTHS = {
    "name": 32,
    "institution": 20,
    "city": 12,
    "state": 6,
    "region": 10,
    "program_type": 15,
    "duration": 7,
    "accreditation": 20,
    "j1": 12,
    "h1b": 12,
    "acgme_id": 12,
    "nrmp_code": 12,
    "score": 21,
    "tier": 9,
    "interest": 9,
    "status": 13,
}
"""Widths at first, in average characters."""


class ProgramTable(QTableView):
    """Programs, one a line; typing searches, F2 edits, Enter opens, Del deletes."""

    typed = Signal(str)
    """A letter was typed that means to search."""

    opened = Signal()
    """Enter: the detail of the current program is wanted."""

    delete_requested = Signal()

    current_changed = Signal(int)
    """Another program is current: its id, or 0 for none."""

    def __init__(self, model: ProgramTableModel, settings: Settings, parent: QWidget | None = None) -> None:
        """Show the model; column widths, order and visibility come from the settings."""
        super().__init__(parent)
        self.setObjectName("programsTable")
        self.setAccessibleName(self.tr("Programs"))
        self._programs = model
        self._settings = settings
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + _ROW_SPACE)
        for at, column in enumerate(model.columns):
            delegate = ScoreDelegate if column.key == "score" else CellDelegate
            self.setItemDelegateForColumn(at, delegate(self, column.key))
        self._set_up_header()

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setObjectName("programsHeader")
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        width = self.fontMetrics().averageCharWidth()
        for at, column in enumerate(self._programs.columns):
            header.resizeSection(at, max(_WIDTHS[column.key] * width, header.sectionSizeHint(at)))
        header.setSortIndicator(self._programs.column_of("name"), Qt.SortOrder.AscendingOrder)
        self._settings.attach(_HEADER, header)
        hidden = self._settings.text(_HIDDEN, ",".join(sorted(HIDDEN_AT_FIRST))).split(",")
        for at, column in enumerate(self._programs.columns):
            header.setSectionHidden(at, column.key in hidden)
        self.setSortingEnabled(True)

    def column_menu(self, parent: QWidget) -> QMenu:
        """Return a menu that shows and hides columns; the name always stays."""
        menu = QMenu(parent)
        menu.setObjectName("columnsMenu")
        for at, column in enumerate(self._programs.columns):
            action = menu.addAction(column.title)
            action.setObjectName(f"column_{column.key}")
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(at))
            action.setEnabled(column.key != "name")
            action.toggled.connect(lambda shown, at=at: self._show_column(at, shown=shown))
        return menu

    def select_record(self, record: int) -> bool:
        """Make a program current and selected; False if the search hides it."""
        row = self._programs.row_of(record)
        if row < 0:
            return False
        at = max(self.currentIndex().column(), 0)
        column = self._programs.column_of("name") if self.isColumnHidden(at) else at
        index = self._programs.index(row, column)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def current_record(self) -> int:
        """Return the id of the current program, 0 for none."""
        row = self.currentIndex().row()
        return self._programs.rows[row].id if 0 <= row < len(self._programs.rows) else 0

    def selected_records(self) -> list[int]:
        """Return the ids of the selected programs, from top to bottom."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(n) for n in range(selection.count())]
        rows = {row for part in ranges for row in range(part.top(), part.bottom() + 1)}
        return [self._programs.rows[row].id for row in sorted(rows)]

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.current_record())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # an editor passes on the Enter that closes it
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and plain:
            self.delete_requested.emit()
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_sort_menu(self, event.globalPos())

    def _on_header_menu(self, at: QPoint) -> None:
        menu = self.column_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _show_column(self, at: int, *, shown: bool) -> None:
        self.setColumnHidden(at, not shown)
        hidden = [column.key for n, column in enumerate(self._programs.columns) if self.isColumnHidden(n)]
        self._settings.set_text(_HIDDEN, ",".join(hidden))
