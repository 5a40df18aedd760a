"""The list as a chart, as a view of the Programs page."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.programs import TIERS
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
from matchplanner.ui.workspace import Workspace

_SIGN = 16


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
        charted = QWidget()
        inside = QVBoxLayout(charted)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._legend())
        inside.addWidget(self.plot, 1)
        self._body = QStackedWidget()
        self._body.addWidget(charted)
        self._body.addWidget(self._no_programs())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self._body)

    def _legend(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for tier, name in (*TIERS.items(), (None, self.tr("no tier yet"))):
            row.addWidget(_Sign(tier))
            row.addWidget(QLabel(name if tier is None else f"{tier} {name}"))
            row.addSpacing(12)
        self.explained = muted(self.tr("Bars show what is still open. Two figures, never one sum."))
        row.addWidget(self.explained, 1)
        return row

    def _no_programs(self) -> EmptyState:
        text = self.tr("Programs appear here as soon as the table lists some.")
        return EmptyState(self.tr("Nothing to chart"), text)

    @override
    def show_rows(self, rows: Sequence[ProgramRow], selected: Sequence[int]) -> None:
        self._body.setCurrentIndex(0 if rows else 1)
        if not rows:
            return
        yard = fit.yardstick()
        figures = [(row, fit.fit_of(row, yard)) for row in rows]
        best = figures[0][1].best
        scales = Scales(rows[0].score.best, best or 1)
        known = {row.id: (row, measured) for row, measured in figures}

        def told(program: int) -> str:
            row, measured = known[program]
            words = self.tr("{program}: IMG score {score}, fit {fit}")
            return words.format(program=row.name, score=row.score.as_text(), fit=measured.as_text())

        self.plot.show_marks(marks(figures), told, scales)
        self.plot.set_current(selected[0] if selected else 0)
        if not best:
            self.explained.setText(self.tr("Say in Profile what you want to do: then fit has a scale."))


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
