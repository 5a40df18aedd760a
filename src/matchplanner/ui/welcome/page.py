"""The welcome page: four doors, the plans opened lately, and what this program is not."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from matchplanner.ui.disclaimer import disclaimer
from matchplanner.ui.page import heading, muted
from matchplanner.ui.recent_plans import RecentPlans
from matchplanner.ui.welcome.door import Door, DoorGrid
from matchplanner.ui.welcome.looks import size_of
from matchplanner.ui.welcome.recent_list import RecentList

_COLUMN_CHARACTERS = 104


class WelcomePage(QWidget):
    """What is shown while no plan is open; every way in leads over a signal."""

    start_requested = Signal()
    """A new plan with the starter directory is wanted."""

    sample_requested = Signal()
    import_requested = Signal()
    open_requested = Signal()

    plan_requested = Signal(object)
    """One of the plans opened lately: its path."""

    locate_requested = Signal(object)
    """One of the plans opened lately is not where it was: the path at which it is not."""

    def __init__(
        self,
        today: date,
        recent: RecentPlans,
        look: Callable[[Path], int | None] = size_of,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the doors; `look` tells the size of a file, beside the window."""
        super().__init__(parent)
        self.setObjectName("welcomePage")
        self.setAccessibleName(self.tr("Welcome"))
        self.recent = RecentList(recent, today, look)
        self.recent.chosen.connect(self.plan_requested)
        self.recent.locate_requested.connect(self.locate_requested)
        self._doors = self._made()
        self._lay_out()

    def enter(self) -> None:
        """Give the keyboard to the plan opened last, else to the first door."""
        first = self.recent.items if self.recent.items.count() else self._doors[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self) -> tuple[Door, ...]:
        tr = self.tr
        sample = Door(
            "exploreSample",
            tr("Explore the sample plan"),
            tr("An invented applicant half-way through a season. Change anything: it is a copy."),
            "door_sample",
        )
        start = Door(
            "startStarter",
            tr("Start a new plan"),
            tr(
                "With a directory of 65 real genetics programs, if you like: each fact with its source page "
                "and the day it was seen."
            ),
            "door_new",
        )
        bring = Door(
            "importList",
            tr("Import a spreadsheet"),
            tr("Your own list of programs, as CSV or XLSX or a saved page. You see what it says first."),
            "door_import",
        )
        opens = Door("openPlan", tr("Open a plan"), tr("A .matchplan file on this computer."), "door_open")
        for door, signal in (
            (sample, self.sample_requested),
            (start, self.start_requested),
            (bring, self.import_requested),
            (opens, self.open_requested),
        ):
            door.clicked.connect(lambda _checked, ask=signal: ask.emit())
        return sample, start, bring, opens

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(heading(self.tr("MatchPlanner"), 2.0))
        column.addWidget(
            muted(self.tr("From “which programs exist?” to a rank order list you can stand behind."))
        )
        column.addSpacing(8)
        column.addWidget(DoorGrid(self._doors))
        column.addWidget(self.recent)
        column.addStretch(2)
        foot = muted(disclaimer())
        foot.setObjectName("disclaimer")
        column.addWidget(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(_scrolled(content))


def _scrolled(content: QWidget) -> QScrollArea:
    """Centre a column of readable width in a scroll area."""
    content.setMaximumWidth(content.fontMetrics().averageCharWidth() * _COLUMN_CHARACTERS)
    frame = QWidget()
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(content, 100)
    row.addStretch(1)
    area = QScrollArea()
    area.setObjectName("welcomeScroll")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(frame)
    return area
