"""What a note looks like: read only, over the field; the text below stays as it was typed."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget
from typing_extensions import override

from matchplanner.domain import note_text
from matchplanner.ui.widgets.links import open_address, web_address


class NotePreview(QTextBrowser):
    """Shows Markdown without HTML and without pictures; nothing is opened but by a click or a key."""

    box_toggled = Signal(int)
    """The check box of this number was clicked, or Space pressed on it."""

    record_requested = Signal(str)
    """The record of this name is to be opened."""

    left = Signal()
    """Esc: back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setObjectName("notePreview")
        self.setAccessibleName(self.tr("Preview of the note"))
        self.setToolTip(
            self.tr("As it reads. Space ticks a box, Enter follows a link, Esc goes back to the text.")
        )
        self.anchorClicked.connect(self._follow)
        self._shown = ""

    def show_text(self, text: str) -> None:
        """Show a note, as far down as before."""
        self._shown = text
        bar = self.verticalScrollBar()
        at = bar.value()
        features = QTextDocument.MarkdownFeature
        self.document().setMarkdown(
            note_text.to_markdown(text), features.MarkdownDialectGitHub | features.MarkdownNoHTML
        )
        bar.setValue(at)

    @override
    def loadResource(self, _type: int, _name: QUrl | str) -> Any:
        """Load nothing: a note shows no files and no pages."""
        return None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        target = self.textCursor().charFormat().anchorHref() if self.textCursor().hasSelection() else ""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Space and target.startswith(note_text.BOX):
            self._follow(QUrl(target))
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown:
            self.show_text(self._shown)  # a link takes its colour when the text is read

    def _follow(self, target: QUrl) -> None:
        address = target.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if address.startswith(note_text.BOX):
            self.box_toggled.emit(int(address.removeprefix(note_text.BOX)))
        elif address.startswith(note_text.RECORD):
            self.record_requested.emit(note_text.record_of(address))
        elif web_address(address) is not None:
            open_address(address)
