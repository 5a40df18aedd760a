"""Above a list: until when it is certified, whether it was, and whether it has changed since."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import Nearness
from matchplanner.errors import UserError
from matchplanner.services import profile, rank_lists, rank_versions
from matchplanner.ui import theme
from matchplanner.ui.moments import moment_text, parse_moment
from matchplanner.ui.page import told
from matchplanner.ui.ranking.standing_words import (
    deadline_words,
    nearness_words,
    standing_words,
    two_matches_words,
)
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.widgets.zone_field import ZoneField
from matchplanner.ui.workspace import Workspace


class StandingBar(QWidget):
    """Says it in words; a change since certification is loud."""

    versions_requested = Signal()
    """The versions of the list are to be shown."""

    def __init__(self, workspace: Workspace, *, leads_on: bool, parent: QWidget | None = None) -> None:
        """Start empty; `leads_on` offers the way to the versions where something is to be done."""
        super().__init__(parent)
        self._workspace = workspace
        self._leads_on = leads_on
        self._of = MatchList.MAIN
        self._near = Nearness.UNKNOWN
        workspace.minute_passed.connect(self._on_minute)
        self.certified = told("rankCertified")
        self.nearness = told("rankCooling")
        self.deadline = told("rankDeadline")
        set_tone(self.deadline, "muted")
        self.matches = told("rankTwoMatches")
        self._to_versions = button("rankToVersions", self.tr("Go to Versions"), self.versions_requested.emit)
        self._enter = button("enterDeadline", self.tr("Enter the date..."), self.ask_deadline)
        first, last = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.certified, 1)
        first.addWidget(self._to_versions)
        last.addWidget(self.deadline, 1)
        last.addWidget(self._enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self.nearness)
        column.addLayout(last)
        column.addWidget(self.matches)

    def show_list(self, of: MatchList) -> None:
        """Show how a list stands at this moment."""
        self._of = of
        held = rank_versions.standing(of) if of.certified else None
        near = self._near = self._nearness()
        wrong = held is not None and (held.changed or held.late or held.version.entries is None)
        _say(self.certified, standing_words(held, profile.get().home_zone), "problem" if wrong else "ok")
        self.certified.setFont(theme.sized(self.font(), 1.0, bold=wrong))
        _say(self.nearness, nearness_words(near), "attention")
        self.deadline.setText(deadline_words(of, rank_lists.deadline(of)))
        _say(self.matches, two_matches_words(rank_lists.in_play()) if of.certified else "", "muted")
        self._to_versions.setVisible(self._leads_on and (wrong or near is Nearness.COOLING))
        self._enter.setVisible(of is MatchList.SPECIALTIES)

    def ask_deadline(self) -> None:
        """Ask for the deadline of the specialties match, which nobody publishes in one place."""
        due = rank_lists.deadline(self._of)
        dialog = EntryDialog(
            "specialtiesDeadlineDialog",
            self.tr("Deadline of the specialties match"),
            self.tr("Keep"),
            self.window(),
            self.tr("As NRMP states it for your specialty's match this season; leave it blank to forget it."),
        )
        moment, zone, source = QLineEdit(), ZoneField(), QLineEdit()
        moment.setPlaceholderText(self.tr("unknown; for example 1 Dec 2027 21:00"))
        zone.load("America/New_York" if due is None else due.milestone.zone)
        source.setPlaceholderText(self.tr("such as the address of NRMP's calendar"))
        if due is not None:
            there = due.clocks.there
            moment.setText(moment_text(datetime.combine(there.day, there.clock)))
            source.setText("; ".join(due.milestone.sources))
        dialog.add("specialtiesDeadline", self.tr("Date and time"), moment)
        dialog.add("specialtiesZone", self.tr("Time zone"), zone)
        dialog.add("specialtiesSource", self.tr("Source"), source)
        dialog.submit_with(lambda: self._keep(moment.text(), zone.text(), source.text()))
        dialog.open()
        moment.setFocus()

    def _on_minute(self) -> None:
        """Say that the last 72 hours began, or that they are over, while the list is looked at."""
        if self.isVisible() and self._near is not self._nearness():
            self.show_list(self._of)

    def _nearness(self) -> Nearness:
        return rank_versions.nearness(self._of, self._workspace.writing_moment())

    def _keep(self, typed: str, zone: str, source: str) -> None:
        wall = parse_moment(typed)
        if wall is not None and not zone:
            raise UserError(self.tr("A deadline needs a time zone."), self.tr("NRMP's is America/New_York."))
        self._workspace.run(
            self.tr("Deadline of the specialties match"),
            lambda: rank_lists.set_specialties_deadline(
                None if wall is None else wall.date(), None if wall is None else wall.time(), zone, source
            ),
        )


def _say(label: QLabel, text: str, tone: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
    set_tone(label, tone)
