"""Logging what came back: the day, the words, and whether they helped."""

from PySide6.QtWidgets import QLabel, QWidget

from matchplanner.domain.enquiries import Quality
from matchplanner.services import messages
from matchplanner.services.messages import MessageRow
from matchplanner.ui.days import parse_day
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField, DayField, NoteField
from matchplanner.ui.words import choices
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted


class ReplyDialog(EntryDialog):
    """Asks for the reply to one message; a blank day takes the reply back."""

    def __init__(self, workspace: Workspace, message: MessageRow, parent: QWidget) -> None:
        """Start from what is logged, or from today."""
        super().__init__(
            "replyDialog",
            parent.tr("Reply from {who}").format(who=message.addressee or parent.tr("the program")),
            parent.tr("Save reply"),
            parent,
            "\n".join(message.questions),
        )
        self._workspace = workspace
        self._message = message
        self.replied_on = DayField()
        self.replied_on.load(message.replied_on or workspace.today())
        self.quality = ChoiceField(choices(Quality))
        self.quality.load(message.quality.value)
        self.answer = NoteField()
        self.answer.load(message.answer)
        self.answer.setPlaceholderText(self.tr("what they answered, in their words"))
        self._latency = QLabel()
        self._latency.setObjectName("replyLatency")
        self._latency.setProperty("role", "muted")
        self.add("replyOn", self.tr("Came on"), self.replied_on)
        self.form.add_row("", self._latency)
        self.add("replyQuality", self.tr("The reply was"), self.quality)
        self.add("replyAnswer", self.tr("Answer"), self.answer)
        self.replied_on.committed.connect(lambda _day: self._show_latency())
        self._show_latency()
        self.submit_with(self._write)

    def _show_latency(self) -> None:
        sent, back = self._message.sent_on, self.replied_on.day()
        days = None if sent is None or back is None else (back - sent).days
        told = "" if days is None else counted("1 day after the message", "{n} days after the message", days)
        self._latency.setText(told)

    def _write(self) -> None:
        day = parse_day(self.replied_on.line.text())
        quality, text = Quality(self.quality.key()), self.answer.text()
        if day is None:
            quality, text = Quality.UNKNOWN, ""
        label = self.tr("Log a reply from {who}").format(
            who=self._message.addressee or self.tr("the program")
        )
        self._workspace.run(label, lambda: messages.record_reply(self._message.id, day, text, quality))
