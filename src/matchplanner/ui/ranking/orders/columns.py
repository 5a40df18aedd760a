"""The three orders as columns of the same programs; lines join a program across them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.orders import Order
from matchplanner.domain.rank_scores import Place
from matchplanner.services.orders import OrderLine, OrdersBoard
from matchplanner.ui import theme
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.page import heading
from matchplanner.ui.ranking.orders.links import Links
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import word

_PLACE, _PROGRAM, _SCORE = 13, 22, 13
_STRETCH = {Order.SCORE: 5, Order.PAIRS: 4, Order.MINE: 4}


def _tr(text: str) -> str:
    return QCoreApplication.translate("OrderColumns", text)


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A program in one order; `known` says whether the order has a place for it."""

    id: int
    place: str
    program: str
    score: str
    tip: str
    known: bool


class ColumnModel(RowTableModel[ColumnRow]):
    """One order; the programs that are looked at are tinted."""

    def __init__(self, order: Order, parent: QObject | None = None) -> None:
        """Declare the columns of an order: the score stands with the order by score alone."""
        columns = (
            Column("place", _tr("Place"), _place, tip=_tip),
            Column("program", _tr("Program"), _program, tip=_program),
        )
        scored = (Column("score", _tr("Score"), _score, tip=_tip),)
        super().__init__((*columns, *scored) if order is Order.SCORE else columns, parent)
        self._order = order
        self._marked: frozenset[int] = frozenset()

    def show_board(self, board: OrdersBoard) -> None:
        """Show the programs in this order."""
        lines = {line.id: line for line in board.lines}
        own = {
            Order.SCORE: board.by_score,
            Order.PAIRS: board.by_pairs,
            Order.MINE: tuple(lines),
        }
        self.replace([_row(self._order, lines[key]) for key in own[self._order]])

    def mark(self, programs: frozenset[int]) -> None:
        """Tint these programs, and no other."""
        if programs == self._marked:
            return
        self._marked = programs
        if self.rows:
            last = self.index(len(self.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.BackgroundRole])

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.BackgroundRole:
            return theme.tokens().color("accent_soft") if row.id in self._marked else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return None if row.known else theme.tokens().color("text_muted")
        return super().data(index, role)


class OrderColumns(QWidget):
    """Three tables; a program chosen in one is brought into view in all."""

    program_chosen = Signal(int)
    """This program was chosen in one of the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the columns: by score, two at a time, one's own."""
        super().__init__(parent)
        self.models = {order: ColumnModel(order, self) for order in Order}
        self.tables = {order: self._table(order) for order in Order}
        self._links: list[Links] = []
        self._following = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        before: RecordTable | None = None
        for order, table in self.tables.items():
            if before is not None:
                self._links.append(Links(before, table))
                row.addWidget(self._links[-1])
            row.addWidget(_titled(word(order), table), _STRETCH[order])
            before = table

    def show_board(self, board: OrdersBoard) -> None:
        """Show the three orders."""
        for model in self.models.values():
            model.show_board(board)
        for links in self._links:
            links.update()

    def mark(self, programs: Iterable[int]) -> None:
        """Show these programs in each column: tinted, joined by thick lines, the first one chosen."""
        wanted = tuple(programs)
        for model in self.models.values():
            model.mark(frozenset(wanted))
        for links in self._links:
            links.mark(frozenset(wanted))
        if wanted:
            self._following = True
            for table in self.tables.values():
                table.select(wanted[0])
            self._following = False

    def _table(self, order: Order) -> RecordTable:
        table = RecordTable(f"orders_{order.value}", word(order))
        widths = (_PLACE, _PROGRAM, _SCORE) if order is Order.SCORE else (_PLACE, _PROGRAM)
        table.show_model(self.models[order], widths, 1)
        table.record_changed.connect(self._choose)
        return table

    def _choose(self, program: int) -> None:
        if program and not self._following:
            self.mark((program,))
            self.program_chosen.emit(program)


def _titled(title: str, table: RecordTable) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(heading(title, 1.0))
    column.addWidget(table, 1)
    return held


def _row(order: Order, line: OrderLine) -> ColumnRow:
    held = _held(order, line)
    place = _without(order)[0] if held is None else held.as_text()
    tip = _without(order)[1] if held is None else _about(order, held)
    score = _tr("not rated") if line.score is None else line.score.as_text()
    return ColumnRow(line.id, place, line.program, score, tip, held is not None)


def _held(order: Order, line: OrderLine) -> Place | None:
    mine = None if line.mine is None else Place(line.mine, line.mine)
    return {Order.SCORE: line.by_score, Order.PAIRS: line.by_pairs, Order.MINE: mine}[order]


def _without(order: Order) -> tuple[str, str]:
    """Return what stands for a place where an order has none, and what would give one."""
    return {
        Order.SCORE: (_tr("not rated"), _tr("Rate it under Scores.")),
        Order.PAIRS: (_tr("undecided"), _tr("No answer says anything about it yet.")),
        Order.MINE: (_tr("not listed"), _tr("Add it under My order to rank it.")),
    }[order]


def _about(order: Order, held: Place) -> str:
    by_score = order is Order.SCORE
    if held.first != held.last:
        ratings = _tr("Unknown ratings leave it open between these places.")
        return ratings if by_score else _tr("The answers so far leave it open between these places.")
    if not held.shared:
        return ""
    same = _tr("Another program has the very same score.")
    return same if by_score else _tr("You held another one equal to it.")


def _place(row: ColumnRow) -> str:
    return row.place


def _program(row: ColumnRow) -> str:
    return row.program


def _score(row: ColumnRow) -> str:
    return row.score


def _tip(row: ColumnRow) -> str:
    return row.tip
