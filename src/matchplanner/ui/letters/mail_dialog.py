"""A message to a letter's writer: asking, the packet, a reminder; drafted from the plan, sent elsewhere."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from matchplanner.domain import enquiries, letters_drafts
from matchplanner.domain.letters import AskedHow, LetterState
from matchplanner.domain.letters_drafts import LetterMail
from matchplanner.services import letters, letters_packet
from matchplanner.services.letters import LetterRow
from matchplanner.services.mail import Mail
from matchplanner.ui.page import heading, muted, told
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.forms import Form, name_field, problem_line, show_problem
from matchplanner.ui.widgets.gap_marks import GapMarks
from matchplanner.ui.widgets.long_text import LongText
from matchplanner.ui.widgets.mail_buttons import MailButtons
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace

_WIDTH, _HEIGHT = 96, 34  # average characters and lines


class LetterMailDialog(QDialog):
    """Shows a draft to reword; nothing is sent from here."""

    def __init__(self, workspace: Workspace, letter: LetterRow, parent: QWidget | None = None) -> None:
        """Begin with the message that comes next for this letter."""
        super().__init__(parent)
        self.setObjectName("letterMailDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Message to {writer}").format(writer=letter.writer))
        self.setAccessibleName(self.windowTitle())
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self._workspace = workspace
        self._letter = letter
        self.kind = ChoiceField(choices(LetterMail))
        self.kind.load(letters_packet.usual_mail(letter).value)
        self.address = QLineEdit(letter.email)
        self.address.setPlaceholderText(self.tr("unknown; the mail program will ask"))
        self.subject = QLineEdit()
        self.body = LongText()
        self.body.setTabChangesFocus(True)
        self._gaps = told("letterMailGaps")
        self._gaps.setProperty("role", "attention")
        self._problem = problem_line("letterMailProblem")
        self.mail = MailButtons(
            "letterMail",
            self.content,
            workspace.places,
            lambda words: show_problem(self._problem, words),
        )
        self._advice = muted("")
        self._advice.setObjectName("letterMailAdvice")
        self._asked = button("noteAskedByMail", self.tr("Note as asked"), self.note_asked)
        self._lay_out()
        self.kind.committed.connect(lambda _key: self._begin())
        for changed in (self.body.textChanged, self.subject.textChanged):
            changed.connect(self._show_gaps)
        self._begin()

    def content(self) -> Mail:
        """Return the message as it is typed."""
        return Mail(self._letter.writer, self.address.text(), self.subject.text(), self.body.toPlainText())

    def note_asked(self) -> None:
        """Note that the writer was asked by mail today."""
        letter, today = self._letter, self._workspace.today()
        self._workspace.run(
            self.tr("{writer}: asked").format(writer=letter.writer),
            lambda: letters.note_asked(letter.id, AskedHow.MAIL, today),
        )
        self.accept()

    def _begin(self) -> None:
        kind = LetterMail(self.kind.key())
        draft = letters_packet.mail(self._letter, kind)
        self.subject.setText(draft.subject)
        self.body.setPlainText(draft.body)
        asking = kind is LetterMail.REQUEST
        said = self.tr("Better in person, in the last week: “{words}”").format(words=letters_drafts.IN_PERSON)
        files = self.tr("Drafts carry no files: attach the packet and your papers yourself.")
        self._advice.setText(said if asking else files)
        self._asked.setVisible(asking and self._letter.state is LetterState.CANDIDATE)

    def _show_gaps(self) -> None:
        left = enquiries.gaps(f"{self.subject.text()}\n{self.body.toPlainText()}")
        self._gaps.setText(self.tr("Still to fill in: {gaps}").format(gaps=", ".join(left)))
        self._gaps.setVisible(bool(left))
        self.mail.setEnabled(not left)
        self.mail.said.clear()
        show_problem(self._problem, "")

    def _lay_out(self) -> None:
        tr, form = self.tr, Form()
        for name, label, field in (
            ("letterMailKind", tr("Message"), self.kind),
            ("letterMailTo", tr("To"), self.address),
            ("letterMailSubject", tr("Subject"), self.subject),
        ):
            name_field(field, name, label)
            form.add_row(label, field)
        name_field(self.body, "letterMailBody", tr("Text"))
        GapMarks(self.body)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._asked)
        buttons.addWidget(button("letterMailClose", tr("Close"), self.reject, tr("Esc")))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading(self.windowTitle(), 1.15))
        column.addWidget(self._advice)
        column.addWidget(form)
        column.addWidget(self.body, 1)
        for part in (self._gaps, self._problem, self.mail):
            column.addWidget(part)
        column.addLayout(buttons)
