"""The list as a chart, as a view of the Programs page."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.fit import FitRange
from matchplanner.domain.programs import TIERS
from matchplanner.progress import Sliced
from matchplanner.services import fit
from matchplanner.services.programs import ProgramRow
from matchplanner.ui import theme
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import muted
from matchplanner.ui.programs.chart.marks import marks
from matchplanner.ui.programs.chart.plot import FitPlot, Scales, paint_tier
from matchplanner.ui.programs.program_view import ProgramView
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.worked_out import WorkedOut
from matchplanner.ui.words import measured, phrase
from matchplanner.ui.workspace import Workspace

_SIGN = 16
_SLICE = 100  # programs
Measured = tuple[ProgramRow, FitRange]


class ChartView(ProgramView):
    """IMG score against fit: bars show what is still open, sign and colour the tier."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Start empty."""
        super().__init__(workspace, notices, settings, parent)
        self.setObjectName("chartView")
        self.plot = FitPlot()
        self.plot.chosen.connect(self.program_chosen)
        self._charted = QWidget()
        inside = QVBoxLayout(self._charted)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._legend())
        inside.addWidget(self.plot, 1)
        self._nothing = self._no_programs()
        self.body = WorkedOut("chart", self.tr("Working out how the programs fit..."))
        self.body.addWidget(self._charted)
        self.body.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.body)

    def _legend(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for tier, name in (*TIERS.items(), (None, self.tr("no tier yet"))):
            row.addWidget(_Sign(tier))
            row.addWidget(QLabel(name if tier is None else f"{tier} {phrase(name)}"))
            row.addSpacing(12)
        self.explained = muted("")
        row.addWidget(self.explained, 1)
        return row

    def _no_programs(self) -> EmptyState:
        text = self.tr("Programs appear here as soon as the table lists some.")
        return EmptyState(self.tr("Nothing to chart"), text)

    @override
    def show_rows(self, rows: Sequence[ProgramRow], selected: Sequence[int]) -> None:
        current = selected[0] if selected else 0
        self.body.work_out(_measured(rows), lambda figures: self._show_figures(figures, current))

    def _show_figures(self, figures: Sequence[Measured], current: int) -> None:
        self.body.setCurrentWidget(self._charted if figures else self._nothing)
        if not figures:
            return
        best = figures[0][1].best
        scales = Scales(figures[0][0].score.best, best or 1)
        known = {row.id: (row, found) for row, found in figures}

        def told(program: int) -> str:
            row, found = known[program]
            words = self.tr("{program}: IMG score {score}, fit {fit}")
            return words.format(program=row.name, score=measured(row.score), fit=measured(found))

        self.plot.show_marks(marks(figures), told, scales)
        self.plot.set_current(current)
        self.explained.setText(
            self.tr("Bars show what is still open. Two figures, never one sum.")
            if best
            else self.tr("Say in Profile what you want to do: then fit has a scale.")
        )


def _measured(rows: Sequence[ProgramRow]) -> Sliced[list[Measured]]:
    yard = fit.yardstick()
    found = []
    for done, row in enumerate(rows):
        found.append((row, fit.fit_of(row, yard)))
        if not done % _SLICE:
            yield done, len(rows)
    return found


class _Sign(QWidget):
    """The sign of a tier in the legend."""

    def __init__(self, tier: int | None) -> None:
        super().__init__()
        self._tier = tier
        self.setFixedSize(QSize(_SIGN, _SIGN))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tier(painter, QPointF(_SIGN / 2, _SIGN / 2), self._tier, theme.tokens(self))
        painter.end()
