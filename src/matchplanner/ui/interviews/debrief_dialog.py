"""Right after an interview: six ratings, flags and a line on matching there (B19)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from matchplanner.domain.debriefs import Noted, Rated
from matchplanner.errors import UserError
from matchplanner.services import debriefs, interviews
from matchplanner.services.debriefs import DebriefRow
from matchplanner.services.interviews import InterviewRow
from matchplanner.ui.interviews.debrief_words import mark_words, moment_words
from matchplanner.ui.interviews.mark_field import MarkField
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.forms import Form, name_field, problem_line, show_problem
from matchplanner.ui.widgets.long_text import LongText
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

_WIDTH, _HEIGHT = 124, 38  # average characters and lines
_NOTE_LINES = 2.6


def open_debrief(workspace: Workspace, interview_id: int, parent: QWidget) -> None:
    """Ask how an interview was."""
    DebriefDialog(workspace, interviews.get(interview_id), debriefs.rows(interview_id), parent).open()


class DebriefDialog(QDialog):
    """Takes a debrief, or a revision of it; what is saved keeps its moment and is never changed."""

    def __init__(
        self,
        workspace: Workspace,
        interview: InterviewRow,
        earlier: tuple[DebriefRow, ...],
        parent: QWidget | None = None,
    ) -> None:
        """Ask about one interview, beginning with what was written last."""
        super().__init__(parent)
        self.setObjectName("interviewDebrief")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Look again: {program}") if earlier else self.tr("Debrief: {program}")
        self.setWindowTitle(title.format(program=interview.program))
        self.setAccessibleName(self.windowTitle())
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self._workspace = workspace
        self._interview = interview
        self._earlier = earlier
        self.marks = {rated: MarkField(f"debriefMark_{rated.value}", word(rated)) for rated in Rated}
        self.notes = {noted: LongText() for noted in Noted}
        self._problem = problem_line("interviewDebriefProblem")
        self._lay_out()
        self._load()
        self.marks[Rated.PEOPLE].setFocus()

    def save(self) -> None:
        """Keep what is written, with the moment; a refusal leaves it on the screen."""
        held = self._interview.id
        ratings = {rated: field.mark() for rated, field in self.marks.items()}
        notes = {noted: field.toPlainText() for noted, field in self.notes.items()}
        moment = self._workspace.writing_moment()
        label = self.tr("Revise debrief of {program}") if self._earlier else self.tr("Debrief {program}")
        try:
            self._workspace.run(
                label.format(program=self._interview.program),
                lambda: debriefs.save(held, ratings, notes, moment),
            )
        except UserError as exc:
            show_problem(self._problem, exc.sentence())
            return
        self.accept()

    def _load(self) -> None:
        if not self._earlier:
            return
        first, last = self._earlier[0], self._earlier[-1]
        for rated, field in self.marks.items():
            field.set_mark(last.ratings[rated])
            then = mark_words(first.ratings[rated])
            field.before.setText(self.tr("was: {mark}").format(mark=then))
        for noted, text in self.notes.items():
            text.setPlainText(last.notes[noted])

    def _lay_out(self) -> None:
        tr = self.tr
        form = Form()
        for rated, field in self.marks.items():
            form.add_row(word(rated), field)
        for noted, text in self.notes.items():
            name_field(text, f"debriefNote_{noted.value}", word(noted))
            text.setTabChangesFocus(True)
            text.setFixedHeight(int(_NOTE_LINES * self.fontMetrics().lineSpacing()))
            form.add_row(word(noted), text)
        self.notes[Noted.ONLY_HERE].setPlaceholderText(
            tr("How would it feel to match here and nowhere else?")
        )
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addWidget(form)
        inner.addStretch()
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        title = heading(self.windowTitle(), 1.15)
        title.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(muted(self._explanation()))
        column.addWidget(area, 1)
        column.addWidget(self._problem)
        column.addLayout(self._buttons())

    def _explanation(self) -> str:
        keys = self.tr("1 is poor, 5 excellent: press 1 to 5, or 0 for not rated.")
        if not self._earlier:
            locked = self.tr("It is kept with its moment and not changed later; a later view is added to it.")
            return f"{keys} {locked}"
        first = moment_words(self._earlier[0], self._interview.home_zone)
        kept = self.tr("What you wrote on {moment} stays as it is; this is added to it as a revision.")
        return f"{keys} {kept.format(moment=first)}"

    def _buttons(self) -> QHBoxLayout:
        tr = self.tr
        save = button("saveInterviewDebrief", tr("Save"), self.save)
        save.setDefault(True)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button("interviewDebriefLater", tr("Later"), self.reject, tr("Esc")))
        row.addWidget(save)
        return row
