"""The program table's rows: sorted once, filtered at each keystroke."""

import unicodedata
from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from typing_extensions import override

from matchplanner.services.programs import ProgramRow
from matchplanner.ui.models.rows import Index, RowTableModel
from matchplanner.ui.programs.columns import build, tier_words
from matchplanner.ui.workspace import Workspace

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The role under which a cell hands out the whole ProgramRow."""

_MANY = 100


class ProgramTableModel(RowTableModel[ProgramRow]):
    """Programs that match the search, in the order of the sorted column."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        """Start empty, sorted by name."""
        super().__init__(build(workspace), parent)
        self._listed: list[ProgramRow] = []
        self._blobs: list[str] = []
        self._terms: tuple[str, ...] = ()
        self._sorting = (self.column_of("name"), Qt.SortOrder.AscendingOrder)

    @property
    def total(self) -> int:
        """How many programs there are, hidden ones included."""
        return len(self._listed)

    @override
    def replace(self, rows: Sequence[ProgramRow]) -> None:
        self._list(self._sorted(rows))
        self._show(self._matching())

    def update_rows(self, ids: Collection[int], rows: Sequence[ProgramRow]) -> None:
        """Show these rows in place of the ones with these ids; an id without a row is gone."""
        kept = [row for row in self._listed if row.id not in ids]
        self.replace(sorted([*kept, *rows], key=lambda row: row.id))

    def search(self, text: str) -> None:
        """Show only the programs in which every word of the text occurs somewhere."""
        terms = tuple(folded(text).split())
        if terms != self._terms:
            self._terms = terms
            self._show(self._matching())

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column < 0:
            return
        self._sorting = (column, order)
        self._list(self._sorted(self._listed))
        self._reorder(self._matching())

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == ROW_ROLE and index.isValid():
            return self.rows[index.row()]
        return super().data(index, role)

    def _list(self, rows: list[ProgramRow]) -> None:
        self._listed = rows
        self._blobs = [_blob(row) for row in rows]

    def _matching(self) -> list[ProgramRow]:
        if not self._terms:
            return list(self._listed)
        return [
            row
            for row, blob in zip(self._listed, self._blobs, strict=True)
            if all(term in blob for term in self._terms)
        ]

    def _show(self, wanted: list[ProgramRow]) -> None:
        """Go over to other rows with the least signals; a large step is a reset."""
        shown, ids = {row.id for row in self.rows}, {row.id for row in wanted}
        if len(shown ^ ids) > _MANY:
            self.beginResetModel()
            self.rows = wanted
            self.endResetModel()
            return
        for at in reversed([i for i, row in enumerate(self.rows) if row.id not in ids]):
            self.beginRemoveRows(QModelIndex(), at, at)
            del self.rows[at]
            self.endRemoveRows()
        for at, row in enumerate(wanted):
            if row.id not in shown:
                place = min(at, len(self.rows))
                self.beginInsertRows(QModelIndex(), place, place)
                self.rows.insert(place, row)
                self.endInsertRows()
        self._reorder(wanted)


def folded(text: str) -> str:
    """Return text for comparing: without case and accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def _blob(row: ProgramRow) -> str:
    parts = (
        row.name,
        row.institution,
        row.city,
        row.state,
        row.region,
        row.program_type.label if row.program_type else "",
        row.acgme_id,
        row.nrmp_code,
        tier_words(row.tier),
        row.status.label,
        row.notes,
    )
    return folded("\n".join(parts))
