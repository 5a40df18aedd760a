"""A list that belongs to the person chosen: a table with its buttons, and a hint while it is empty."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from matchplanner.ui.models.rows import R, RowTableModel
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.record_table import RecordTable


class Section(QWidget):
    """Shows the table while it has rows, the hint while it has none; the buttons always."""

    def __init__(
        self,
        table: RecordTable,
        hint: str,
        buttons: Sequence[QPushButton],
        needs_row: int,
        *,
        above: QWidget | None = None,
    ) -> None:
        """Take the parts; the last `needs_row` buttons work only on a row, `above` stands first."""
        super().__init__()
        self.table = table
        self._hint = muted(hint)
        self._hint.setObjectName(f"{table.objectName()}Hint")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._of_row = tuple(buttons[len(buttons) - needs_row :])
        line = QHBoxLayout()
        for part in buttons:
            line.addWidget(part)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        if above is not None:
            column.addWidget(above)
        column.addWidget(self._hint, 1)
        column.addWidget(table, 1)
        column.addLayout(line)

    def show_rows(self, model: RowTableModel[R], rows: Sequence[R]) -> None:
        """Show other rows."""
        model.replace(rows)
        self.table.select_any()
        self.table.setVisible(bool(rows))
        self._hint.setVisible(not rows)
        for part in self._of_row:
            part.setEnabled(bool(rows))
