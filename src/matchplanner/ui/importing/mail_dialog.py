"""Logging an e-mail that was saved as a file: what it is, whom it is about, and its words."""

from PySide6.QtWidgets import QWidget

from matchplanner.services import saved_mail
from matchplanner.services.messages import MessageRow, sent
from matchplanner.services.saved_mail import MailPart, Place, SavedMail
from matchplanner.ui.days import parse_day, short_day
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField, DayField, NoteField
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace

_NONE = "0"


class MailDialog(EntryDialog):
    """Proposes where an e-mail belongs; nothing is logged before it is accepted."""

    def __init__(self, workspace: Workspace, mail: SavedMail, parent: QWidget) -> None:
        """Start with what addresses and subject tell."""
        words = parent.tr("From {sender} to {to}").format(
            sender=mail.sender.words() or parent.tr("unknown"), to=mail.to.words() or parent.tr("unknown")
        )
        title = mail.subject or parent.tr("E-mail without a subject")
        super().__init__("mailDialog", title, parent.tr("Add to the log"), parent, words)
        self._workspace = workspace
        self._mail = mail
        self._found = saved_mail.place(mail)
        self.part = ChoiceField(choices(MailPart))
        self.message = ChoiceField([(str(row.id), self._line(row)) for row in sent()])
        self.program = ChoiceField(
            [(_NONE, self.tr("No program of mine")), *((str(i), name) for i, name in saved_mail.programs())]
        )
        self.on = DayField()
        self.text = NoteField()
        self.add("mailPart", self.tr("This is"), self.part)
        self.add("mailMessage", self.tr("It answers"), self.message)
        self.add("mailProgram", self.tr("About"), self.program)
        self.add("mailOn", self.tr("Day"), self.on)
        self.add("mailText", self.tr("Text"), self.text)
        self._begin()
        self.part.committed.connect(lambda _key: self._show_state())
        self.submit_with(self._write)

    def _begin(self) -> None:
        found = self._found
        self.part.load(found.part.value)
        if found.message_id:
            self.message.load(str(found.message_id))
        self.program.load(str(found.program_id))
        self.on.load(self._mail.on)
        self.text.load(self._mail.text)
        self._show_state()

    def _show_state(self) -> None:
        reply = self.part.key() == MailPart.REPLY.value
        self.message.setEnabled(reply)
        self.program.setEnabled(not reply)

    def _line(self, row: MessageRow) -> str:
        day = "" if row.sent_on is None else short_day(row.sent_on)
        return " · ".join(part for part in (day, row.addressee, row.subject) if part)

    def _write(self) -> None:
        where = Place(
            MailPart(self.part.key()),
            int(self.program.key() or _NONE),
            int(self.message.key() or _NONE),
            self._found.person_id,
        )
        on, text = parse_day(self.on.line.text()), self.text.text()
        label = self.tr("Log the e-mail {subject}").format(subject=self.windowTitle())
        self._workspace.run(label, lambda: saved_mail.log(self._mail, where, on, text))
