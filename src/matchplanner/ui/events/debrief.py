"""Right after an event: were you there, what was said, and which facts it changed (R127)."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from matchplanner.domain.claims import ClaimField, SourceKind, YesNo
from matchplanner.errors import UserError
from matchplanner.services import events, programs
from matchplanner.services.events import EventRow
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.forms import name_field, problem_line, show_problem
from matchplanner.ui.widgets.long_text import LongText
from matchplanner.ui.widgets.sizes import room
from matchplanner.ui.widgets.tall_form import TallForm
from matchplanner.ui.words import choices, phrase, word
from matchplanner.ui.workspace import Workspace

_WIDTH = 120  # average characters
_SHOWN = 12  # characters of a value
_BESIDE_EACH_OTHER = 140
"""Average characters from which on two facts stand in a line."""

_OFFERED = (
    ClaimField.J1,
    ClaimField.H1B,
    ClaimField.IMGS_AMONG_RESIDENTS,
    ClaimField.TRAINED_ABROAD,
    ClaimField.RESEARCH_LEVEL,
    ClaimField.PROTECTED_TIME,
    ClaimField.SUPPORT,
    ClaimField.IMG_INFO,
)
"""What an open house is most likely to tell; each line is left blank if it did not."""


@dataclass(frozen=True, slots=True)
class _Heard:
    program: int
    field: ClaimField
    value: str


class DebriefDialog(QDialog):
    """Asks once after an event, while it is remembered; what is left blank stays as it was."""

    def __init__(self, workspace: Workspace, event: EventRow, parent: QWidget | None = None) -> None:
        """Ask about one event."""
        super().__init__(parent)
        self.setObjectName("debrief")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("How was it: {event}").format(event=event.name))
        self.setAccessibleName(self.windowTitle())
        self._workspace = workspace
        self._event = event
        self.attended = ChoiceField(choices(YesNo))
        self.attended.load(YesNo.YES.value)
        self.notes = LongText(event.notes)
        self.program = QComboBox()
        self._values: dict[ClaimField, QComboBox] = {}
        self._problem = problem_line("debriefProblem")
        self._lay_out()
        usual = _WIDTH * self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(min(usual, room(self).width()))
        self.notes.setFocus()

    def save(self) -> None:
        """Keep the notes and the facts heard, as one step."""
        event, notes = self._event, self.notes.toPlainText()
        attended = YesNo(self.attended.key())
        heard = self._heard()
        if attended is YesNo.UNKNOWN:
            show_problem(self._problem, self.tr("Say whether you were there: yes or no."))
            return

        def keep() -> None:
            events.debrief(event.id, attended, notes)
            day = None if event.clocks is None else event.clocks.there.day
            for one in heard:
                programs.add_claim(
                    one.program, one.field, one.value, SourceKind.PERSON, source=event.name, seen_on=day
                )

        try:
            self._workspace.run(self.tr("Note how {event} was").format(event=event.name), keep)
        except UserError as exc:
            show_problem(self._problem, exc.sentence())
            return
        self.accept()

    def _heard(self) -> list[_Heard]:
        program = self.program.currentData()
        if not isinstance(program, int):
            return []
        found = []
        for field, box in self._values.items():
            data = box.currentData()
            value = data if field.rule.options else box.currentText().strip()
            if isinstance(value, str) and value:
                found.append(_Heard(program, field, value))
        return found

    def _lay_out(self) -> None:
        tr = self.tr
        self.notes.setTabChangesFocus(True)
        self.notes.setMinimumHeight(5 * self.fontMetrics().lineSpacing())
        name_field(self.attended, "debriefAttended", tr("Were you there?"))
        name_field(self.notes, "debriefNotes", tr("What was said"))
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(muted(tr("Memory fades within a day or two. What you leave blank stays as it is.")))
        for question in self._event.questions:
            column.addWidget(muted(f"- {question}"))
        for field in (self.attended, self.notes):
            caption = QLabel(field.accessibleName())
            caption.setBuddy(field)
            column.addWidget(caption)
            column.addWidget(field)
        if self._event.programs:
            column.addWidget(self._facts())
        save = button("saveDebrief", tr("Save"), self.save)
        save.setDefault(True)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button("debriefLater", tr("Later"), self.reject, tr("Esc")))
        row.addWidget(save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(8)
        whole.addWidget(heading(self.windowTitle(), 1.15))
        whole.addWidget(TallForm(asked), 1)
        whole.addWidget(self._problem)
        whole.addLayout(row)

    def _facts(self) -> QWidget:
        tr = self.tr
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setColumnStretch(1, 1)
        self.program.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        name_field(self.program, "debriefProgram", tr("Facts you heard about"))
        for record, name in self._event.programs:
            self.program.addItem(name, record)
        caption = QLabel(tr("Facts you heard about"))
        caption.setBuddy(self.program)
        grid.addWidget(caption, 0, 0)
        grid.addWidget(self.program, 0, 1, 1, 3)
        wide = self.fontMetrics().averageCharWidth() * _BESIDE_EACH_OTHER
        abreast = 2 if wide <= room(self).width() else 1
        grid.setColumnStretch(3, abreast - 1)
        for at, field in enumerate(_OFFERED):
            value = QComboBox()
            value.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            value.setMinimumContentsLength(_SHOWN)
            value.addItem(tr("nothing new") if field.rule.options else "", "")
            for key, words in field.rule.options:
                value.addItem(phrase(words), key)
            value.setEditable(not field.rule.options)
            name_field(value, f"debrief_{field.value}", word(field))
            beside = QLabel(word(field))
            beside.setBuddy(value)
            row, side = divmod(at, abreast)
            beside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(beside, row + 1, side * 2)
            grid.addWidget(value, row + 1, side * 2 + 1)
            self._values[field] = value
        return box
