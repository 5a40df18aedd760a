"""Blocked periods: the days on which no rotation can be, listed and edited."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from matchplanner.domain.blocked import BlockKind
from matchplanner.domain.changes import ChangeSet
from matchplanner.services import blocked_periods
from matchplanner.services.blocked_periods import BlockRow
from matchplanner.ui.days import parse_day
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.page import heading, muted
from matchplanner.ui.rotations.texts import span_text, tr
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField, DayField, LineField, NoteField
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.words import choices, word
from matchplanner.ui.workspace import Workspace

_WIDTHS = (34, 30, 24, 40)
_WIDTH, _HEIGHT = 130, 26


class BlockedPeriods(QDialog):
    """Lists the blocked periods; one is added, edited or deleted at a time."""

    def __init__(self, workspace: Workspace, parent: QWidget, current: int = 0) -> None:
        """Show all of them; `current` is the one to begin with."""
        super().__init__(parent)
        self.setObjectName("blockedPeriods")
        title = self.tr("Blocked periods")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self.model = RowTableModel[BlockRow](_columns(), self)
        self.table = RecordTable("blockedTable", title)
        self.table.show_model(self.model, _WIDTHS, stretch=3)
        self.change = button("editBlock", self.tr("Edit..."), self._on_edit)
        self.remove = button("deleteBlock", self.tr("Delete"), self._on_delete, self.tr("Del"))
        self._assemble(title)
        self.table.record_changed.connect(lambda _record: self._show_current())
        self.table.doubleClicked.connect(lambda _index: self._on_edit())
        self.table.delete_requested.connect(lambda _record: self._on_delete())
        workspace.changed.connect(self._on_changed)
        self._refresh()
        self.table.select(current) if current else self.table.select_any()
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.height())

    def _assemble(self, title: str) -> None:
        row = QHBoxLayout()
        row.addWidget(button("addBlock", self.tr("Add..."), self._on_add))
        row.addWidget(self.change)
        row.addWidget(self.remove)
        row.addStretch()
        row.addWidget(button("closeBlocks", self.tr("Close"), self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(heading(title, 1.15))
        column.addWidget(
            muted(
                self.tr(
                    "Examinations, school terms, visa appointments, family: days you cannot be away. "
                    "A rotation that touches them is warned of."
                )
            )
        )
        column.addWidget(self.table, 1)
        column.addLayout(row)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches("blocked_period"):
            self._refresh()

    def _refresh(self) -> None:
        self.model.replace(blocked_periods.rows())
        self._show_current()

    def _show_current(self) -> None:
        chosen = self._row() is not None
        self.change.setEnabled(chosen)
        self.remove.setEnabled(chosen)

    def _row(self) -> BlockRow | None:
        record = self.table.record()
        return next((row for row in self.model.rows if row.id == record), None)

    def _on_add(self) -> None:
        EditBlock(self._workspace, None, self).open()

    def _on_edit(self) -> None:
        row = self._row()
        if row is not None:
            EditBlock(self._workspace, row, self).open()

    def _on_delete(self) -> None:
        row = self._row()
        if row is not None:
            label = tr("Delete {title}").format(title=row.title)
            self._workspace.run(label, lambda: blocked_periods.delete(row.id))


class EditBlock(EntryDialog):
    """Asks for a blocked period: what it is, its first and last day."""

    def __init__(self, workspace: Workspace, row: BlockRow | None, parent: QWidget) -> None:
        """Start with a period as it stands, or empty for a new one."""
        title = tr("Block days") if row is None else row.title
        accept = tr("Block these days") if row is None else tr("Save")
        super().__init__("editBlockDialog", title, accept, parent)
        self._workspace, self._row = workspace, row
        self._title, self._note = LineField(), NoteField()
        self._kind = ChoiceField(choices(BlockKind))
        self._first, self._last = DayField(), DayField()
        self._note.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 12)
        self.add("block_title", tr("Name"), self._title)
        self.add("block_kind", tr("Kind"), self._kind)
        self.add("block_starts_on", tr("First day"), self._first)
        self.add("block_ends_on", tr("Last day"), self._last)
        self.add("block_note", tr("Note"), self._note)
        self._title.setPlaceholderText(tr("such as Step 2 CK"))
        self._first.line.setPlaceholderText(tr("such as 14 Jun 2027"))
        self._last.line.setPlaceholderText(tr("the same day"))
        self._kind.load(BlockKind.EXAM if row is None else row.kind)
        if row is not None:
            self._title.load(row.title)
            self._first.load(row.starts_on)
            self._last.load(row.ends_on)
            self._note.load(row.note)
        self.submit_with(self._store)
        self._title.setFocus()

    def _store(self) -> None:
        title, kind, note = self._title.text(), self._kind.key(), self._note.text()
        first, last = parse_day(self._first.line.text()), parse_day(self._last.line.text())
        if self._row is None:
            self._workspace.run(
                tr("Block days"), lambda: blocked_periods.add(title, first, last, kind=kind, note=note)
            )
            return
        block, days = self._row.id, {"starts_on": first, "ends_on": last or first}
        label = tr("Edit {title}").format(title=self._row.title)
        self._workspace.run(
            label, lambda: blocked_periods.edit(block, title=title, kind=kind, note=note, **days)
        )


def _columns() -> tuple[Column[BlockRow], ...]:
    return (
        Column("title", tr("Name"), lambda row: row.title),
        Column("days", tr("Days"), lambda row: span_text(row.span), sort=lambda row: row.span),
        Column("kind", tr("Kind"), lambda row: word(row.kind)),
        Column("note", tr("Note"), lambda row: row.note),
    )
