"""What is selected in the program table: rows, and the block of cells among them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QObject
from PySide6.QtWidgets import QTableView

from matchplanner.ui.programs.model import ProgramTableModel

_HEAVY = 2000
"""Selected cells beyond which Qt is not left to carry each one through a new order."""

_FLAGS = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class Block:
    """Selected cells as a rectangle: rows from top to bottom, columns (logical) as they stand."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many cells it holds."""
        return len(self.rows) * len(self.columns)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of selected cells, its last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


def areas(table: QTableView) -> list[Area]:
    """Return the rectangles of cells that are selected.

    Plain numbers: what Qt hands out points into a selection that is gone with
    this function.
    """
    selection = table.selectionModel().selection()
    found = []
    for number in range(selection.count()):
        part = selection.at(number)
        found.append(Area(part.top(), part.left(), part.bottom(), part.right()))
    return found


def touched_rows(table: QTableView) -> list[int]:
    """Return the rows that hold a selected cell, from top to bottom."""
    rows = {row for area in areas(table) for row in range(area.top, area.bottom + 1)}
    return sorted(rows)


def visible_columns(table: QTableView) -> list[int]:
    """Return the columns that are shown, from left to right."""
    header = table.horizontalHeader()
    in_order = sorted(range(header.count()), key=header.visualIndex)
    return [at for at in in_order if not table.isColumnHidden(at)]


def block(table: QTableView) -> Block:
    """Return the selected cells as the rectangle around them; the current cell if none is selected."""
    chosen = {at for area in areas(table) for at in range(area.left, area.right + 1)}
    columns = tuple(at for at in visible_columns(table) if at in chosen)
    rows = tuple(touched_rows(table))
    current = table.currentIndex()
    if not rows and current.isValid():
        return Block((current.row(),), (current.column(),))
    return Block(rows, columns)


def whole_rows(table: QTableView) -> bool:
    """Tell whether programs are selected as a whole and not some of their cells."""
    last = table.model().columnCount() - 1
    return all(area.left == 0 and area.right == last for area in areas(table))


class SelectionKeeper(QObject):
    """Carries selection and current cell through resets and through new orders of many rows.

    Qt marks every selected cell before rows change places. That is right for
    a few and takes seconds for some hundred thousand.
    """

    def __init__(
        self, table: QTableView, model: ProgramTableModel, selected: Callable[[], list[int]]
    ) -> None:
        """Watch a model; must be made before the table gets it. `selected` tells the programs chosen."""
        super().__init__(table)
        self._table = table
        self._model = model
        self._selected = selected
        self._kept: tuple[list[int], int, int] | None = None
        model.modelAboutToBeReset.connect(self._keep)
        model.layoutAboutToBeChanged.connect(self._keep_many)

    def follow(self) -> None:
        """Go on from here; must be called once the table has the model."""
        self._model.modelReset.connect(self._restore)
        self._model.layoutChanged.connect(self._restore)

    def _keep(self) -> None:
        current = self._table.currentIndex()
        rows = self._model.rows
        record = rows[current.row()].id if 0 <= current.row() < len(rows) else 0
        self._kept = (self._selected(), record, current.column())

    def _keep_many(self) -> None:
        wide = self._model.columnCount()
        cells = wide * len(touched_rows(self._table))
        if cells > _HEAVY:
            self._keep()
            self._table.selectionModel().clearSelection()

    def _restore(self) -> None:
        if self._kept is None:
            return
        (records, record, column), self._kept = self._kept, None
        places = self._model.rows_of(records)
        chooser = self._table.selectionModel()
        row = self._model.row_of(record)
        if row >= 0:
            chooser.setCurrentIndex(self._model.index(row, max(column, 0)), _FLAGS.NoUpdate)
        chooser.select(self._rows(places), _FLAGS.ClearAndSelect)

    def _rows(self, places: Sequence[int]) -> QItemSelection:
        last = self._model.columnCount() - 1
        found = QItemSelection()
        for _distance, run in groupby(enumerate(places), lambda pair: pair[1] - pair[0]):
            rows = [place for _at, place in run]
            found.append(
                QItemSelectionRange(self._model.index(rows[0], 0), self._model.index(rows[-1], last))
            )
        return found
