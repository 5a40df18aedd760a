"""The interviews: a table, and one interview's details beside it."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from matchplanner.services import interviews
from matchplanner.services.interviews import InterviewRow
from matchplanner.ui.interviews.add_dialog import open_add
from matchplanner.ui.interviews.binder_dialog import BinderDialog
from matchplanner.ui.interviews.clash_bar import ClashBar
from matchplanner.ui.interviews.detail import InterviewDetail
from matchplanner.ui.interviews.model import InterviewsModel
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page
from matchplanner.ui.record_page import RecordPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.page_views import PageViews, PageWithViews, ViewEntry, ViewsOf, ViewSwitch
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.two_lines import NameDelegate, TwoLineDelegate
from matchplanner.ui.workspace import Workspace

LIST, MONTH = "interviews", "month"


def _month(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.interviews.month.view import MonthView

    return MonthView(workspace, notices, settings)


VIEWS = ViewsOf(
    "interviewsViews", "Show of the interviews", LIST, "List", (ViewEntry(MONTH, "Month", _month),)
)


class InterviewsPage(PageWithViews, RecordPage):
    """When to be where, on both clocks, and what to say and ask there."""

    TABLES = ("interview", "talking_point", "program", "profile", "preference", "debrief", "claim")
    KEY = "interviews"

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
        self.table.show_model(self.model, (24, 30, 14, 9), 0)
        self.table.setItemDelegateForColumn(self.model.column_of("program"), NameDelegate(self.table))
        for key in ("when", "status"):
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
        self.clashes = ClashBar(workspace)
        workspace.minute_passed.connect(self._on_minute)
        self._assemble()

    @override
    def refresh(self) -> None:
        rows = interviews.rows()
        self.model.show_rows(rows, self.workspace.today(), self.workspace.moment())
        self.clashes.show_interviews(rows)
        self.show_records(any_there=bool(rows))
        self._show_detail()

    @override
    def new_item(self) -> None:
        view = self.views.current()
        if view is not None:
            view.new_item()
            return
        open_add(self.workspace, self.window(), self._on_added)

    @override
    def select(self, record: int) -> None:
        self.switch.show_key(LIST)
        super().select(record)

    def ask_binder(self) -> None:
        """Ask for which days the prep sheets are wanted as one document."""
        BinderDialog(self.workspace.today(), self.print_requested.emit, self.window()).open()

    def _on_minute(self) -> None:
        """Count down to each reply; a page that is not seen does so when it is shown."""
        if not any(map(self.model.countdown, self.model.rows)):
            return
        if not self.isVisible():
            self._stale = True
        else:
            self.model.show_rows(self.model.rows, self.workspace.today(), self.workspace.moment())
            self.detail.show_countdown()

    @override
    def open_record(self, view: str, record: int) -> None:
        super().open_record("" if view == "debrief" else view, record)
        if view == "debrief" and record:
            self.detail.debrief.open()

    def _assemble(self) -> None:
        tr = self.tr
        self._prep = button("prepSheetPdf", tr("Prep sheet PDF..."), self._request_prep_sheet)
        self._delete_button = button(
            "deleteInterview", tr("Delete interview"), lambda: self._delete(self.table.record()), tr("Del")
        )
        add = button("addInterview", tr("Add interview..."), self.new_item, tr("Ctrl+N"))
        binder = button("printBinder", tr("Print sheets..."), self.ask_binder, tr("Of a week or the season"))
        self._buttons = (add, self._prep, binder, self._delete_button)
        self.table.offer(self._prep, self._delete_button)
        self.switch = ViewSwitch(VIEWS)
        self.lay_out(
            tr("Interviews"),
            self._buttons,
            self.detail,
            self._empty,
            above=(self.clashes,),
            switch=self.switch,
            framed=self._framed,
        )
        self.switch.chosen.connect(self._show_view)

    def _framed(self, content: QWidget) -> PageViews:
        self.views = PageViews(content, (self.workspace, self.notices, self.settings), VIEWS)
        self.join_views()
        return self.views

    def _show_view(self, key: str) -> None:
        self.views.show_view(key)
        for made in self._buttons:
            made.setVisible(key == LIST)

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

    def _on_added(self, added: int) -> None:
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
