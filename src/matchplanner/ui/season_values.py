"""What holds in a season, line by line, with what stands behind each; every one may be corrected."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from matchplanner.domain.changes import ChangeSet
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.links import LinkLabel
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.workspace import Workspace

_WIDTH = 150  # average characters


class Shape(NamedTuple):
    """What a dialog is called, and its table: widths in characters, the column that grows, lines of text."""

    name: str
    title: str
    text: str
    table: str
    sources: str
    widths: tuple[int, ...]
    growing: int
    lines: int


class SeasonValues(QDialog):
    """Lists values of the target year's season; the sources of the current one stand below."""

    def __init__(
        self, workspace: Workspace, shape: Shape, columns: Sequence[Column[Any]], parent: QWidget
    ) -> None:
        """Show the season's values."""
        super().__init__(parent)
        self.setObjectName(shape.name)
        self.setWindowTitle(shape.title)
        self.setAccessibleName(shape.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.workspace = workspace
        self.model = RowTableModel(columns, self)
        self.table = RecordTable(shape.table, shape.title)
        self.table.show_model(self.model, shape.widths, shape.growing)
        self._sources = LinkLabel()
        self._sources.setObjectName(shape.sources)
        row = QHBoxLayout()
        for offered in self.offers():
            row.addWidget(offered)
        row.addStretch()
        row.addWidget(button(f"{shape.name}Close", self.tr("Close"), self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(heading(shape.title, 1.15))
        column.addWidget(muted(shape.text))
        column.addWidget(self.table, 1)
        column.addWidget(self._sources)
        column.addLayout(row)
        self.table.record_changed.connect(lambda _record: self._show_current())
        self.table.doubleClicked.connect(lambda _index: self.correct())
        workspace.changed.connect(self._on_changed)
        self.refresh()
        self.table.select_any()
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), shape.lines * metrics.height())

    def offers(self) -> tuple[QPushButton, ...]:
        """Return the buttons, from left to right."""
        raise NotImplementedError

    def rows(self) -> Sequence[Any]:
        """Read the season's values."""
        raise NotImplementedError

    def sources(self) -> str:
        """Return what stands behind the current value, with its links."""
        raise NotImplementedError

    def correct(self) -> None:
        """Ask for the user's own value in place of the current one."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read the values again."""
        self.model.replace(self.rows())
        self._show_current()

    def _show_current(self) -> None:
        self._sources.setText(self.sources())

    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches("season_value", "profile"):
            self.refresh()
