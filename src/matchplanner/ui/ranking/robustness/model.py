"""The heat strips as a table: a row a program, a column a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from typing_extensions import override

from matchplanner.domain.robustness import Firmness
from matchplanner.services.rank_criteria import Board
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.ranking.robustness.words import figure, in_words, place_words, strip_words

SHARE = int(Qt.ItemDataRole.UserRole)
"""The share of draws behind a cell, as a float; None where the cell is the program's name."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Robustness", text)


@dataclass(frozen=True, slots=True)
class FirmRow:
    """A program with its share of draws at each place, the first one first."""

    id: int
    program: str
    shares: tuple[Fraction, ...]

    @property
    def mean(self) -> Fraction:
        """The place it has on average."""
        return sum((place * share for place, share in enumerate(self.shares, start=1)), Fraction(0))


def firm_rows(found: Firmness, board: Board) -> list[FirmRow]:
    """Return the programs, those that stand highest on average first."""
    names = {row.id: row.program for row in board.rows}
    rows = [FirmRow(key, names[key], shares) for key, shares in found.places.items()]
    return sorted(rows, key=lambda row: row.mean)


class FirmModel(RowTableModel[FirmRow]):
    """Program, and as many places as there are programs."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without programs."""
        super().__init__(_columns(0), parent)

    def show_rows(self, rows: Sequence[FirmRow]) -> None:
        """Show other strips; a row that stays keeps the keyboard unless the places are other ones."""
        if len(self.columns) == len(rows) + 1:
            self.replace(rows)
            return
        self.beginResetModel()
        self.columns = _columns(len(rows))
        self.rows = list(rows)
        self.endResetModel()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = index.column() if index.isValid() else 0
        if role in (SHARE, Qt.ItemDataRole.AccessibleTextRole) and index.isValid():
            row = self.rows[index.row()]
            if role == SHARE:
                return float(row.shares[place - 1]) if place else None
            if not place:
                return strip_words(row.program, row.shares)
            return _tr("place {place}: {share}").format(place=place, share=in_words(row.shares[place - 1]))
        return super().data(index, role)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Horizontal and section:
            return _tr("Place {place}").format(place=section)
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return int(Qt.AlignmentFlag.AlignCenter)
        return super().headerData(section, orientation, role)


def _columns(places: int) -> tuple[Column[FirmRow], ...]:
    return (
        Column(
            "program",
            _tr("Program"),
            lambda row: row.program,
            tip=lambda row: strip_words(row.program, row.shares),
        ),
        *(_place(place) for place in range(1, places + 1)),
    )


def _place(place: int) -> Column[FirmRow]:
    def tip(row: FirmRow) -> str:
        return place_words(row.program, place, row.shares[place - 1])

    return Column(f"place{place}", str(place), lambda row: figure(row.shares[place - 1]), tip=tip)
