"""One event's details: when on both clocks, about whom, what to ask, what was said."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from matchplanner.domain.claims import YesNo
from matchplanner.domain.events import EventKind, enough_questions
from matchplanner.services import events, messages
from matchplanner.services.events import EventRow
from matchplanner.ui.clock_words import both_text
from matchplanner.ui.events.counter import TONES, counter_text
from matchplanner.ui.events.programs_field import ProgramsField
from matchplanner.ui.moments import moment_text, parse_moment
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.fields import ChoiceField, Field, LineField, NoteField
from matchplanner.ui.widgets.forms import Form
from matchplanner.ui.widgets.question_list import QuestionList
from matchplanner.ui.widgets.record_pane import RecordPane
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.widgets.zone_field import ZoneField
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace

_NOTE_LINES = 4.6
_QUESTION_LINES = 9


class EventDetail(RecordPane):
    """The form of one event; each field is saved as it is left."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Build the form."""
        super().__init__(parent)
        self._workspace = workspace
        self._shown = 0
        self._fields: dict[str, Field] = {}
        self._problems: list[QLabel] = []
        self.clocks = QLabel()
        self.clocks.setObjectName("eventClocks")
        self.clocks.setTextFormat(Qt.TextFormat.PlainText)
        self.clocks.setWordWrap(True)
        self.counter = QLabel()
        self.counter.setObjectName("eventQuestionCounter")
        self.questions = QuestionList("event")
        self.questions.items.setFixedHeight(_QUESTION_LINES * self.fontMetrics().lineSpacing())
        self.questions.changed.connect(self._on_questions)
        self.programs = ProgramsField()
        self.programs.changed.connect(self._on_programs)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 0, 8, 0)
        column.setSpacing(12)
        for part in (self.clocks, self._form()):
            column.addWidget(part)
        column.addWidget(muted(self.tr("Three or four questions are right; tick those you want to ask.")))
        column.addWidget(self.counter)
        column.addWidget(self.questions)
        column.addStretch()
        self.setWidget(content)

    def show_event(self, row: EventRow) -> None:
        """Show one event."""
        fresh = row.id != self._shown
        self._shown = row.id
        self.clocks.setText(both_text(row, self.tr("There: {time}")))
        set_tone(self.clocks, "attention" if row.night else "muted")
        shown = {
            "name": row.name,
            "kind": row.kind.value,
            "starts_at": moment_text(row.starts_at),
            "zone": row.zone,
            "minutes": "" if row.minutes is None else str(row.minutes),
            "link": row.link,
            "registered": row.registered.value,
            "attended": row.attended.value,
            "notes": row.notes,
        }
        for name, value in shown.items():
            field = self._fields[name]
            if isinstance(field, (LineField, NoteField, ChoiceField)):
                field.load(value, fresh=fresh)
        self.programs.show_programs(row.programs)
        bank = messages.banks()["event"]
        self.questions.offer([question.text for question in bank.questions], row.questions)
        self._count()
        if fresh:
            for problem in self._problems:
                problem.hide()

    def commit(self) -> None:
        """Hand over what is being typed."""
        for field in self._fields.values():
            if isinstance(field, (LineField, NoteField)) and field.hasFocus():
                field.commit()

    def _form(self) -> Form:
        tr = self.tr
        form = Form()
        moment = LineField()
        moment.setPlaceholderText(tr("unknown; for example 3 Nov 2026 18:00"))
        minutes = LineField()
        minutes.setPlaceholderText(tr("unknown"))
        rows: tuple[tuple[str, str, Field], ...] = (
            ("name", tr("Name"), LineField()),
            ("kind", tr("Kind"), ChoiceField(choices(EventKind))),
            ("starts_at", tr("Date and time there"), moment),
            ("zone", tr("Time zone there"), ZoneField()),
            ("minutes", tr("Length in minutes"), minutes),
            ("link", tr("Link"), LineField()),
            ("registered", tr("Registered"), ChoiceField(choices(YesNo))),
            ("attended", tr("Attended"), ChoiceField(choices(YesNo))),
            ("notes", tr("Notes"), NoteField()),
        )
        for name, label, field in rows:
            if isinstance(field, NoteField):
                field.setFixedHeight(int(_NOTE_LINES * self.fontMetrics().lineSpacing()))
            self._fields[name] = field
            self._problems.append(form.add(f"event_{name}", label, field, self._saver(name)))
        form.add_row(tr("Programs"), self.programs)
        return form

    def _saver(self, name: str) -> Callable[[Any], None]:
        def save(value: Any) -> None:
            event, stored = self._shown, parse_moment(value) if name == "starts_at" else value
            self._workspace.run(self.tr("Edit event"), lambda: events.edit(event, name, stored))

        return save

    def _on_questions(self) -> None:
        event, chosen = self._shown, self.questions.chosen()
        self._count()
        if event:
            label = self.tr("Prepare questions")
            self._workspace.run(label, lambda: events.edit(event, "questions", chosen))

    def _count(self) -> None:
        count = len(self.questions.chosen())
        verdict = enough_questions(count)
        self.counter.setText(counter_text(count, verdict))
        set_tone(self.counter, TONES[verdict])

    def _on_programs(self, programs: list[int]) -> None:
        event = self._shown
        if event:
            self._workspace.run(self.tr("Edit event"), lambda: events.set_programs(event, programs))
