"""One page of the set-up: a few of the profile's questions, answered into a draft."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from matchplanner.ui.page import heading, muted
from matchplanner.ui.profile.draft import Draft
from matchplanner.ui.profile.questions import QUESTIONS, words
from matchplanner.ui.widgets.fields import DayField, Field, LineField, NoteField
from matchplanner.ui.widgets.forms import Form


class SetupPage(QScrollArea):
    """A heading, a line of explanation and fields; what is refused stays in its field with the reason."""

    def __init__(self, title: str, lead: str, draft: Draft) -> None:
        """Start without questions."""
        super().__init__()
        self.title = title
        self._draft = draft
        self.fields: dict[str, Field] = {}
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(2, 0, 8, 0)
        self.column.setSpacing(12)
        self.column.addWidget(heading(title, 1.15))
        self.column.addWidget(muted(lead))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)

    def form(self, *names: str) -> Form:
        """Add questions of the profile in a form, and return it."""
        return self.ask(Form(), *names)

    def ask(self, form: Form, *names: str) -> Form:
        """Add questions to a form that is begun, put it below the others, and return it."""
        for name in names:
            question = QUESTIONS[name]
            field = self.fields[name] = question.field()
            take = partial(self._take, name)
            form.add(f"setup_{name}", words(question.label), field, take, words(question.help_text))
        self.column.addWidget(form)
        return form

    def load(self, name: str, value: str) -> None:
        """Show an answer that was not typed."""
        field = self.fields[name]
        if not isinstance(field, DayField):
            field.load(value)

    def take_in(self) -> None:
        """Take what is typed and not handed over yet."""
        for field in self.fields.values():
            typed = field.line if isinstance(field, DayField) else field
            if isinstance(typed, LineField | NoteField):
                typed.commit()

    def refused(self) -> QWidget | None:
        """Return the first field that holds what cannot be taken, None if all can go on."""
        return next((field for field in self.fields.values() if _refuses(field)), None)

    def enter(self) -> None:
        """Give the keyboard to what is wrong, else to the first field."""
        first = next(iter(self.fields.values()), None)
        field = self.refused() or first
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(field)

    def flag(self) -> str:
        """Say what is not as it should be though one may go on, "" if nothing is."""
        return ""

    def _take(self, name: str, value: Any) -> None:
        self._draft.take(name, value)
        self._try_again()

    def _try_again(self) -> None:
        """Hand over once more what was refused: an answer may stand in the way of another no longer."""
        for field in self.fields.values():
            if isinstance(field, LineField) and field.refused:
                field.commit()


def _refuses(field: Field) -> bool:
    typed = field.line if isinstance(field, DayField) else field
    return isinstance(typed, LineField) and typed.refused
