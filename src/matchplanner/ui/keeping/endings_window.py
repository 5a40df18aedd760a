"""Closed and silent programs: how it ended, when and why, and the way back."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget
from typing_extensions import override

from matchplanner.services import endings
from matchplanner.services.endings import EndingRow
from matchplanner.ui.days import short_day
from matchplanner.ui.ending_dialog import EndingDialog
from matchplanner.ui.keeping.window import KeepingWindow
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace


class EndingsWindow(KeepingWindow):
    """Lists what is closed, given up or silent; programs are closed and taken up again from here."""

    open_requested = Signal(str, int)
    """Show this place of the window with the record of this id."""

    told = Signal(str)
    """Something was done; the sentence says what."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        """Read the programs."""
        super().__init__(
            "endingsWindow",
            _tr("Closed and silent programs"),
            _tr(
                "Programs that are over for now: closed with a day and a reason, declined, or without a "
                "reply for longer than you wait. They keep everything and stay out of the way."
            ),
            workspace,
            parent,
        )
        self.model = RowTableModel(_columns(), self)
        self.table = RecordTable("endingsTable", self.windowTitle())
        self.table.show_model(self.model, (52, 34, 18, 40), 3)
        self.counts: QLabel = muted("")
        self.counts.setObjectName("endingsCounts")
        self._close_it = button("endingsCloseProgram", self.tr("Close program..."), self.ask_close)
        self._reopen = button("endingsReopen", self.tr("Take up again"), self.reopen)
        self._go = button("endingsGo", self.tr("Go to the program"), self.go, self.tr("Enter"))
        empty = EmptyState(
            self.tr("Nothing is over"),
            self.tr(
                "Programs that decline, that you give up, or that do not answer within the waiting period "
                "are listed here."
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self.counts)
        self.finish(self._close_it, self._reopen, self._go)
        self.table.record_changed.connect(lambda _id: self._enable())
        self.table.activated.connect(lambda _index: self.go())
        self.refresh()
        self.table.setFocus()

    @override
    def refresh(self) -> None:
        rows = endings.rows(self.workspace.today())
        self.model.replace(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        closed, silent = sum(row.closed for row in rows), sum(row.waited is not None for row in rows)
        self.counts.setText(
            self.tr("{closed} closed, {silent} silent, {other} given up without a day").format(
                closed=closed, silent=silent, other=len(rows) - closed - silent
            )
        )
        self.table.select_any()
        self._enable()

    def go(self) -> None:
        """Show the chosen program."""
        row = self._row()
        if row is not None:
            self.open_requested.emit("programs/overview", row.id)

    def ask_close(self) -> None:
        """Ask how it ended with the chosen program."""
        row = self._row()
        if row is not None:
            dialog = EndingDialog(self.workspace, [(row.id, row.name)], self, silent=row.waited is not None)
            dialog.closed.connect(self.told)
            dialog.open()

    def reopen(self) -> None:
        """Consider the chosen program again."""
        row = self._row()
        if row is not None:
            label = self.tr("Take up {program} again").format(program=row.name)
            self.workspace.run(label, lambda: endings.reopen([row.id]))
            self.told.emit(self.tr("{program} is considered again.").format(program=row.name))

    def _row(self) -> EndingRow | None:
        row = self.table.row()
        return row if isinstance(row, EndingRow) else None

    def _enable(self) -> None:
        row = self._row()
        writable = row is not None and not self.workspace.read_only
        self._go.setEnabled(row is not None)
        self._close_it.setEnabled(writable and row is not None and not row.closed)
        self._reopen.setEnabled(writable and row is not None and row.waited is None)


def _columns() -> tuple[Column[EndingRow], ...]:
    return (
        Column("name", _tr("Program"), lambda row: row.name, tip=lambda row: row.name),
        Column("state", _tr("State"), _state),
        Column(
            "on",
            _tr("Closed on"),
            lambda row: "" if row.closed_on is None else short_day(row.closed_on),
            sort=lambda row: row.closed_on,
        ),
        Column("why", _tr("Reason"), lambda row: row.reason, tip=lambda row: row.reason),
    )


def _state(row: EndingRow) -> str:
    if row.closed:
        return _tr("Closed")
    if row.waited is not None:
        return _tr("Silent for {days} days").format(days=row.waited)
    return word(row.status)


def _tr(text: str) -> str:
    return QCoreApplication.translate("EndingsWindow", text)
