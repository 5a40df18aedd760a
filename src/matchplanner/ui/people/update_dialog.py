"""News for a person: a draft of what is new since they last heard, to reword and send (R205)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from matchplanner.domain import enquiries
from matchplanner.errors import UserError
from matchplanner.services import contacts, mail
from matchplanner.services.mail import Mail
from matchplanner.services.news import Update
from matchplanner.ui.days import parse_day, short_day
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import DayField
from matchplanner.ui.widgets.forms import Form, name_field, problem_line, show_problem
from matchplanner.ui.widgets.gap_marks import GapMarks
from matchplanner.ui.widgets.long_text import LongText
from matchplanner.ui.widgets.mail_buttons import MailButtons
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.workspace import Workspace

_WIDTH, _HEIGHT = 100, 34  # average characters and lines


class UpdateDialog(QDialog):
    """Shows the draft; what goes out is noted as news, from which the next update counts."""

    saved = Signal(int)
    """The contact of this id was noted."""

    def __init__(self, workspace: Workspace, update: Update, parent: QWidget | None = None) -> None:
        """Begin with a draft."""
        super().__init__(parent)
        self.setObjectName("updateDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("News for {name}").format(name=update.name))
        self.setAccessibleName(self.windowTitle())
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self._workspace = workspace
        self._update = update
        self.address = QLineEdit(update.email)
        self.address.setPlaceholderText(self.tr("unknown; the mail program will ask"))
        self.subject = QLineEdit(update.subject)
        self.body = LongText(update.body)
        self.body.setTabChangesFocus(True)
        self.sent_on = DayField()
        self.sent_on.load(workspace.today())
        self.open_gaps = QLabel()
        self._problem = problem_line("updateProblem")
        self.mail = MailButtons("update", self.content, workspace.places, self._refuse)
        self._lay_out()
        for changed in (self.body.textChanged, self.subject.textChanged):
            changed.connect(self._check)
        self.sent_on.problem.connect(self._refuse)
        self._check()

    def content(self) -> Mail:
        """Return the message as it is typed."""
        return Mail(self._update.name, self.address.text(), self.subject.text(), self.body.toPlainText())

    def save(self) -> None:
        """Note the news as sent; a gap or a missing day keeps the dialog open."""
        left = self._gaps()
        if left:
            self._refuse(self.tr("Still to fill in: {gaps}.").format(gaps=", ".join(left)))
            return
        label = self.tr("News to {name}").format(name=self._update.name)
        try:
            sent_on, text = parse_day(self.sent_on.line.text()), mail.plain(self.content())
            added = self._workspace.run(
                label, lambda: contacts.note_news(self._update.person_id, sent_on, text)
            )
        except UserError as exc:
            self._refuse(exc.sentence())
            return
        self.saved.emit(added)
        self.accept()

    def _gaps(self) -> tuple[str, ...]:
        return enquiries.gaps(f"{self.subject.text()}\n{self.body.toPlainText()}")

    def _check(self) -> None:
        left = self._gaps()
        self.open_gaps.setText(self.tr("Still to fill in: {gaps}").format(gaps=", ".join(left)))
        self.open_gaps.setVisible(bool(left))
        self.mail.said.clear()
        self._refuse("")

    def _refuse(self, words: str) -> None:
        show_problem(self._problem, words)

    def _lay_out(self) -> None:
        tr, since = self.tr, self._update.since
        form = Form()
        for name, label, field in (
            ("updateTo", tr("To"), self.address),
            ("updateSubject", tr("Subject"), self.subject),
        ):
            name_field(field, name, label)
            form.add_row(label, field)
        name_field(self.body, "updateBody", tr("Text"))
        GapMarks(self.body)
        self.open_gaps.setObjectName("updateGaps")
        self.open_gaps.setTextFormat(Qt.TextFormat.PlainText)
        self.open_gaps.setProperty("role", "attention")
        self.open_gaps.setWordWrap(True)
        told = tr("Collected from your plan: what is new since {day}. Reword it as you like.")
        first = tr("Nothing was told so far: this is all your plan has. Take out what they know.")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading(self.windowTitle(), 1.15))
        column.addWidget(muted(first if since is None else told.format(day=short_day(since))))
        column.addWidget(form)
        column.addWidget(self.body, 1)
        column.addWidget(self.open_gaps)
        column.addWidget(self._problem)
        column.addWidget(self.mail)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        tr = self.tr
        name_field(self.sent_on, "updateSentOn", tr("Sent on"))
        caption = QLabel(tr("Sent on"))
        caption.setBuddy(self.sent_on)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(caption)
        row.addWidget(self.sent_on)
        row.addWidget(button("updateCancel", tr("Cancel"), self.reject, tr("Esc")))
        row.addWidget(button("updateSave", tr("Note as sent"), self.save))
        return row
