"""Importing a calendar: read it, look at what each event would become, then take it over."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from matchplanner.errors import CancelledError, UserError
from matchplanner.services.exchange import calendar_preview
from matchplanner.services.exchange.calendar_incoming import IncomingCalendar
from matchplanner.services.exchange.calendar_kinds import Becomes
from matchplanner.services.exchange.calendar_preview import CalendarPreview, Line, Plan, State
from matchplanner.services.exchange.calendar_reading import CalendarReader
from matchplanner.ui.background import Background
from matchplanner.ui.calendars.import_model import EventModel
from matchplanner.ui.calendars.words import tr
from matchplanner.ui.overriding import override
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.choice_delegate import ChoiceDelegate
from matchplanner.ui.widgets.forms import problem_line, show_problem
from matchplanner.ui.widgets.leaving import leave_field
from matchplanner.ui.widgets.pick_delegate import PickDelegate
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

_WIDTH, _HEIGHT = 170, 40
"""Average characters, and lines."""

_WIDTHS = (38, 46, 28, 44, 30)
_TITLE = 1


class CalendarImport(QDialog):
    """Shows what a calendar holds; nothing is written before that is accepted."""

    _events_read = Signal(int)

    def __init__(
        self,
        workspace: Workspace,
        name: str,
        load: Callable[[], bytes],
        take: Callable[[Sequence[Line]], None],
        parent: QWidget,
    ) -> None:
        """Begin reading at once; `take` carries out what is accepted, as one step."""
        super().__init__(parent)
        self.setObjectName("calendarImport")
        title = tr("Import a calendar")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._take = take
        self._background = Background(self)
        self._calendar: IncomingCalendar | None = None
        self._read_at = workspace.version
        self._refusal = ""
        self._wishes = calendar_preview.wishes(workspace.today())
        self._plan = Plan()
        self._reader = CalendarReader(load, self._wishes)
        self.model = self._model()
        self.table = RecordTable("calendarEvents", tr("Events of the calendar"))
        self.problem = problem_line("calendarProblem")
        self._assemble(name)
        self._show_model()
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.height())
        self._events_read.connect(self._on_events_read)
        self._look()

    @property
    def busy(self) -> bool:
        """Say whether the file is still being read."""
        return self._background.busy

    def _model(self) -> EventModel:
        names = {program.id: program.label for program in self._plan.programs}
        model = EventModel(self._become, names, self)
        model.edited.connect(self._on_edited)
        model.no_such_program.connect(self._on_no_such_program)
        return model

    def _become(self, line: Line, becomes: Becomes) -> Line:
        return self._plan.become(line, becomes)  # another plan after another look

    def _assemble(self, name: str) -> None:
        self.notices = muted("")
        self.notices.setObjectName("calendarNotices")
        self.detail = muted("")
        self.detail.setObjectName("calendarDetail")
        self._bar = QProgressBar()
        self._bar.setObjectName("calendarProgress")
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._doing = QLabel(tr("Reading..."))
        self._busy = QWidget()
        busy = QHBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.addWidget(self._doing)
        busy.addWidget(self._bar, 1)
        self.summary = QLabel()
        self.summary.setObjectName("calendarImportSummary")
        self.ok = button("calendarImportOk", tr("Import"), self.accept)
        self.ok.setDefault(True)
        self.leave = button("calendarLeaveOut", tr("Leave out"), self._on_leave_out, tr("Del"))
        row = QHBoxLayout()
        row.addWidget(self.leave)
        row.addWidget(self.summary, 1)
        row.addWidget(button("calendarImportCancel", tr("Cancel"), self.reject, tr("Esc")))
        row.addWidget(self.ok)
        title = heading(name, 1.15)
        title.setWordWrap(True)
        self.explanation = muted(
            tr(
                "Nothing is written yet; what becomes something is one step that can be undone. Programs "
                "after “perhaps” are proposals. F2 changes what an event becomes, or its program; Del "
                "leaves it out."
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for above in (title, self.explanation, self.problem, self.notices):
            column.addWidget(above)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        column.addWidget(self._busy)
        column.addLayout(row)

    def _show_model(self) -> None:
        table, model = self.table, self.model
        becomes = ChoiceDelegate(tr("Becomes"), choices(Becomes), self)
        program = PickDelegate(tr("Program"), lambda: model.offered(self._line()), self)
        table.show_model(model, _WIDTHS, stretch=_TITLE)
        table.setItemDelegateForColumn(model.column_of("becomes"), becomes)
        table.setItemDelegateForColumn(model.column_of("program"), program)
        table.record_changed.connect(lambda _record: self._show_detail())
        table.delete_requested.connect(model.leave_out)

    def _line(self) -> Line | None:
        record = self.table.record()
        return next((line for line in self.model.rows if line.id == record), None)

    def _on_events_read(self, events: int) -> None:
        self._doing.setText(tr("Reading, {n:,} events so far...").format(n=events))

    def _look(self) -> None:
        """Read the calendar, if that is not done, and hold it against the plan, beside the window."""
        self._read_at = self._workspace.version
        plan, days, reader, held = self._plan, self._wishes.days, self._reader, self._calendar

        def work() -> tuple[IncomingCalendar, CalendarPreview]:
            calendar = held or reader.read(self._events_read.emit)
            return calendar, plan.preview(calendar, days)

        self._background.run(work, self._on_looked, self._on_refused)
        self._show_state()

    def _on_looked(self, found: tuple[IncomingCalendar, CalendarPreview]) -> None:
        again, self._calendar = self._calendar is not None, found[0]
        self._refusal = ""
        if again:
            self._refusal = tr("The plan has changed meanwhile: look again at what would change.")
        self.notices.setText("\n".join(found[1].notices))
        self.model.replace(found[1].lines)
        if found[1].lines:
            self.table.setCurrentIndex(self.model.index(0, self.model.column_of("becomes")))
            self.table.horizontalScrollBar().setValue(0)
        self._show_state()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, exc: UserError) -> None:
        if not isinstance(exc, CancelledError):
            self._refusal = exc.sentence()
        self._show_state()

    def _on_no_such_program(self, typed: str) -> None:
        self._refusal = tr("No program of the plan is called “{name}”: choose one from the list.").format(
            name=typed
        )
        self._show_state()

    def _on_edited(self) -> None:
        self._refusal = ""
        self._show_state()

    def _on_leave_out(self) -> None:
        self.model.leave_out(self.table.record())

    def _show_state(self) -> None:
        """Make texts and buttons fit what was read and chosen."""
        lines = self.model.rows
        troubled = next((line for line in lines if line.taken and line.problem), None)
        said = "" if troubled is None else f"“{troubled.event.title}”: {troubled.problem}"
        show_problem(self.problem, self._refusal or said)
        self._busy.setVisible(self.busy)
        self.notices.setVisible(bool(self.notices.text()))
        self.table.setVisible(bool(lines))
        self.explanation.setVisible(bool(lines))
        self.summary.setText(self._summed(lines) if self._calendar is not None else "")
        taken = sum(line.taken for line in lines)
        self.ok.setEnabled(taken > 0 and troubled is None and not self.busy)
        self.ok.setText(tr("Import {n}").format(n=taken) if taken else tr("Import"))
        self.ok.setAccessibleName(self.ok.text())
        self._show_detail()

    def _summed(self, lines: Sequence[Line]) -> str:
        if not lines:
            return tr("Nothing of this calendar is on the days of the plan.")
        updates = sum(line.taken and line.state is State.CHANGED for line in lines)
        added = sum(line.taken for line in lines) - updates
        states: Mapping[State, int] = Counter(line.state for line in lines)
        said = [tr("{n} to add").format(n=added), tr("{n} to update").format(n=updates)]
        if states[State.UNCHANGED]:
            said.append(tr("{n} unchanged").format(n=states[State.UNCHANGED]))
        said.append(tr("{n} left out").format(n=len(lines) - added - updates - states[State.UNCHANGED]))
        return ", ".join(said)

    def _show_detail(self) -> None:
        line = self._line()
        self.leave.setEnabled(line is not None and line.taken)
        self.detail.setText("" if line is None else "\n".join(_detail(line)))
        self.detail.setVisible(line is not None)

    @override
    def accept(self) -> None:
        leave_field()
        lines = [line for line in self.model.rows if line.taken]
        if not lines or self.busy or any(line.problem for line in lines):
            return
        if self._workspace.version != self._read_at:
            self._plan = Plan()
            self._look()
            return
        self._take(lines)
        super().accept()

    @override
    def done(self, result: int) -> None:
        self._reader.cancel()
        self._background.wait()  # a job must not outlive what it reports to
        super().done(result)


def _detail(line: Line) -> list[str]:
    """Return what the table has no room for: where, who, and why this program."""
    event = line.event
    told = [", ".join(part for part in (event.place, event.organiser) if part)]
    if line.words:
        words = ", ".join(line.words)
        reason = tr("The program is a proposal: the event says {words}.").format(words=words)
        more = len(line.others)
        told.append(f"{reason} {tr('As many words fit {n} more.').format(n=more)}" if more else reason)
    told += [event.problem, event.notice]
    return [text for text in told if text] or [tr("The calendar says no place and no organiser.")]
