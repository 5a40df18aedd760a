"""What the budget asks for: a new line, a rate, a price of the season."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from matchplanner.domain.budget import DOLLAR, CostKind
from matchplanner.domain.fees import Fees, FeeTable, Price
from matchplanner.services import budget
from matchplanner.ui.days import parse_day
from matchplanner.ui.models.rows import Column
from matchplanner.ui.money import money_text, plain
from matchplanner.ui.origin_words import sure_words
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.season_values import SeasonValues, Shape
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField, DayField, LineField
from matchplanner.ui.widgets.links import linked
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace

_SEASON = "0"


class AddCost(EntryDialog):
    """Asks for a line of the budget."""

    def __init__(self, workspace: Workspace, sites: Sequence[tuple[int, str]], parent: QWidget) -> None:
        """Offer the rotations there are, and the season as a whole."""
        super().__init__("addCostDialog", tr("Add a cost"), tr("Add"), parent)
        self._workspace = workspace
        places = [*((str(record), site) for record, site in sites), (_SEASON, tr("The season"))]
        self._place, self._kind = ChoiceField(places), ChoiceField(choices(CostKind))
        self._place.load(places[0][0])
        self._kind.load(CostKind.APPLICATION.value)
        self._label, self._amount, self._currency = LineField(), LineField(), LineField()
        self._due = DayField()
        self._amount.setPlaceholderText(tr("such as 1,200.50; blank while unknown"))
        self._currency.load(DOLLAR)
        for name, label, field in (
            ("costPlace", tr("For"), self._place),
            ("costKind", tr("Kind"), self._kind),
            ("costLabel", tr("What"), self._label),
            ("costAmount", tr("Amount"), self._amount),
            ("costCurrency", tr("Currency"), self._currency),
            ("costDue", tr("Due"), self._due),
        ):
            self.add(name, label, field)
        self.submit_with(self._store)
        self._kind.setFocus()

    def _store(self) -> None:
        kind, place = CostKind(self._kind.key()), int(self._place.key())
        fields = {
            "label": self._label.text(),
            "amount_cents": self._amount.text(),
            "currency": self._currency.text(),
            "due_on": parse_day(self._due.line.text()),
        }
        label = tr("Add {kind}").format(kind=kind.label.lower())
        self._workspace.run(label, lambda: budget.add(kind, place or None, **fields))


class SetRate(EntryDialog):
    """Asks what one unit of a currency is worth."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        """Start blank, seen today."""
        text = tr("Rates are typed by hand: look one up where you would change the money.")
        super().__init__("rateDialog", tr("Exchange rate"), tr("Keep"), parent, text)
        self._workspace = workspace
        self._currency, self._usd, self._source, self._seen = (
            LineField(),
            LineField(),
            LineField(),
            DayField(),
        )
        self._usd.setPlaceholderText(tr("such as 1.08; blank to forget it"))
        self._seen.load(workspace.today())
        for name, label, field in (
            ("rateCurrency", tr("Currency"), self._currency),
            ("rateDollars", tr("One unit in US dollars"), self._usd),
            ("rateSource", tr("Source"), self._source),
            ("rateSeen", tr("Seen on"), self._seen),
        ):
            self.add(name, label, field)
        self.submit_with(self._store)
        self._currency.setFocus()

    def _store(self) -> None:
        currency, seen = self._currency.text(), parse_day(self._seen.line.text())
        self._workspace.run(
            tr("Rate of {currency}").format(currency=currency.upper()),
            lambda: budget.set_rate(currency, self._usd.text(), source=self._source.text(), seen_on=seen),
        )


@dataclass(frozen=True, slots=True)
class _Priced:
    id: int
    key: str
    band: int
    label: str
    cents: int
    said: str
    sources: tuple[str, ...]


class Prices(SeasonValues):
    """The season's prices, with what stands behind each; every one may be corrected."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        """Show the prices of the target year's season."""
        shape = Shape(
            name="pricesDialog",
            title=tr("Prices of the season"),
            text=tr("Check each on its page before you pay, and correct what differs."),
            table="pricesTable",
            sources="priceSources",
            widths=(62, 16, 60),
            growing=2,
            lines=30,
        )
        super().__init__(workspace, shape, _price_columns(), parent)

    @override
    def offers(self) -> tuple[QPushButton, ...]:
        return (
            button("correctPrice", tr("Correct..."), self.correct),
            button("shippedPrice", tr("Back to the shipped one"), self._on_back),
        )

    @override
    def rows(self) -> Sequence[_Priced]:
        return _priced(budget.season_fees())

    @override
    def sources(self) -> str:
        row = self._current()
        links = ", ".join(map(linked, row.sources)) if row is not None else ""
        return tr("Source: {links}").format(links=links) if links else ""

    @override
    def correct(self) -> None:
        row = self._current()
        if row is not None:
            CorrectPrice(self.workspace, row, self).open()

    def _current(self) -> _Priced | None:
        row = self.table.row()
        return row if isinstance(row, _Priced) else None

    def _on_back(self) -> None:
        row = self._current()
        if row is not None:
            self.workspace.run(
                tr("Back to the shipped price: {label}").format(label=row.label),
                lambda: budget.correct_fee(row.key, row.band, ""),
            )


class CorrectPrice(EntryDialog):
    """Asks for the user's own price."""

    def __init__(self, workspace: Workspace, row: _Priced, parent: QWidget) -> None:
        """Start with the price as it stands, checked today."""
        super().__init__("correctPriceDialog", row.label, tr("Use this price"), parent)
        self._workspace, self._row = workspace, row
        self._price, self._source, self._checked = LineField(), LineField(), DayField()
        self._price.load(plain(row.cents))
        self._source.load(row.sources[0] if row.sources else "")
        self._checked.load(workspace.today())
        for name, label, field in (
            ("priceDollars", tr("US dollars"), self._price),
            ("priceSource", tr("Source"), self._source),
            ("priceChecked", tr("Checked on"), self._checked),
        ):
            self.add(name, label, field)
        self.submit_with(self._store)
        self._price.setFocus()

    def _store(self) -> None:
        checked = parse_day(self._checked.line.text())
        self._workspace.run(
            tr("Correct the price: {label}").format(label=self._row.label),
            lambda: budget.correct_fee(
                *(self._row.key, self._row.band, self._price.text()),
                source=self._source.text(),
                checked_on=checked,
            ),
        )


def _price_columns() -> tuple[Column[_Priced], ...]:
    return (
        Column("label", tr("What"), lambda row: row.label),
        Column("cents", tr("Price"), lambda row: money_text(row.cents), numeric=True),
        Column("said", tr("How sure"), lambda row: row.said),
    )


def _priced(found: Fees) -> list[_Priced]:
    stated: list[tuple[str, int, str, int]] = []
    for table in found.tables.values():
        stated += [(table.key, at, label, cents) for at, label, cents in _bands(table)]
    stated += [(amount.key, 0, amount.label, amount.cents) for amount in found.amounts.values()]
    return [
        _Priced(number, key, band, label, cents, _sure(found, key), _sources(found, key))
        for number, (key, band, label, cents) in enumerate(stated, start=1)
    ]


def _bands(table: FeeTable) -> list[tuple[int, str, int]]:
    told, first = [], 1
    for at, band in enumerate(table.bands, start=1):
        span = tr("{first} and more") if band.up_to is None else tr("{first} to {last}")
        words = {Price.EACH: tr("each"), Price.FLAT: tr("together"), Price.STEP: tr("on top")}[band.price]
        counted = span.format(first=first, last=band.up_to)
        told.append((at, f"{table.label}: {counted}, {words}", band.cents))
        first = (band.up_to or 0) + 1
    return told


def _sure(found: Fees, key: str) -> str:
    return sure_words((found.tables.get(key) or found.amounts[key]).origin, found.match_year)


def _sources(found: Fees, key: str) -> tuple[str, ...]:
    return (found.tables.get(key) or found.amounts[key]).origin.sources
