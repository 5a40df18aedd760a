"""The program table: keys, blocks of cells, selection by records."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from matchplanner.services.programs import ProgramRow
from matchplanner.ui.models.rows import Index
from matchplanner.ui.programs import delegates, selection
from matchplanner.ui.programs.arrangement import Arrangement
from matchplanner.ui.programs.frozen import FrozenColumn
from matchplanner.ui.programs.header import ProgramHeader, with_column
from matchplanner.ui.programs.ink import Ink
from matchplanner.ui.programs.model import ProgramTableModel
from matchplanner.ui.programs.selection import SelectionKeeper

_ROW_SPACE = 4
_MANY = 40
_SMALL = 0.85
_DELEGATES = {"name": delegates.NameDelegate, "score": delegates.ScoreDelegate}
_SUBMITTED = QAbstractItemDelegate.EndEditHint.SubmitModelCache
_TRIGGER = QAbstractItemView.EditTrigger
_FLAGS = QItemSelectionModel.SelectionFlag
_KEYS = QKeySequence.StandardKey
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class ProgramTable(QTableView):
    """Programs, one a line; typing searches, F2 edits, Enter opens, Del deletes or empties."""

    typed = Signal(str)
    """A letter was typed that means to search."""

    opened = Signal()
    """Enter, or a double click on the name: the detail of the current program is wanted."""

    window_requested = Signal(int)
    """Ctrl+Enter, or the middle button on a name: this program is wanted in a window of its own."""

    delete_requested = Signal()
    """Del: the selected programs are to go, or the selected cells are to be emptied."""

    copy_requested = Signal(bool)
    """The selected block is to be copied; True with the columns' titles."""

    paste_requested = Signal()
    fill_requested = Signal()
    menu_requested = Signal(QPoint)

    current_changed = Signal(int)
    """Another program is current: its id, or 0 for none."""

    escaped = Signal()
    """Esc: what narrows the list is to be taken back."""

    picked_changed = Signal()
    """Other cells are selected."""

    def __init__(self, model: ProgramTableModel, parent: QWidget | None = None) -> None:
        """Show the model with the columns that are shown at first."""
        super().__init__(parent)
        self.setObjectName("programsTable")
        self.setAccessibleName(self.tr("Programs"))
        self._programs = model
        self._touched: frozenset[int] = frozenset()
        self._whole_rows = True
        self._wet: Ink | None = None
        self._current_row = -1
        self._passing = False
        self._keeper = SelectionKeeper(self, model, self.selected_records)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(_TRIGGER.DoubleClicked | _TRIGGER.EditKeyPressed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(self._head())
        self.horizontalHeader().setFirstSectionMovable(False)
        for signal in (self.horizontalHeader().sectionPressed, self.horizontalHeader().sectionEntered):
            signal.disconnect()  # Qt would select the column; here a click on a title sorts
        self.setModel(model)
        self._keeper.follow()
        self._set_up_rows()
        sight = delegates.Sight(self._row_at, self._marked, self._tint, self._terms, self._ink)
        for at, column in enumerate(model.columns):
            kind = _DELEGATES.get(column.key, delegates.CellDelegate)
            self.setItemDelegateForColumn(at, kind(self, column, sight))
        self.arrangement = Arrangement(self, model.columns)
        at = model.column_of("name")
        self.frozen = FrozenColumn(self, at, self._head())
        self.frozen.setItemDelegateForColumn(
            at, delegates.NameDelegate(self.frozen, model.columns[at], sight)
        )
        self._show_sorting()
        self.arrangement.apply(self.arrangement.at_first())
        self.arrangement.changed.connect(self.frozen.place)
        self.frozen.doubleClicked.connect(self.opened)
        self.frozen.middle_clicked.connect(self._ask_window)
        model.sorting_changed.connect(self._show_sorting)

    def _head(self) -> ProgramHeader:
        header = ProgramHeader(tuple(column.key for column in self._programs.columns), self)
        header.sort_asked.connect(self.sort_by_column)
        header.customContextMenuRequested.connect(lambda at: self.menu_requested.emit(header.mapToGlobal(at)))
        return header

    def _set_up_rows(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        caption = self.fontMetrics().height() * _SMALL
        rows.setDefaultSectionSize(round(self.fontMetrics().height() + caption) + _ROW_SPACE)

    def sort_by_column(self, at: int, more: bool) -> None:  # noqa: FBT001 - a slot of the header's signal
        """Sort by a column, alone or after those that sort already; once more turns it round."""
        key = self._programs.columns[at].key
        self._programs.sort_by(with_column(self._programs.sorting, key, more=more))

    def select_record(self, record: int) -> bool:
        """Make a program current and selected; False if the search hides it."""
        row = self._programs.row_of(record)
        if row < 0:
            return False
        at = max(self.currentIndex().column(), 0)
        column = self._programs.column_of("name") if self.isColumnHidden(at) else at
        index = self._programs.index(row, column)
        self.selectionModel().setCurrentIndex(index, _FLAGS.ClearAndSelect | _FLAGS.Rows)
        self.scrollTo(index)
        return True

    def current_record(self) -> int:
        """Return the id of the current program, 0 for none."""
        row = self.currentIndex().row()
        return self._programs.rows[row].id if 0 <= row < len(self._programs.rows) else 0

    def selected_records(self) -> list[int]:
        """Return the ids of the programs with a selected cell, from top to bottom."""
        rows = self._programs.rows
        return [rows[row].id for row in selection.touched_rows(self) if row < len(rows)]

    def touched_count(self) -> int:
        """Return how many programs have a selected cell."""
        return len(self._touched)

    @property
    def passing(self) -> bool:
        """Whether the current program is one that a held key only passes."""
        return self._passing

    def _terms(self) -> tuple[str, ...]:
        return self._programs.terms

    def _ink(self) -> Ink:
        if self._wet is None:
            self._wet = Ink(self)
        return self._wet

    def _row_at(self, row: int) -> ProgramRow:
        return self._programs.rows[row]

    def _marked(self, row: int) -> bool:
        return row in self._touched or row == self._current_row

    def _tint(self, row: int, selected: bool) -> str:  # noqa: FBT001 - asked for each cell painted
        if row not in self._touched:
            return ""
        return delegates.BLOCK if selected and not self._whole_rows else delegates.ROW

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._wet is not None and not self._wet.fits(self):
            self._wet = None
        self._current_row = self.currentIndex().row()  # read once: every cell asks for it
        super().paintEvent(event)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        before, self._touched = self._touched, frozenset(selection.touched_rows(self))
        whole, self._whole_rows = self._whole_rows, selection.whole_rows(self)
        self._repaint_rows(before ^ self._touched if whole == self._whole_rows else before | self._touched)
        self.picked_changed.emit()

    def _repaint_rows(self, rows: frozenset[int]) -> None:
        """Paint the rows anew whose tint changed: Qt itself knows only of the cells that did."""
        area = self.viewport()
        if len(rows) > _MANY:
            area.update()
            return
        height = self.verticalHeader().defaultSectionSize()
        for row in rows:
            area.update(0, self.rowViewportPosition(row), area.width(), height)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.current_record())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._passing = event.isAutoRepeat()
        # an editor passes on the Enter that closes it
        if self.state() == QAbstractItemView.State.EditingState or not self._do(event):
            super().keyPressEvent(event)
        self._passing = False

    def _do(self, event: QKeyEvent) -> bool:
        """Carry out what a key means here and not in every table; False leaves it to Qt."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, _SHIFT)
        key, held = event.key(), event.modifiers()
        if event.matches(_KEYS.Copy) or (key == Qt.Key.Key_C and held == _CONTROL | _SHIFT):
            self.copy_requested.emit(bool(held & _SHIFT))
        elif event.matches(_KEYS.Paste):
            self.paste_requested.emit()
        elif key == Qt.Key.Key_D and held == _CONTROL:
            self.fill_requested.emit()
        elif key == Qt.Key.Key_Space and held == _SHIFT:
            self._select_whole_rows()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.opened.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held & ~_KEYPAD == _CONTROL:
            self._ask_window(self.currentIndex())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and plain:
            self.delete_requested.emit()
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            return False
        return True

    def _select_whole_rows(self) -> None:
        chosen = self.selectionModel()
        chosen.select(chosen.selection(), _FLAGS.Select | _FLAGS.Rows)

    def _ask_window(self, index: Index) -> None:
        if index.isValid():
            self.window_requested.emit(self._programs.rows[index.row()].id)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        named = index.isValid() and self._programs.columns[index.column()].key == "name"
        if event.button() == Qt.MouseButton.MiddleButton and named:
            self._ask_window(index)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._programs.columns[index.column()].key == "name":
            self.opened.emit()
        else:
            super().mouseDoubleClickEvent(event)

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == _SUBMITTED and isinstance(editor, QWidget):
            self._step(-1 if QGuiApplication.keyboardModifiers() & _SHIFT else 1)

    def _step(self, rows: int) -> None:
        """Go to the cell below or above, as Enter does in a spreadsheet."""
        current = self.currentIndex()
        there = current.siblingAtRow(current.row() + rows)
        if there.isValid():
            self.setCurrentIndex(there)

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        if not index.isValid():
            return
        covered = self.frozen.covered() if index.column() != self._programs.column_of("name") else 0
        left = self.visualRect(index).left()
        if left < covered:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (covered - left))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrangement.fill()
        self.frozen.place()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def _show_sorting(self) -> None:
        for header in (self.horizontalHeader(), self.frozen.horizontalHeader()):
            if isinstance(header, ProgramHeader):
                header.show_sorting(self._programs.sorting)
