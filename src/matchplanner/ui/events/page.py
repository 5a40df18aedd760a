"""The events: a table with both clocks, and one event's details beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from matchplanner.services import events
from matchplanner.services.events import EventRow
from matchplanner.ui.events.debrief import DebriefDialog
from matchplanner.ui.events.detail import EventDetail
from matchplanner.ui.events.dialogs import AddEventDialog
from matchplanner.ui.events.model import EventsModel
from matchplanner.ui.notices import Notices
from matchplanner.ui.record_page import RecordPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.two_lines import TwoLineDelegate
from matchplanner.ui.workspace import Workspace


class EventsPage(RecordPage):
    """Open houses, question hours and fairs: when, what to ask, what was said."""

    TABLES = ("event", "event_program", "program", "profile")
    KEY = "events"
    SHARES = (54, 46)

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build table and details."""
        super().__init__(workspace, notices, settings, parent)
        self.model = EventsModel(self)
        self.table = RecordTable("eventsTable", self.tr("Events"))
        self.table.set_lines(2)
        self.table.show_model(self.model, (26, 32, 22), 0)
        for key in ("name", "when", "questions"):
            self.table.setItemDelegateForColumn(self.model.column_of(key), TwoLineDelegate(self.table))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(self.model.column_of("when"), Qt.SortOrder.AscendingOrder)
        self.table.record_changed.connect(lambda _record: self._show_detail())
        self.table.delete_requested.connect(self._delete)
        self.detail = EventDetail(workspace)
        self._empty = EmptyState(
            self.tr("No events yet"),
            self.tr(
                "Note open houses, question hours and society fairs as you hear of them. Times are kept on "
                "their clock and shown on yours; prepare three or four questions, and write down right "
                "afterwards what was said."
            ),
        )
        self._empty.offer("addFirstEvent", self.tr("Add the first event..."), self.new_item)
        self._assemble()

    @override
    def refresh(self) -> None:
        self.model.replace(events.rows())
        self.show_records(any_there=bool(self.model.rows))
        self._show_detail()

    @override
    def new_item(self) -> None:
        dialog = AddEventDialog(self.workspace, 0, self.window())
        dialog.added.connect(self.table.select)
        dialog.open()
        dialog.name.setFocus()

    def debrief(self) -> None:
        """Write down how the current event was."""
        row = self.table.row()
        if isinstance(row, EventRow):
            DebriefDialog(self.workspace, row, self.window()).open()

    def _assemble(self) -> None:
        tr = self.tr
        self._debrief = button("debriefEvent", tr("How was it..."), self.debrief)
        self._delete_button = button(
            "deleteEvent", tr("Delete event"), lambda: self._delete(self.table.record()), tr("Del")
        )
        add = button("addEvent", tr("Add event..."), self.new_item, tr("Ctrl+N"))
        self.table.offer(self._debrief, self._delete_button)
        self.lay_out(tr("Events"), (add, self._debrief, self._delete_button), self.detail, self._empty)

    def _show_detail(self) -> None:
        row = self.table.row()
        for widget in (self.detail, self._debrief, self._delete_button):
            widget.setEnabled(row is not None)
        if isinstance(row, EventRow):
            self.detail.show_event(row)

    def _delete(self, record: int) -> None:
        row = self.table.row()
        if record and isinstance(row, EventRow):
            self.workspace.run(self.tr("Delete {name}").format(name=row.name), lambda: events.delete(record))
            offer_undo(self.workspace, self.notices, self.tr("Deleted {name}.").format(name=row.name))
