"""The interviews by month: a calendar at home's clock, with what else takes the days."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.month_grid import Month
from matchplanner.services import interview_month, month_print
from matchplanner.services.interview_month import Band, BandKind, DayEntry, EntryKind, MonthRow
from matchplanner.ui import week
from matchplanner.ui.interviews.add_dialog import open_add
from matchplanner.ui.interviews.month.grid import MonthGrid
from matchplanner.ui.interviews.month.model import MonthModel
from matchplanner.ui.interviews.month.words import band_text, entry_text, full_day, tr
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, heading, told
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

_PAGES = {EntryKind.INTERVIEW: "interviews", EntryKind.REPLY: "interviews", EntryKind.EVENT: "events"}


class MonthView(Page):
    """A month's days; each leads to the interviews on it."""

    TABLES = (
        *("interview", "event", "event_program", "program", "profile", "preference"),
        *("blocked_period", "rotation"),
    )

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Begin with the month of the next interview, or with today's."""
        super().__init__(workspace, notices, settings, parent)
        self.model = MonthModel(week.first_day(), self)
        self.grid = MonthGrid(self.model, self)
        self.title = heading("", 1.15)
        self.title.setObjectName("monthTitle")
        self.clock = told("monthClock")
        self.clock.setProperty("role", "muted")
        self.key = told("monthKey")
        self.key.setProperty("role", "muted")
        self._chosen: date | None = None
        self._lay_out()
        self.model.show_month(Month.of(workspace.today()))
        self.grid.day_wanted.connect(self.show_day)
        self.grid.today_wanted.connect(self.show_today)
        self.grid.opened.connect(self.open_day)
        self.grid.add_wanted.connect(self.add_on)

    @override
    def refresh(self) -> None:
        today = self.workspace.today()
        found = self._read()
        if self._chosen is None:
            self.show_day(found.first or today)
            return
        self.model.fill(found, today)
        self._say(found)

    @override
    def new_item(self) -> None:
        self.add_on(self.grid.day() if self._chosen is not None else None)

    @override
    def select(self, record: int) -> None:
        """Go to the day of an interview; one without a time is on no day."""
        day = interview_month.day_of(record)
        if day is not None:
            self.show_day(day)

    def show_day(self, day: date) -> None:
        """Go to a day, and to its month."""
        self._chosen = day
        month = Month.of(day)
        if month != self.model.month or not self.model.today.year > 1:
            self.model.show_month(month)
            found = self._read()
            self.model.fill(found, self.workspace.today())
            self._say(found)
        self.grid.show_day(day)

    def show_today(self) -> None:
        """Go to today."""
        self.show_day(self.workspace.today())

    def turn(self, months: int) -> None:
        """Go so many months on, or back where negative."""
        day = self.grid.day()
        self.show_day(Month.of(day).moved(months).with_day(day.day))

    def open_day(self, day: date) -> None:
        """Open the one thing that stands on a day, or list them all."""
        ways = self._ways(day)
        if len(ways) == 1:
            ways[0][1]()
        elif ways:
            menu = QMenu(self)
            menu.setObjectName("monthDay")
            menu.setAccessibleName(full_day(day))
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for words, way in ways:
                menu.addAction(words, way)
            menu.setActiveAction(menu.actions()[0])
            cell = self.grid.visualRect(self.model.index_of(day))
            menu.popup(self.grid.viewport().mapToGlobal(cell.center()))

    def add_on(self, day: date | None) -> None:
        """Ask for an interview, on a day if one is given."""
        open_add(self.workspace, self.window(), self._on_added, day)

    def print_month(self) -> None:
        """Ask for the month as a PDF."""
        today = self.workspace.today()
        self.print_requested.emit(month_print.document(self.model.month, self.model.first_weekday, today))

    def _on_added(self, record: int) -> None:
        self.select(record)
        self.grid.setFocus()

    def _ways(self, day: date) -> list[tuple[str, Callable[[], object]]]:
        """Return what a day leads to: what has a time, or else what takes the day."""
        entries: list[tuple[str, Callable[[], object]]] = [
            (entry_text(entry), partial(self._open_entry, entry)) for entry in self.model.found.on(day)
        ]
        bands = self.model.found.bands_on(day)
        return entries or [(band_text(band), partial(self._open_band, band)) for band in bands]

    def _open_entry(self, entry: DayEntry) -> None:
        self.open_requested.emit(_PAGES[entry.kind], entry.record)

    def _open_band(self, band: Band) -> None:
        record = band.record if band.kind is BandKind.ROTATION else 0
        self.open_requested.emit("rotations", record)

    def _read(self) -> MonthRow:
        return interview_month.read(self.model.shown, self.workspace.today())

    def _say(self, found: MonthRow) -> None:
        """Say by whose clock the times are, and what is on no day."""
        self.title.setText(self.model.month.title)
        words = (
            [tr("Times at home ({zone}).").format(zone=found.home)]
            if found.home
            else [tr("Times by the hosts' clocks: set your home time zone in Profile to see your own.")]
        )
        if not found.any_there:
            words.append(tr("No interviews yet: press N to add one on the chosen day."))
        elif found.untimed:
            words.append(
                counted(
                    "1 interview has no time yet: it is in the list.",
                    "{n} interviews have no time yet: they are in the list.",
                    found.untimed,
                )
            )
        self.clock.setText(" ".join(words))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        signs = ["\N{LEFTWARDS ARROW}", "\N{RIGHTWARDS ARROW}"]
        before, after = signs[::-1] if self.isRightToLeft() else signs
        back = self._arrow("monthBack", before, tr("The month before"), -1, tr("Page Up"))
        on = self._arrow("monthOn", after, tr("The month after"), 1, tr("Page Down"))
        for widget in (back, button("monthToday", tr("Today"), self.show_today, tr("T")), on, self.title):
            top.addWidget(widget)
        top.addWidget(self.clock, 1)
        top.addWidget(button("monthAdd", tr("Add interview..."), self.new_item, tr("N")))
        top.addWidget(button("monthPrint", tr("Month PDF..."), self.print_month))
        self.key.setText(
            tr(
                "V video, P in person, T telephone; crescent: at night at home; !: clashes. Dashed: "
                "the time is proposed only. Framed: reply by then. Enter opens a day, N adds, T is today."
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.grid, 1)
        column.addWidget(self.key)
        self.setFocusProxy(self.grid)

    def _arrow(self, name: str, sign: str, label: str, months: int, tip: str) -> QPushButton:
        made = button(name, sign, partial(self.turn, months), f"{label} ({tip})")
        made.setAccessibleName(label)
        return made
