"""What changed in this version: in Help at any time, and offered once after an update."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from matchplanner import __version__
from matchplanner.services import release_notes
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import heading, muted
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.sizes import resize_within_screen

_SEEN = "version/seen"
_WIDTH, _HEIGHT = 100, 34  # average characters and lines


class NewsDialog(QDialog):
    """The change log, the newest version first."""

    def __init__(self, parent: QWidget) -> None:
        """Read what came along with the program."""
        super().__init__(parent)
        self.setObjectName("newsDialog")
        self.setWindowTitle(self.tr("What changed in this version"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        known = release_notes.releases()
        text = QTextBrowser()
        text.setObjectName("newsText")
        text.setAccessibleName(self.tr("What changed"))
        text.setOpenLinks(False)
        whole = "\n\n".join(f"## {release.version}\n\n{release.text}" for release in known)
        text.document().setMarkdown(whole, QTextDocument.MarkdownFeature.MarkdownNoHTML)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(heading(f"MatchPlanner {__version__}", 1.15))
        if known:
            column.addWidget(text, 1)
            text.setFocus()
        else:
            column.addWidget(muted(self.tr("The list of changes did not come along with this installation.")))
            column.addStretch()
        column.addWidget(buttons)


def tell_once(window: QWidget, notices: Notices, settings: Settings) -> None:
    """Offer what changed at the first start of another version; a first start of all says nothing."""
    seen = settings.text(_SEEN)
    if seen == __version__:
        return
    settings.set_text(_SEEN, __version__)
    if seen:
        notices.tell(
            _tr("MatchPlanner is now version {version}.").format(version=__version__),
            _tr("What changed"),
            lambda: NewsDialog(window).open(),
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("News", text)
