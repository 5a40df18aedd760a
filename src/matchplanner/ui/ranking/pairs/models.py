"""What the answers come to, and the answers themselves, as tables."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from typing_extensions import override

from matchplanner.services import pairwise, trade_offs
from matchplanner.services.pair_answers import AnswerRow, Round
from matchplanner.ui.days import day_text, short_day
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.ranking.pairs.words import answer_lines, answer_words
from matchplanner.ui.ranking.score_words import percent
from matchplanner.ui.widgets.two_lines import SECOND_LINE, SECOND_TONE

STRENGTH = int(Qt.ItemDataRole.UserRole)
"""How long the bar of a cell is, 0 to 1; None where it has none."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pairs", text)


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A program where the answers put it; `strength` is None without an answer, `mine` off the list."""

    id: int
    program: str
    place: str
    strength: float | None
    mine: int | None


@dataclass(frozen=True, slots=True)
class WeightRow:
    """A criterion where the answers put it, with the part of all weights they propose and its present one."""

    id: int
    criterion: str
    place: str
    proposed: Fraction | None
    share: Fraction


@dataclass(frozen=True, slots=True)
class SaidRow:
    """An answer in words, whole and in two lines; `contradicted` where it is part of a cycle."""

    id: int
    row: AnswerRow
    text: str
    lines: tuple[str, str]
    contradicted: bool


def order_rows(held: pairwise.Board) -> list[OrderRow]:
    """Return the programs in the order of the answers."""
    standing = held.round.standing
    return [
        OrderRow(
            program,
            held.round.names[program],
            standing.places[program].as_text(),
            held.strengths.get(program),
            held.mine.get(program),
        )
        for program in standing.order
    ]


def weight_rows(held: trade_offs.Board) -> list[WeightRow]:
    """Return the criteria in the order of the answers."""
    standing, shares = held.round.standing, {row.id: row.share for row in held.criteria}
    return [
        WeightRow(
            criterion,
            held.round.names[criterion],
            standing.places[criterion].as_text(),
            held.proposed.get(criterion),
            shares[criterion],
        )
        for criterion in standing.order
    ]


def said_rows(held: Round) -> list[SaidRow]:
    """Return the answers, the latest first."""
    tangled = {step.answer for cycle in held.standing.cycles for step in cycle.steps}
    return [
        SaidRow(
            id=row.id,
            row=row,
            text=answer_words(row.answer, held.names),
            lines=answer_lines(row.answer, held.names),
            contradicted=row.id in tangled,
        )
        for row in held.answers
    ]


class OrderModel(RowTableModel[OrderRow]):
    """Place, program, strength, and the place on one's own list."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Declare the columns."""
        super().__init__(_order_columns(), parent)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (STRENGTH, Qt.ItemDataRole.AccessibleTextRole) and index.isValid():
            row = self.rows[index.row()]
            if self.columns[index.column()].key == "strength":
                return row.strength if role == STRENGTH else _strength_words(row)
            if role == STRENGTH:
                return None
        return super().data(index, role)


class WeightModel(RowTableModel[WeightRow]):
    """Place, criterion, proposed and present weight."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Declare the columns."""
        super().__init__(_weight_columns(), parent)


class AnswersModel(RowTableModel[SaidRow]):
    """What was answered and when; with `annotate`, a note beside it."""

    def __init__(
        self, annotate: Callable[[SaidRow, str], None] | None = None, parent: QObject | None = None
    ) -> None:
        """Declare the columns."""
        columns: list[Column[SaidRow]] = [
            Column("answer", _tr("Answer"), lambda row: row.lines[0], tip=_said_tip),
            Column(
                "day",
                _tr("Day"),
                lambda row: _tr("unknown") if row.row.made_on is None else short_day(row.row.made_on),
                tip=lambda row: day_text(row.row.made_on),
            ),
        ]
        if annotate is not None:
            columns.append(
                Column("note", _tr("Note"), lambda row: row.row.note, annotate, tip=lambda row: row.row.note)
            )
        super().__init__(columns, parent)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and self.columns[index.column()].key == "answer":
            row = self.rows[index.row()]
            if role == SECOND_LINE:
                return row.lines[1]
            if role == SECOND_TONE:
                return "danger" if row.contradicted else None
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return _said_tip(row)
        return super().data(index, role)


def _said_tip(row: SaidRow) -> str:
    return (
        _tr("{answer}: contradicted by other answers").format(answer=row.text)
        if row.contradicted
        else row.text
    )


def _place_tip(place: str) -> str:
    if place.startswith("="):
        return _tr("Your answers call it equal to another.")
    if "-" in place:
        return _tr("Your answers leave open which of these places it has.")
    return _tr("Your answers put it here.")


def _strength_words(row: OrderRow) -> str:
    if row.strength is None:
        return _tr("unknown")
    return _tr("{n} of 100").format(n=round(100 * row.strength))


def _strength_tip(row: OrderRow) -> str:
    if row.strength is None:
        return _tr("No answer is about it yet.")
    return _tr(
        "How clearly the answers speak for it, beside the others (Bradley-Terry). Only an aid to the eye: "
        "the order follows the answers alone."
    )


def _order_columns() -> tuple[Column[OrderRow], ...]:
    return (
        Column("place", _tr("Place"), lambda row: row.place, tip=lambda row: _place_tip(row.place)),
        Column("program", _tr("Program"), lambda row: row.program, tip=lambda row: row.program),
        Column(
            "strength",
            _tr("Strength (aid)"),
            lambda row: _tr("unknown") if row.strength is None else "",
            tip=_strength_tip,
        ),
        Column("mine", _tr("Mine"), lambda row: str(row.mine or ""), tip=_mine_tip),
    )


def _mine_tip(row: OrderRow) -> str:
    return _tr("Not on your list") if row.mine is None else _tr("Its place on your list")


def _weight_columns() -> tuple[Column[WeightRow], ...]:
    return (
        Column("place", _tr("Place"), lambda row: row.place, tip=lambda row: _place_tip(row.place)),
        Column("criterion", _tr("Criterion"), lambda row: row.criterion, tip=lambda row: row.criterion),
        Column(
            "proposed",
            _tr("Proposed"),
            lambda row: "" if row.proposed is None else percent(row.proposed),
            tip=lambda _row: _tr("The middle of all weights that fit your answers."),
        ),
        Column(
            "share", _tr("At present"), lambda row: percent(row.share), tip=lambda _row: _tr("Under Scores.")
        ),
    )
