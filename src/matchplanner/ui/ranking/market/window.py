"""How the match works: the algorithm shown, and one's own list tried on invented markets (B2)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.services.simulation import OwnProgram
from matchplanner.ui.page import heading, muted
from matchplanner.ui.ranking.market.demo_tab import DemoTab
from matchplanner.ui.ranking.market.own_tab import OwnTab
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.reachable import reachable
from matchplanner.ui.widgets.sizes import resize_within_screen

_WIDTH, _HEIGHT = 150, 42  # average characters and lines
_FEWEST = 2


class MarketWindow(QDialog):
    """A worked example, and the applicant's list where it has two programs at least."""

    def __init__(self, programs: Sequence[OwnProgram], parent: QWidget) -> None:
        """Show the example first; the programs come in the honest order."""
        super().__init__(parent)
        tr = self.tr
        self.setObjectName("marketWindow")
        self.setWindowTitle(tr("How the match works"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.demo = DemoTab()
        self.own = OwnTab(programs) if len(programs) >= _FEWEST else None
        self.tabs = QTabWidget()
        self.tabs.setObjectName("marketTabs")
        self.tabs.setAccessibleName(self.windowTitle())
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(reachable(self.demo), tr("The idea"))
        self.tabs.addTab(reachable(self.own or self._too_few()), tr("My list"))
        note = muted(
            tr(
                "A teaching model, not odds: competitors, and what programs think of you and of them, are "
                "invented. It shows what the algorithm of the Match does with an order, and nothing of where "
                "you will match."
            )
        )
        note.setObjectName("marketNote")
        below = QHBoxLayout()
        below.addStretch()
        below.addWidget(button("closeMarket", tr("Close"), self.accept, tr("Esc")))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(heading(tr("Applicants propose, programs hold the best they can"), 1.15))
        column.addWidget(note)
        column.addWidget(self.tabs, 1)
        column.addLayout(below)
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self.demo.stepper.play_button.setFocus()

    @override
    def done(self, result: int) -> None:
        if self.own is not None:
            self.own.stop()
        super().done(result)

    def _too_few(self) -> QWidget:
        empty = EmptyState(
            self.tr("Your list has fewer than two programs"),
            self.tr(
                "Put at least two on it under My order. Then your order is tried against a cautious one "
                "here, on thousands of invented markets."
            ),
        )
        empty.offer("marketToDemo", self.tr("See the idea with two programs"), self._to_demo)
        return empty

    def _to_demo(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.demo.stepper.play_button.setFocus()
