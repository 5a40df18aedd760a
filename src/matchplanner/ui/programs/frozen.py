"""The program's name, standing still while the rest of the table is scrolled sideways."""

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView
from typing_extensions import override

from matchplanner.ui.programs.header import ProgramHeader


class FrozenColumn(QTableView):
    """A second view of the first column, laid over the table as long as that one is scrolled sideways.

    It shares model and selection. The keyboard stays with the table.
    """

    middle_clicked = Signal(QModelIndex)

    def __init__(self, table: QTableView, column: int, header: ProgramHeader) -> None:
        """Lay a column of the table over it; `header` is a head of its own."""
        super().__init__(table)
        self._table = table
        self._column = column
        self.setObjectName("programsFrozen")
        self.setAccessibleName(table.accessibleName())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(table.selectionMode())
        self.setVerticalScrollMode(table.verticalScrollMode())
        for turn_off in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            turn_off(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalHeader(header)
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        for at in range(header.count()):
            self.setColumnHidden(at, at != column)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.horizontalScrollBar().valueChanged.connect(self.place)
        header.sectionResized.connect(self._on_resized)
        self.hide()

    def place(self) -> None:
        """Lie over the column if it is scrolled out of sight, else get out of the way."""
        table = self._table
        width = table.columnWidth(self._column)
        hidden_part = table.horizontalScrollBar().value()
        if not hidden_part or width > table.viewport().width() // 2:
            self.hide()
            return
        self.setColumnWidth(self._column, width)
        frame = table.frameWidth()
        height = table.viewport().height() + table.horizontalHeader().height()
        self.horizontalHeader().setFixedHeight(table.horizontalHeader().height())
        self.setGeometry(frame, frame, width, height)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        self.show()
        self.raise_()

    def covered(self) -> int:
        """Return how many pixels of the table lie below this column."""
        return self.width() if self.isVisible() else 0

    def _on_resized(self, column: int, _before: int, width: int) -> None:
        if column == self._column and self.isVisible():
            self._table.setColumnWidth(column, width)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index.isValid():
            self.middle_clicked.emit(index)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    @override
    def scrollTo(
        self, index: object, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Leave scrolling to the table, which knows both directions."""
