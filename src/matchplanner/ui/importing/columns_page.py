"""The second page: what each column holds, how its days are written, whose list it is."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from matchplanner.domain.claims import ClaimField, ValueKind
from matchplanner.domain.official_lists import OfficialList
from matchplanner.services.exchange import columns
from matchplanner.services.exchange.columns import NOT_READ
from matchplanner.services.exchange.dates import DateOrder, voted
from matchplanner.services.exchange.differences import ListMark
from matchplanner.services.exchange.incoming import Wanted
from matchplanner.services.exchange.tables import Table
from matchplanner.ui.importing import words
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.fields import ChoiceField, DayField
from matchplanner.ui.widgets.forms import Form, name_field

_SAMPLES = 3
_SAMPLE_LENGTH = 60
_ANYBODY = ""
_DATES = frozenset({columns.SOURCE_SEEN, *(f.value for f in ClaimField if f.rule.kind is ValueKind.DATE)})


class ColumnsPage(QWidget):
    """A choice for each heading of the list."""

    changed = Signal()
    """Another choice was made; `problem` says whether it will do."""

    def __init__(self, today: date) -> None:
        """Start without a table."""
        super().__init__()
        self.setObjectName("importColumnsPage")
        self._today = today
        self._table: Table | None = None
        self._fields: dict[str, ChoiceField] = {}
        self.origin = ChoiceField(
            [(_ANYBODY, words.tr("Any list")), *((kind.value, kind.label) for kind in OfficialList)]
        )
        self.dated = DayField()
        self.dates = ChoiceField(
            [
                (DateOrder.AUTOMATIC.value, words.tr("As the days show")),
                (DateOrder.MONTH_FIRST.value, words.tr("Month first, 3/31/2026")),
                (DateOrder.DAY_FIRST.value, words.tr("Day first, 31/3/2026")),
            ]
        )
        self._about = Form()
        for name, label, field in (
            ("importOrigin", words.tr("Whose list"), self.origin),
            ("importDated", words.tr("As of"), self.dated),
            ("importDates", words.tr("Days are written"), self.dates),
        ):
            name_field(field, name, label)
            self._about.add_row(label, field)
            field.committed.connect(lambda _value: self.changed.emit())
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("importColumnsArea")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self._about)
        whole.addWidget(
            muted(
                words.tr("What each column holds. The choice is remembered for lists with the same headings.")
            )
        )
        whole.addWidget(area, 1)

    def show_table(self, table: Table, remembered: Wanted) -> None:
        """Offer a choice for each heading, as it was made last or as the headings say."""
        self._table = table
        self.origin.load(table.how.origin)
        self.dated.load(self._today if table.how.origin else None, fresh=True)
        self.dates.load(remembered.dates.value)
        chosen = columns.suggested(table.headers) | dict(remembered.columns or {})
        self._drop_fields()
        offered = [(NOT_READ, words.tr("Not read")), *columns.targets().items()]
        for at, header in enumerate(table.headers):
            field = ChoiceField(offered)
            name_field(field, f"importColumn{at + 1}", header)
            field.load(chosen[header])
            field.committed.connect(lambda _key: self.changed.emit())
            caption = QLabel(header)
            caption.setTextFormat(Qt.TextFormat.PlainText)
            caption.setBuddy(field)
            sample = muted(_sample(table, at))
            sample.setWordWrap(False)
            sample.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            for place, part in enumerate((caption, field, sample)):
                self._grid.addWidget(part, at, place)
            self._fields[header] = field

    def wanted(self) -> Wanted:
        """Return what was chosen."""
        chosen = {header: field.key() for header, field in self._fields.items()}
        return Wanted(chosen, DateOrder(self.dates.key()))

    def mark(self, list_name: str) -> ListMark:
        """Return whose list it is, and of which day."""
        kind = self.origin.key()
        return ListMark(list_name, OfficialList(kind) if kind else None, self.dated.day())

    def unread(self) -> int:
        """Return how many columns are not read."""
        return sum(not field.key() for field in self._fields.values())

    def problem(self) -> str:
        """Return what must be settled before the list can be compared, "" for nothing."""
        chosen = [field.key() for field in self._fields.values() if field.key()]
        twice = next((target for target in chosen if chosen.count(target) > 1), "")
        if twice:
            return words.tr("Two columns cannot both hold “{what}”.").format(what=words.field_label(twice))
        if not {"name", "institution"} & set(chosen):
            return words.tr("One column must hold the program name or the institution.")
        if self.open_dates() and not self.dates.key():
            return words.tr("Say how the days in “{header}” are written.").format(header=self.open_dates()[0])
        if self.origin.key() and self.dated.day() is None:
            return words.tr("Say of which day the list is.")
        return ""

    def open_dates(self) -> Sequence[str]:
        """Return the columns of days that can be read in two ways."""
        table = self._table
        if table is None:
            return ()
        place = {header: at for at, header in enumerate(table.headers)}
        return [
            header
            for header, field in self._fields.items()
            if field.key() in _DATES and voted(row.cells[place[header]] for row in table.rows) is None
        ]

    def _drop_fields(self) -> None:
        self._fields = {}
        while (item := self._grid.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.setParent(None)
                part.deleteLater()


def _sample(table: Table, at: int) -> str:
    found = dict.fromkeys(
        row.cells[at].replace("\n", " ") for row in table.rows[:_SAMPLE_LENGTH] if row.cells[at]
    )
    text = " · ".join(list(found)[:_SAMPLES])
    return f"{text[:_SAMPLE_LENGTH]}..." if len(text) > _SAMPLE_LENGTH else text
