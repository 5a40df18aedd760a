"""The papers there are, as a table edited in place."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from matchplanner.domain.documents import Audience, DocumentKind
from matchplanner.services.documents import DocumentRow
from matchplanner.ui.days import day_text, parse_day, short_day
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.widgets.choice_delegate import ChoiceDelegate
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import choices, word

Edit = Callable[[DocumentRow, str, object], None]
"""Stores one field of a paper."""

_WIDTHS = (26, 26, 26, 12, 15, 15, 24, 8, 14)


class Papers(QObject):
    """Keeps the table of papers."""

    def __init__(self, edit: Edit, there: Callable[[str], bool], parent: QObject | None = None) -> None:
        """Build the table; `there` says whether a kept file is where it belongs."""
        super().__init__(parent)
        self._edit, self._there = edit, there
        self.model = RowTableModel(self._columns(), self)
        self.table = RecordTable("documentsTable", tr("Documents"))
        self.table.show_model(self.model, _WIDTHS, 8)
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        for key, kind, label in (
            ("kind", DocumentKind, tr("Kind")),
            ("audience", Audience, tr("Written for")),
        ):
            self.table.setItemDelegateForColumn(
                self.model.column_of(key), ChoiceDelegate(label, choices(kind), self.table)
            )

    def current(self) -> DocumentRow | None:
        """Return the paper that is current."""
        row = self.table.row()
        return row if isinstance(row, DocumentRow) else None

    def _columns(self) -> tuple[Column[DocumentRow], ...]:
        return (
            Column(
                "kind",
                tr("Kind"),
                lambda row: word(row.kind),
                self._field("kind"),
                edited=lambda row: row.kind.value,
            ),
            Column("title", tr("Title"), lambda row: row.title, self._field("title")),
            Column(
                "audience",
                tr("Written for"),
                lambda row: word(row.audience),
                self._field("audience"),
                edited=lambda row: row.audience.value,
            ),
            Column("language", tr("Language"), lambda row: row.language, self._field("language")),
            self._day("issued_on", tr("Issued")),
            self._day("expires_on", tr("Expires")),
            Column("file", tr("File"), self._file, tip=self._file_tip),
            Column(
                "hosts", tr("Hosts"), lambda row: str(row.hosts), sort=lambda row: row.hosts, numeric=True
            ),
            Column("note", tr("Note"), lambda row: row.note, self._field("note")),
        )

    def _day(self, key: str, title: str) -> Column[DocumentRow]:
        def shown(row: DocumentRow) -> str:
            day = getattr(row, key)
            return "" if day is None else short_day(day)

        return Column(
            key,
            title,
            shown,
            lambda row, text: self._edit(row, key, parse_day(text)),
            sort=lambda row: getattr(row, key),
            edited=lambda row: day_text(getattr(row, key), ""),
        )

    def _field(self, field: str) -> Callable[[DocumentRow, object], None]:
        return lambda row, value: self._edit(row, field, value)

    def _file(self, row: DocumentRow) -> str:
        if not row.file or self._there(row.file):
            return row.file
        return tr("! {file} is gone").format(file=row.file)

    def _file_tip(self, row: DocumentRow) -> str:
        if not row.file or self._there(row.file):
            return ""
        return tr("The file is not in the plan's folder any more: open it to locate or remove it.")
