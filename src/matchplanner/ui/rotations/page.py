"""The Rotations page: calendar and table at the left, details at the right."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.lanes import BLOCKS, OF_ROTATIONS, ItemKey, ItemKind, LaneKey
from matchplanner.domain.rotation_lists import RotationList
from matchplanner.domain.spans import Span
from matchplanner.domain.violations import Fix, Violation
from matchplanner.errors import UserError
from matchplanner.services import calendar_lanes, fixes, rotation_lists, rotations
from matchplanner.services.calendar_lanes import LaneItem, LetterWindow
from matchplanner.services.rotations import RotationPlan
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import heading
from matchplanner.ui.rotations.blocks_dialog import BlockedPeriods
from matchplanner.ui.rotations.calendar_pane import CalendarPane
from matchplanner.ui.rotations.details import RotationDetails, Verbs
from matchplanner.ui.rotations.season_dialog import SeasonDates
from matchplanner.ui.rotations.views import CALENDAR, RotationSwitch, RotationViews
from matchplanner.ui.rotations.violation_list import ViolationList
from matchplanner.ui.rotations.what_if import WhatIf
from matchplanner.ui.settings import Settings
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.elided_label import ElidedLabel
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.page_views import PageWithViews
from matchplanner.ui.widgets.sizes import room
from matchplanner.ui.workspace import Workspace

_DETAILS_WIDTH = 46  # average characters
_MOST_ADVICE = 2
_BLOCKS = "blocks"
_PAGES = {LaneKey.INTERVIEWS: "interviews", LaneKey.EXAMS: "profile", LaneKey.LETTERS: "letters"}
"""On which page what stands in a lane is kept."""


class RotationsPage(PageWithViews):
    """Plans rotations over fourteen months, August of X-1 to September of X."""

    TABLES = (
        *("rotation", "profile", "program", "person", "letter", "milestone_override", "blocked_period"),
        *("scenario", "tick", "cost", "exchange_rate", "document", "site_document", "interview", "exam"),
        "claim",
    )

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build the page; the plan is read when it is first shown."""
        super().__init__(workspace, notices, settings, parent)
        self._current = 0
        self._plan = RotationPlan(None, None, workspace.today(), (), ())
        self._items: tuple[LaneItem, ...] = ()
        self._shown: tuple[int, Span | None] = (0, None)
        self.pane = CalendarPane(settings)
        self.canvas, self.model, self.table = self.pane.canvas, self.pane.model, self.pane.table
        self.details = RotationDetails(Verbs(self._edit, self._tick, self._asked, self._fix, self._change))
        self.what_if = WhatIf(workspace, notices, self.TABLES, self)
        self.advice = ViolationList("planAdvice", self._fix, _MOST_ADVICE)
        self._assemble()
        self._connect()

    @override
    def refresh(self) -> None:
        self.what_if.refresh()
        plan = rotations.plan(self.workspace.today(), self.what_if.scenario)
        self._plan = plan
        known = plan.target_year is not None
        self._stack.setCurrentIndex(1 if known else 0)
        for made in (self._add, self._more):
            made.setEnabled(known)
        self._show_span(plan.target_year)
        self.details.offer_programs(rotations.program_names())
        self.details.offer_people(rotations.people_names())
        self._items = calendar_lanes.items(plan)
        self.pane.show_plan(plan, self._items)
        self._show_advice(plan)
        if plan.row(self._current) is None:
            self._current = plan.rows[0].id if plan.rows else 0
        self._show_current(reveal=self._placed() != self._shown)

    @override
    def new_item(self) -> None:
        """Add a rotation in the first free month of phase 3 and ask for its site, or what the view adds."""
        view = self.views.current()
        if view is not None:
            view.new_item()
            return
        if self._plan.target_year is None:
            raise UserError(
                self.tr("A rotation needs the year you plan for."),
                self.tr("Set the target application year in Profile first."),
            )
        self._add_at(rotations.suggested_start(self.workspace.today(), self.what_if.scenario))

    @override
    def select(self, record: int) -> None:
        """Choose one rotation in calendar, table and details."""
        self.switch.show_key(CALENDAR)
        if self._stale:
            self._refresh_now()
        if self._plan.row(record) is None:
            self.what_if.show(0)  # other pages know the plan's own rotations only
        if self._plan.row(record) is not None:
            self._current = record
            self._show_current()

    @override
    def open_record(self, view: str, record: int) -> None:
        """Show a rotation or a view; "blocks" is the list of blocked periods with one of them chosen."""
        super().open_record(CALENDAR if view == _BLOCKS else view, 0 if view == _BLOCKS else record)
        if view == _BLOCKS and record:
            self.open_blocks(record)

    def open_season(self, current: int = 0) -> None:
        """Open the list of the season's dates, with one of them chosen."""
        year = self._plan.target_year
        if year is not None:
            SeasonDates(self.workspace, year, self, current).open()

    def open_blocks(self, current: int = 0) -> None:
        """Open the list of blocked periods, with one of them chosen."""
        BlockedPeriods(self.workspace, self, current).open()

    def delete_current(self) -> None:
        """Delete the chosen rotation; the next one is chosen."""
        row = self._plan.row(self._current)
        if row is None:
            return
        ids = [other.id for other in self._plan.rows]
        at = ids.index(row.id)
        rest = ids[at + 1 :] + ids[:at][::-1]
        rotation = row.id
        self._current = rest[0] if rest else 0
        label = self.tr("Delete {site}").format(site=row.site)
        self.workspace.run(label, lambda: rotations.delete(rotation))
        offer_undo(self.workspace, self.notices, self.tr("Deleted {site}.").format(site=row.site))

    def _assemble(self) -> None:
        self._span = ElidedLabel()
        self._span.setProperty("role", "muted")
        self._more = self._more_button()
        self._delete = button("deleteRotation", self.tr("Delete"), self.delete_current, self.tr("Del"))
        self._add = button("addRotation", self.tr("Add rotation"), self.new_item, self.tr("Ctrl+N"))
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(8)
        for widget in (heading(self.tr("Rotations")), self._span):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignBaseline)
        self.switch = RotationSwitch()
        head.addSpacing(8)
        head.addWidget(self.switch)
        head.addStretch()
        for made in (self._more, self._delete, self._add):
            head.addWidget(made)
        self.advice.setContentsMargins(16, 0, 16, 8)
        self.advice.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._no_year())
        self._stack.addWidget(self._planner())
        calendar = QWidget()
        self.views = RotationViews(calendar, (self.workspace, self.notices, self.settings))
        inner = QVBoxLayout(calendar)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.what_if.bar)
        inner.addWidget(self.advice)
        inner.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.views, 1)

    def _more_button(self) -> QPushButton:
        """Return the button whose menu leads to what stands around the rotations."""
        made = button("rotationsMore", self.tr("Plan"), lambda: None)
        menu = QMenu(made)
        for name, label, slot in (
            ("openSeasonDates", self.tr("Season dates..."), self.open_season),
            ("openBlocks", self.tr("Blocked periods..."), self.open_blocks),
            ("duplicatePlan", self.tr("What if: duplicate as scenario..."), self.what_if.duplicate),
        ):
            action = menu.addAction(label)
            action.setObjectName(name)
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
        made.setMenu(menu)
        return made

    def _no_year(self) -> QWidget:
        empty = EmptyState(
            self.tr("For which year do you plan?"),
            self.tr(
                "The calendar runs from August of the year before to September of your target application "
                "year, when ERAS takes applications. Set the target year in Profile, and it appears here."
            ),
        )
        empty.offer("openProfile", self.tr("Open Profile"), lambda: self.open_requested.emit("profile", 0))
        return empty

    def _planner(self) -> QWidget:
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.addWidget(self.pane)
        self._columns.addWidget(self.details)
        self._columns.setStretchFactor(0, 1)
        self._columns.setChildrenCollapsible(False)
        wide = min(_DETAILS_WIDTH * self.fontMetrics().averageCharWidth(), room(self).width() * 3 // 8)
        self.details.setMinimumWidth(wide)
        self._columns.setSizes([3 * wide, wide])
        self._columns.setHandleWidth(1)
        self.settings.attach("rotations/columns", self._columns)
        return self._columns

    def _connect(self) -> None:
        self.switch.chosen.connect(self._show_view)
        self.join_views()
        self.canvas.selected.connect(self.select)
        self.canvas.move_requested.connect(self._on_move)
        self.canvas.start_requested.connect(self._on_start)
        self.canvas.end_requested.connect(self._on_end)
        self.canvas.add_requested.connect(self._add_at)
        self.canvas.open_requested.connect(self._open)
        self.canvas.lane_requested.connect(self._open_lane)
        self.pane.open_requested.connect(self._open)
        self.pane.details_requested.connect(self._show_details)
        self.what_if.shown.connect(self._refresh_now)
        self.canvas.delete_requested.connect(lambda _rotation: self.delete_current())
        self.canvas.details_requested.connect(self._show_details)
        self.table.record_changed.connect(self._on_table)
        self.table.delete_requested.connect(lambda _rotation: self.delete_current())
        self.table.open_with(self.details.focus_site)
        self.table.offer(self.details.advance, self._delete)

    def _show_view(self, key: str) -> None:
        self.views.show_view(key)
        for widget in (self._span, self._more, self._delete, self._add):
            widget.setVisible(key == CALENDAR)

    def _show_span(self, year: int | None) -> None:
        text = self.tr("Aug {before} to Sep {year}")
        self._span.setText("" if year is None else text.format(before=year - 1, year=year))

    def _show_advice(self, plan: RotationPlan) -> None:
        own = [violation for violation in plan.violations if not violation.rotation_ids]
        self.advice.show_violations(own, plan)

    def _show_current(self, *, reveal: bool = True) -> None:
        row = self._plan.row(self._current)
        self._shown = self._placed()
        self._delete.setEnabled(row is not None)
        self.canvas.select(self._current, reveal=reveal)
        if row is not None:
            self.table.select(row.id)
        self.details.show_row(row, self._plan)

    def _placed(self) -> tuple[int, Span | None]:
        """Return what the calendar is scrolled to: the chosen rotation where it stands."""
        row = self._plan.row(self._current)
        return self._current, None if row is None else row.span

    def _show_details(self, rotation: int) -> None:
        self.select(rotation)
        self.details.focus_site()

    def _open(self, key: ItemKey) -> None:
        """Go to the record behind a thing of the calendar."""
        kind, record = key
        if kind in (ItemKind.MILESTONE, ItemKind.SUBMISSION):
            self.open_season(record)
        elif kind in BLOCKS:
            self.open_blocks(record)
        elif kind is ItemKind.LETTER_WINDOW and (letter := self._letter_of(record)):
            self.open_requested.emit("letters", letter)
        elif kind in OF_ROTATIONS:
            self._show_details(record)
        else:
            self.open_requested.emit(_PAGES[kind.lane], record)

    def _open_lane(self, lane: LaneKey) -> None:
        """Go to where what stands in a lane is kept."""
        if lane is LaneKey.SEASON:
            self.open_season()
        elif lane is LaneKey.BLOCKED:
            self.open_blocks()
        elif lane in _PAGES:
            self.open_requested.emit(_PAGES[lane], 0)

    def _letter_of(self, rotation: int) -> int:
        """Return the letter that comes from a rotation, 0 where there is none yet."""
        found = (item.source for item in self._items if item.key == (ItemKind.LETTER_WINDOW, rotation))
        letters = (one.letters for one in found if isinstance(one, LetterWindow))
        return next((one[0].id for one in letters if one), 0)

    def _on_table(self, rotation: int) -> None:
        if rotation and rotation != self._current:
            self.select(rotation)

    def _add_at(self, start: date | None) -> None:
        name = self.tr("New rotation")
        self._current = self.workspace.run(
            self.tr("Add rotation"), lambda: rotations.add(name, self.what_if.scenario, starts_on=start)
        )
        self._show_current()
        self.details.focus_site()

    def _edit(self, rotation: int, field: str, value: object) -> None:
        today = self.workspace.today()
        self._change(
            self.tr("Edit {site}"),
            rotation,
            lambda: (
                rotations.set_status(rotation, value, today)
                if field == "status"
                else rotations.edit(rotation, field, value)
            ),
        )

    def _tick(self, rotation: int, which: RotationList, item: str, on: bool) -> None:  # noqa: FBT001 - a tick
        today = self.workspace.today()
        self._change(
            self.tr("Tick for {site}") if on else self.tr("Untick for {site}"),
            rotation,
            lambda: rotation_lists.tick(rotation, which, item, today, on=on),
        )

    def _asked(self, rotation: int, on: bool) -> None:  # noqa: FBT001 - a tick
        self._edit(rotation, "office_asked_on", self.workspace.today() if on else None)

    def _fix(self, violation: Violation, fix: Fix, text: str) -> None:
        today, scenario = self.workspace.today(), self.what_if.scenario
        self.workspace.run(text, lambda: fixes.apply_fix(violation, fix, today, scenario))
        offer_undo(self.workspace, self.notices, self.tr("Done: {text}.").format(text=text))

    def _on_move(self, rotation: int, day: date) -> None:
        self._change(self.tr("Move {site}"), rotation, lambda: rotations.move(rotation, day))

    def _on_start(self, rotation: int, day: date) -> None:
        self._change(self.tr("Resize {site}"), rotation, lambda: rotations.start_at(rotation, day))

    def _on_end(self, rotation: int, day: date) -> None:
        self._change(self.tr("Resize {site}"), rotation, lambda: rotations.resize(rotation, day))

    def _change(self, label: str, rotation: int, action: Callable[[], None]) -> None:
        row = self._plan.row(rotation)
        self.workspace.run(label.format(site="" if row is None else row.site), action)
