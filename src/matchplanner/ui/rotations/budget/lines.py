"""The lines of the budget as a table, edited in place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt

from matchplanner.domain.budget import CostKind, CostLine, in_dollars
from matchplanner.services.budget import Budget
from matchplanner.ui.days import day_text, parse_day, short_day
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.money import money_text, plain
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.widgets.choice_delegate import ChoiceDelegate
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import choices, word

Edit = Callable[[CostLine, str, object], None]
"""Stores one field of a line."""

_WIDTHS = (30, 30, 24, 13, 10, 17, 15, 15, 20)


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line as it is shown: where it belongs, and what it comes to in dollars."""

    line: CostLine
    place: str
    cents: int | None

    @property
    def id(self) -> int:
        """The line's id."""
        return self.line.id


class BudgetLines(QObject):
    """Keeps the table of lines."""

    def __init__(self, edit: Edit, parent: QObject | None = None) -> None:
        """Build the table; `edit` stores what is typed into it."""
        super().__init__(parent)
        self._edit = edit
        self.model = RowTableModel(self._columns(), self)
        self.table = RecordTable("budgetLines", tr("Costs"))
        self.table.show_model(self.model, _WIDTHS, 8)
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self.table.setItemDelegateForColumn(
            self.model.column_of("kind"), ChoiceDelegate(tr("Kind"), choices(CostKind), self.table)
        )

    def show_budget(self, found: Budget) -> None:
        """Show the lines of a budget."""
        places = {site.rotation_id: site.site for site in found.sites}
        rates = {rate.currency: rate.usd for rate in found.rates}
        self.model.replace([_row(line, places, rates) for line in found.lines])
        self.table.select_any()

    def current(self) -> CostLine | None:
        """Return the line that is current."""
        row = self.table.row()
        return row.line if isinstance(row, LineRow) else None

    def _columns(self) -> tuple[Column[LineRow], ...]:
        unknown = tr("unknown")
        return (
            Column("place", tr("For"), lambda row: row.place),
            Column(
                "kind",
                tr("Kind"),
                lambda row: word(row.line.kind),
                self._field("kind"),
                edited=lambda row: row.line.kind.value,
            ),
            Column("label", tr("What"), lambda row: row.line.label, self._field("label")),
            Column(
                "amount",
                tr("Amount"),
                lambda row: unknown if row.line.cents is None else plain(row.line.cents),
                self._field("amount_cents"),
                sort=lambda row: row.line.cents,
                edited=lambda row: "" if row.line.cents is None else plain(row.line.cents),
                numeric=True,
            ),
            Column("currency", tr("Currency"), lambda row: row.line.currency, self._field("currency")),
            Column(
                "usd",
                tr("In dollars"),
                lambda row: money_text(row.cents),
                sort=lambda row: row.cents,
                tip=_dollars_tip,
                numeric=True,
            ),
            *(
                self._day(key, title, read)
                for key, title, read in (
                    ("due_on", tr("Due"), lambda row: row.line.due_on),
                    ("paid_on", tr("Paid"), lambda row: row.line.paid_on),
                )
            ),
            Column("note", tr("Note"), lambda row: row.line.note, self._field("note")),
        )

    def _day(self, key: str, title: str, read: Callable[[LineRow], object]) -> Column[LineRow]:
        def shown(row: LineRow) -> str:
            day = getattr(row.line, key)
            return "" if day is None else short_day(day)

        return Column(
            key,
            title,
            shown,
            lambda row, text: self._edit(row.line, key, parse_day(text)),
            sort=read,
            edited=lambda row: day_text(getattr(row.line, key), ""),
        )

    def _field(self, field: str) -> Callable[[LineRow, object], None]:
        return lambda row, value: self._edit(row.line, field, value)


def _row(line: CostLine, places: Mapping[int, str], rates: Mapping[str, float]) -> LineRow:
    place = places.get(line.rotation_id or 0, "") or tr("The season")
    return LineRow(line, place, in_dollars(line, rates))


def _dollars_tip(row: LineRow) -> str:
    if row.line.cents is None:
        return tr("Nobody has noted the amount yet.")
    if row.cents is None:
        return tr("There is no rate for {currency} yet: add it under Exchange rates.").format(
            currency=row.line.currency
        )
    return ""
