"""A table of records: one row, one record; the keyboard does all a mouse can."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from matchplanner.ui import theme
from matchplanner.ui.models.rows import HasId, Index, R, RowTableModel
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.row_menu import open_row_menu

_ROW_GAP = 12
_CELL_PADDING = 12  # pixels, both sides
_EDIT_KEYS = QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed


class ToneDelegate(QStyledItemDelegate):
    """Keeps a cell's own colour when its row is selected."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        color = index.data(Qt.ItemDataRole.ForegroundRole)
        if isinstance(color, QColor):
            option.palette.setColor(QPalette.ColorRole.HighlightedText, color)

    @override
    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tell what a cell has no room for, above what its tip says."""
        text = str(index.data() or "")
        room = view.visualRect(index).width() - _CELL_PADDING
        if view.fontMetrics().horizontalAdvance(text) <= room:
            return super().helpEvent(event, view, option, index)
        tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        lines = [text, *([tip] if tip and tip != text and "<" not in tip else [])]
        QToolTip.showText(event.globalPos(), plain_tip("\n".join(lines)), view)
        return True


class RecordTable(QTableView):
    """Shows a RowTableModel with one current record; Delete asks for its deletion."""

    record_changed = Signal(int)
    """Another record is current: its id, or 0 for none."""

    delete_requested = Signal(int)
    """The user wants this record deleted."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        """Start without a model; `show_model` brings it."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(_EDIT_KEYS)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.set_lines(1)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self._last_record = 0
        self._stretched = (-1, 0)
        self._opens: Callable[[], object] | None = None
        self._buttons: tuple[QPushButton, ...] = ()
        self.setItemDelegate(ToneDelegate(self))

    def open_with(self, opens: Callable[[], object]) -> None:
        """Open the current record this way: by Enter, by a double click that edits no cell, by the menu."""
        self._opens = opens
        self.activated.connect(lambda _index: opens())

    def offer(self, *buttons: QPushButton) -> None:
        """Put what these buttons do with the current record into the menu of its row."""
        self._buttons = buttons

    def set_lines(self, lines: int) -> None:
        """Make each row high enough for that many lines of text."""
        small = QFontMetrics(theme.sized(self.font(), 0.85)).height() * (lines - 1)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + small + _ROW_GAP)

    def fit_rows(self, least: int, most: int) -> None:
        """Be as high as the rows there are, between these numbers of them."""
        rows = min(max(self.model().rowCount(), least), most)
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(
            header + rows * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth()
        )

    def show_model(self, model: RowTableModel[R], widths: tuple[int, ...], stretch: int | None) -> None:
        """Show a model; widths count average characters, a column each; one may take what is left.

        A column is never narrower than its title, and the one that takes what is
        left never less than half its width either: then the table scrolls sideways.
        """
        self.setModel(model)
        unit = self.fontMetrics().averageCharWidth()
        for at, width in enumerate(widths):
            self.setColumnWidth(at, max(width * unit, self.horizontalHeader().sectionSizeHint(at)))
        if stretch is not None:
            title = self.horizontalHeader().sectionSizeHint(stretch)
            self._stretched = stretch, max(widths[stretch] * unit // 2, title)
        self._stretch()
        model.rowsRemoved.connect(self._tell)
        model.modelReset.connect(self._tell)

    def record(self) -> int:
        """Return the id of the current record, 0 for none."""
        row = self.row()
        return 0 if row is None else row.id

    def row(self) -> HasId | None:
        """Return the current record's row, None if there is none."""
        model, at = self.model(), self.currentIndex().row()
        if not isinstance(model, RowTableModel) or not 0 <= at < len(model.rows):
            return None
        found: HasId = model.rows[at]
        return found

    def select(self, record: int) -> None:
        """Make a record current, if it is shown."""
        model = self.model()
        at = model.row_of(record) if isinstance(model, RowTableModel) else -1
        if at >= 0:
            column = max(self.currentIndex().column(), 0)
            self.setCurrentIndex(model.index(at, column))
            self.scrollTo(model.index(at, column))

    def select_any(self) -> None:
        """Make the first record current if none is."""
        if self.row() is None and self.model() is not None and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
        self._tell()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._tell()

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._tell()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        below = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        open_row_menu(self, self._opens, self._buttons, below if by_key else event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() == Qt.Key.Key_Delete and self.record() and not editing:
            self.delete_requested.emit(self.record())
            return
        super().keyPressEvent(event)

    @property
    def least_left(self) -> int:
        """How wide the column that takes what is left is at least, in pixels; beyond it the table scrolls."""
        return self._stretched[1]

    def _stretch(self) -> None:
        column, least = self._stretched
        if column < 0:
            return
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(column)
        if self.viewport().width() - others >= least:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        else:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, least)

    def _tell(self) -> None:
        record = self.record()
        if record != self._last_record:
            self._last_record = record
            self.record_changed.emit(record)
