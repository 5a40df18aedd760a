"""The program table's rows: sorted once, filtered at each keystroke."""

import functools
import unicodedata
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from matchplanner.services.programs import ProgramRow
from matchplanner.ui.models.listing import Listing, Sorting
from matchplanner.ui.models.rows import Index, RowTableModel
from matchplanner.ui.programs.column import ProgramColumn
from matchplanner.ui.programs.columns import build, tier_words
from matchplanner.ui.workspace import Workspace

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The role under which a cell hands out the whole ProgramRow."""

BY_NAME: Sorting = (("name", False),)
SEARCHED = frozenset(
    {
        "name",
        "institution",
        "city",
        "state",
        "region",
        "program_type",
        "acgme_id",
        "nrmp_code",
        "tier",
        "status",
        "tags",
        "notes",
    }
)
"""The columns whose words the search looks at."""

_MANY = 100
_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_TYPED_INTO = _SHOWN | Qt.ItemFlag.ItemIsEditable


class ProgramTableModel(RowTableModel[ProgramRow]):
    """Programs that pass search and filter, in the order of the columns sorted by."""

    sorting_changed = Signal()
    columns: tuple[ProgramColumn, ...]

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        """Start empty, sorted by name."""
        super().__init__(build(workspace), parent)
        keys = {column.key: column.sort or _by_words(column.shown) for column in self.columns}
        self._listing = Listing[ProgramRow](keys, _blob)
        self._listing.sort(BY_NAME)
        self._row_of: dict[int, int] | None = None
        self._flags = [_TYPED_INTO if column.edit is not None else _SHOWN for column in self.columns]
        self.sorting = BY_NAME
        self.terms: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many programs there are, hidden ones included."""
        return len(self._listing.rows)

    @property
    def all_rows(self) -> Sequence[ProgramRow]:
        """Every program, hidden ones included, in the order in which they were added."""
        return self._listing.rows

    def admitted(self, but: Hashable = None) -> list[ProgramRow]:
        """Return what passes the search and all conditions but one."""
        return self._listing.admitted(but)

    @override
    def replace(self, rows: Sequence[ProgramRow]) -> None:
        self._listing.replace(rows)
        self._show()

    def update_rows(self, ids: Collection[int], rows: Sequence[ProgramRow]) -> None:
        """Show these rows in place of the ones with these ids; an id without a row is gone."""
        self._listing.update(ids, rows)
        self._show()

    def warm(self, most: int) -> bool:
        """Get some more programs ready to be searched; tell whether there are others still."""
        return self._listing.warm(most)

    def search(self, text: str) -> None:
        """Show only the programs in which every word of the text occurs somewhere."""
        self.terms = tuple(folded(text).split())
        self._listing.search(self.terms)
        self._show()

    def filter(self, conditions: Mapping[Hashable, Callable[[ProgramRow], bool]]) -> None:
        """Show only the programs that each condition admits."""
        self._listing.filter(conditions)
        self._show()

    def sort_by(self, sorting: Sorting) -> None:
        """Sort by several columns, the weightiest first; unknown comes last in each."""
        if sorting and sorting != self.sorting:
            self.sorting = sorting
            self._listing.sort(sorting)
            self._show()
            self.sorting_changed.emit()

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column >= 0:
            self.sort_by(((self.columns[column].key, order == Qt.SortOrder.DescendingOrder),))

    @override
    def row_of(self, record: int) -> int:
        if self._row_of is None:
            self._row_of = {row.id: at for at, row in enumerate(self.rows)}
        return self._row_of.get(record, -1)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == ROW_ROLE and index.isValid():
            return self.rows[index.row()]
        return super().data(index, role)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return self._flags[index.column()] if index.isValid() else Qt.ItemFlag.NoItemFlags

    def _show(self) -> None:
        """Go over to the rows that are to be shown with the least signals; a large step is a reset."""
        every = self._listing.rows
        wanted = [every[at] for at in self._listing.shown()]
        shown, ids = {row.id for row in self.rows}, {row.id for row in wanted}
        if len(shown ^ ids) > _MANY:
            self.beginResetModel()
            self._take(wanted)
            self.endResetModel()
            return
        for at in reversed(
            [i for i, row in enumerate(self.rows) if row.id not in ids] if shown - ids else []
        ):
            self.beginRemoveRows(QModelIndex(), at, at)
            self._take([*self.rows[:at], *self.rows[at + 1 :]])
            self.endRemoveRows()
        for at, row in enumerate(wanted) if ids - shown else ():
            if row.id not in shown:
                place = min(at, len(self.rows))
                self.beginInsertRows(QModelIndex(), place, place)
                self._take([*self.rows[:place], row, *self.rows[place:]])
                self.endInsertRows()
        self._reorder(wanted)

    @override
    def _reorder(self, wanted: list[ProgramRow]) -> None:
        before, after = [row.id for row in self.rows], [row.id for row in wanted]
        if before == after:
            changed = [at for at, row in enumerate(self.rows) if row is not wanted[at]]
            self._take(wanted)
            self._tell_changed(changed)
            return
        self.layoutAboutToBeChanged.emit()
        marks = self.persistentIndexList()
        places = {record: at for at, record in enumerate(after)}
        moved = [self.index(places[before[mark.row()]], mark.column()) for mark in marks]
        self._take(wanted)
        self.changePersistentIndexList(marks, moved)
        self.layoutChanged.emit()

    def _tell_changed(self, places: Sequence[int]) -> None:
        last = len(self.columns) - 1
        if len(places) > _MANY:
            self.dataChanged.emit(self.index(places[0], 0), self.index(places[-1], last))
            return
        for at in places:
            self.dataChanged.emit(self.index(at, 0), self.index(at, last))

    def _take(self, rows: list[ProgramRow]) -> None:
        self.rows = rows
        self._row_of = None


@functools.lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Return text for comparing: without case and accents. Places repeat, so answers are kept."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def _by_words(shown: Callable[[ProgramRow], str]) -> Callable[[ProgramRow], str | None]:
    return lambda row: folded(shown(row)) or None


def _blob(row: ProgramRow) -> str:
    place = f"{row.institution}\n{row.city}\n{row.state}\n{row.region}"
    kind = row.program_type.label if row.program_type else ""
    marks = f"{kind}\n{tier_words(row.tier)}\n{row.status.label}\n{' '.join(row.tags)}"
    return folded.__wrapped__(f"{row.name}\n{place}\n{row.acgme_id}\n{row.nrmp_code}\n{marks}\n{row.notes}")
