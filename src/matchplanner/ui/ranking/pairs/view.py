"""Two at a time: programs, which gives an order, or criteria, which gives weights (B8)."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.services import pairwise, trade_offs
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, muted
from matchplanner.ui.ranking.list_choice import chosen_list
from matchplanner.ui.ranking.pairs.criteria_round import CriteriaRound
from matchplanner.ui.ranking.pairs.programs_round import ProgramsRound
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.workspace import Workspace

_FEWEST = 2
_PROGRAMS, _CRITERIA = range(2)


class PairsView(Page):
    """A switch between both rounds; each keeps its answers in the plan and can be left at any time."""

    TABLES = (
        *("rank_choice", "rank_entry", "program", "interview", "consideration", "talking_point", "debrief"),
        *("trade_off", "rank_criterion", "pathway"),
    )

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build both rounds."""
        super().__init__(workspace, notices, settings, parent)
        self.mode = QTabBar()
        self.mode.setObjectName("pairsMode")
        self.mode.setAccessibleName(self.tr("Compare"))
        self.mode.setDrawBase(False)
        self.mode.setExpanding(False)
        for title in (self.tr("Programs"), self.tr("Criteria")):
            self.mode.addTab(title)
        self.mode.currentChanged.connect(lambda _at: self.refresh())
        self.programs = ProgramsRound(workspace, notices, settings)
        self.criteria = CriteriaRound(workspace, notices, settings)
        self._explained = muted("")
        self._lay_out()

    @override
    def refresh(self) -> None:
        if self.mode.currentIndex() == _PROGRAMS:
            self._explained.setText(
                self.tr("Answers alone make this order, no score does. What follows from them is not asked.")
            )
            board = pairwise.board(chosen_list(self.settings))
            self.programs.show_board(board)
            enough = len(board.round.items) >= _FEWEST
            self._stack.setCurrentWidget(self.programs if enough else self._no_programs)
            return
        self._explained.setText(self.tr("What a step on each is worth to you says how much each weighs."))
        weights = trade_offs.board()
        self.criteria.show_board(weights)
        enough = len(weights.criteria) >= _FEWEST
        self._stack.setCurrentWidget(self.criteria if enough else self._no_criteria)

    @override
    def select(self, record: int) -> None:
        self.mode.setCurrentIndex(_PROGRAMS)
        self.programs.table.select(record)

    def _lay_out(self) -> None:
        tr = self.tr
        self._no_programs = EmptyState(
            tr("Two programs are needed"),
            tr(
                "Programs on your list, and those that have interviewed you, are put side by side here: you "
                "say where you would rather train, and about 30 answers put twelve of them in order."
            ),
        )
        self._no_programs.offer(
            "pairsToList", tr("Go to My order"), lambda: self.open_requested.emit("ranking/ranking", 0)
        )
        self._no_criteria = EmptyState(
            tr("Two criteria are needed"),
            tr(
                "Once there are criteria under Scores, you say here which step you would rather have, and "
                "the answers propose what each should weigh."
            ),
        )
        self._no_criteria.offer(
            "tradesToScores", tr("Go to Scores"), lambda: self.open_requested.emit("ranking/scores", 0)
        )
        self._stack = QStackedWidget()
        for part in (self.programs, self.criteria, self._no_programs, self._no_criteria):
            self._stack.addWidget(part)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.mode)
        top.addWidget(self._explained, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        # Whoever comes from another view of the list has the keyboard on the question.
        QWidget.setTabOrder(self.programs.round.duel, self.mode)
