"""A new event, and one event to look at and edit from another page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.events import EventKind
from matchplanner.domain.zones import US_ZONES
from matchplanner.errors import UserError
from matchplanner.services import events
from matchplanner.ui.events.detail import EventDetail
from matchplanner.ui.moments import parse_moment
from matchplanner.ui.page import heading
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.widgets.zone_field import ZoneField
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace

_WIDTH, _HEIGHT = 100, 44  # average characters and lines


class AddEventDialog(EntryDialog):
    """Takes name, kind and time of a new event, about one program or none."""

    added = Signal(int)
    """The event of this id is new."""

    def __init__(self, workspace: Workspace, program_id: int, parent: QWidget) -> None:
        """Ask for an event; a program of 0 means none yet."""
        super().__init__("eventDialog", parent.tr("Add an event"), parent.tr("Add event"), parent)
        self._workspace = workspace
        self._programs = [program_id] if program_id else []
        self.name = QLineEdit()
        self.kind = ChoiceField(choices(EventKind))
        self.kind.load(EventKind.OPEN_HOUSE.value)
        self.moment = QLineEdit()
        self.moment.setPlaceholderText(self.tr("unknown; for example 3 Nov 2026 18:00"))
        self.zone = ZoneField()
        self.zone.load(US_ZONES[0])
        self.add("addEventName", self.tr("Name"), self.name)
        self.add("addEventKind", self.tr("Kind"), self.kind)
        self.add("addEventStartsAt", self.tr("Date and time there"), self.moment)
        self.add("addEventZone", self.tr("Time zone there"), self.zone)
        self.submit_with(self._write)

    def _write(self) -> None:
        fields = {
            "kind": self.kind.key(),
            "starts_at": parse_moment(self.moment.text()),
            "zone": self.zone.text(),
        }
        name = self.name.text()
        if not name.strip():
            raise UserError("An event needs a name.", "“Open house” will do.")
        label = self.tr("Add {name}").format(name=" ".join(name.split()))
        self.added.emit(self._workspace.run(label, lambda: events.add(name, self._programs, **fields)))


class EventDialog(QDialog):
    """One event in a window of its own; it follows Undo and closes when the event is gone."""

    def __init__(self, workspace: Workspace, event_id: int, parent: QWidget | None = None) -> None:
        """Show one event."""
        super().__init__(parent)
        self.setObjectName("eventWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self._event = event_id
        self._title = heading("", 1.15)
        self.detail = EventDetail(workspace)
        close = button("closeEvent", self.tr("Close"), self.close, self.tr("Esc"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self._title)
        column.addWidget(self.detail, 1)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        workspace.changed.connect(self._on_changed)
        self._show()

    @override
    def done(self, result: int) -> None:
        self.detail.commit()
        super().done(result)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches("event", "event_program", "program", "profile"):
            self._show()

    def _show(self) -> None:
        found = next((row for row in events.rows() if row.id == self._event), None)
        if found is None:
            self.close()
            return
        self.setWindowTitle(found.name)
        self.setAccessibleName(found.name)
        self._title.setText(found.name)
        self.detail.show_event(found)
