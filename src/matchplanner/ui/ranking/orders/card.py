"""The disagreement that is looked at: what each order says, why, and the ways to settle it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from matchplanner.domain.orders import Order
from matchplanner.services import orders
from matchplanner.services.orders import OrdersBoard
from matchplanner.ui.page import heading, told
from matchplanner.ui.ranking.orders.model import DisputeRow
from matchplanner.ui.ranking.orders.words import settled_words, why_words
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.widgets.tones import set_tone


@dataclass(frozen=True, slots=True)
class Actions:
    """What the buttons of the card do."""

    weight: Callable[[], None]
    rating: Callable[[], None]
    order: Callable[[], None]
    leave: Callable[[], None]
    answers: Callable[[], None]
    reopen: Callable[[], None]


class DisputeCard(QFrame):
    """Offers only what can settle the disagreement at hand."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        """Build the card without a disagreement."""
        super().__init__(parent)
        self.setObjectName("disputeCard")
        self.setProperty("role", "card")
        self.title = heading("", 1.15)
        self.title.setObjectName("disputeTitle")
        self.title.setWordWrap(True)
        self.title.setMinimumWidth(1)
        self.text, self.why, self.note = (
            told(name) for name in ("disputeText", "disputeWhy", "disputeSettled")
        )
        set_tone(self.note, "muted")
        tr = self.tr
        self.weight = button("settleWeight", tr("Change the weight..."), actions.weight)
        self.rating = button("settleRating", tr("Change a rating..."), actions.rating)
        self.order = button("settleOrder", tr("Change my order..."), actions.order)
        self.leave = button("settleLeave", tr("Leave it..."), actions.leave)
        self.answers = button("settleAnswers", tr("Go to the answers"), actions.answers)
        self.reopen = button("settleReopen", tr("Open it again"), actions.reopen)
        self.leave.setToolTip(tr("Keep the disagreement; the reason prints with the rank list"))
        self.answers.setToolTip(tr("Answer again which of two you prefer"))
        self.reopen.setToolTip(tr("Takes the reason back; what was changed stays as it is"))
        self._buttons = FlowBox()
        for made in self._made():
            self._buttons.add(made)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for part in (self.title, self.text, self.why, self.note, self._buttons):
            column.addWidget(part)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it is reached, and then shown
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        for plain in (scroll.viewport(), inside):
            plain.setAutoFillBackground(False)  # the card's own surface shows
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(scroll)

    def show_row(self, row: DisputeRow | None, board: OrdersBoard) -> None:
        """Show a disagreement, or that none is chosen."""
        dispute = None if row is None else row.dispute
        settled = None if row is None else row.settled
        self.title.setText(self.tr("Nothing chosen") if row is None else row.title)
        _say(self.text, "" if dispute is None else board.sentence(dispute))
        _say(self.why, "" if dispute is None else why_words(board, dispute))
        _say(self.note, self._past(row))
        is_open = dispute is not None and settled is None
        between = frozenset() if dispute is None else dispute.between
        scored = is_open and dispute is not None and dispute.scored is not None
        self.weight.setVisible(scored)
        self.rating.setVisible(scored)
        self.order.setVisible(is_open and Order.MINE in between)
        self.leave.setVisible(is_open)
        self.answers.setVisible(is_open and Order.PAIRS in between)
        self.reopen.setVisible(settled is not None)
        if dispute is not None and scored:
            self._allow(
                self.weight,
                self.tr("No weight of a single criterion brings them level"),
                possible=bool(orders.weight_changes(board, dispute)),
            )
            self._allow(
                self.rating,
                self.tr("No single rating brings them level"),
                possible=bool(orders.rating_changes(board, dispute)),
            )

    def _made(self) -> tuple[QPushButton, ...]:
        return self.weight, self.rating, self.order, self.leave, self.answers, self.reopen

    def _past(self, row: DisputeRow | None) -> str:
        if row is not None and row.settled is not None:
            return settled_words(row.settled)
        if row is not None and row.earlier is not None:
            text = self.tr("{before} The facts behind it have changed since.")
            return text.format(before=settled_words(row.earlier))
        return ""

    def _allow(self, made: QPushButton, why_not: str, *, possible: bool) -> None:
        made.setEnabled(possible)
        made.setToolTip("" if possible else plain_tip(why_not))


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
