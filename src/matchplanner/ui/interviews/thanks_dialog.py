"""A thank-you note: a short draft to reword, take out of the window, and note as sent."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from matchplanner.domain import enquiries
from matchplanner.errors import UserError
from matchplanner.services import interviews
from matchplanner.services.mail import Mail
from matchplanner.services.thanks import ThanksDraft
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.forms import Form, name_field, problem_line, show_problem
from matchplanner.ui.widgets.gap_marks import GapMarks
from matchplanner.ui.widgets.long_text import LongText
from matchplanner.ui.widgets.mail_buttons import MailButtons
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.workspace import Workspace

_WIDTH, _HEIGHT = 100, 26  # average characters and lines


class ThanksDialog(QDialog):
    """Holds the draft; nothing is sent from here, and only the day is kept."""

    def __init__(self, workspace: Workspace, draft: ThanksDraft, parent: QWidget | None = None) -> None:
        """Begin with a draft."""
        super().__init__(parent)
        self.setObjectName("thanksDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Thank-you note"))
        self.setAccessibleName(self.windowTitle())
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self._workspace = workspace
        self._draft = draft
        self.address = QLineEdit(draft.email)
        self.address.setPlaceholderText(self.tr("unknown; the mail program will ask"))
        self.subject = QLineEdit(draft.subject)
        self.body = LongText(draft.body)
        self.body.setTabChangesFocus(True)
        self._problem = problem_line("thanksProblem")
        self.mail = MailButtons("thanks", self.content, workspace.places, self._refuse)
        self._lay_out()

    def content(self) -> Mail:
        """Return the note as it is typed."""
        return Mail(self._draft.name, self.address.text(), self.subject.text(), self.body.toPlainText())

    def note_sent(self) -> None:
        """Keep today as the day of the note; a gap left open keeps the dialog open."""
        left = enquiries.gaps(f"{self.subject.text()}\n{self.body.toPlainText()}")
        if left:
            self._refuse(self.tr("Still to fill in: {gaps}.").format(gaps=", ".join(left)))
            return
        held, today = self._draft.interview_id, self._workspace.today()
        try:
            self._workspace.run(
                self.tr("Note thanks as sent"), lambda: interviews.edit(held, "thanked_on", today)
            )
        except UserError as exc:
            self._refuse(exc.sentence())
            return
        self.accept()

    def _refuse(self, words: str) -> None:
        show_problem(self._problem, words)

    def _lay_out(self) -> None:
        tr = self.tr
        form = Form()
        for name, label, field in (
            ("thanksTo", tr("To"), self.address),
            ("thanksSubject", tr("Subject"), self.subject),
        ):
            name_field(field, name, label)
            form.add_row(label, field)
        name_field(self.body, "thanksBody", tr("Text"))
        GapMarks(self.body)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button("thanksCancel", tr("Cancel"), self.reject, tr("Esc")))
        row.addWidget(button("thanksSent", tr("Note as sent today"), self.note_sent))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading(self.windowTitle(), 1.15))
        column.addWidget(muted(tr("Short and true is enough. Fill in what stands in braces.")))
        column.addWidget(form)
        column.addWidget(self.body, 1)
        column.addWidget(self._problem)
        column.addWidget(self.mail)
        column.addLayout(row)
