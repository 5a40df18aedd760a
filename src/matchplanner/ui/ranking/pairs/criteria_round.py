"""Criteria two at a time, and the weights the answers propose."""

from PySide6.QtWidgets import QWidget

from matchplanner.domain.trade_offs import STEP
from matchplanner.services import rank_criteria, trade_offs
from matchplanner.ui.notices import Notices
from matchplanner.ui.ranking.pairs.answers_round import AnswersRound
from matchplanner.ui.ranking.pairs.duel import Side
from matchplanner.ui.ranking.pairs.models import WeightModel, weight_rows
from matchplanner.ui.ranking.pairs.round_view import Subject
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.workspace import Workspace


class CriteriaRound(AnswersRound):
    """Cards of criteria; the weights change only when the proposed ones are taken over."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build the round and the weights beside it."""
        super().__init__((workspace, notices, settings), parent)
        self._board: trade_offs.Board | None = None
        self.model = WeightModel(self)
        table = RecordTable("tradesWeights", self.tr("Weights from your answers"))
        table.show_model(self.model, (7, 20, 11, 11), 1)
        subject = Subject(
            name="trades",
            question=self.tr("All else being equal, which step would you rather have at a program?"),
            side=self._side,
            answer=trade_offs.answer,
            forget=trade_offs.forget,
        )
        take = button("tradesTake", self.tr("Take over these weights"), self._take_over)
        explained = self.tr(
            "Proposed is the middle of all weights that fit your answers: it keeps each of them."
        )
        self.begin(subject, (table, self.model), take, explained)

    def show_board(self, held: trade_offs.Board) -> None:
        """Show the criteria and how far the answers about them are."""
        self._board = held
        self.show_outcome(weight_rows(held), held.round, differs=held.differs)

    def _side(self, criterion: int) -> Side:
        name = "" if self._board is None else self._board.round.names[criterion]
        low, high = STEP
        return Side(name, (self.tr("from {low} to {high} of 10").format(low=low, high=high),))

    def _take_over(self) -> None:
        if self._board is not None:
            proposed = dict(self._board.proposed)
            self.workspace.run(
                self.tr("Take over weights from your answers"), lambda: rank_criteria.set_weights(proposed)
            )
            offer_undo(self.workspace, self.notices, self.tr("The criteria now weigh what was proposed."))
