"""Links that show where they lead and open in the user's own browser, web addresses only."""

import html
import re

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

_SCHEMES = ("http", "https")
_BARE_HOST = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+([/?#]\S*)?")


def web_address(text: str) -> QUrl | None:
    """Return the address a text holds, or None if it is not one of the web.

    "www.example.org/x" is read as https. Any other scheme, a local file
    included, is no address that may be opened.
    """
    plain = text.strip()
    url = QUrl(f"https://{plain}" if _BARE_HOST.fullmatch(plain) else plain)
    return url if url.isValid() and url.scheme() in _SCHEMES and url.host() else None


def open_address(text: str) -> bool:
    """Hand a web address to the browser; anything else stays closed and returns False."""
    url = web_address(text)
    return url is not None and QDesktopServices.openUrl(url)


def linked(text: str, name: str = "") -> str:
    """Return rich text: a web address as a link under this name or its host's, other text as typed."""
    url = web_address(text)
    if url is None:
        return html.escape(text)
    target = html.escape(url.toString(QUrl.ComponentFormattingOption.FullyEncoded), quote=True)
    return f'<a href="{target}">{html.escape(name or url.host().removeprefix("www."))}</a>'


class LinkLabel(QLabel):
    """Rich text made by `linked`; links are reached by Tab and opened by Enter or a click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.linkActivated.connect(open_address)
        self.linkHovered.connect(self.setToolTip)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            # A link takes its colour when the text is read, so it is read again.
            text = self.text()
            self.clear()
            self.setText(text)
