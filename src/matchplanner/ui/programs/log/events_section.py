"""The events about the current program, on both clocks."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchplanner.services import events
from matchplanner.services.events import EventRow
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.events.debrief import DebriefDialog
from matchplanner.ui.events.dialogs import AddEventDialog, EventDialog
from matchplanner.ui.events.model import EventsModel
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.two_lines import TwoLineDelegate
from matchplanner.ui.workspace import Workspace

_MOST_ROWS = 4


class EventsSection(QWidget):
    """Open houses and question hours of one program."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(parent)
        self._workspace = workspace
        self._program = 0
        self.model = EventsModel(self)
        self.table = RecordTable("programEvents", self.tr("Events"))
        self.table.set_lines(2)
        self.table.show_model(self.model, (20, 32, 24), 0)
        for at in range(self.model.columnCount()):
            self.table.setItemDelegateForColumn(at, TwoLineDelegate(self.table))
        self.table.activated.connect(lambda _index: self.open_event())
        self._none = muted(self.tr("No event noted. Open houses are the easiest way to be met."))
        tr = self.tr
        self._open = button("openEvent", tr("Open..."), self.open_event)
        self._debrief = button("programDebrief", tr("How was it..."), self.debrief)
        top = QHBoxLayout()
        top.addWidget(heading(tr("Events"), 1.0))
        top.addStretch()
        top.addWidget(self._debrief)
        top.addWidget(self._open)
        top.addWidget(button("addProgramEvent", tr("Add event..."), self._add))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._none)
        column.addWidget(self.table)

    def show_program(self, row: ProgramRow | None) -> None:
        """Show the events of a program."""
        self._program = row.id if row is not None else 0
        self.setEnabled(row is not None)
        found = events.rows(row.id) if row is not None else ()
        self.model.replace(found)
        self.table.setVisible(bool(found))
        self.table.fit_rows(1, _MOST_ROWS)
        self._none.setVisible(not found)
        self.table.select_any()
        for part in (self._open, self._debrief):
            part.setEnabled(bool(found))

    def open_event(self) -> None:
        """Show the current event in a window of its own."""
        if self.table.record():
            EventDialog(self._workspace, self.table.record(), self.window()).open()

    def debrief(self) -> None:
        """Write down how the current event was."""
        row = self.table.row()
        if isinstance(row, EventRow):
            DebriefDialog(self._workspace, row, self.window()).open()

    def _add(self) -> None:
        dialog = AddEventDialog(self._workspace, self._program, self.window())
        dialog.added.connect(self.table.select)
        dialog.open()
        dialog.name.setFocus()
