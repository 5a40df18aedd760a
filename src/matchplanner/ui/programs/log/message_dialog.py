"""One message to read, with what came back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from matchplanner.services.messages import MessageRow
from matchplanner.ui.days import day_text
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.words import word

_WIDTH, _HEIGHT = 90, 30  # average characters and lines


class MessageDialog(QDialog):
    """Shows a message and its reply; nothing can be changed here."""

    def __init__(self, message: MessageRow, parent: QWidget | None = None) -> None:
        """Show one message."""
        super().__init__(parent)
        self.setObjectName("readMessage")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(message.subject or word(message.kind))
        self.setAccessibleName(self.windowTitle())
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        text = QPlainTextEdit(self._words(message))
        text.setObjectName("messageText")
        text.setAccessibleName(self.tr("Message"))
        text.setReadOnly(True)
        sent = self.tr("To {who}, {channel}, {day}").format(
            who=message.addressee or self.tr("somebody"),
            channel=message.channel or self.tr("channel unknown"),
            day=day_text(message.sent_on),
        )
        close = button("closeMessage", self.tr("Close"), self.close, self.tr("Esc"))
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(heading(self.windowTitle(), 1.15))
        column.addWidget(muted(sent))
        column.addWidget(text, 1)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)

    def _words(self, message: MessageRow) -> str:
        if message.replied_on is None:
            return f"{message.body}\n\n{self.tr('No reply is logged.')}"
        head = self.tr("Reply of {day}, {quality}:").format(
            day=day_text(message.replied_on), quality=word(message.quality).lower()
        )
        return f"{message.body}\n\n{head}\n{message.answer}"
