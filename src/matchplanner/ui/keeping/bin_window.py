"""The bin: what was deleted lately, by action, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QWidget
from typing_extensions import override

from matchplanner.services import bin as deleted
from matchplanner.services import bin_restoring
from matchplanner.services.bin import BinRecord, Deletion
from matchplanner.ui.days import short_day
from matchplanner.ui.keeping.window import KeepingWindow
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.moments import clock_text
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.forms import name_field, problem_line, show_problem
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.search_field import SearchField
from matchplanner.ui.widgets.worked_out import WorkedOut
from matchplanner.ui.words import phrase
from matchplanner.ui.workspace import Workspace


class BinWindow(KeepingWindow):
    """Lists the deletions of the last 30 days; each, or one record of it, can be brought back."""

    restored = Signal(str)
    """Something came back; the sentence says what."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        """Read the bin."""
        super().__init__(
            "binWindow",
            parent.tr("Bin"),
            parent.tr(
                "What was deleted in the last {days} days, by action. Restoring is a change like any other: "
                "Undo takes it back."
            ).format(days=deleted.DAYS),
            workspace,
            parent,
        )
        self._all: tuple[Deletion, ...] = ()
        self.model = RowTableModel(self._columns(), self)
        self.records = RowTableModel(self._record_columns(), self)
        self.table = RecordTable("binTable", self.tr("Deletions"))
        self.table.show_model(self.model, (24, 40, 30, 36), 3)
        self.inside = RecordTable("binRecords", self.tr("Records of this deletion"))
        self.inside.show_model(self.records, (24, 60, 40), 2)
        self.search = SearchField()
        self._restore = button("binRestore", self.tr("Restore all of it"), self.restore, self.tr("Enter"))
        self._one = button("binRestoreRecord", self.tr("Restore this record"), self.restore_record)
        self._problem = problem_line("binProblem")
        self._empty = EmptyState("", "")
        self._stack = WorkedOut("bin", self.tr("Reading the bin"))
        self._tables = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._show())
        self.search.left.connect(self.table.setFocus)
        self.table.record_changed.connect(lambda _id: self._show_records())
        self.table.activated.connect(lambda _index: self.restore())
        self.inside.record_changed.connect(lambda _id: self._enable())
        self.inside.activated.connect(lambda _index: self.restore_record())
        self.refresh()
        self.table.setFocus()

    @override
    def refresh(self) -> None:
        self._stack.work_out(deleted.lately(self.workspace.writing_moment()), self._on_read)

    def _on_read(self, found: tuple[Deletion, ...]) -> None:
        self._all = found
        self._show()

    def restore(self) -> None:
        """Bring back the chosen deletion as a whole."""
        chosen = self._chosen()
        if chosen is not None:
            self._bring_back(chosen, 0, chosen.label)

    def restore_record(self) -> None:
        """Bring back the chosen record with what went with it."""
        chosen, record = self._chosen(), self.inside.row()
        if chosen is not None and isinstance(record, BinRecord):
            self._bring_back(chosen, record.id, record.name)

    def _bring_back(self, chosen: Deletion, record: int, name: str) -> None:
        show_problem(self._problem, "")
        label = self.tr("Restore: {what}").format(what=name)
        with self.workspace.watching(label) as progress:
            made = self.workspace.run(label, lambda: bin_restoring.restore(chosen.lines, record, progress))
        show_problem(self._problem, "\n".join(made.refused))
        self.restored.emit(self.tr("Restored {what}.").format(what=made.words))

    def _show(self) -> None:
        found = [one for one in self._all if one.says(self.search.text())]
        self.model.replace(found)
        if not self._stack.working:
            self._stack.setCurrentWidget(self._tables if found else self._empty)
        if self._all:
            self._empty.title.setText(self.tr("Nothing found"))
            self._empty.text.setText(self.tr("No deletion of the last days has these words in it."))
        else:
            self._empty.title.setText(self.tr("The bin is empty"))
            self._empty.text.setText(
                self.tr(
                    "Whatever you delete can be brought back from here for {days} days, also after the plan "
                    "was closed. Older states are in the time machine."
                ).format(days=deleted.DAYS)
            )
        self.table.select_any()
        self._show_records()

    def _show_records(self) -> None:
        chosen = self._chosen()
        self.records.replace(() if chosen is None else chosen.records)
        self.inside.select_any()
        self._enable()

    def _enable(self) -> None:
        writable = not self.workspace.read_only
        self._restore.setEnabled(writable and self._chosen() is not None)
        self._one.setEnabled(writable and self.inside.row() is not None)

    def _chosen(self) -> Deletion | None:
        row = self.table.row()
        return row if isinstance(row, Deletion) else None

    def _lay_out(self) -> None:
        name_field(self.search, "binSearch", self.tr("Search the bin"))
        self.search.setPlaceholderText(self.tr("a name, a kind, an action"))
        caption = QLabel(self.tr("Search the bin"))
        caption.setBuddy(self.search)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(caption)
        head.addWidget(self.search, 1)
        self.column.addLayout(head)
        tables = self._tables
        tables.setChildrenCollapsible(False)
        tables.addWidget(self.table)
        tables.addWidget(self.inside)
        tables.setStretchFactor(0, 3)
        tables.setStretchFactor(1, 2)
        self._stack.addWidget(tables)
        self._stack.addWidget(self._empty)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self._problem)
        self.finish(self._restore, self._one)

    def _columns(self) -> tuple[Column[Deletion], ...]:
        return (
            Column("when", self.tr("When"), _when, sort=lambda row: row.at),
            Column("action", self.tr("Action"), lambda row: row.label, tip=lambda row: row.label),
            Column("what", self.tr("What is gone"), lambda row: row.summary, tip=lambda row: row.summary),
            Column("parts", self.tr("And with it"), lambda row: row.parts, tip=lambda row: row.parts),
        )

    def _record_columns(self) -> tuple[Column[BinRecord], ...]:
        return (
            Column("kind", self.tr("Kind"), lambda row: phrase(row.kind)),
            Column("name", self.tr("Name"), lambda row: row.name, tip=lambda row: row.name),
            Column("parts", self.tr("And with it"), lambda row: row.parts, tip=lambda row: row.parts),
        )


def _when(row: Deletion) -> str:
    here = row.at.astimezone()
    return f"{short_day(here.date())} {clock_text(here.time())}"
