"""One interview's details beside the table."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from matchplanner.domain.interviews import InterviewFormat, InterviewKind, InterviewStatus, TalkingKind
from matchplanner.services.interviews import InterviewRow
from matchplanner.ui.clock_words import both_text
from matchplanner.ui.interviews.conduct import conduct
from matchplanner.ui.interviews.debrief_section import DebriefSection
from matchplanner.ui.interviews.invitation import InvitationSection
from matchplanner.ui.interviews.points import Points
from matchplanner.ui.interviews.thanks_section import ThanksSection
from matchplanner.ui.interviews.why_section import WhySection
from matchplanner.ui.moments import moment_text, parse_moment
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.fields import ChoiceField, Field, LineField, NoteField
from matchplanner.ui.widgets.forms import Form
from matchplanner.ui.widgets.record_pane import RecordPane
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.widgets.zone_field import ZoneField
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace

_NOTE_LINES = 3.6


class InterviewDetail(RecordPane):
    """When and how, who interviews, likes and questions."""

    def __init__(
        self,
        workspace: Workspace,
        save: Callable[[int, str, Any], None],
        parent: QWidget | None = None,
    ) -> None:
        """Build the form; `save` gets the interview's id, the field and its value."""
        super().__init__(parent)
        self._save = save
        self._shown = 0
        self._problems: list[QLabel] = []
        self._fields: dict[str, Field] = {}
        self.form = Form()
        self.title = heading("", 1.15)
        self.title.setWordWrap(True)
        self.place = muted("")
        self.clocks = QLabel()
        self.clocks.setObjectName("interviewClocks")
        self.clocks.setTextFormat(Qt.TextFormat.PlainText)
        self.clocks.setWordWrap(True)
        self.invitation = InvitationSection(
            workspace, lambda name, value: self._save(self._shown, name, value)
        )
        self.debrief = DebriefSection(workspace)
        self.thanks = ThanksSection(workspace, lambda name, value: self._save(self._shown, name, value))
        self.likes = Points(workspace, TalkingKind.LIKE)
        self.questions = Points(workspace, TalkingKind.QUESTION)
        self.why = WhySection(workspace)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 0, 8, 0)
        column.setSpacing(12)
        for widget in (self.title, self.place, self.clocks, *self._sections()):
            column.addWidget(widget)
        column.addStretch()
        self.setWidget(content)

    def show_interview(self, row: InterviewRow) -> None:
        """Show one interview."""
        fresh = row.id != self._shown
        self._shown = row.id
        self.title.setText(row.program)
        self.place.setText(row.institution)
        self.place.setVisible(bool(row.institution))
        self.clocks.setText(both_text(row, self.tr("At the host: {time}")))
        set_tone(self.clocks, "attention" if row.night else "muted")
        shown = {
            "starts_at": moment_text(row.starts_at),
            "zone": row.zone,
            "minutes": "" if row.minutes is None else str(row.minutes),
            "kind": row.kind.value,
            "format": row.format.value,
            "place": row.place,
            "phone": row.phone,
            "status": row.status.value,
            "link": row.link,
            "interviewers": row.interviewers,
            "notes": row.notes,
        }
        for name, value in shown.items():
            field = self._fields[name]
            if isinstance(field, (LineField, NoteField, ChoiceField)):
                field.load(value, fresh=fresh)
        self._show_ways(row)
        self.invitation.show_invitation(row, fresh=fresh)
        self.why.show_interview(row)
        self.likes.show_program(row.program_id)
        self.questions.show_program(row.program_id)
        self.debrief.show_interview(row)
        self.thanks.show_interview(row, fresh=fresh)
        if fresh:
            for problem in self._problems:
                problem.hide()

    def show_countdown(self) -> None:
        """Say how long there is to reply now."""
        self.invitation.show_countdown()

    def _sections(self) -> tuple[QWidget, ...]:
        return (
            self._form(),
            self.invitation,
            self.likes,
            self.questions,
            self.why,
            self.debrief,
            self.thanks,
            conduct(),
        )

    def _show_ways(self, row: InterviewRow) -> None:
        """Show what belongs to the format, and what was filled in under another one."""
        unknown = row.format is InterviewFormat.UNKNOWN
        for name, wanted, held in (
            ("link", InterviewFormat.VIDEO, row.link),
            ("place", InterviewFormat.IN_PERSON, row.place),
            ("phone", InterviewFormat.PHONE, row.phone),
        ):
            self.form.show_row(self._fields[name], on=unknown or row.format is wanted or bool(held))

    def _form(self) -> Form:
        tr = self.tr
        form = self.form
        moment = LineField()
        moment.setPlaceholderText(tr("unknown; for example 10 Nov 2027 09:00"))
        minutes = LineField()
        minutes.setPlaceholderText(tr("unknown"))
        rows: tuple[tuple[str, str, Field], ...] = (
            ("starts_at", tr("Date and time at the host"), moment),
            ("zone", tr("Time zone of the host"), ZoneField()),
            ("minutes", tr("Length in minutes"), minutes),
            ("kind", tr("Kind"), ChoiceField(choices(InterviewKind))),
            ("format", tr("Format"), ChoiceField(choices(InterviewFormat))),
            ("status", tr("Status"), ChoiceField(choices(InterviewStatus))),
            ("link", tr("Link"), LineField()),
            ("place", tr("Address and room"), LineField()),
            ("phone", tr("Telephone"), LineField()),
            ("interviewers", tr("Interviewers"), NoteField()),
            ("notes", tr("Notes"), NoteField()),
        )
        for name, label, field in rows:
            if isinstance(field, NoteField):
                field.setFixedHeight(int(_NOTE_LINES * self.fontMetrics().lineSpacing()))
            self._fields[name] = field
            self._problems.append(form.add(f"interview_{name}", label, field, self._saver(name)))
        return form

    def _saver(self, name: str) -> Callable[[Any], None]:
        def save(value: Any) -> None:
            self._save(self._shown, name, parse_moment(value) if name == "starts_at" else value)

        return save
