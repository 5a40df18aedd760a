"""One program in review: everything noted about it, and the three closing questions."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from matchplanner.domain.closing import ClosingQuestion, thrive_asked
from matchplanner.domain.field_rules import YesNo
from matchplanner.services.closing import Notes, ReviewRow
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.fields import ChoiceField, NoteField
from matchplanner.ui.widgets.forms import Form
from matchplanner.ui.widgets.wrapped_check import WrappedCheck
from matchplanner.ui.words import choices, phrase, word

_NOTE_LINES = 2.6

Save = Callable[[int, ClosingQuestion, str], None]


class ReviewDetail(QScrollArea):
    """Notes above, questions below; each answer is saved at once."""

    def __init__(self, answer: Save, annotate: Save, parent: QWidget | None = None) -> None:
        """Build the questions; `answer` and `annotate` store what is said."""
        super().__init__(parent)
        self._program = 0
        self._fields: dict[ClosingQuestion, tuple[QLabel, ChoiceField, NoteField]] = {}
        self.title = heading("", 1.15)
        self.title.setWordWrap(True)
        self.notes = QLabel()
        self.notes.setObjectName("reviewNotes")
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.notes.setWordWrap(True)
        self.willing = WrappedCheck("wouldAttend")
        self.vision = muted("")
        self.vision.setObjectName("reviewVision")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(16, 0, 8, 0)
        self._column.setSpacing(8)
        for part in (self.title, self.notes):
            self._column.addWidget(part)
        for question in ClosingQuestion:
            self._add(question, answer, annotate)
        self._column.addSpacing(8)
        self._column.addWidget(self.willing)
        self._column.addStretch()
        self.setWidget(content)

    def show_program(self, row: ReviewRow, notes: Notes, vision: str) -> None:
        """Show one program; fields somebody types in keep their text."""
        fresh = row.id != self._program
        self._program = row.id
        self.title.setText(row.program)
        self.notes.setText(self._told(notes))
        self.willing.load(
            self.tr("I would attend this program (it is then missed if it is not on the list)"),
            ticked=row.would_attend,
        )
        asked = ClosingQuestion.THRIVE
        self._fields[asked][0].setText(phrase(thrive_asked(notes.years)))
        self.vision.setText(vision or self.tr("Your ten-year statement is still to be written in Profile."))
        for question, (_label, choice, note) in self._fields.items():
            choice.load(row.answers[question].answer.value)
            note.load(row.answers[question].note, fresh=fresh)

    def start(self) -> None:
        """Give the keyboard to the first question without an answer."""
        fields = [choice for _label, choice, _note in self._fields.values()]
        unknown = (choice for choice in fields if choice.key() == YesNo.UNKNOWN)
        next(unknown, fields[0]).setFocus()

    def _told(self, notes: Notes) -> str:
        if not notes.parts:
            return self.tr("Nothing was written down about it yet: notes of its interview appear here.")
        return "\n".join("\n".join((f"{title}:", *lines)) for title, lines in notes.parts)

    def _add(self, question: ClosingQuestion, answer: Save, annotate: Save) -> None:
        label = heading(word(question), 1.0)
        label.setObjectName(f"question_{question.value}")
        label.setWordWrap(True)
        choice, note = ChoiceField(choices(YesNo)), NoteField()
        note.setFixedHeight(int(_NOTE_LINES * note.fontMetrics().lineSpacing()))
        form = Form()
        form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        form.add(
            f"closing_{question.value}",
            self.tr("Answer"),
            choice,
            lambda value: answer(self._program, question, value),
        )
        form.add(
            f"closing_{question.value}_note",
            self.tr("Note"),
            note,
            lambda value: annotate(self._program, question, value),
        )
        for field, spoken in ((choice, self.tr("Answer")), (note, self.tr("Note"))):
            field.setAccessibleDescription(f"{word(question)} {spoken}")
        self._column.addSpacing(8)
        self._column.addWidget(label)
        if question is ClosingQuestion.AIM:
            self._column.addWidget(self.vision)
        self._column.addWidget(form)
        self._fields[question] = label, choice, note
