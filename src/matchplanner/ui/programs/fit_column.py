"""The column of the program table that shows fit."""

from matchplanner.domain.fit import FitRange
from matchplanner.services import fit
from matchplanner.services.fit import Yardstick
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.programs import fit_texts
from matchplanner.ui.programs.column import ProgramColumn, tr
from matchplanner.ui.words import measured
from matchplanner.ui.workspace import Workspace


class FitFigures:
    """Keeps the yardstick until the plan changes: reading it for each cell would cost queries."""

    def __init__(self, workspace: Workspace) -> None:
        """Read nothing before a figure is asked for."""
        self._workspace = workspace
        self._yard: Yardstick | None = None
        self._version = 0

    def of(self, row: ProgramRow) -> FitRange:
        """Return a program's fit."""
        if self._yard is None or self._version != self._workspace.version:
            self._yard, self._version = fit.yardstick(), self._workspace.version
        return fit.fit_of(row, self._yard)


def build(workspace: Workspace) -> ProgramColumn:
    """Return the column; it sorts by the points that are certain, what has no data last."""
    figures = FitFigures(workspace)

    def order(row: ProgramRow) -> tuple[int, int] | None:
        found = figures.of(row)
        return (found.low, found.high) if found.known else None

    return ProgramColumn(
        "fit",
        tr("Fit"),
        lambda row: measured(figures.of(row)),
        sort=order,
        tip=lambda row: fit_texts.formula(figures.of(row)),
        group=tr("Judged"),
        width=12,
        hidden=True,
    )
