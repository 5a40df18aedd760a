"""A wavy line below the words of a text that may be misspelt; only what changed is looked at again."""

from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from matchplanner.domain.spelling import Looked, Word
from matchplanner.ui import theme
from matchplanner.ui.spelling import speller

_ENGLISH, _FOREIGN = 0, 1
"""What a paragraph notes of itself: one too short to tell is in the language of the one before."""


class TextMarks(QSyntaxHighlighter):
    """Marks the paragraphs of one field, as they change and as other words are known."""

    def __init__(self, field: QPlainTextEdit) -> None:
        """Watch a text."""
        super().__init__(field.document())
        self._field = field
        self._ignored: set[str] = set()
        self._stale = False
        self._unfinished: QTextBlock | None = None
        self.speller = speller.current()
        if self.speller is not None:
            self.speller.changed.connect(self._on_changed)
        field.cursorPositionChanged.connect(self._finish)

    def ignore(self, word: str) -> None:
        """Leave a word alone in this text, until another text takes its place."""
        self._ignored.add(word)
        self.rehighlight()

    def forget_ignored(self) -> None:
        """Mark again what was to be left alone: another text is shown."""
        if self._ignored:
            self._ignored.clear()
            self.rehighlight()

    def catch_up(self) -> None:
        """Mark what other words, known since, have changed while the field was hidden."""
        if self._stale:
            self._stale = False
            self.rehighlight()

    def doubtful(self, block: QTextBlock) -> tuple[Word, ...]:
        """Return the words of a paragraph in doubt; their places are Qt's, in UTF-16."""
        text = block.text()
        looked = self._look(text, _known_state(block.previous()))
        return tuple(
            Word(units(text[: word.start]), units(text[: word.end]), word.text)
            for word in looked.doubtful
            if word.text not in self._ignored
        )

    def word_at(self, cursor: QTextCursor) -> QTextCursor | None:
        """Return the word in doubt at a cursor, chosen; None where there is none."""
        block, place = cursor.block(), cursor.positionInBlock()
        for word in self.doubtful(block):
            if word.start <= place <= word.end:
                return chosen(block, word)
        return None

    @override
    def highlightBlock(self, text: str) -> None:
        before = _FOREIGN if self.previousBlockState() == _FOREIGN else _ENGLISH
        looked = self._look(text, before)
        self.setCurrentBlockState(_FOREIGN if looked.foreign else _ENGLISH)
        if not looked.doubtful:
            return
        typed = self._typed_at()
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(theme.tokens(self._field).color("danger"))
        for word in looked.doubtful:
            start, end = units(text[: word.start]), units(text[: word.end])
            if end == typed:
                self._unfinished = self.currentBlock()
            elif word.text not in self._ignored:
                self.setFormat(start, end - start, look)

    def _look(self, text: str, before: int) -> Looked:
        if self.speller is None or self._field.isReadOnly():
            return Looked()
        return self.speller.look(text, foreign=before == _FOREIGN)

    def _typed_at(self) -> int:
        """Return where in this paragraph somebody is writing, else -1: a word is marked once it is whole."""
        cursor = self._field.textCursor()
        here = self._field.hasFocus() and cursor.block() == self.currentBlock()
        return cursor.positionInBlock() if here and not cursor.hasSelection() else -1

    def _finish(self) -> None:
        """Mark the word that was being written once the cursor has left it."""
        block = self._unfinished
        if block is None:
            return
        cursor = self._field.textCursor()
        ends = {word.end for word in self.doubtful(block)} if block.isValid() else set()
        if cursor.block() != block or cursor.positionInBlock() not in ends:
            self._unfinished = None
            if block.isValid():
                self.rehighlightBlock(block)

    def _on_changed(self) -> None:
        if self._field.isVisible():
            self.rehighlight()
        else:
            self._stale = True


def chosen(block: QTextBlock, word: Word) -> QTextCursor:
    """Return a cursor that has a word of a paragraph selected."""
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + word.start)
    cursor.setPosition(block.position() + word.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def units(text: str) -> int:
    """Return how long a text is as Qt counts, in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _known_state(block: QTextBlock) -> int:
    return _FOREIGN if block.isValid() and block.userState() == _FOREIGN else _ENGLISH
