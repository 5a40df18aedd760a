"""The Today page: what is due at the left, where the plan stands at the right."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchplanner.services import first_steps
from matchplanner.services import today as due
from matchplanner.services.agenda import own
from matchplanner.services.agenda.interviewing import DEBRIEF
from matchplanner.services.today import DueLine, Overview
from matchplanner.ui.days import day_text, relative
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page, muted
from matchplanner.ui.settings import Settings
from matchplanner.ui.today.absence import last_seen
from matchplanner.ui.today.due_list import DueList
from matchplanner.ui.today.first_steps import FirstSteps
from matchplanner.ui.today.head import GAP, MARGINS, TodayHead, side_width
from matchplanner.ui.today.own_reminders import OwnReminders
from matchplanner.ui.today.settling import Settling
from matchplanner.ui.today.standing import Standing
from matchplanner.ui.today.words import PAGES
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.reachable import reachable
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

_LIST_CHARACTERS = 150
_COUNTED = 1000
"""Programs whose rules are looked at for a figure on the side; of more, Programs > Tiers tells."""


class TodayPage(Page):
    """Lists what is overdue, due this week and in the next thirty days, from the whole plan."""

    TABLES = (
        *("profile", "program", "rotation", "letter", "person", "interview", "milestone_override"),
        *("message", "answer", "event", "event_program", "preference"),
        *("claim", "exam", "prior_training", "contact", "reminder"),
        *(
            "document",
            "site_document",
            "cost",
            "blocked_period",
            "pathway",
            "statement",
            "assignment",
            "debrief",
            "rank_entry",
            "rank_version",
        ),
    )

    debrief_requested = Signal(int)
    """The event of this id is over and nobody was asked yet how it was."""

    interview_debrief_requested = Signal(int)
    """The interview of this id ended within the last day and nobody was asked yet how it was."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build the page; the plan is read when it is first shown."""
        super().__init__(workspace, notices, settings, parent)
        self._head = TodayHead()
        self.list = DueList()
        self._own = OwnReminders(workspace, self)
        self._settling = Settling(workspace, self._own, self)
        self._connect_list()
        self._after = muted("")
        self._after.setObjectName("todayAfter")
        self.empty = EmptyState("", "")
        self.empty.setObjectName("todayEmpty")
        self._next: DueLine | None = None
        self._lead = self.empty.offer("todayNext", self.tr("Open"), self._open_next)
        self._first = FirstSteps()
        self._first.page_requested.connect(lambda place: self.open_requested.emit(place, 0))
        self.empty.add(self._first)
        self.standing = Standing()
        self.standing.page_requested.connect(lambda page: self.open_requested.emit(page, 0))
        self._ends_at: datetime | None = None
        workspace.minute_passed.connect(self._on_minute)
        self._programs = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._count)
        self._assemble()

    @override
    def refresh(self) -> None:
        today = self.workspace.today()
        seen = last_seen(self.settings, self.workspace.plan_uid, today)
        found = due.overview(today, moment=self.workspace.moment(), seen_on=seen)
        summary = found.summary
        self._head.show_plan(today, summary.target_year, summary.programs)
        self.list.show_overview(found)
        listed = any((found.lines, found.away, found.done, found.put_off))
        self._stack.setCurrentIndex(0 if listed else 1)
        self._show_empty(found)
        self.standing.show_summary(summary, today)
        self._offer_debriefs(found)
        moment = self.workspace.moment()
        self._ends_at = None if moment is None else due.next_end(moment)
        self._programs = summary.programs
        self._soon.start()

    @override
    def new_item(self) -> None:
        self._own.ask_new()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._stale = self._stale or self._has_ended()
        super().showEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(side_width(self.width(), self.fontMetrics().averageCharWidth()))

    def _connect_list(self) -> None:
        self.list.opened.connect(self._open)
        self.list.done_requested.connect(self._on_done)
        self.list.snooze_requested.connect(self._settling.open_snooze)
        self.list.menu_requested.connect(
            lambda line, place: self._settling.open_menu(
                line, place, lambda: self._open(line), settled=self.list.current_settled()
            )
        )
        self.list.current_changed.connect(self._name_buttons)
        self._done = button("todayDone", self.tr("Done"), self._on_done_pressed, self.tr("D"))
        self._snooze = button("todaySnooze", self.tr("Snooze..."), self._on_snooze_pressed, self.tr("S"))
        self._add = button("todayAdd", self.tr("Add reminder..."), self.new_item, self.tr("Ctrl+N"))

    def _on_done(self, line: DueLine) -> None:
        self._settling.done(line, settled=self.list.current_settled())

    def _on_done_pressed(self) -> None:
        line = self.list.current()
        if line is not None:
            self._on_done(line)

    def _on_snooze_pressed(self) -> None:
        line = self.list.current()
        if line is not None:
            place = self._snooze.mapToGlobal(self._snooze.rect().bottomLeft())
            self._settling.open_snooze(line, place)

    def _name_buttons(self) -> None:
        there = self.list.current() is not None and not self.workspace.read_only
        settled = self.list.current_settled()
        _label(self._done, self.tr("Bring back") if settled else self.tr("Done"))
        self._done.setEnabled(there)
        self._snooze.setEnabled(there)
        self._add.setEnabled(not self.workspace.read_only)

    def _count(self) -> None:
        """Count eligible programs once the page is there: reading their facts takes a moment (R141)."""
        if not self.isVisible():
            return
        from matchplanner.services import tiers
        from matchplanner.ui.advice_words import funnel_words

        counted = 0 < self._programs <= _COUNTED
        today = self.workspace.today()
        self.standing.show_funnel(funnel_words(tiers.funnel_now(today)) if counted else "")

    def _offer_debriefs(self, found: Overview) -> None:
        """Ask once, and only once, how an event or an interview was; after that a line of the list asks."""
        for line in () if self.workspace.read_only else (*found.away, *found.lines):
            asked = self._asks(line)
            if asked is None:
                continue
            key, signal = asked
            if not self.settings.text(key):
                self.settings.set_text(key, "asked")
                signal.emit(line.record)
                return

    def _asks(self, line: DueLine) -> tuple[str, SignalInstance] | None:
        """Return what is remembered of a line that asks how it was, and whom it asks; None for others."""
        plan = self.workspace.plan_uid
        if line.kind == "debrief":
            return f"debrief/{plan}/{line.record}", self.debrief_requested
        if line.kind == DEBRIEF and line.days >= -1:
            return f"debrief/{plan}/interview/{line.record}", self.interview_debrief_requested
        return None

    def _on_minute(self) -> None:
        if self.isVisible() and self._has_ended():
            self._refresh_now()

    def _has_ended(self) -> bool:
        """Say whether an event or interview has ended, or a reply fell due, since the list was made."""
        moment = self.workspace.moment()
        return moment is not None and self._ends_at is not None and self._ends_at <= moment

    def _assemble(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(reachable(self.empty))
        self._stack.setMaximumWidth(_LIST_CHARACTERS * self.fontMetrics().averageCharWidth())
        left = QVBoxLayout()
        left.setContentsMargins(*MARGINS)
        left.setSpacing(12)
        left.addWidget(self._head)
        left.addWidget(self._stack, 1)
        below = QHBoxLayout()
        below.addWidget(self._done)
        below.addWidget(self._snooze)
        below.addWidget(self._add)
        below.addWidget(self._after, 1)
        left.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addLayout(left, 1)
        self._side = self._standing_area()
        row.addWidget(self._side)

    def _standing_area(self) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("todayStanding")
        area.setAccessibleName(self.tr("Where the plan stands"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 12, 16, 12)
        column.addWidget(self.standing)
        area.setWidget(inside)
        return area

    def _show_empty(self, found: Overview) -> None:
        self._next = found.next
        listed = self._stack.currentIndex() == 0
        self._done.setVisible(listed)
        self._snooze.setVisible(listed)
        self._after.setVisible(listed and (found.next is not None or bool(found.left_out)))
        self.empty.title.setText(self.tr("Nothing is due."))
        line = found.next
        if found.summary.target_year is None:
            text = self.tr(
                "Set your target application year in Profile: the dates of the season appear here, with what "
                "your rotations, letters and interviews ask for."
            )
        elif line is None:
            text = self.tr("Nothing is planned after today either.")
        else:
            distance = self.tr("now") if line.on is None else relative(line.on, found.today)
            text = self.tr("Next: {title}, {distance}, on {day}.").format(
                title=line.title, distance=distance, day=day_text(line.on)
            )
        left_out = _left_out_words(found.left_out)
        self._after.setText(" ".join(filter(None, (text if found.next is not None else "", left_out))))
        self.empty.text.setText(" ".join(filter(None, (text, left_out))))
        page = "profile" if found.summary.target_year is None else line.page if line is not None else ""
        _label(self._lead, self.tr("Open {page}").format(page=self.tr(PAGES.get(page, ""))))
        self._lead.setVisible(bool(page))
        self._first.show_states(first_steps.states())

    def _open(self, line: DueLine) -> None:
        if line.kind == own.KIND:
            self._own.ask_change(line.mark)
        else:
            self.open_requested.emit(line.place, line.record)

    def _open_next(self) -> None:
        if self._next is None:
            self.open_requested.emit("profile", 0)
        else:
            self._open(self._next)


def _left_out_words(count: int) -> str:
    """Say what the settings leave out: nobody may take a quiet list for a free day."""
    if not count:
        return ""
    return counted(
        "One line is left out: Settings, Reminders.", "{n} lines are left out: Settings, Reminders.", count
    )


def _label(button: QPushButton, text: str) -> None:
    button.setText(text)
    button.setAccessibleName(text)
