"""The research checklist of the current program."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.services import programs
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.programs.detail_tab import DetailTab
from matchplanner.ui.programs.facts import FactsView
from matchplanner.ui.workspace import Workspace


class ResearchTab(DetailTab):
    """Every fact with its sources."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(workspace, parent)
        self.facts = FactsView()
        self.facts.pick_requested.connect(lambda claim: self._run(lambda: programs.pick_claim(claim)))
        self.facts.remove_requested.connect(lambda claim: self._run(lambda: programs.delete_claim(claim)))
        column = QVBoxLayout(self)
        column.addWidget(self.facts)

    @override
    def show_program(self, row: ProgramRow | None) -> None:
        super().show_program(row)
        if row is not None:
            self.facts.show_facts(row.facts)

    def _run(self, action: object) -> None:
        if callable(action):
            self.workspace.run(self.tr("Choose a source"), action)
