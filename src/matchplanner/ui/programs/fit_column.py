"""The column of the program table that shows fit."""

from PySide6.QtCore import QObject

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.fit import FitRange
from matchplanner.services import fit
from matchplanner.services.fit import Yardstick
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.programs import fit_texts
from matchplanner.ui.programs.column import ProgramColumn, tr
from matchplanner.ui.workspace import Workspace

_TABLES = ("profile", "person")


class FitFigures(QObject):
    """Keeps the yardstick until goals or faculty change: reading it for each cell would cost queries."""

    def __init__(self, workspace: Workspace) -> None:
        """Read nothing before a figure is asked for."""
        super().__init__(workspace)
        self._yard: Yardstick | None = None
        workspace.changed.connect(self._on_changed)
        workspace.reloaded.connect(self._forget)

    def of(self, row: ProgramRow) -> FitRange:
        """Return a program's fit."""
        if self._yard is None:
            self._yard = fit.yardstick()
        return fit.fit_of(row, self._yard)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches(*_TABLES):
            self._forget()

    def _forget(self) -> None:
        self._yard = None


def build(workspace: Workspace) -> ProgramColumn:
    """Return the column; it sorts by the points that are certain, what has no data last."""
    figures = FitFigures(workspace)

    def order(row: ProgramRow) -> tuple[int, int] | None:
        found = figures.of(row)
        return (found.low, found.high) if found.known else None

    return ProgramColumn(
        "fit",
        tr("Fit"),
        lambda row: figures.of(row).as_text(),
        sort=order,
        tip=lambda row: fit_texts.formula(figures.of(row)),
        group=tr("Judged"),
        width=12,
        hidden=True,
    )
