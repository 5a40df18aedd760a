"""What if: the scenario that is shown, made, compared, adopted or deleted."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from matchplanner.services import scenarios
from matchplanner.ui.days import short_day
from matchplanner.ui.notices import Notices
from matchplanner.ui.rotations.adopt_dialog import AdoptScenario
from matchplanner.ui.rotations.compare_dialog import CompareScenarios
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.rotations.what_if_bar import WhatIfBar
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.entry_dialog import ask_line
from matchplanner.ui.workspace import Workspace


class WhatIf(QObject):
    """Knows which set of rotations the page shows, and carries out what its bar asks for."""

    shown = Signal()
    """Another set of rotations is to be shown."""

    def __init__(
        self, workspace: Workspace, notices: Notices, tables: Sequence[str], parent: QWidget
    ) -> None:
        """Begin with the plan; `tables` are those whose changes a comparison follows."""
        super().__init__(parent)
        self._workspace, self._notices, self._tables, self._parent = workspace, notices, tables, parent
        self.scenario: int | None = None
        self.bar = WhatIfBar()
        self.bar.hide()
        self.bar.chosen.connect(self.show)
        self.bar.compare_requested.connect(self.compare)
        self.bar.adopt_requested.connect(self.adopt)
        self.bar.delete_requested.connect(self.delete)

    def refresh(self) -> None:
        """Offer the scenarios there are; one that is gone gives way to the plan."""
        offered = scenarios.rows()
        if self.scenario not in {row.id for row in offered}:
            self.scenario = None
        self.bar.show_scenarios(offered, self.scenario or 0)

    def show(self, scenario: int) -> None:
        """Show a scenario's rotations in place of the plan's, 0 for the plan."""
        wanted = scenario or None
        if wanted != self.scenario:
            self.scenario = wanted
            self.shown.emit()

    def duplicate(self) -> None:
        """Ask for a name and make a scenario of what is shown; it is shown then."""
        words = (tr("What if"), tr("Name of the scenario"), tr("Duplicate as scenario"))
        ask_line(self._parent, "nameScenario", words, self._duplicate_as)

    def adopt(self) -> None:
        """Make the shown scenario the plan; asks first about rotations that letters or cases hang on."""
        shown = self.scenario
        if shown is None:
            return
        losing = scenarios.detached(shown)
        if losing:
            AdoptScenario(losing, lambda keep: self._adopt(shown, keep), self._parent).open()
        else:
            self._adopt(shown)

    def _adopt(self, shown: int, keep: Collection[int] = ()) -> None:
        today = self._workspace.today()
        former = tr("Plan until {day}").format(day=short_day(today))
        self._workspace.run(tr("Adopt scenario"), lambda: scenarios.adopt(shown, today, former, keep))
        text = tr("The scenario is the plan now; what was planned is kept as “{name}”.").format(name=former)
        offer_undo(self._workspace, self._notices, text)

    def delete(self) -> None:
        """Delete the shown scenario and show the plan."""
        shown = self.scenario
        if shown is not None:
            self._workspace.run(tr("Delete scenario"), lambda: scenarios.delete(shown))
            offer_undo(self._workspace, self._notices, tr("Deleted the scenario."))

    def compare(self) -> None:
        """Show what the plan and a scenario come to."""
        offered = [row.id for row in scenarios.rows()]
        if offered:
            other = self.scenario or offered[0]
            CompareScenarios(self._workspace, self._tables, self._parent, other).open()

    def _duplicate_as(self, name: str) -> None:
        source, today = self.scenario, self._workspace.today()
        label = tr("Duplicate as scenario")
        self.show(self._workspace.run(label, lambda: scenarios.duplicate(name, today, source)))
