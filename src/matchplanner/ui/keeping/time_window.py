"""The time machine: the plan as it was, what is different now, and the ways back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from matchplanner.errors import CancelledError, UserError
from matchplanner.services import time_machine
from matchplanner.services.record_kinds import RECORDS
from matchplanner.services.time_machine import COUNTED, Change, Difference, How, Moment
from matchplanner.ui.background import Background
from matchplanner.ui.beside import Watch
from matchplanner.ui.days import short_day
from matchplanner.ui.keeping.window import KeepingWindow
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.moments import clock_text
from matchplanner.ui.page import told
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.forms import problem_line, show_problem
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import phrase
from matchplanner.ui.workspace import Workspace


class TimeWindow(KeepingWindow):
    """Lists the backups of the plan; the chosen one is compared with the plan beside the window."""

    copy_requested = Signal(object)
    """Open a copy of this Moment."""

    restore_requested = Signal(object)
    """Put this Moment in the plan's place."""

    compared = Signal()
    """What is shown is what is different from the chosen moment."""

    def __init__(self, workspace: Workspace, background: Background, parent: QWidget) -> None:
        """Read what there is; comparing is done in the background."""
        super().__init__(
            "timeWindow",
            _tr("Time machine"),
            _tr(
                "The plan as it was: verified backups that are taken while you work, each with what is "
                "different now. Enter opens a copy; nothing you do there changes this plan."
            ),
            workspace,
            parent,
        )
        self._background = background
        self._comparing: tuple[Path, Watch] | None = None
        self._stopped = False
        self.model = RowTableModel(_columns(), self)
        self.table = RecordTable("timeTable", _tr("Backups"))
        self.table.show_model(self.model, (24, 34, *(11 for _ in COUNTED)), 1)
        self.changes = RowTableModel(_change_columns(), self)
        self.inside = RecordTable("timeChanges", _tr("What is different now"))
        self.inside.show_model(self.changes, (22, 22, 56, 36), 3)
        self.words = told("timeWords")
        self._problem = problem_line("timeProblem")
        self._busy, self._bar = QWidget(), QProgressBar()
        self._cancel = button("timeCancel", self.tr("Cancel"), self.cancel)
        self._again_button = button("timeCompare", self.tr("Compare"), self.compare)
        self._copy = button("timeCopy", self.tr("Open a copy"), self.copy, self.tr("Enter"))
        self._restore = button(
            "timeRestore",
            self.tr("Restore"),
            self.restore,
            self.tr("Puts this state in the plan's place; the present one is kept as a backup first"),
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self.table.record_changed.connect(lambda _id: self.compare())
        self.finished.connect(lambda _result: self._stop())
        self.table.activated.connect(lambda _index: self.copy())
        self.refresh()
        self.table.setFocus()

    @override
    def refresh(self) -> None:
        self.model.replace(time_machine.moments(self.workspace.plan_uid))
        self._stack.setCurrentIndex(0 if self.model.rows else 1)
        self.table.select_any()
        self.compare()

    def copy(self) -> None:
        """Ask for a copy of the chosen moment."""
        moment = self.chosen()
        if moment is not None:
            self.copy_requested.emit(moment)

    def restore(self) -> None:
        """Ask for the chosen moment in the plan's place."""
        moment = self.chosen()
        if moment is not None:
            self.restore_requested.emit(moment)

    def chosen(self) -> Moment | None:
        """Return the moment the keyboard is on."""
        row = self.table.row()
        return row if isinstance(row, Moment) else None

    def cancel(self) -> None:
        """Stop comparing; it can be begun again."""
        self._stopped = self._stop()

    def compare(self) -> None:
        """Compare the chosen moment; while another comparison runs, its end begins this one."""
        moment = self.chosen()
        self._stopped = False
        self._copy.setEnabled(moment is not None)
        self._restore.setEnabled(moment is not None and not self.workspace.read_only)
        if self._stop() or moment is None:
            return
        watch = Watch(self._background)
        watch.told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        backup, plan = moment.path, self.workspace.path
        self._comparing = backup, watch
        self._bar.setRange(0, 0)
        self._busy.show()
        self._again_button.hide()
        show_problem(self._problem, "")
        self._background.run(
            lambda: time_machine.difference(backup, plan, watch),
            lambda found: self._show(backup, found),
            lambda exc: self._show(backup, exc),
            watch.deleteLater,
        )

    def _stop(self) -> bool:
        """Stop the comparison under way; say whether there is one."""
        if self._comparing is not None:
            self._comparing[1].stop()
        return self._comparing is not None

    def _on_told(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _show(self, backup: Path, found: Difference | UserError) -> None:
        if not isValid(self):
            return  # closed meanwhile
        self._comparing = None
        moment = self.chosen()
        if not self._stopped and (
            moment is None or moment.path != backup or isinstance(found, CancelledError)
        ):
            self.compare()  # something else was chosen, or the plan has changed
            return
        self._busy.hide()
        self._again_button.setVisible(self._stopped)
        if isinstance(found, CancelledError):
            self.words.setText(self.tr("Not compared: you cancelled that."))
            self.changes.replace(())
            self._again_button.setFocus()
        elif isinstance(found, UserError):
            show_problem(self._problem, found.sentence())
            self.words.clear()
            self.changes.replace(())
        else:
            self.words.setText(_summary(found))
            self.changes.replace(found.changes)
        self.compared.emit()

    def _lay_out(self) -> None:
        self._bar.setObjectName("timeBusy")
        self._bar.setAccessibleName(self.tr("Comparing"))
        self._bar.setTextVisible(False)
        line = QHBoxLayout(self._busy)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._bar, 1)
        line.addWidget(self._cancel)
        self._busy.hide()
        self._again_button.hide()
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for part in (self.words, self._problem, self._busy):
            column.addWidget(part)
        column.addWidget(self._again_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.inside, 1)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(self.table)
        both.addWidget(below)
        empty = EmptyState(
            self.tr("No backup yet"),
            self.tr(
                "One is kept every ten minutes while you change something, and when the plan is closed. "
                "They are kept outside the plan's folder."
            ),
        )
        self._stack.addWidget(both)
        self._stack.addWidget(empty)
        self.column.addWidget(self._stack, 1)
        self.finish(self._copy, self._restore)


def _summary(found: Difference) -> str:
    if not found.total:
        return _tr("Nothing is different now.")
    words = _tr("Since then: {new} new, {changed} changed, {gone} gone.").format(
        new=found.new, changed=found.changed, gone=found.gone
    )
    if found.total > len(found.changes):
        words += " " + _tr("The first {count} are listed.").format(count=len(found.changes))
    return words


def _columns() -> tuple[Column[Moment], ...]:
    def counted(table: str) -> Column[Moment]:
        many = phrase(RECORDS[table].many)
        return Column(
            table,
            many[:1].upper() + many[1:],
            lambda row: str(row.counts.get(table, "")),
            sort=lambda row: row.counts.get(table),
            numeric=True,
        )

    return (
        Column("when", _tr("When"), when, sort=lambda row: row.id),
        Column("why", _tr("Why it was kept"), _why, tip=lambda row: f"{_why(row)}\n{row.path}"),
        *(counted(table) for table in COUNTED),
    )


def _change_columns() -> tuple[Column[Change], ...]:
    words = {
        How.NEW: _tr("New since then"),
        How.CHANGED: _tr("Changed since then"),
        How.GONE: _tr("Gone since then"),
    }
    return (
        Column("how", _tr("Since then"), lambda row: words[row.how]),
        Column("kind", _tr("Kind"), lambda row: phrase(row.kind)),
        Column("name", _tr("Name"), lambda row: row.name, tip=lambda row: row.name),
        Column("what", _tr("What"), lambda row: row.what, tip=lambda row: row.what),
    )


def when(moment: Moment) -> str:
    """Return when a backup was taken, as clocks here tell it."""
    here = moment.taken_at.astimezone()
    return f"{short_day(here.date())} {clock_text(here.time())}"


def _why(moment: Moment) -> str:
    return ": ".join(filter(None, (moment.name, moment.reason)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("TimeWindow", text)
