"""The messages about the current program: who was asked, what came back, and what is due."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain.claims import ClaimField
from matchplanner.domain.enquiries import Echo
from matchplanner.services import messages
from matchplanner.services.messages import MessageRow
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.days import short_day
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.page import heading
from matchplanner.ui.programs.log.answer_menu import answer_menu
from matchplanner.ui.programs.log.compose_dialog import ComposeDialog, Start
from matchplanner.ui.programs.log.message_dialog import MessageDialog
from matchplanner.ui.programs.log.reply_dialog import ReplyDialog
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.tones import set_tone
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

_MOST_ROWS = 6


class MessagesSection(QWidget):
    """The log of one program."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(parent)
        self._workspace = workspace
        self._row: ProgramRow | None = None
        self.status = QLabel()
        self.status.setObjectName("enquiryStatus")
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        self.model = RowTableModel(_columns(), self)
        self.table = RecordTable("messagesTable", self.tr("Messages"))
        self.table.show_model(self.model, (16, 26, 12, 24), 1)
        self.table.record_changed.connect(lambda _record: self._show_state())
        self.table.delete_requested.connect(self._delete)
        self.table.activated.connect(lambda _index: self.read())
        self._lay_out()

    def show_program(self, row: ProgramRow | None, today: date) -> None:
        """Show the messages about a program."""
        self._row = row
        self.setEnabled(row is not None)
        found = messages.rows(row.id) if row is not None else ()
        self.model.replace(found)
        self.table.setVisible(bool(found))
        self.table.fit_rows(2, _MOST_ROWS)
        self.table.select_any()
        self._show_state()
        if row is not None:
            words, tone = status_words(messages.echo(row.id, today), messages.warning(row.id, today))
            self.status.setText(words)
            set_tone(self.status, tone)

    def compose(self, start: Start | None = None) -> None:
        """Write a message; after silence the second mail is offered."""
        row = self._row
        if row is None:
            return
        dialog = ComposeDialog(self._workspace, row, start or self._start(row), self.window())
        dialog.saved.connect(self.table.select)
        dialog.open()
        dialog.questions.items.setFocus()

    def reply(self) -> None:
        """Log what came back to the current message."""
        message = self._message()
        if message is not None:
            dialog = ReplyDialog(self._workspace, message, self.window())
            dialog.open()
            dialog.answer.setFocus()

    def read(self) -> None:
        """Show the current message."""
        message = self._message()
        if message is not None:
            MessageDialog(message, self.window()).open()

    def use_answer(self, field: ClaimField, value: str) -> None:
        """Make a fact of the current message's reply."""
        message, row = self._message(), self._row
        if message is None or row is None:
            return
        label = self.tr("Use an answer for {fact} of {program}").format(fact=field.label, program=row.name)
        self._workspace.run(label, lambda: messages.use_answer(message.id, field, value))

    def _start(self, row: ProgramRow) -> Start:
        found = messages.echo(row.id, self._workspace.today())
        silent = found is not None and found.silent and found.mails == 1
        asked = self.model.rows[0].questions if silent and self.model.rows else ()
        return Start("second" if silent else "enquiry", asked)

    def _lay_out(self) -> None:
        tr = self.tr
        self._new = button("newEnquiry", tr("New message..."), self.compose)
        self._reply = button("logReply", tr("Log reply..."), self.reply)
        self._read = button("openMessage", tr("Read..."), self.read)
        self._use = button("useAnswer", tr("Use answer for..."), self._show_fields)
        self._remove = button(
            "deleteMessage", tr("Delete"), lambda: self._delete(self.table.record()), tr("Del")
        )
        top = QHBoxLayout()
        top.addWidget(heading(tr("Messages"), 1.0))
        top.addStretch()
        top.addWidget(self._new)
        below = QHBoxLayout()
        for part in (self._reply, self._use, self._read):
            below.addWidget(part)
        below.addStretch()
        below.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.status)
        column.addWidget(self.table)
        column.addLayout(below)

    def _message(self) -> MessageRow | None:
        row = self.table.row()
        return row if isinstance(row, MessageRow) else None

    def _show_state(self) -> None:
        message = self._message()
        for part in (self._reply, self._use, self._read, self._remove):
            part.setVisible(bool(self.model.rows))
            part.setEnabled(message is not None)
        self._use.setEnabled(message is not None and message.replied_on is not None)

    def _show_fields(self) -> None:
        message = self._message()
        if message is None:
            return
        menu = answer_menu(message, self.use_answer, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._use.mapToGlobal(QPoint(0, self._use.height())))

    def _delete(self, message: int) -> None:
        row = self._row
        if message and row is not None:
            label = self.tr("Delete a message to {program}").format(program=row.name)
            self._workspace.run(label, lambda: messages.delete([message]))


def status_words(found: Echo | None, warning: str) -> tuple[str, str]:
    """Return what became of the enquiries in one line, and the tone of it."""
    if found is None:
        return _tr("No enquiry yet. A short, polite one tells more than any page."), "muted"
    if found.latency is not None and found.replied_on is not None:
        words = _tr("Reply on {day}, {days} after your enquiry; {quality}.")
        quality = word(found.quality).lower()
        return words.format(
            day=short_day(found.replied_on), days=_days(found.latency), quality=quality
        ), "muted"
    if found.silent:
        words = _tr("No reply in {n} days (waiting period {of}).").format(
            n=found.waited, of=found.waiting_days
        )
        return f"{words} {warning}".strip(), "attention"
    words = _tr("Waiting: day {n} of {of}, until {day}. {warning}")
    text = words.format(n=found.waited, of=found.waiting_days, day=short_day(found.due_on), warning=warning)
    return text.strip(), "muted"


def _columns() -> tuple[Column[MessageRow], ...]:
    tip: Callable[[MessageRow], str] = lambda row: "\n".join(row.questions)  # noqa: E731 - used twice
    return (
        Column(
            "sent",
            _tr("Sent"),
            lambda row: "" if row.sent_on is None else short_day(row.sent_on),
            sort=lambda row: row.sent_on,
        ),
        Column("to", _tr("To"), lambda row: row.addressee or word(row.kind), tip=tip),
        Column("channel", _tr("Channel"), lambda row: row.channel),
        Column("reply", _tr("Reply"), _reply, sort=lambda row: row.replied_on, tip=lambda row: row.answer),
    )


def _reply(row: MessageRow) -> str:
    if row.replied_on is None:
        return _tr("none logged")
    day = short_day(row.replied_on)
    return day if row.latency is None else f"{day}, {_days(row.latency)}"


def _days(count: int) -> str:
    return counted("1 day", "{n} days", count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MessagesSection", text)
