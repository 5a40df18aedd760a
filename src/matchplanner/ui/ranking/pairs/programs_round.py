"""Programs two at a time, and the order the answers give."""

from PySide6.QtWidgets import QWidget

from matchplanner.services import pairwise
from matchplanner.ui.notices import Notices
from matchplanner.ui.ranking.list_choice import chosen_list
from matchplanner.ui.ranking.order_changes import OrderChanges
from matchplanner.ui.ranking.pairs.answers_round import AnswersRound
from matchplanner.ui.ranking.pairs.duel import Side
from matchplanner.ui.ranking.pairs.models import OrderModel, SaidRow, order_rows
from matchplanner.ui.ranking.pairs.round_view import Subject
from matchplanner.ui.ranking.pairs.strength_delegate import StrengthDelegate
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.workspace import Workspace


class ProgramsRound(AnswersRound):
    """Cards of programs; the list is put into the order of the answers only when that is wanted."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build the round and the order beside it."""
        super().__init__((workspace, notices, settings), parent)
        self._changes = OrderChanges(workspace, self)
        self._board: pairwise.Board | None = None
        self.model = OrderModel(self)
        table = RecordTable("pairsOrder", self.tr("Order of your answers"))
        table.show_model(self.model, (7, 20, 15, 6), 1)
        table.setItemDelegateForColumn(self.model.column_of("strength"), StrengthDelegate(table))
        subject = Subject(
            name="pairs",
            question=self.tr("Where would you rather train?"),
            side=self._side,
            answer=pairwise.answer,
            forget=pairwise.forget,
            annotate=self._annotate,
        )
        put = button("pairsPut", self.tr("Put my list into this order"), self._put_in_order)
        self.begin(subject, (table, self.model), put)

    def show_board(self, held: pairwise.Board) -> None:
        """Show the programs and how far the answers about them are."""
        self._board = held
        differs = held.differs and held.round.standing.asked > 0
        self.show_outcome(order_rows(held), held.round, differs=differs)

    def _side(self, program: int) -> Side:
        card = pairwise.card(program)
        return Side(
            card.program,
            (card.institution, card.place),
            card.parts,
            self.tr(
                "Nothing is noted about it yet: likes, reasons for and against, and debriefs appear here."
            ),
        )

    def _annotate(self, row: SaidRow, note: str) -> None:
        self.workspace.run(
            self.tr("Note on {answer}").format(answer=row.text), lambda: pairwise.annotate(row.id, note)
        )

    def _put_in_order(self) -> None:
        if self._board is not None:
            wanted = self._board.wanted
            told = self.tr("Your list is in the order of your answers.")
            self._changes.carry_out(
                chosen_list(self._settings),
                self.tr("Put the list into the order of your answers"),
                lambda: pairwise.put_in_order(wanted),
                lambda _put: offer_undo(self.workspace, self.notices, told),
            )
