"""Short tables in the profile: as high as their rows, edited in place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchplanner.ui.models.rows import R, RowTableModel
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.record_table import RecordTable


class LineTable(QWidget):
    """A table with its Add and Delete buttons; a sentence stands in for it while it is empty."""

    def __init__(self, table: RecordTable, empty: str, add: tuple[str, str], delete: tuple[str, str]) -> None:
        """Take the table, the sentence, and name and label of each button."""
        super().__init__()
        self.table = table
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty = muted(empty)
        self.add = button(*add, lambda: None)
        self.delete = button(*delete, lambda: None, self.tr("Del"))
        self.delete.clicked.connect(lambda _checked: table.delete_requested.emit(table.record()))
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.delete)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._empty)
        column.addWidget(table)
        column.addLayout(row)

    def on_add(self, slot: Callable[[], object]) -> None:
        """Say what the Add button does."""
        self.add.clicked.connect(lambda _checked: slot())

    def show_rows(self, model: RowTableModel[R], rows: Sequence[R]) -> None:
        """Show other rows."""
        model.replace(rows)
        self.table.select_any()
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.delete.setEnabled(bool(rows))
        table = self.table
        height = table.verticalHeader().defaultSectionSize() * len(rows)
        frame = 2 * table.frameWidth()
        table.setFixedHeight(table.horizontalHeader().sizeHint().height() + height + frame)
