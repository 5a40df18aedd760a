"""The sections of the profile: a heading, a line of explanation, fields that save themselves."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from matchplanner.services import profile
from matchplanner.ui.page import heading, muted
from matchplanner.ui.profile.questions import QUESTIONS, words
from matchplanner.ui.widgets.fields import Field
from matchplanner.ui.widgets.forms import Form
from matchplanner.ui.workspace import Workspace


class Sections(QObject):
    """Builds the page's column and keeps its fields by the name of what they hold."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        """Start with an empty column."""
        super().__init__(parent)
        self._workspace = workspace
        self._forms: list[Form] = []
        self.fields: dict[str, Field] = {}
        self.column = QVBoxLayout()
        self.column.setSpacing(12)

    def section(self, title: str, text: str) -> Form:
        """Begin a section with a form."""
        self.headed(title, muted(text))
        form = Form()
        self._forms.append(form)
        self.column.addWidget(form)
        return form

    def headed(self, title: str, *widgets: QWidget) -> None:
        """Add a heading with what belongs under it."""
        self.column.addSpacing(8)
        self.column.addWidget(heading(title, 1.15))
        for widget in widgets:
            self.column.addWidget(widget)

    def ask(self, form: Form, *names: str) -> None:
        """Add questions whose fields save what they hold as the profile's answers of these names."""
        for name in names:
            question = QUESTIONS[name]
            label = words(question.label)
            field = self.fields[name] = question.field()
            form.add(f"profile_{name}", label, field, self.saver(name, label), words(question.help_text))

    def saver(self, name: str, label: str) -> Callable[[Any], None]:
        """Return what stores an answer as one user action."""

        def save(value: Any) -> None:
            self._workspace.run(
                self.tr("Edit profile: {field}").format(field=label), lambda: profile.edit(name, value)
            )

        return save

    def align(self) -> None:
        """Let the fields of all sections begin at the same place."""
        captions = [
            label for form in self._forms for label in form.findChildren(QLabel) if label.buddy() is not None
        ]
        widest = max(caption.sizeHint().width() for caption in captions)
        for caption in captions:
            caption.setMinimumWidth(widest)
