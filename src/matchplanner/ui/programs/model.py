"""The program table's rows: sorted once, filtered at each keystroke."""

import functools
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from matchplanner.domain.searching import fold
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.models.listing import Listing, Sorting
from matchplanner.ui.models.rows import Index, RowTableModel
from matchplanner.ui.programs.column import ProgramColumn
from matchplanner.ui.programs.columns import build, tier_words
from matchplanner.ui.words import word
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

_MANY, _FEW = 100, 50
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
        self._every: Sequence[ProgramRow] = ()
        self._places: list[int] | None = []
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

    def warm(self, most: int, columns: Iterable[int] = ()) -> bool:
        """Get more programs ready to be searched and sorted by columns; tell whether there was any left."""
        return self._listing.warm(most, [self.columns[at].key for at in columns])

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
        if self._places is None:
            return super().row_of(record)
        place = self._listing.place_of(record)
        return self._places.index(place) if place in self._places else -1

    def rows_of(self, records: Sequence[int]) -> list[int]:
        """Return the rows that show these records, from top to bottom."""
        if len(records) <= _FEW:
            return sorted(row for row in map(self.row_of, records) if row >= 0)
        wanted = set(records)
        return [at for at, row in enumerate(self.rows) if row.id in wanted]

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
        every, places = self._listing.rows, self._listing.shown()
        if every is self._every and places == self._places:
            return
        wanted = list(map(every.__getitem__, places))
        if every is self._every and self._places is not None:
            before, after = self._places, places  # quicker compared than the ids, which lie in every row
        else:
            before, after = [row.id for row in self.rows], [row.id for row in wanted]
            self._places = None
        self._every = every
        if before != after:
            shown, kept = set(before), set(after)
            if len(shown ^ kept) > _MANY:
                self.beginResetModel()
                self._take(wanted, places)
                self.endResetModel()
                return
            if shown != kept:
                self._add_and_remove(wanted)
            if shown == kept or [row.id for row in self.rows] != [row.id for row in wanted]:
                self._rearrange(wanted, places)
                return
        changed = [at for at, row in enumerate(self.rows) if row is not wanted[at]]
        self._take(wanted, places)
        self._tell_changed(changed)

    def _add_and_remove(self, wanted: list[ProgramRow]) -> None:
        """Remove the rows that go and insert those that come, one by one."""
        shown, ids = {row.id for row in self.rows}, {row.id for row in wanted}
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

    def _rearrange(self, wanted: list[ProgramRow], places: list[int]) -> None:
        """Show the same programs in another order."""
        self.layoutAboutToBeChanged.emit()
        marks = self.persistentIndexList()
        records = {row: self.rows[row].id for row in {mark.row() for mark in marks}}
        self._take(wanted, places)
        place_of = {row: self.row_of(record) for row, record in records.items()}
        moved = [self.index(place_of[mark.row()], mark.column()) for mark in marks]
        self.changePersistentIndexList(marks, moved)
        self.layoutChanged.emit()

    def _tell_changed(self, places: Sequence[int]) -> None:
        last = len(self.columns) - 1
        if len(places) > _MANY:
            self.dataChanged.emit(self.index(places[0], 0), self.index(places[-1], last))
            return
        for at in places:
            self.dataChanged.emit(self.index(at, 0), self.index(at, last))

    def _take(self, rows: list[ProgramRow], places: list[int] | None = None) -> None:
        """Show these rows; `places` are where they stand among all, None on the way to another list."""
        self.rows = rows
        self._places = places


@functools.lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Return text for comparing: without case and accents. Places repeat, so answers are kept."""
    return fold(text)


def _by_words(shown: Callable[[ProgramRow], str]) -> Callable[[ProgramRow], str | None]:
    return lambda row: folded(shown(row)) or None


def _blob(row: ProgramRow) -> str:
    place = f"{row.institution}\n{row.city}\n{row.state}\n{row.region}"
    kind = word(row.program_type) if row.program_type else ""
    marks = f"{kind}\n{tier_words(row.tier)}\n{word(row.status)}\n{' '.join(row.tags)}"
    return folded.__wrapped__(f"{row.name}\n{place}\n{row.acgme_id}\n{row.nrmp_code}\n{marks}\n{row.notes}")
