"""The order under other weights, and where each pair of neighbours swaps, as tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from PySide6.QtCore import QCoreApplication, QObject

from matchplanner.domain.rank_flips import Flip, FlipKind, flip
from matchplanner.services.rank_criteria import Board, CriterionRow, RatedRow
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.ranking.score_words import flip_words, percent, place_tip, score_tip, score_words


def _tr(text: str) -> str:
    return QCoreApplication.translate("WhatIf", text)


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A program under the weights tried, and the place it has under the stored ones."""

    now: RatedRow
    stored: str
    tip: str

    @property
    def id(self) -> int:
        """The program's id."""
        return self.now.id


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two neighbours in the order of scores, and where each criterion would swap them."""

    id: int
    upper: RatedRow
    lower: RatedRow
    flips: Mapping[int, Flip]


def order_rows(board: Board, ordered: Sequence[RatedRow], weights: Mapping[int, Fraction]) -> list[OrderRow]:
    """Return the programs, given in the order of these weights, with what each was before."""
    stored = {row.id: _place(row) for row in board.rows}
    tried = [replace(row, share=weights[row.id]) for row in board.criteria if row.id in weights]
    return [OrderRow(row, stored[row.id], score_tip(row, tried)) for row in ordered]


def neighbours(ordered: Sequence[RatedRow], weights: Mapping[int, Fraction]) -> list[PairRow]:
    """Return each program with the next ones below it: those that share the next score, or its own."""
    rows = [row for row in ordered if row.score is not None]
    found: list[PairRow] = []
    for at, upper in enumerate(rows):
        following: Fraction | None = None
        for lower in rows[at + 1 :]:
            own, other = _middle(upper), _middle(lower)
            if other != own and following is None:
                following = other
            if other not in (own, following):
                break
            flips = {key: flip(weights, key, upper.ratings, lower.ratings) for key in weights}
            found.append(PairRow(len(found) + 1, upper, lower, flips))
    return found


def _middle(row: RatedRow) -> Fraction:
    return Fraction(0) if row.score is None else row.score.middle


def _place(row: RatedRow) -> str:
    return "" if row.place is None else row.place.as_text()


class OrderModel(RowTableModel[OrderRow]):
    """Place, program, score, and the place under the stored weights."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Declare the columns."""
        super().__init__(_order_columns(), parent)


class PairsModel(RowTableModel[PairRow]):
    """Pairs of neighbours with a column for each criterion."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without criteria."""
        super().__init__((_pair_column(),), parent)

    def show_pairs(self, pairs: Sequence[PairRow], criteria: Sequence[CriterionRow]) -> None:
        """Show where the pairs swap; the pairs are other ones with each weight, so all is read anew."""
        self.beginResetModel()
        self.columns = (_pair_column(), *(_flip_column(row) for row in criteria))
        self.rows = list(pairs)
        self.endResetModel()


def _order_columns() -> tuple[Column[OrderRow], ...]:
    return (
        Column("place", _tr("Place"), lambda row: _place(row.now), tip=lambda row: place_tip(row.now)),
        Column("program", _tr("Program"), lambda row: row.now.program, tip=lambda row: row.now.program),
        Column("score", _tr("Score"), lambda row: score_words(row.now), tip=lambda row: row.tip),
        Column("stored", _tr("As stored"), lambda row: row.stored),
        Column("mine", _tr("Mine"), lambda row: str(row.now.mine or "")),
    )


def _pair_column() -> Column[PairRow]:
    def pair(row: PairRow) -> str:
        return _tr("{upper} / {lower}").format(upper=row.upper.program, lower=row.lower.program)

    return Column("pair", _tr("Neighbours"), pair, tip=pair)


def _flip_column(criterion: CriterionRow) -> Column[PairRow]:
    def shown(row: PairRow) -> str:
        return flip_words(row.flips[criterion.id])

    def tip(row: PairRow) -> str:
        found = row.flips[criterion.id]
        words = {"upper": row.upper.program, "lower": row.lower.program, "criterion": criterion.name}
        if found.at is not None:
            text = _tr("{upper} and {lower} swap where {criterion} counts for {at}, the rest in proportion.")
            return text.format(**words, at=percent(found.at))
        if found.kind is FlipKind.NEVER:
            return _tr("{upper} and {lower} never swap, whatever {criterion} counts for.").format(**words)
        if found.kind is FlipKind.UNKNOWN:
            return _tr("A rating of one of them is unknown, or nothing else counts.")
        return flip_words(found)

    return Column(f"criterion{criterion.id}", criterion.name, shown, tip=tip)
