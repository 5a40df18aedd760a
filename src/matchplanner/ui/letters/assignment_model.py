"""Letters against programs as a table model, and each box in words."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt
from typing_extensions import override

from matchplanner.domain.letters import MOST_PER_PROGRAM
from matchplanner.domain.letters_assigning import Doubt, DoubtKind, Field, fields_of
from matchplanner.services.letters_assigning import Grid, GridLetter, GridRow
from matchplanner.ui.days import short_day
from matchplanner.ui.models.rows import Index
from matchplanner.ui.tips import as_tip
from matchplanner.ui.words import word

TICKED = Qt.ItemDataRole.UserRole + 1
"""True for an assigned letter, False for one that is not, None where there is no box."""

TONE = Qt.ItemDataRole.UserRole + 2
"""The colour token of the mark beside a box, "" for none."""

_ROOT = QModelIndex()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Assignment", text)


def cell_words(letter: GridLetter, row: GridRow) -> str:
    """Say where a letter stands with a program."""
    names = {"writer": letter.sheet.writer, "program": row.program.name}
    if letter.id not in row.assigned:
        text = (
            _tr("{writer} to {program}: no room.")
            if row.full
            else _tr("{writer} to {program}: not assigned.")
        )
        return text.format(**names)
    on = row.assigned[letter.id]
    if on is None:
        return _tr("{writer} to {program}: assigned.").format(**names)
    return _tr("{writer} to {program}: assigned on {day}.").format(**names, day=short_day(on))


def cell_doubts(letter: GridLetter, row: GridRow) -> tuple[Doubt, ...]:
    """Return what speaks against a letter at a program, whether it goes there or not."""
    return row.doubts.get(letter.id, ())


class AssignmentModel(QAbstractTableModel):
    """Programs down, letters across; the first column counts each program's letters."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.grid = Grid((), ())

    def show_grid(self, grid: Grid) -> None:
        """Show another state; the same letters and programs keep the keyboard's place."""
        before, after = _shape(self.grid), _shape(grid)
        if before != after:
            self.beginResetModel()
            self.grid = grid
            self.endResetModel()
            return
        self.grid = grid
        if grid.rows:
            last = self.index(len(grid.rows) - 1, len(grid.letters))
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(grid.letters))

    def at(self, index: Index) -> tuple[GridLetter, GridRow] | None:
        """Return the letter and the program of a cell, None for a count."""
        if not index.isValid() or not index.column():
            return None
        return self.grid.letters[index.column() - 1], self.grid.rows[index.row()]

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.grid.rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.grid.letters) + 1

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            name = self.grid.rows[section].program.name
            shown = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
            return as_tip(role, name) if shown else None
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if not section:
            return _tr("Letters")
        sheet = self.grid.letters[section - 1].sheet
        if role == Qt.ItemDataRole.ToolTipRole:
            below = sheet.specialty or _tr("Specialty not noted")
            return as_tip(role, "\n".join((sheet.writer, below, word(sheet.state))))
        return f"{sheet.writer}\n{_short(sheet.specialty)}"

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, cell = self.grid.rows[index.row()], self.at(index)
        if cell is None:
            return self._count(row, role)
        letter = cell[0]
        if role == TICKED:
            return letter.id in row.assigned
        if role == TONE:
            return _tone(letter, row)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            doubts = (doubt.text for doubt in cell_doubts(letter, row))
            return as_tip(role, "\n".join((cell_words(letter, row), *doubts)))
        return None

    def _count(self, row: GridRow, role: int) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return _tr("{count} of {most}").format(count=len(row.assigned), most=MOST_PER_PROGRAM)
        return None


def _short(specialty: str) -> str:
    """Return a specialty as a narrow column says it."""
    fields = [word(field) for field in Field if field in fields_of(specialty) - {Field.OTHER}]
    return "/".join(fields) if fields else (specialty or _tr("field unknown"))


def _shape(grid: Grid) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(one.id for one in grid.letters), tuple(row.id for row in grid.rows)


def _tone(letter: GridLetter, row: GridRow) -> str:
    kinds = {doubt.kind for doubt in cell_doubts(letter, row)}
    if letter.id not in row.assigned or not kinds:
        return ""
    return "danger" if DoubtKind.LEAK in kinds else "attention"
