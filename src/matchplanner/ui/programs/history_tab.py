"""What changed about the current program, and the way back."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.services import history
from matchplanner.services.history import HistoryEntry
from matchplanner.services.programs import ProgramRow
from matchplanner.services.record_words import KINDS
from matchplanner.ui.days import short_day
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.moments import clock_text
from matchplanner.ui.page import muted
from matchplanner.ui.programs.detail_tab import DetailTab
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import DayField
from matchplanner.ui.widgets.forms import name_field, problem_line, show_problem
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.workspace import Workspace

_WIDTHS = (22, 26, 24, 24, 30)  # average characters


class HistoryTab(DetailTab):
    """Every change of the program and its facts, the newest first."""

    TABLES = tuple(KINDS)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(workspace, parent)
        self._since: date | None = None
        self.model = RowTableModel(self._columns(), self)
        self.table = RecordTable("historyTable", self.tr("History"))
        self.table.show_model(self.model, _WIDTHS, 4)
        self.since = DayField()
        self.restore = button("restoreValue", self.tr("Back to the value before"), self._restore)
        self._problem = problem_line("historySinceProblem")
        self._none = muted("")
        self._none.setObjectName("historyEmpty")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._none)
        self.since.committed.connect(self._on_since)
        self.since.problem.connect(lambda text: show_problem(self._problem, text))
        self.table.record_changed.connect(lambda _entry: self._show_current())
        self._lay_out()

    @override
    def show_program(self, row: ProgramRow | None) -> None:
        super().show_program(row)
        if row is None:
            return
        self.model.replace(history.of(row.id, self._since))
        self._none.setText(
            self.tr("Nothing has changed yet.")
            if self._since is None
            else self.tr("Nothing has changed since that day.")
        )
        self._stack.setCurrentIndex(0 if self.model.rows else 1)
        self._show_current()

    def _columns(self) -> tuple[Column[HistoryEntry], ...]:
        return (
            Column("when", self.tr("When"), _when),
            Column("what", self.tr("What"), lambda entry: entry.what),
            Column("before", self.tr("Before"), lambda entry: entry.before, tip=lambda entry: entry.before),
            Column("after", self.tr("After"), lambda entry: entry.after, tip=lambda entry: entry.after),
            Column("label", self.tr("Action"), lambda entry: entry.label, tip=lambda entry: entry.label),
        )

    def _lay_out(self) -> None:
        name_field(self.since, "historySince", self.tr("Changed since"))
        self.since.line.setPlaceholderText(self.tr("the beginning"))
        self.since.setMaximumWidth(self.restore.sizeHint().width())
        caption = QLabel(self.tr("Changed since"))
        caption.setBuddy(self.since)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(caption)
        head.addWidget(self.since)
        head.addStretch(1)
        head.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._problem)
        column.addWidget(self._stack, 1)

    def _on_since(self, day: date | None) -> None:
        self._since = day
        self.show_program(self.row)

    def _current(self) -> HistoryEntry | None:
        record = self.table.record()
        return next((entry for entry in self.model.rows if entry.id == record), None)

    def _show_current(self) -> None:
        entry = self._current()
        self.restore.setEnabled(entry is not None and entry.restorable)

    def _restore(self) -> None:
        entry = self._current()
        if entry is not None:
            label = self.tr("Back to the earlier {what}").format(what=entry.what)
            self.workspace.run(label, lambda: history.restore(entry.id))


def _when(entry: HistoryEntry) -> str:
    here = entry.at.astimezone()
    return f"{short_day(here.date())} {clock_text(here.time())}"
