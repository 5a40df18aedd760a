"""Three orders of the programs, the largest disagreements on top, and the ways to settle each (B7)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.orders import Dispute, leading
from matchplanner.domain.rank_lists import MatchList
from matchplanner.services import orders
from matchplanner.services.orders import OrdersBoard
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, muted
from matchplanner.ui.ranking.list_choice import chosen_list
from matchplanner.ui.ranking.orders.asking import Asking
from matchplanner.ui.ranking.orders.card import Actions, DisputeCard
from matchplanner.ui.ranking.orders.columns import OrderColumns
from matchplanner.ui.ranking.orders.model import DisputeRow, DisputesModel
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.forms import name_field
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.two_lines import NameDelegate
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

_SHARES = (45, 55)
_SIDES = (58, 42)
_FEWEST = 2
_FEW = 8
"""So many disagreements are listed whole."""


class OrdersView(Page):
    """Disagreements above, with the one that is looked at beside them; the three orders below."""

    TABLES = (
        *("rank_criterion", "rank_rating", "rank_entry", "rank_choice", "settlement"),
        *("program", "interview", "preference", "pathway"),
    )

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build the list, the card and the columns."""
        super().__init__(workspace, notices, settings, parent)
        self._of = MatchList.MAIN
        self._board = OrdersBoard()
        self.model = DisputesModel(self)
        self.table = RecordTable("disputesTable", self.tr("Disagreements"))
        self.table.set_lines(2)
        self.table.show_model(self.model, (44, 13, 20), 0)
        self.table.setItemDelegateForColumn(self.model.column_of("pair"), NameDelegate(self.table))
        self.table.record_changed.connect(lambda _record: self._show_dispute())
        self.columns = OrderColumns()
        self.card = DisputeCard(
            Actions(
                weight=lambda: self._ask(Asking.weight),
                rating=lambda: self._ask(Asking.rating),
                order=lambda: self._ask(Asking.order),
                leave=lambda: self._ask(Asking.reason),
                answers=lambda: self._go("ranking/pairs"),
                reopen=self._reopen,
            )
        )
        self._count = QLabel()
        self._count.setObjectName("disputesCount")
        self._count.setWordWrap(True)
        self._every = QCheckBox()
        self._every.toggled.connect(lambda _on: self._list())
        self._lay_out()

    @override
    def refresh(self) -> None:
        self._of = chosen_list(self.settings)
        self._board = orders.board(self._of)
        self.columns.show_board(self._board)
        self._list()
        there = len(self._board.lines) >= _FEWEST
        self._stack.setCurrentWidget(self._filled if there else self._nothing)

    @override
    def select(self, record: int) -> None:
        """Show the largest disagreement in which a program stands too high, else the program alone."""
        row = next((row for row in self.model.rows if row.dispute and row.dispute.above == record), None)
        if row is None:
            self.columns.mark((record,))
        else:
            self.table.select(row.id)

    def _list(self) -> None:
        """List the disagreements: where there are many, only the largest about each program."""
        board = self._board
        few = len(board.disputes) <= _FEW
        self.model.show_board(
            board, board.disputes if few or self._every.isChecked() else leading(board.disputes)
        )
        self._every.setVisible(not few)
        self._tell()
        self.table.select_any()
        self._show_dispute()

    def _tell(self) -> None:
        board, tr = self._board, self.tr
        count, settled = len(board.disputes), len(board.settled)
        self._every.setText(tr("Show every pair ({n})").format(n=count))
        name_field(self._every, "everyPair", self._every.text())
        parts = [counted("1 disagreement", "{n} disagreements", count)]
        if settled:
            parts.append(tr("{n} settled").format(n=settled))
        self._count.setText(", ".join(parts))
        self._upper.setCurrentWidget(self._sides if count or settled else self.agreed)
        spoken = any(line.by_score or line.by_pairs for line in board.lines)
        self.agreed.title.setText(tr("The orders agree") if spoken else tr("Only your own order speaks yet"))

    def _row(self) -> DisputeRow | None:
        row = self.table.row()
        return row if isinstance(row, DisputeRow) else None

    def _dispute(self) -> Dispute | None:
        row = self._row()
        return None if row is None else row.dispute

    def _show_dispute(self) -> None:
        row = self._row()
        self.card.setVisible(row is not None)
        self.card.show_row(row, self._board)
        if row is not None and row.dispute is not None:
            self.columns.mark((row.dispute.above, row.dispute.below))
        elif row is not None and row.settled is not None:
            self.columns.mark((row.settled.first, row.settled.second))

    def _ask(self, ask: Callable[[Asking], None]) -> None:
        dispute = self._dispute()
        if dispute is not None:
            self.table.setFocus()  # the button may be gone when the dialog closes
            ask(Asking(self.workspace, self._of, self._board, dispute, self.window()))

    def _reopen(self) -> None:
        row = self._row()
        if row is not None and row.settled is not None:
            settled = row.settled
            label = self.tr("Open again: {pair}").format(pair=row.title)
            self.workspace.run(label, lambda: orders.reopen(settled))

    def _lay_out(self) -> None:
        tr = self.tr
        self._nothing = EmptyState(
            tr("No orders to compare yet"),
            tr(
                "With two programs on your list you see here how you rank them, what they score by your "
                "criteria, and what you answer when asked about two of them at a time. Where these "
                "disagree, either a weight, a rating or your order is not yet what you mean."
            ),
        )
        self._nothing.offer("ordersToList", tr("Go to my order"), lambda: self._go("ranking/ranking"))
        self._nothing.offer("ordersToScores", tr("Go to Scores"), lambda: self._go("ranking/scores"))
        self.agreed = EmptyState(
            "",
            tr(
                "Rate the programs by your criteria, and answer which of two you prefer. Where scores, "
                "answers and your own order put two programs differently, it is listed here, with the "
                "criterion that explains it and the ways to settle it."
            ),
        )
        self.agreed.offer("agreedToScores", tr("Go to Scores"), lambda: self._go("ranking/scores"))
        self.agreed.offer("agreedToPairs", tr("Go to Two at a time"), lambda: self._go("ranking/pairs"))
        self._sides = self._disagreements()
        self._upper = QStackedWidget()
        for part in (self._sides, self.agreed):
            self._upper.addWidget(part)
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.columns, 1)
        legend = muted(tr("A line joins a program across the orders; thick lines are those looked at."))
        column.addWidget(legend)
        split = _split("ordersSplit", Qt.Orientation.Vertical, (self._upper, lower), _SHARES)
        self.settings.attach("ranking/orders", split)
        self._filled = split
        self._stack = QStackedWidget()
        for part in (self._filled, self._nothing):
            self._stack.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _disagreements(self) -> QWidget:
        """Return the list of disagreements with the card beside it."""
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self._every)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        sides = _split("disputesSplit", Qt.Orientation.Horizontal, (left, self.card), _SIDES)
        self.settings.attach("ranking/disputes", sides)
        return sides

    def _go(self, page: str) -> None:
        self.open_requested.emit(page, 0)


def _split(
    name: str, orientation: Qt.Orientation, parts: tuple[QWidget, QWidget], shares: tuple[int, int]
) -> QSplitter:
    split = QSplitter(orientation)
    split.setObjectName(name)
    split.setChildrenCollapsible(False)
    for at, (part, share) in enumerate(zip(parts, shares, strict=True)):
        split.addWidget(part)
        split.setStretchFactor(at, share)
    split.setSizes([10 * share for share in shares])
    return split
