"""What is asked before a disagreement is settled, and the one step that settles it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from matchplanner.domain import settling
from matchplanner.domain.orders import Dispute, Orders
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_scores import exact
from matchplanner.domain.rank_versions import Nearness
from matchplanner.domain.settling import PlaceChange, RatingChange
from matchplanner.services import orders, rank_criteria, rank_versions
from matchplanner.services.orders import OrdersBoard
from matchplanner.ui.ranking.orders import words
from matchplanner.ui.ranking.orders.dialogs import RatingDialog, SettleDialog, effect_or_refusal
from matchplanner.ui.ranking.score_words import rating_text
from matchplanner.ui.widgets.entry_dialog import ask_line
from matchplanner.ui.workspace import Workspace


class Asking(QObject):
    """Four ways to settle one disagreement; each opens a dialog that shows what else it moves."""

    def __init__(
        self, workspace: Workspace, of: MatchList, board: OrdersBoard, dispute: Dispute, window: QWidget
    ) -> None:
        """Ask about a disagreement of a list's board, in dialogs of this window."""
        super().__init__()
        self._of = of
        self._workspace = workspace
        self._board = board
        self._dispute = dispute
        self._window = window
        self._names = {"above": board.name(dispute.above), "below": board.name(dispute.below)}

    def weight(self) -> None:
        """Offer the exact weight of each criterion at which the two are level."""
        board, dispute, tr = self._board, self._dispute, self.tr
        changes = orders.weight_changes(board, dispute)
        told = tr(
            "At this weight {above} and {below} score the same; the others keep their proportions. Beyond "
            "it {above} leads."
        ).format(**self._names)
        dialog = SettleDialog(
            "weightDialog",
            (tr("Change the weight"), told, tr("Criterion")),
            [words.weight_words(board, change) for change in changes],
            self._window,
        )

        def take(at: int, reason: str) -> None:
            change = changes[at]
            label = tr("Weight of {name}").format(name=board.criterion(change.criterion))
            self._run(label, lambda day: orders.change_weights(dispute, change.weights, reason, day))

        dialog.start(lambda at: self._effect(orders.with_weights(board, changes[at])), take)

    def rating(self) -> None:
        """Offer each rating that could level the two, with its value to be typed over."""
        board, dispute, tr = self._board, self._dispute, self.tr
        changes = orders.rating_changes(board, dispute)
        told = tr("Only if this is how you see the program now. At the value proposed the two are level.")
        dialog = RatingDialog(
            "ratingDialog",
            (tr("Change a rating"), told, tr("Rating")),
            [(words.rating_words(board, change), rating_text(change.then)) for change in changes],
            self._window,
        )

        def typed(at: int) -> RatingChange:
            value = rank_criteria.checked_rating(dialog.value.text())
            return changes[at] if value is None else replace(changes[at], then=exact(value))

        def take(at: int, reason: str) -> None:
            change, value = changes[at], dialog.value.text()
            program, criterion = board.name(change.program), board.criterion(change.criterion)
            label = tr("Rate {program}: {criterion}").format(program=program, criterion=criterion)
            self._run(label, lambda day: orders.change_rating(dispute, change, value, reason, day))

        def effect(at: int) -> str:
            return effect_or_refusal(lambda: self._effect(orders.with_rating(board, typed(at))))

        dialog.start(effect, take)

    def order(self) -> None:
        """Offer the two moves that turn the pair round on one's own list."""
        board, dispute, tr = self._board, self._dispute, self.tr
        changes = orders.place_changes(board, dispute)
        dialog = SettleDialog(
            "orderDialog",
            (tr("Change my order"), tr("Either move turns the two round on your list."), tr("Move")),
            [words.place_words(board, change) for change in changes],
            self._window,
        )

        def take(at: int, reason: str) -> None:
            change = changes[at]
            words_of = {"program": board.name(change.program), "to": change.then}
            label = tr("Move {program} to rank {to}").format(**words_of)
            self._run(label, lambda day: self._move(label, change, reason, day))

        dialog.start(lambda at: self._effect(orders.with_place(board, changes[at])), take)

    def reason(self) -> None:
        """Ask why the disagreement is left as it is."""
        asked = self.tr("Leave it as it is"), self.tr("Reason"), self.tr("Leave it")
        ask_line(self._window, "leaveDialog", asked, self._leave)

    def _move(self, label: str, change: PlaceChange, reason: str, day: date) -> None:
        """Move a program; in the last 72 hours the reason is kept with a version of the list as well."""

        def move() -> None:
            orders.change_place(self._dispute, change, reason, day)

        moment = self._workspace.writing_moment()
        if rank_versions.nearness(self._of, moment) is Nearness.COOLING:
            rank_versions.change(self._of, label, moment, reason, move)
        else:
            move()

    def _leave(self, reason: str) -> None:
        label = self.tr("Leave it: {pair}").format(pair=words.pair_words(self._board, self._dispute))
        self._run(label, lambda day: orders.leave(self._dispute, reason, day))

    def _effect(self, after: Orders) -> str:
        before = self._board.orders
        found = settling.effect(before, after)
        return words.effect_words(self._board, self._dispute, found, mine=before.mine != after.mine)

    def _run(self, label: str, settle: Callable[[date], None]) -> None:
        self._workspace.run(label, lambda: settle(self._workspace.today()))
