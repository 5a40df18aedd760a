"""Several lines of plain text, with the words marked that may be misspelt."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QShowEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QToolTip, QWidget
from typing_extensions import override

from matchplanner.ui.spelling.marks import TextMarks, chosen


class LongText(QPlainTextEdit):
    """A field for long texts: F7 goes to the next word in doubt, the menu key offers what was meant."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Start with a text; it is looked at when it is first shown."""
        super().__init__(text, parent)
        self.marks: TextMarks | None = None

    def next_misspelling(self) -> str:
        """Choose the next word in doubt, beginning anew after the last; return what there is to say of it."""
        found = self._next()
        if found is None:
            said = self.tr("No word here looks misspelt.")
        else:
            self.setTextCursor(found)
            self.ensureCursorVisible()
            said = self.tr("“{word}” may be misspelt; the menu key offers other words.").format(
                word=found.selectedText()
            )
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        return said

    def menu_at(self, place: QPoint | None) -> QMenu:
        """Return the field's menu; first in it is what the word there may have been."""
        at = self.textCursor() if place is None else self.cursorForPosition(place)
        word = None if self.marks is None or self.isReadOnly() else self.marks.word_at(at)
        menu = self.createStandardContextMenu(place or self.cursorRect().center())
        menu.setParent(self, menu.windowFlags())
        menu.setObjectName("textMenu")
        menu.setAccessibleName(self.tr("Text"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if word is not None:
            self._offer(menu, word)
        return menu

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        below = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        place = None if by_key else self.viewport().mapFrom(self, event.pos())
        self.menu_at(place).popup(below if by_key else event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F7 and not event.modifiers():
            # In the window the command of the Edit menu has it; a dialog has no menu and no line below.
            place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
            QToolTip.showText(place, self.next_misspelling(), self)
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._watch()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.marks is not None:
            self.marks.rehighlight()  # a mark takes its colour when the text is looked at

    def _watch(self) -> None:
        if self.marks is None:
            self.marks = TextMarks(self)
        else:
            self.marks.catch_up()

    def _next(self) -> QTextCursor | None:
        """Return the next word in doubt after the cursor, else the first of the text."""
        if self.marks is None or self.isReadOnly():
            return None
        start = self.textCursor().selectionEnd()
        block = self.document().findBlock(start)
        later = start - block.position()
        for _turn in range(self.document().blockCount() + 1):
            for word in self.marks.doubtful(block):
                if word.start >= later:
                    return chosen(block, word)
            later = 0
            block = block.next()
            if not block.isValid():
                block = self.document().firstBlock()
        return None

    def _offer(self, menu: QMenu, word: QTextCursor) -> None:
        """Put what may have been meant at the top of a menu, with the ways to leave the word as it is."""
        marks = self.marks
        if marks is None or marks.speller is None:
            return
        text, speller, top = word.selectedText(), marks.speller, menu.actions()[0]
        offered = speller.suggestions(text)
        for number, other in enumerate(offered, start=1):
            action = menu.addAction(other)
            action.setObjectName(f"suggestion{number}")
            action.triggered.connect(partial(self._replace, word, other))
            menu.insertAction(top, action)
        if not offered:
            none = menu.addAction(self.tr("No suggestion"))
            none.setEnabled(False)
            menu.insertAction(top, none)
        menu.insertSeparator(top)
        add = menu.addAction(self.tr("Add “{word}” to my words").format(word=text))
        add.setObjectName("addToWords")
        add.setEnabled(speller.can_add())
        add.triggered.connect(lambda _checked=False: speller.add(text))
        leave = menu.addAction(self.tr("Ignore here"))
        leave.setObjectName("ignoreWord")
        leave.triggered.connect(lambda _checked=False: marks.ignore(text))
        menu.insertActions(top, [add, leave])
        menu.insertSeparator(top)

    def _replace(self, word: QTextCursor, other: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        word.insertText(other)
