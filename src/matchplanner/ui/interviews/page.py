"""The interviews: a table, and one interview's details beside it."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from matchplanner.services import interviews
from matchplanner.services.interviews import InterviewRow
from matchplanner.ui.interviews.add_dialog import AddInterviewDialog
from matchplanner.ui.interviews.detail import InterviewDetail
from matchplanner.ui.interviews.model import InterviewsModel
from matchplanner.ui.notices import Notices
from matchplanner.ui.record_page import RecordPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.two_lines import TwoLineDelegate
from matchplanner.ui.workspace import Workspace


class InterviewsPage(RecordPage):
    """When to be where, on both clocks, and what to say and ask there."""

    TABLES = ("interview", "talking_point", "program", "profile")
    KEY = "interviews"
    SHARES = (56, 44)

    prep_sheet_requested = Signal(int)
    """The prep sheet of this program is wanted as a PDF."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build table and details."""
        super().__init__(workspace, notices, settings, parent)
        self.model = InterviewsModel(self)
        self.table = RecordTable("interviewsTable", self.tr("Interviews"))
        self.table.set_lines(2)
        self.table.show_model(self.model, (24, 30, 11, 9), 0)
        for key in ("program", "when"):
            self.table.setItemDelegateForColumn(self.model.column_of(key), TwoLineDelegate(self.table))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(self.model.column_of("when"), Qt.SortOrder.AscendingOrder)
        self.table.record_changed.connect(lambda _record: self._show_detail())
        self.table.delete_requested.connect(self._delete)
        self.detail = InterviewDetail(workspace, self._save)
        self._empty = EmptyState(
            self.tr("No interviews yet"),
            self.tr(
                "Add an invitation as soon as it comes, even without a date. Times are kept on the host's "
                "clock and shown on yours too, and each program gets two or three likes and questions for "
                "its prep sheet."
            ),
        )
        self._empty.offer("addFirstInterview", self.tr("Add the first interview..."), self.new_item)
        self._assemble()

    @override
    def refresh(self) -> None:
        self.model.replace(interviews.rows())
        self.show_records(any_there=bool(self.model.rows))
        self._show_detail()

    @override
    def new_item(self) -> None:
        dialog = AddInterviewDialog(interviews.programs(), self._add, self.window())
        dialog.open()
        dialog.program.setFocus()

    def _assemble(self) -> None:
        tr = self.tr
        self._prep = button("prepSheetPdf", tr("Prep sheet PDF..."), self._request_prep_sheet)
        self._delete_button = button(
            "deleteInterview", tr("Delete interview"), lambda: self._delete(self.table.record()), tr("Del")
        )
        add = button("addInterview", tr("Add interview..."), self.new_item, tr("Ctrl+N"))
        self.lay_out(tr("Interviews"), (add, self._prep, self._delete_button), self.detail, self._empty)

    def _show_detail(self) -> None:
        row = self.table.row()
        for widget in (self.detail, self._prep, self._delete_button):
            widget.setEnabled(row is not None)
        if isinstance(row, InterviewRow):
            self.detail.show_interview(row)

    def _request_prep_sheet(self) -> None:
        row = self.table.row()
        if isinstance(row, InterviewRow):
            self.prep_sheet_requested.emit(row.program_id)

    def _save(self, interview: int, field: str, value: Any) -> None:
        self.workspace.run(self.tr("Edit interview"), lambda: interviews.edit(interview, field, value))

    def _add(self, program: int, starts_at: datetime | None, zone: str) -> None:
        added = self.workspace.run(
            self.tr("Add interview"), lambda: interviews.add(program, starts_at, zone or None)
        )
        self.table.select(added)
        self.table.setFocus()

    def _delete(self, record: int) -> None:
        row = self.table.row()
        if record and isinstance(row, InterviewRow):
            self.workspace.run(
                self.tr("Delete interview at {program}").format(program=row.program),
                lambda: interviews.delete(record),
            )
            offer_undo(
                self.workspace,
                self.notices,
                self.tr("Deleted the interview at {program}.").format(program=row.program),
            )
