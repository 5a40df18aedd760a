"""Asks how many codes a rank order list may have."""

from PySide6.QtWidgets import QWidget

from matchplanner.services import budget, season_tables
from matchplanner.ui.days import parse_day
from matchplanner.ui.preferences.setting_page import tr
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import DayField, LineField
from matchplanner.ui.workspace import Workspace


class LimitDialog(EntryDialog):
    """Asks for the user's own limit."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        """Start with the limit as it stands, checked today."""
        super().__init__(
            *("limitDialog", tr("Codes on a rank order list"), tr("Use this limit"), parent),
            tr("NRMP takes no more different program codes than this on one list."),
        )
        self._workspace = workspace
        self._most, self._source, self._checked = LineField(), LineField(), DayField()
        most = season_tables.limit()
        self._most.load("" if most is None else str(most))
        self._checked.load(workspace.today())
        for name, label, field in (
            ("limitMost", tr("At most"), self._most),
            ("limitSource", tr("Source"), self._source),
            ("limitChecked", tr("Checked on"), self._checked),
        ):
            self.add(name, label, field)
        self.submit_with(self._store)
        self._most.setFocus()

    def _store(self) -> None:
        most, source = self._most.text(), self._source.text()
        checked = parse_day(self._checked.line.text())
        self._workspace.run(
            tr("Correct the codes on a rank order list"),
            lambda: budget.correct_most(most, source=source, checked_on=checked),
        )
