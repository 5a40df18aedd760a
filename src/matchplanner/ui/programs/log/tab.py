"""The tab of a program's people: residents, messages, faculty and events."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.enquiries import MessageKind
from matchplanner.services import people
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.programs.detail_tab import DetailTab
from matchplanner.ui.programs.log.compose_dialog import Start
from matchplanner.ui.programs.log.events_section import EventsSection
from matchplanner.ui.programs.log.help_line import HelpLine
from matchplanner.ui.programs.log.messages_section import MessagesSection
from matchplanner.ui.programs.log.people_section import PeopleSection
from matchplanner.ui.programs.roster.section import RosterSection
from matchplanner.ui.workspace import Workspace

_WIDE = 150  # average characters from which two columns stand side by side
_TO_RESIDENTS = ("resident", "fellow", "alum", "graduate")


class LogTab(DetailTab):
    """Who is and was there, what was asked and answered; two columns where there is room."""

    TABLES = (
        "resident",
        "message",
        "person",
        "introduction",
        "event",
        "event_program",
        "profile",
        "preference",
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(workspace, parent)
        self.roster = RosterSection(workspace)
        self.messages = MessagesSection(workspace)
        self.people = PeopleSection(workspace)
        self.help = HelpLine(workspace)
        self.events = EventsSection(workspace)
        self.people.write_requested.connect(self._write_to)
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 8, 8, 8)
        self._columns.setSpacing(24)
        for parts in ((self.messages, self.events), (self.roster, self.people, self.help)):
            side = QVBoxLayout()
            side.setSpacing(16)
            for part in parts:
                side.addWidget(part)
            side.addStretch(1)
            self._columns.addLayout(side, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    @override
    def show_program(self, row: ProgramRow | None) -> None:
        super().show_program(row)
        today = self.workspace.today()
        self.roster.show_program(row, today)
        self.messages.show_program(row, today)
        self.people.show_program(row)
        self.help.show_program(row)
        self.events.show_program(row)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE * self.fontMetrics().averageCharWidth()
        sides = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(sides)

    def _write_to(self, person_id: int) -> None:
        row = self.row
        found = next((p for p in people.at_program(row.id) if p.id == person_id), None) if row else None
        if found is None:
            return
        resident = any(word in found.role.casefold() for word in _TO_RESIDENTS)
        template = MessageKind.RESIDENT.value if resident else MessageKind.ENQUIRY.value
        self.messages.compose(Start(template, person=person_id))
