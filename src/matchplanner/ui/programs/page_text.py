"""The text of a program's page: pasted, dropped or typed, the sentences behind proposals marked."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from matchplanner.domain.page_reading.fields import Proposal
from matchplanner.ui import theme
from matchplanner.ui.overriding import override

_IDLE_MILLISECONDS = 400


class PageText(QTextEdit):
    """Plain text that can be pasted into; tells when there is something new to read."""

    text_typed = Signal(str)
    """The text changed and the user paused."""

    text_pasted = Signal(str)
    """Plain text was pasted; the whole text there is now."""

    html_pasted = Signal(str)
    """A page was pasted with its mark-up into an empty field."""

    file_dropped = Signal(object)
    """A saved page was dropped: its path."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("pageText")
        self.setAccessibleName(self.tr("Text of the page"))
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MILLISECONDS)
        self._idle.timeout.connect(lambda: self.text_typed.emit(self.toPlainText()))
        self.textChanged.connect(self._idle.start)

    def show_text(self, text: str) -> None:
        """Show what was read, without asking to read it again."""
        if text != self.toPlainText():
            self.setPlainText(text)
        self._idle.stop()

    def mark(self, proposals: Sequence[Proposal], current: int) -> None:
        """Underline the sentences of all proposals, and light up and show the current one's."""
        text = self.toPlainText()
        colors = theme.tokens(self)
        quiet = QTextCharFormat()
        quiet.setFontUnderline(True)
        quiet.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        quiet.setUnderlineColor(colors.color("accent"))
        bright = QTextCharFormat()
        bright.setBackground(_tinted(colors.color("accent"), colors.color("surface")))
        bright.setForeground(colors.color("text"))
        marks = [self._selection(text, proposal, quiet) for proposal in proposals]
        if 0 <= current < len(proposals):
            shown = self._selection(text, proposals[current], bright)
            marks.append(shown)
            if not self.hasFocus():  # whoever types there keeps the place
                self._scroll_to(shown.cursor)
        self.setExtraSelections(marks)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return _dropped(source) is not None or super().canInsertFromMimeData(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        path = _dropped(source)
        if path is not None:
            self.file_dropped.emit(path)
        elif source.hasHtml() and not self.toPlainText().strip():
            self.html_pasted.emit(source.html())
        else:
            super().insertFromMimeData(source)
            self._idle.stop()
            self.text_pasted.emit(self.toPlainText())

    def _selection(self, text: str, proposal: Proposal, how: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(text[: proposal.start]))
        cursor.setPosition(_units(text[: proposal.end]), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = how
        return selection

    def _scroll_to(self, cursor: QTextCursor) -> None:
        plain = QTextCursor(cursor)
        plain.setPosition(cursor.selectionEnd())
        self.setTextCursor(plain)
        plain.setPosition(cursor.selectionStart())
        self.setTextCursor(plain)


def _dropped(source: QMimeData) -> Path | None:
    """Return the one file that is being dropped, if it is on this computer."""
    urls = source.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def _units(text: str) -> int:
    """Return how many places a text takes in Qt, which counts rare characters twice."""
    return len(text) + sum(char > "\uffff" for char in text)


def _tinted(color: QColor, ground: QColor) -> QColor:
    """Return a colour mixed into the ground, light enough for text on it."""
    share = 0.3

    def mixed(part: int, ground_part: int) -> int:
        return round(ground_part + (part - ground_part) * share)

    return QColor(
        mixed(color.red(), ground.red()),
        mixed(color.green(), ground.green()),
        mixed(color.blue(), ground.blue()),
    )
