"""A table model over plain rows: columns are data, changes are asked of the plan."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from matchplanner.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex


class HasId(Protocol):
    """A row with the id of its record."""

    @property
    def id(self) -> int:
        """The record's id."""
        ...


R = TypeVar("R", bound=HasId)
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A column: title, what it shows, how it is edited, sorted and explained.

    `sort` returns None for unknown, which sorts last whichever way the table
    is sorted. `key` names the column where it is remembered.
    """

    key: str
    title: str
    shown: Callable[[R], str]
    edit: Callable[[R, Any], None] | None = None
    sort: Callable[[R], Any] | None = None
    edited: Callable[[R], Any] | None = None
    tip: Callable[[R], str] | None = None
    numeric: bool = False


class RowTableModel(QAbstractTableModel, Generic[R]):
    """Rows in the order given, or sorted by a column; replaced with the least signals."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[R] = []
        self._sorting: tuple[int, Qt.SortOrder] | None = None

    def replace(self, rows: Sequence[R]) -> None:
        """Show other rows: removed, inserted and changed ones are told apart by id.

        Selection and current row survive. Rows that changed places reset the
        order through a layout change.
        """
        wanted = self._sorted(rows)
        ids = {row.id for row in wanted}
        for first, last in reversed(_runs([i for i, row in enumerate(self.rows) if row.id not in ids])):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self.rows[first : last + 1]
            self.endRemoveRows()
        known = {row.id for row in self.rows}
        for first, last in _runs([at for at, row in enumerate(wanted) if row.id not in known]):
            place = min(first, len(self.rows))
            self.beginInsertRows(QModelIndex(), place, place + last - first)
            self.rows[place:place] = wanted[first : last + 1]
            self.endInsertRows()
        self._reorder(wanted)

    def _reorder(self, wanted: list[R]) -> None:
        if [row.id for row in self.rows] != [row.id for row in wanted]:
            self.layoutAboutToBeChanged.emit()
            before = self.persistentIndexList()
            places = {row.id: at for at, row in enumerate(wanted)}
            after = [self.index(places[self.rows[i.row()].id], i.column()) for i in before]
            self.rows = wanted
            self.changePersistentIndexList(before, after)
            self.layoutChanged.emit()
            return
        changed = [at for at, (old, new) in enumerate(zip(self.rows, wanted, strict=True)) if old != new]
        self.rows = wanted
        last = len(self.columns) - 1
        for at in changed:
            self.dataChanged.emit(self.index(at, 0), self.index(at, last))

    def row_of(self, record: int) -> int:
        """Return the row that shows a record, -1 if none does."""
        return next((at for at, row in enumerate(self.rows) if row.id == record), -1)

    def column_of(self, key: str) -> int:
        """Return the place of a column."""
        return [column.key for column in self.columns].index(key)

    def _sorted(self, rows: Sequence[R]) -> list[R]:
        if self._sorting is None:
            return list(rows)
        at, order = self._sorting
        column = self.columns[at]
        value: Callable[[R], Any] = column.sort or (lambda row: column.shown(row).casefold() or None)
        known = [row for row in rows if value(row) is not None]
        unknown = [row for row in rows if value(row) is None]
        known.sort(key=value, reverse=order == Qt.SortOrder.DescendingOrder)
        return known + unknown

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.shown(row)
        if role == Qt.ItemDataRole.EditRole:
            return (column.edited or column.shown)(row)
        if role == Qt.ItemDataRole.ToolTipRole and column.tip is not None:
            return plain_tip(column.tip(row))
        if role == Qt.ItemDataRole.TextAlignmentRole and column.numeric:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = self.columns[index.column()]
        if role != Qt.ItemDataRole.EditRole or column.edit is None:
            return False
        column.edit(self.rows[index.row()], value)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].edit is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorting = (column, order) if column >= 0 else None
        self._reorder(self._sorted(self.rows))


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return rising places as runs, each by its first and last one."""
    runs: list[tuple[int, int]] = []
    for at in places:
        if runs and runs[-1][1] == at - 1:
            runs[-1] = runs[-1][0], at
        else:
            runs.append((at, at))
    return runs
