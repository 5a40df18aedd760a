"""Taking a message out of the window: copied, opened in a mail program, or saved as an e-mail file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from matchplanner.errors import UserError
from matchplanner.files import write_atomically
from matchplanner.services import mail
from matchplanner.services.mail import Mail
from matchplanner.ui.places import Asking, Places
from matchplanner.ui.widgets.buttons import button


class MailButtons(QWidget):
    """Three ways out for one message, and a word on what was done."""

    def __init__(
        self, name: str, content: Callable[[], Mail], places: Places, refused: Callable[[str], object]
    ) -> None:
        """Take what to hand out, the folders that files are saved in, and who shows a refusal."""
        super().__init__()
        self._name = name
        self._content = content
        self._places = places
        self._refused = refused
        self.said = QLabel()
        self.said.setObjectName(f"{name}Said")
        self.said.setProperty("role", "ok")
        tr = self.tr
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(button(f"{name}Copy", tr("Copy"), self.copy))
        row.addWidget(button(f"{name}Open", tr("Open in mail program"), self.open_mail))
        row.addWidget(button(f"{name}File", tr("Save as e-mail file..."), self.save_file))
        row.addWidget(self.said)
        row.addStretch()

    def copy(self) -> None:
        """Put subject and text on the clipboard."""
        QGuiApplication.clipboard().setText(mail.plain(self._content()))
        self._tell(self.tr("Copied"))

    def open_mail(self) -> None:
        """Hand the message to the mail program of the computer."""
        try:
            link = mail.link(self._content())
        except UserError as exc:
            self._refused(exc.sentence())
            return
        if QDesktopServices.openUrl(QUrl(link)):
            self._tell(self.tr("Handed to the mail program"))
        else:
            self._refused(self.tr("No mail program took the message. Copy it, or save it as a file."))

    def save_file(self) -> None:
        """Ask where to save the message as an e-mail file."""
        asking = Asking(
            f"{self._name}SaveDialog", self.tr("Save as e-mail file"), self.tr("E-mail (*.eml)"), "mail"
        )
        self._places.ask_save(self, asking, "message.eml", self.write)

    def write(self, path: Path) -> None:
        """Save the message as an e-mail file."""
        try:
            write_atomically(path, mail.file_content(self._content()))
        except UserError as exc:
            self._refused(exc.sentence())
            return
        self._tell(self.tr("Saved {name}").format(name=path.name))

    def _tell(self, words: str) -> None:
        self._refused("")
        self.said.setText(words)
