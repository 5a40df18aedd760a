"""The history of the whole plan: what changed, when, from what to what, and the way to the record."""

from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget
from typing_extensions import override

from matchplanner.services import plan_history
from matchplanner.services.plan_history import SEARCHED, PlanChange, Wanted
from matchplanner.ui.days import short_day
from matchplanner.ui.keeping.window import KeepingWindow
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.moments import clock_text
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.fields import ChoiceField, DayField
from matchplanner.ui.widgets.forms import name_field, problem_line, show_problem
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.search_field import SearchField
from matchplanner.ui.words import phrase
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

STEP = 300
"""How many changes are shown at first, and each time older ones are asked for."""

_WEEK = timedelta(days=7)
_EVER, _VISIT, _LAST_WEEK, _DAY = "", "visit", "week", "day"


class HistoryWindow(KeepingWindow):
    """Lists every change of the plan; it can be narrowed to a kind, to words and to a time."""

    open_requested = Signal(str, int)
    """Show this place of the window with the record of this id."""

    def __init__(self, workspace: Workspace, visit: datetime | None, parent: QWidget) -> None:
        """Read the history; `visit` is when the plan was opened the time before, if that is known."""
        super().__init__(
            "planHistoryWindow",
            _tr("History of the plan"),
            _tr("Every change since the plan was begun, the newest first. Enter goes to the record."),
            workspace,
            parent,
        )
        self._visit = visit
        self._steps = 1
        self.model = RowTableModel(_columns(), self)
        self.table = RecordTable("planHistoryTable", self.windowTitle())
        self.table.show_model(self.model, (24, 30, 18, 26, 26, 34), 5)
        self.search = SearchField()
        self.kind, self.since, self.day = ChoiceField([("", "")]), ChoiceField(self._times()), DayField()
        self._go = button("planHistoryGo", self.tr("Go to the record"), self.go, self.tr("Enter"))
        self._older = button("planHistoryOlder", self.tr("Show older changes"), self._show_older)
        self._problem = problem_line("planHistoryProblem")
        self._count = muted("")
        self._count.setObjectName("planHistoryCount")
        self._empty = EmptyState(
            self.tr("No such change"),
            self.tr("Nothing that changed fits: choose another kind, other words or an earlier day."),
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.refresh()
        self.table.select_any()
        self.table.setFocus()

    @override
    def refresh(self) -> None:
        self.kind.set_choices(
            [("", self.tr("Everything")), *((key, phrase(name)) for key, name in plan_history.kinds())]
        )
        told = plan_history.read(self._wanted(), STEP * self._steps, SEARCHED * self._steps)
        self.model.replace(told.changes)
        self._stack.setCurrentIndex(0 if told.changes else 1)
        self._older.setEnabled(told.more)
        count = len(told.changes)
        older = self.tr("{count} changes shown, there are older ones").format(count=count)
        self._count.setText(older if told.more else counted("1 change", "{n} changes", count))
        self.table.select_any()
        self._enable()

    def go(self) -> None:
        """Show the record that the chosen change is about."""
        row = self.table.row()
        if isinstance(row, PlanChange) and row.place:
            self.open_requested.emit(row.place, row.record)

    def _wanted(self) -> Wanted:
        return Wanted(self.kind.key(), self.search.text(), self._begin())

    def _begin(self) -> datetime | None:
        key = self.since.key()
        if key == _VISIT:
            return self._visit
        if key == _LAST_WEEK:
            return _midnight(self.workspace.today() - _WEEK)
        day = self.day.day() if key == _DAY else None
        return None if day is None else _midnight(day)

    def _times(self) -> list[tuple[str, str]]:
        visit = [(_VISIT, self.tr("the last visit"))] if self._visit is not None else []
        return [
            (_EVER, self.tr("the beginning")),
            *visit,
            (_LAST_WEEK, self.tr("seven days ago")),
            (_DAY, self.tr("a day:")),
        ]

    def _on_filter(self) -> None:
        self._steps = 1
        by_day = self.since.key() == _DAY
        self.day.setVisible(by_day)
        self.refresh()

    def _on_problem(self, text: str) -> None:
        show_problem(self._problem, text)

    def _show_older(self) -> None:
        self._steps += 1
        self.refresh()
        self.table.setFocus()

    def _enable(self) -> None:
        row = self.table.row()
        self._go.setEnabled(isinstance(row, PlanChange) and bool(row.place))

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._on_filter())
        self.search.left.connect(self.table.setFocus)
        self.kind.committed.connect(lambda _key: self._on_filter())
        self.since.committed.connect(lambda _key: self._on_filter())
        self.day.committed.connect(lambda _day: self._on_filter())
        self.day.problem.connect(self._on_problem)
        self.table.record_changed.connect(lambda _id: self._enable())
        self.table.activated.connect(lambda _index: self.go())

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(self.tr("a name, a value, an action"))
        self.day.hide()
        first, second = QHBoxLayout(), QHBoxLayout()
        fields: tuple[tuple[QHBoxLayout, QWidget, str, str], ...] = (
            (first, self.kind, "planHistoryKind", self.tr("Kind")),
            (first, self.since, "planHistorySince", self.tr("Changed since")),
            (second, self.search, "planHistorySearch", self.tr("Search")),
        )
        for row, field, name, label in fields:
            name_field(field, name, label)
            caption = QLabel(label)
            caption.setBuddy(field)
            row.addWidget(caption)
            row.addWidget(field)
        name_field(self.day, "planHistoryDay", self.tr("Changed since this day"))
        first.addWidget(self.day)
        first.addStretch(1)
        for row in (first, second):
            row.setSpacing(8)
            self.column.addLayout(row)
        self.column.addWidget(self._problem)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self._count)
        self.finish(self._go, self._older)


def _columns() -> tuple[Column[PlanChange], ...]:
    return (
        Column("when", _tr("When"), _when, sort=lambda row: (row.at, row.id)),
        Column("name", _tr("Record"), lambda row: row.name, tip=lambda row: f"{row.kind}: {row.name}"),
        Column("what", _tr("What"), lambda row: row.what, tip=lambda row: row.what),
        Column("before", _tr("Before"), lambda row: row.before, tip=lambda row: row.before),
        Column("after", _tr("After"), lambda row: row.after, tip=lambda row: row.after),
        Column("label", _tr("Action"), lambda row: row.label, tip=lambda row: row.label),
    )


def _when(row: PlanChange) -> str:
    here = row.at.astimezone()
    return f"{short_day(here.date())} {clock_text(here.time())}"


def _midnight(day: date) -> datetime:
    """Return when a day begins here, in UTC."""
    return datetime.combine(day, time()).astimezone(UTC)


def _tr(text: str) -> str:
    return QCoreApplication.translate("HistoryWindow", text)
