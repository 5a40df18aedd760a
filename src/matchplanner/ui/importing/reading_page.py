"""The first page: how the file was read, and what may be said instead."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from matchplanner.services.exchange.choices import (
    AUTOMATIC,
    BY_ITSELF,
    ENCODINGS,
    ONE_COLUMN,
    SEPARATORS,
    Choices,
)
from matchplanner.services.exchange.tables import Table
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.forms import name_field

_SAMPLE_ROWS = 50
_MOST_TOLD = 5
_WIDEST = 32


class ReadingPage(QWidget):
    """Encoding, separator, quotation marks and sheet, each found by itself and open to change."""

    choices_changed = Signal(object)
    """The file is to be read with these Choices."""

    def __init__(self) -> None:
        """Start before anything is read."""
        super().__init__()
        self.setObjectName("importReadingPage")
        automatic = (AUTOMATIC, self.tr("Found by itself"))
        self.encoding = ChoiceField([automatic, *ENCODINGS.items()])
        parted = [*SEPARATORS.items(), (ONE_COLUMN, "one column")]
        self.separator = ChoiceField([automatic, *parted])
        self.sheet = ChoiceField([automatic])
        self.quotes = QCheckBox(self.tr("&Quotation marks enclose cells"))
        self.quotes.setObjectName("importQuotes")
        self.quotes.setAccessibleName(self.tr("Quotation marks enclose cells"))
        self.read_as = QLabel()
        self.read_as.setObjectName("importReadAs")
        self.notes = muted("")
        self.notes.setObjectName("importReadingNotes")
        self.sample = QTableWidget()
        self.sample.setObjectName("importSample")
        self.sample.setAccessibleName(self.tr("The first rows as read"))
        self.sample.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.sample.setTabKeyNavigation(False)
        self.sample.horizontalHeader().setMaximumSectionSize(_WIDEST * self.fontMetrics().averageCharWidth())
        self._captions: dict[QWidget, QLabel] = {}
        row = QHBoxLayout()
        for name, label, field in (
            ("importEncoding", self.tr("&Text encoding"), self.encoding),
            ("importSeparator", self.tr("C&olumns parted by"), self.separator),
            ("importSheet", self.tr("&Sheet"), self.sheet),
        ):
            name_field(field, name, label.replace("&", ""))
            caption = QLabel(label)
            caption.setBuddy(field)
            self._captions[field] = caption
            row.addWidget(caption)
            row.addWidget(field)
            field.committed.connect(lambda _key: self._on_changed())
        row.addWidget(self.quotes)
        row.addStretch(1)
        self.quotes.clicked.connect(lambda _on: self._on_changed())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.read_as)
        column.addWidget(self.notes)
        column.addWidget(self.sample, 1)
        self.show_choices(BY_ITSELF)
        self._show_kind("text")

    def choices(self) -> Choices:
        """Return what was said about reading."""
        return Choices(self.encoding.key(), self.separator.key(), self.quotes.isChecked(), self.sheet.key())

    def show_choices(self, choices: Choices) -> None:
        """Show what was said about reading."""
        self.encoding.load(choices.encoding)
        self.separator.load(choices.separator)
        self.sheet.load(choices.sheet)
        self.quotes.setChecked(choices.quotes)

    def show_table(self, table: Table) -> None:
        """Show the first rows, and what was noticed on the way."""
        self.read_as.setText(self.tr("Read as {how}.").format(how=table.read_as))
        self._show_kind(table.how.kind)
        if table.how.sheets:
            listed = [
                (sheet.name, self._sheet(sheet.name, sheet.rows, hidden=sheet.hidden))
                for sheet in table.how.sheets
            ]
            self.sheet.set_choices(listed)
            self.sheet.load(table.how.sheet)
        told = [f"{self.tr('Row')} {p.row}: {p.text}" if p.row else p.text for p in table.problems]
        self.notes.setText("\n".join(told[:_MOST_TOLD]))
        self.notes.setVisible(bool(told))
        self._show_sample(table)

    def show_nothing(self) -> None:
        """Take away what was read before."""
        self.read_as.clear()
        self.notes.hide()
        self.sample.setRowCount(0)
        self.sample.setColumnCount(0)

    def _on_changed(self) -> None:
        self.choices_changed.emit(self.choices())

    def _show_kind(self, kind: str) -> None:
        shown = {
            self.encoding: kind in ("text", "page"),
            self.separator: kind == "text",
            self.sheet: kind == "workbook",
        }
        for field, visible in shown.items():
            field.setVisible(visible)
            self._captions[field].setVisible(visible)
        self.quotes.setVisible(kind == "text")

    def _sheet(self, name: str, rows: int | None, *, hidden: bool) -> str:
        count = "" if rows is None else self.tr(", {n:,} rows").format(n=rows)
        return f"{name}{count}{self.tr(', hidden') if hidden else ''}"

    def _show_sample(self, table: Table) -> None:
        rows = table.rows[:_SAMPLE_ROWS]
        self.sample.clear()
        self.sample.setColumnCount(len(table.headers))
        self.sample.setHorizontalHeaderLabels(list(table.headers))
        self.sample.setRowCount(len(rows))
        self.sample.setVerticalHeaderLabels([str(row.number) for row in rows])
        for down, row in enumerate(rows):
            for across, text in enumerate(row.cells):
                self.sample.setItem(down, across, QTableWidgetItem(text.replace("\n", " ")))
        self.sample.resizeColumnsToContents()
