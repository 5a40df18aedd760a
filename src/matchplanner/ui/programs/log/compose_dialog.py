"""Writing a message: a draft with gaps, questions to choose, and the guard that lets no gap go out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from matchplanner.domain.claims import ClaimField
from matchplanner.domain.enquiries import CHANNELS, QUESTIONS, MessageKind, Template, filled, question_block
from matchplanner.errors import UserError
from matchplanner.services import messages, people, roster, sentences
from matchplanner.services.mail import Mail
from matchplanner.services.messages import Draft
from matchplanner.services.people import PersonRow, ProgramPerson
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.page import heading
from matchplanner.ui.programs.log.insert_menu import insert_button
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField, DayField
from matchplanner.ui.widgets.forms import Form, name_field, problem_line, show_problem
from matchplanner.ui.widgets.gap_marks import GapMarks
from matchplanner.ui.widgets.long_text import LongText
from matchplanner.ui.widgets.mail_buttons import MailButtons
from matchplanner.ui.widgets.question_list import QuestionList
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.workspace import Workspace

_WIDTH, _HEIGHT = 150, 40  # average characters and lines
_GAP = f"{{{QUESTIONS}}}"


@dataclass(frozen=True, slots=True)
class Start:
    """What a message begins with: the template, the questions already chosen, and to whom.

    Without a program the message asks an `institution` whether it has a residency; `planned` is the id
    under which that was noted as one to ask.
    """

    template: str = "enquiry"
    questions: tuple[str, ...] = ()
    person: int = 0
    to_name: str = ""
    institution: str = ""
    planned: int = 0


class ComposeDialog(QDialog):
    """Fills a draft from the profile; hands it to a mail program, and notes it as sent."""

    saved = Signal(int)
    """The message of this id was noted as sent."""

    def __init__(
        self, workspace: Workspace, program: ProgramRow | None, start: Start, parent: QWidget | None = None
    ) -> None:
        """Begin a message about one program, or to an institution of which one may come to light."""
        super().__init__(parent)
        self.setObjectName("composeMessage")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._about = program.name if program is not None else start.institution
        self.setWindowTitle(self.tr("Message about {program}").format(program=self._about))
        self.setAccessibleName(self.windowTitle())
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self._workspace = workspace
        self._program = program
        self._program_id = None if program is None else program.id
        self._start = start
        self._people: Sequence[ProgramPerson | PersonRow] = (
            people.rows() if program is None else people.at_program(program.id)
        )
        self._residents = () if program is None else roster.to_write_to(program.id)
        self._templates = {
            template.key: template
            for template in messages.templates()
            if (template.kind is MessageKind.DISCOVERY) is (program is None)
        }
        self._block, self._greeted, self._offered_address = _GAP, "", ""
        self.template = ChoiceField([(key, self.tr(t.label)) for key, t in self._templates.items()])
        self.to_name = QComboBox()
        self.to_role = QComboBox()
        self.channel = QComboBox()
        self.address = QLineEdit()
        self.subject = QLineEdit()
        self.questions = QuestionList("message")
        self.body = LongText()
        self.sent_on = DayField()
        self.insist = QCheckBox(self.tr("Send all the same"))
        self._problem = problem_line("messageProblem")
        self._warning = QLabel()
        self.mail = MailButtons(
            "message", self.content, workspace.places, lambda words: show_problem(self._problem, words)
        )
        self._lay_out()
        self._begin()
        self._connect()
        self._check()

    @property
    def chosen_template(self) -> Template:
        """The template in use."""
        return self._templates[self.template.key()]

    def draft(self) -> Draft:
        """Return the message as it is typed."""
        name = " ".join(self.to_name.currentText().split())
        person = next((one.id for one in self._people if one.name.casefold() == name.casefold()), None)
        return Draft(
            kind=self.chosen_template.kind,
            to_name=name,
            to_role=self.to_role.currentText(),
            channel=self.channel.currentText(),
            subject=self.subject.text(),
            body=self.body.toPlainText(),
            questions=self.questions.chosen(),
            person_id=person,
            institution=self._start.institution,
            planned=self._start.planned,
        )

    def content(self) -> Mail:
        """Return the message as a mail program takes it."""
        draft = self.draft()
        return Mail(draft.to_name, self.address.text(), draft.subject, draft.body)

    def save(self) -> None:
        """Note the message as sent; a gap or a mail too soon keeps the dialog open."""
        draft, program = self.draft(), self._program_id
        show_problem(self._problem, "")
        self.sent_on.line.commit()
        if not self._problem.isHidden():
            return
        sent_on, insist = self.sent_on.day(), self.insist.isChecked()
        label = self.tr("Log a message to {program}").format(program=self._about)
        try:
            added = self._workspace.run(
                label, lambda: messages.save_sent(program, draft, sent_on, insist=insist)
            )
        except UserError as exc:
            show_problem(self._problem, exc.sentence())
            return
        self.saved.emit(added)
        self.accept()

    def _begin(self) -> None:
        start = self._start
        self.template.load(start.template)
        names = dict.fromkeys((*(person.name for person in self._people), *self._residents))
        self.to_name.addItems(list(names))
        chosen = next((one for one in self._people if one.id == start.person), None)
        self.to_name.setCurrentText(chosen.name if chosen else start.to_name)
        self.to_role.addItems(self._roles())
        self.channel.addItems([self.tr(channel) for channel in CHANNELS])
        self._take_role(chosen)
        self.sent_on.load(self._workspace.today())
        self._offer_questions(start.questions)
        self._fill()

    def _roles(self) -> list[str]:
        tr = self.tr
        if self._program is None:
            return [tr("Genetics division"), tr("GME office"), ""]
        return [tr("Program coordinator"), tr("Program director"), "", tr("Resident")]

    def _connect(self) -> None:
        self.template.activated.connect(lambda _at: self._on_template())
        self.to_name.currentTextChanged.connect(lambda _text: self._on_addressee())
        self.to_role.currentTextChanged.connect(lambda _text: self._greet())
        self.questions.changed.connect(self._on_questions)
        self.body.textChanged.connect(self._check)
        self.subject.textChanged.connect(self._check)
        self.sent_on.problem.connect(lambda text: show_problem(self._problem, text))

    def _on_template(self) -> None:
        self._offer_questions(self.questions.chosen())
        self._fill()
        self._check()

    def _on_addressee(self) -> None:
        name = self.to_name.currentText().casefold()
        person = next((one for one in self._people if one.name.casefold() == name), None)
        if person is None and name in {resident.casefold() for resident in self._residents}:
            self.to_role.setCurrentText(self.tr("Resident"))
        self._take_role(person)
        self._greet()

    def _take_role(self, person: ProgramPerson | PersonRow | None) -> None:
        self._offer_address(self._known_address() if person is None else person.email)
        if person is not None and person.role:
            self.to_role.setCurrentText(person.role)
        elif self.chosen_template.kind is MessageKind.RESIDENT:
            self.to_role.setCurrentText(self.tr("Resident"))

    def _offer_address(self, found: str) -> None:
        """Put in an address, unless another one was typed."""
        if self.address.text() == self._offered_address:
            self.address.setText(found)
            self._offered_address = found

    def _known_address(self) -> str:
        """Return the address the program gives for questions."""
        fact = None if self._program is None else self._program.facts[ClaimField.CONTACT_EMAIL]
        return str(fact.value) if fact is not None and fact.known else ""

    def _offer_questions(self, chosen: tuple[str, ...]) -> None:
        bank = messages.banks()[self.chosen_template.bank]
        self.questions.offer([question.text for question in bank.questions], chosen)

    def _fill(self) -> None:
        """Write the draft anew from the template."""
        template, today = self.chosen_template, self._workspace.today()
        self._greeted = self._addressee()
        institution = self._start.institution
        words = messages.words_for(self._program_id, self._greeted, today, institution)
        chosen = self.questions.chosen()
        self._block = question_block(chosen) if chosen else _GAP
        self.subject.setText(filled(template.subject, words))
        self.subject.setCursorPosition(0)
        self.body.setPlainText(filled(template.body, {**words, QUESTIONS: self._block}))

    def _addressee(self) -> str:
        return self.to_name.currentText().strip() or self.to_role.currentText().strip()

    def _greet(self) -> None:
        """Keep the salutation in step with the addressee, unless it was reworded."""
        wanted = self._addressee() or "{addressee}"
        self._swap(f"Dear {self._greeted or '{addressee}'},", f"Dear {wanted},")
        self._greeted = self._addressee()

    def _on_questions(self) -> None:
        chosen = self.questions.chosen()
        wanted = question_block(chosen) if chosen else _GAP
        if not self._swap(self._block, wanted) and chosen:
            self.body.appendPlainText(f"\n{wanted}")
        self._block = wanted
        self._check()

    def _swap(self, old: str, new: str) -> bool:
        """Put new words in place of old ones, leaving all else as typed; False if they are not there."""
        text = self.body.toPlainText()
        if old not in text:
            return False
        self.body.setPlainText(text.replace(old, new, 1))
        return True

    def _check(self) -> None:
        """Say what is still open and what to think about; nothing is refused before it is saved."""
        template, draft = self.chosen_template, self.draft()
        refusal, warnings = messages.problems(draft, template.most_questions)
        against = ""
        if template.kind is MessageKind.ENQUIRY:
            against = messages.warning(self._program_id, self._workspace.today())
        self.insist.setVisible(bool(against))
        words = [*warnings, *([against] if against else []), *([refusal] if refusal else [])]
        self._warning.setText("\n".join(words))
        self._warning.setVisible(bool(words))
        self.mail.setEnabled(not refusal)
        self.mail.said.clear()
        if not refusal:
            show_problem(self._problem, "")

    def _lay_out(self) -> None:
        tr = self.tr
        form = Form()
        for box in (self.to_name, self.to_role, self.channel):
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = self.to_name.lineEdit()
        if line is not None:
            line.setPlaceholderText(tr("a name, if you know it"))
        fields: tuple[tuple[str, str, QWidget], ...] = (
            ("messageTemplate", tr("Draft"), self.template),
            ("messageTo", tr("To"), self.to_name),
            ("messageRole", tr("Role"), self.to_role),
            ("messageChannel", tr("Channel"), self.channel),
            ("messageAddress", tr("E-mail address"), self.address),
        )
        self.address.setPlaceholderText(tr("unknown"))
        for name, label, field in fields:
            name_field(field, name, label)
            form.add_row(label, field)
        left = QVBoxLayout()
        left.addWidget(form)
        left.addWidget(self.questions, 1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(left, 2)
        columns.addLayout(self._text(), 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading(self.windowTitle(), 1.15))
        column.addLayout(columns, 1)
        column.addWidget(self._warning)
        column.addWidget(self._problem)
        column.addLayout(self._buttons())

    def _text(self) -> QVBoxLayout:
        tr = self.tr
        name_field(self.subject, "messageSubject", tr("Subject"))
        name_field(self.body, "messageBody", tr("Text"))
        self.body.setTabChangesFocus(True)
        GapMarks(self.body)
        column = QVBoxLayout()
        column.setSpacing(4)
        for label, field in ((tr("Subject"), self.subject), (tr("Text"), self.body)):
            caption = QLabel(label)
            caption.setBuddy(field)
            column.addWidget(caption)
            column.addWidget(field)
        ways = QHBoxLayout()
        offered = sentences.for_program(self._program)
        ways.addWidget(insert_button(self.body, lambda: self._block, offered))
        ways.addWidget(self.mail)
        column.addLayout(ways)
        return column

    def _buttons(self) -> QHBoxLayout:
        tr = self.tr
        self._warning.setObjectName("messageWarning")
        self._warning.setProperty("role", "attention")
        self._warning.setWordWrap(True)
        self.insist.setObjectName("messageInsist")
        self.insist.setAccessibleName(self.insist.text())
        name_field(self.sent_on, "messageSentOn", tr("Sent on"))
        caption = QLabel(tr("Sent on"))
        caption.setBuddy(self.sent_on)
        save = button("saveMessage", tr("Save as sent"), self.save)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.insist)
        row.addWidget(caption)
        row.addWidget(self.sent_on)
        row.addWidget(button("cancelMessage", tr("Cancel"), self.reject, tr("Esc")))
        row.addWidget(save)
        return row
