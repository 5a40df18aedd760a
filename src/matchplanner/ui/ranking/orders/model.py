"""The disagreements as a table: open ones first, the largest on top, settled ones below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from typing_extensions import override

from matchplanner.domain.orders import Dispute
from matchplanner.services.orders import OrdersBoard
from matchplanner.services.settlements import Settled
from matchplanner.ui import theme
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.ranking.orders.words import gap_words, pair_words, settled_words, sides_words
from matchplanner.ui.widgets.two_lines import SECOND_LINE


def _tr(text: str) -> str:
    return QCoreApplication.translate("DisputesModel", text)


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """A disagreement, or a pair that was settled and agrees now; `below` is the second line.

    `settled` covers it, `earlier` did until the facts changed.
    """

    id: int
    title: str
    below: str
    gap: str
    criterion: str
    dispute: Dispute | None
    settled: Settled | None = None
    earlier: Settled | None = None


class DisputesModel(RowTableModel[DisputeRow]):
    """A pair keeps its row as long as the window is open, whatever becomes of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Declare the columns."""
        super().__init__(_columns(), parent)
        self._ids: dict[frozenset[int], int] = {}

    def show_board(self, board: OrdersBoard, disputes: Sequence[Dispute]) -> None:
        """Show these open disagreements of a board, and all that is settled."""
        rows = [self._open(board, one) for one in disputes]
        rows += [self._settled(board, one.settled, one.dispute) for one in board.settled]
        self.replace(rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == SECOND_LINE and self.columns[index.column()].key == "pair":
            return row.below
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.tokens().color("text_muted") if row.settled is not None else None
        return super().data(index, role)

    def _open(self, board: OrdersBoard, dispute: Dispute) -> DisputeRow:
        criterion = None if dispute.scored is None else dispute.scored.criterion
        earlier = board.settled_before(dispute)
        return DisputeRow(
            self._id(dispute.pair),
            pair_words(board, dispute),
            sides_words(dispute) if earlier is None else _again(dispute),
            gap_words(dispute),
            board.criterion(criterion),
            dispute,
            earlier=earlier,
        )

    def _settled(self, board: OrdersBoard, settled: Settled, dispute: Dispute | None) -> DisputeRow:
        names = {"first": board.name(settled.first), "second": board.name(settled.second)}
        return DisputeRow(
            self._id(settled.pair),
            _tr("{first} and {second}").format(**names) if dispute is None else pair_words(board, dispute),
            settled_words(settled),
            "" if dispute is None else gap_words(dispute),
            "" if dispute is None or dispute.scored is None else board.criterion(dispute.scored.criterion),
            dispute,
            settled=settled,
        )

    def _id(self, pair: frozenset[int]) -> int:
        return self._ids.setdefault(pair, len(self._ids) + 1)


def _columns() -> tuple[Column[DisputeRow], ...]:
    return (
        Column("pair", _tr("Disagreement"), lambda row: row.title, tip=_whole),
        Column("gap", _tr("Apart"), lambda row: row.gap, tip=_about_gap, numeric=True),
        Column("criterion", _tr("Speaks most"), lambda row: row.criterion, tip=lambda row: row.criterion),
    )


def _about_gap(row: DisputeRow) -> str:
    scored = row.dispute is not None and row.dispute.scored is not None
    return _tr("By so much of 10 the scores differ, at least") if scored else ""


def _whole(row: DisputeRow) -> str:
    return f"{row.title}\n{row.below}"


def _again(dispute: Dispute) -> str:
    text = _tr("Open again: {sides}")
    return text.format(sides=sides_words(dispute).lower())
