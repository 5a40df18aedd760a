"""Settings of the season: its tables with source and day of checking, and what was corrected in them."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain.changes import ChangeSet
from matchplanner.services import season, season_tables
from matchplanner.services.season_tables import Corrected, Standing, Table
from matchplanner.ui.days import day_text, parse_day, short_day
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.money import money_text
from matchplanner.ui.page import heading, muted
from matchplanner.ui.preferences.limit_dialog import LimitDialog
from matchplanner.ui.preferences.setting_page import SettingPage, tr
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.links import LinkLabel, linked
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

_WIDTHS = (36, 22, 22, 18)
_LINES = 6
_HOSTS = 3


class SeasonPage(SettingPage):
    """Lists the tables of the plan's season; each opens, and every corrected row can go back."""

    table_requested = Signal(str)
    """The table of this key is to be shown: "dates", "fees" or "signals"."""

    def __init__(self, workspace: Workspace | None, parent: QWidget | None = None) -> None:
        """Show how the tables stand; without a plan there is no season."""
        super().__init__(
            tr("Season tables"),
            tr(
                "They come with the program, each row with its source. Your corrections are kept in the plan."
            ),
            parent,
        )
        self._workspace = workspace
        if workspace is None:
            self.column.addWidget(muted(tr("Open a plan to see the tables of its season.")))
            self.end()
            return
        self._told: dict[Table, tuple[QLabel, LinkLabel]] = {}
        self._openers = {table: self._opener(table) for table in Table}
        self.model = RowTableModel(_columns(), self)
        self.table = RecordTable("correctedTable", tr("Corrected by you"))
        self.table.show_model(self.model, _WIDTHS, stretch=0)
        self.table.setMinimumHeight(_LINES * self.table.verticalHeader().defaultSectionSize())
        self.back = button("shippedValue", tr("Back to the shipped value"), self._on_back)
        self._none = muted(
            tr("Nothing is corrected: every row is as shipped. Open a table, choose a row, and correct it.")
        )
        self._none.setObjectName("nothingCorrected")
        self._assemble()
        workspace.changed.connect(self._on_changed)
        self._refresh()

    def _assemble(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        for row, table in enumerate(Table):
            texts = QVBoxLayout()
            texts.setSpacing(2)
            texts.addWidget(QLabel(word(table)))
            told, sources = muted(""), LinkLabel()
            told.setObjectName(f"{table.value}Told")
            sources.setObjectName(f"{table.value}Sources")
            self._told[table] = told, sources
            texts.addWidget(told)
            texts.addWidget(sources)
            grid.addLayout(texts, row, 0)
            grid.addWidget(self._openers[table], row, 1)
        self.column.addLayout(grid)
        self.column.addWidget(heading(tr("Corrected by you"), 1.0))
        self.column.addWidget(self._none)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.back)

    def _opener(self, table: Table) -> QWidget:
        label = tr("Correct...") if table is Table.LIMIT else tr("Open...")
        made = button(f"open_{table.value}", label, partial(self._open, table))
        made.setAccessibleDescription(word(table))
        return made

    def _open(self, table: Table) -> None:
        if self._workspace is not None and table is Table.LIMIT:
            LimitDialog(self._workspace, self).open()
        else:
            self.table_requested.emit(table.value)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches("season_value", "milestone_override", "profile"):
            self._refresh()

    def _refresh(self) -> None:
        known = season.target_year() is not None
        rows = season_tables.corrected()
        for found in season_tables.standings():
            told, sources = self._told[found.table]
            told.setText(_told(found, sum(row.table is found.table for row in rows), known=known))
            listed = ", ".join(linked(url) for url in _one_each(found.sources))
            sources.setText(tr("Source: {links}").format(links=listed) if listed else "")
            sources.setVisible(bool(listed))
        for table in (Table.DATES, Table.LIMIT):
            self._openers[table].setEnabled(known)
        self.model.replace(rows)
        self.table.select_any()
        for part in (self.table, self.back):
            part.setVisible(bool(rows))
        self._none.setVisible(not rows)

    def _on_back(self) -> None:
        row = self.table.row()
        if isinstance(row, Corrected) and self._workspace is not None:
            label = tr("Back to the shipped value: {name}").format(name=row.label)
            self._workspace.run(label, lambda: season_tables.back(row))


def _columns() -> tuple[Column[Corrected], ...]:
    return (
        Column("label", tr("What"), lambda row: row.label, tip=lambda row: word(row.table)),
        Column("value", tr("Your value"), _value),
        Column(
            "source", tr("Source"), lambda row: row.source or tr("none given"), tip=lambda row: row.source
        ),
        Column("checked_on", tr("Checked on"), lambda row: day_text(row.checked_on)),
    )


def _value(row: Corrected) -> str:
    if row.table is Table.DATES:
        return day_text(parse_day(row.value))
    return money_text(int(row.value)) if row.table is Table.FEES else row.value


def _told(found: Standing, corrections: int, *, known: bool) -> str:
    if found.table is Table.DATES and not known:
        return tr("Enter the target application year in Profile: the dates follow from it.")
    if found.table is Table.LIMIT:
        most = season_tables.limit()
        parts = [tr("No limit is known") if most is None else tr("At most {n}").format(n=most)]
    else:
        parts = [tr("{n} rows").format(n=found.rows)]
    if found.checked_on is not None:
        parts.append(tr("as of {day}").format(day=short_day(found.checked_on)))
    if corrections:
        parts.append(tr("{n} corrected by you").format(n=corrections))
    return ", ".join(parts)


def _one_each(sources: tuple[str, ...]) -> list[str]:
    """Return the first page of each host, a few of them: the tables themselves name every page."""
    hosts = {url.split("/")[2] if "//" in url else url: url for url in reversed(sources)}
    return list(reversed(list(hosts.values())))[:_HOSTS]
