"""What came of a question: when it was asked, and what was said."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from matchplanner.services import interviews
from matchplanner.services.interviews import TalkingPointRow
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.fields import DayField, NoteField
from matchplanner.ui.widgets.forms import Form
from matchplanner.ui.workspace import Workspace

_LINES = 2.6


class AnswerBox(QWidget):
    """Belongs to the question chosen in the list above it; hidden while none is."""

    def __init__(self, workspace: Workspace) -> None:
        """Start without a question."""
        super().__init__()
        self._workspace = workspace
        self._point: TalkingPointRow | None = None
        tr = self.tr
        self.question = muted("")
        self.question.setObjectName("answeredQuestion")
        self.asked_on = DayField()
        self.asked_on.line.setPlaceholderText(tr("not asked"))
        self.answer = NoteField()
        self.answer.setFixedHeight(int(_LINES * self.fontMetrics().lineSpacing()))
        form = Form()
        form.add("questionAskedOn", tr("Asked on"), self.asked_on, self._set_asked)
        form.add("questionAnswer", tr("Answer"), self.answer, self._set_answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.question)
        column.addWidget(form)
        self.hide()

    def show_point(self, point: TalkingPointRow | None) -> None:
        """Show what came of a question."""
        fresh = point is None or self._point is None or point.id != self._point.id
        if fresh:
            self.answer.commit()
        self._point = point
        self.setVisible(point is not None)
        if point is not None:
            self.question.setText(point.text)
            self.asked_on.load(point.asked_on, fresh=fresh)
            self.answer.load(point.answer, fresh=fresh)

    def _set_asked(self, day: date | None) -> None:
        if self._point is not None:
            self._keep(self._point, day, self._point.answer)

    def _set_answer(self, text: str) -> None:
        if self._point is not None:
            self._keep(self._point, self._point.asked_on, text)

    def _keep(self, point: TalkingPointRow, day: date | None, text: str) -> None:
        self._workspace.run(
            self.tr("Note what was answered"), lambda: interviews.note_answer(point.id, day, text)
        )
