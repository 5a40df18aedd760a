"""The budget beside the calendar: what the season costs, and whether the money lasts."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.budget import PER_ROTATION, CostLine
from matchplanner.services import budget, season_print
from matchplanner.services.budget import Budget, SitePrice
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.money import money_text, sum_text
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, heading, muted
from matchplanner.ui.rotations.budget.cash_chart import CashChart
from matchplanner.ui.rotations.budget.dialogs import AddCost, Prices, SetRate
from matchplanner.ui.rotations.budget.lines import BudgetLines
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A rotation as the list of what each costs shows it."""

    price: SitePrice

    @property
    def id(self) -> int:
        """The rotation's id."""
        return self.price.rotation_id


class BudgetView(Page):
    """Lines in a table, months in a chart, and what the plan would cost without each rotation."""

    TABLES = ("cost", "exchange_rate", "season_value", "rotation", "profile", "program", "milestone_override")

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build figures, chart and tables."""
        super().__init__(workspace, notices, settings, parent)
        self._found: Budget | None = None
        self.figures = QLabel()
        self.figures.setObjectName("budgetFigures")
        self.figures.setWordWrap(True)
        self.applications = muted("")
        self.applications.setObjectName("budgetApplications")
        self.chart = CashChart()
        self.lines = BudgetLines(self._edit, self)
        self.lines.table.delete_requested.connect(lambda _record: self.delete_current())
        self.sites = RowTableModel(_site_columns(), self)
        self.site_table = RecordTable("budgetSites", tr("What each rotation costs"))
        self.site_table.show_model(self.sites, (34, 22, 26, 16), 0)
        self._empty = EmptyState(
            tr("No costs yet"),
            tr(
                "Note application fees, travel, housing, meals, insurance, tests and visas for each "
                "rotation; an amount may stay unknown until you have asked. What the applications cost "
                "is added up from the programs you will apply to."
            ),
        )
        self._empty.offer("addFirstCost", tr("Add the first cost..."), self.new_item)
        self._lay_out()

    def _lay_out(self) -> None:
        self._delete = button("deleteCost", tr("Delete"), self.delete_current, tr("Del"))
        self._usual = button("usualCosts", tr("Add the usual lines"), self.add_usual)
        self._usual.setToolTip(tr("A line of each kind for the chosen rotation, amounts still unknown"))
        buttons = QHBoxLayout()
        buttons.addWidget(button("addCost", tr("Add a cost..."), self.new_item, tr("Ctrl+N")))
        buttons.addWidget(self._delete)
        buttons.addStretch()
        buttons.addWidget(button("printBudget", tr("Print..."), self.print))
        buttons.addWidget(button("openRates", tr("Exchange rate..."), self._on_rate))
        buttons.addWidget(button("openPrices", tr("Prices of the season..."), self._on_prices))
        self._shown = QStackedWidget()
        self._shown.addWidget(self.lines.table)
        self._shown.addWidget(self._empty)
        beside = QWidget()
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        above = QHBoxLayout()
        above.addWidget(heading(tr("If you dropped one"), 1.15), 1)
        above.addWidget(self._usual)
        right.addLayout(above)
        right.addWidget(self.site_table, 1)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._shown)
        self._split.addWidget(beside)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        for part in (self.figures, self.applications, self.chart):
            column.addWidget(part)
        column.addWidget(self._split, 1)
        column.addLayout(buttons)

    @override
    def refresh(self) -> None:
        found = self._found = budget.read()
        self.figures.setText(_figures(found))
        self.applications.setText(_applications(found))
        self.chart.show_budget(found)
        self.chart.setVisible(bool(found.months))
        self.lines.show_budget(found)
        self._shown.setCurrentWidget(self.lines.table if found.lines else self._empty)
        self.sites.replace([SiteRow(site) for site in found.sites])
        self.site_table.select_any()
        self._delete.setEnabled(bool(found.lines))
        self._usual.setEnabled(bool(found.sites))

    @override
    def select(self, record: int) -> None:
        """Go to a line of the budget."""
        if self._stale:
            self._refresh_now()
        self.lines.table.select(record)
        self.lines.table.setFocus()

    @override
    def new_item(self) -> None:
        sites = [] if self._found is None else [(site.rotation_id, site.site) for site in self._found.sites]
        AddCost(self.workspace, sites, self.window()).open()

    def print(self) -> None:
        """Show the budget as it would be printed."""
        self.print_requested.emit(season_print.budget_lines(self.workspace.today()))

    def delete_current(self) -> None:
        """Delete the chosen line."""
        line = self.lines.current()
        if line is None:
            return
        name = line.label or word(line.kind)
        label = tr("Delete cost {name}").format(name=name)
        self.workspace.run(label, lambda: budget.delete(line.id))
        offer_undo(self.workspace, self.notices, tr("Deleted {name}.").format(name=name))

    def add_usual(self) -> None:
        """Add a line of each usual kind that the chosen rotation lacks."""
        row = self.site_table.row()
        if self._found is None or not isinstance(row, SiteRow):
            return
        there = {line.kind for line in self._found.lines if line.rotation_id == row.id}
        missing = [kind for kind in PER_ROTATION if kind not in there]
        label = tr("Usual costs of {site}").format(site=row.price.site)
        self.workspace.run(label, lambda: [budget.add(kind, row.id) for kind in missing])

    def _edit(self, line: CostLine, field: str, value: object) -> None:
        label = tr("Edit cost {name}").format(name=line.label or word(line.kind))
        self.workspace.run(label, lambda: budget.edit(line.id, field, value))

    def _on_rate(self) -> None:
        SetRate(self.workspace, self.window()).open()

    def _on_prices(self) -> None:
        Prices(self.workspace, self.window()).open()


def _site_columns() -> tuple[Column[SiteRow], ...]:
    return (
        Column("site", tr("Rotation"), lambda row: row.price.site),
        Column("sum", tr("Costs"), _site_sum, sort=lambda row: row.price.sum.cents, numeric=True),
        Column("without", tr("Plan without it"), lambda row: sum_text(row.price.without), numeric=True),
        Column(
            "letter",
            tr("Its letter"),
            lambda row: tr("in time") if row.price.letter else tr("too late"),
            tip=lambda row: "" if row.price.letter else tr("It could not be there before the applications."),
        ),
    )


def _site_sum(row: SiteRow) -> str:
    return sum_text(row.price.sum) if row.price.lines else tr("none noted")


def _figures(found: Budget) -> str:
    told = [tr("Season: {sum}").format(sum=sum_text(found.total))]
    if found.total.unknown:
        one, many = "{sum} (one amount unknown)", "{sum} ({n} amounts unknown)"
        told[0] = counted(one, many, found.total.unknown, sum=told[0])
    told.append(tr("paid {sum}").format(sum=money_text(found.total.paid)))
    if found.available is None:
        told.append(tr("money available unknown: note it in Profile"))
    else:
        told.append(tr("available {sum}").format(sum=money_text(found.available)))
        short = found.left is not None and found.left < 0
        open_sum = bool(found.total.unknown)
        words = tr("short by {least}{sum}") if short else tr("left {most}{sum}")
        least, most = (tr("at least "), tr("at most ")) if open_sum else ("", "")
        told.append(words.format(least=least, most=most, sum=money_text(abs(found.left or 0))))
    if found.per_letter is not None:
        least = tr("at least ") if found.total.unknown or any(not site.lines for site in found.sites) else ""
        told.append(
            tr("per expected letter {least}{sum}").format(least=least, sum=money_text(found.per_letter))
        )
    if found.undated and found.months:
        told.append(tr("without a month {sum}").format(sum=money_text(found.undated)))
    return " \N{MIDDLE DOT} ".join(told)


def _applications(found: Budget) -> str:
    told = [
        tr("{specialty}: {count} \N{MULTIPLICATION SIGN} ERAS, {sum}").format(
            count=line.count, specialty=line.specialty, sum=money_text(line.cents)
        )
        for line in found.applications
    ]
    if found.without_clock:
        told.append(
            tr("{n} programs whose way of applying is unknown are not counted").format(n=found.without_clock)
        )
    if not told:
        return tr("No program is marked as one you will apply to.")
    return tr("Applications: {list}").format(list="; ".join(told))
