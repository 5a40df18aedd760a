"""The lines under a search field: headings, and what was found with the words that were typed marked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from matchplanner.domain.searching import Marks
from matchplanner.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """A line: its title, a quieter one below it, and what stands at the right (keys, a place).

    One without `choose` is a heading. `barred` says why it cannot be chosen
    now; the list `stays` open where choosing only shows more of it.
    """

    title: str
    choose: Callable[[], None] | None = None
    marks: Marks = ()
    second: str = ""
    second_marks: Marks = ()
    aside: str = ""
    barred: str = ""
    stays: bool = False

    @property
    def heading(self) -> bool:
        """Whether it only says what follows."""
        return self.choose is None

    def alike(self, other: "Row") -> bool:
        """Tell whether another line says the same."""
        return (self.title, self.second, self.aside) == (other.title, other.second, other.aside)

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return ", ".join(part for part in (self.title, self.second, self.barred, self.aside) if part)


class RowsModel(QAbstractListModel):
    """Lines to choose from."""

    def __init__(self) -> None:
        """Begin without lines."""
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace the lines."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.barred or row.second) or None
        return row if role == ROW else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        none = Qt.ItemFlag.NoItemFlags
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return none if self.rows[index.row()].heading else chosen
