"""Putting a sentence of the plan into a draft, to be reworded there (R16, R111)."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QPushButton

from matchplanner.services.sentences import Sentence
from matchplanner.ui.tips import plain_tip


def insert_button(
    body: QPlainTextEdit, before: Callable[[], str], sentences: Sequence[Sentence]
) -> QPushButton:
    """Return a button with a menu of sentences, which go before the words that `before` returns.

    It is off, with a word on what is missing, while there is none.
    """
    made = QPushButton(_tr("Insert"))
    made.setObjectName("insertSentence")
    made.setAccessibleName(made.text())
    made.setAutoDefault(False)
    made.setEnabled(bool(sentences))
    made.setToolTip(
        _tr("A sentence of your own to reword: how training prepared you, what of yours meets the program")
        if sentences
        else _tr(
            "Nothing to insert yet: note in Profile how training prepared you, and experiences with keywords"
        )
    )
    menu = QMenu(made)
    menu.setObjectName("insertMenu")
    for at, sentence in enumerate(sentences):
        action = menu.addAction(sentence.about.replace("&", "&&"))
        action.setObjectName(f"insert_{at}")
        action.setToolTip(plain_tip(sentence.text))
        action.triggered.connect(partial(_insert, body, before, sentence.text))
    menu.setToolTipsVisible(True)
    made.setMenu(menu)
    return made


def _insert(body: QPlainTextEdit, before: Callable[[], str], text: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
    """Put a sentence where the cursor is; while that is still at the start, before the questions."""
    cursor = body.textCursor()
    if cursor.position() == 0:
        cursor.setPosition(max(body.toPlainText().find(before()), 0))
        cursor.insertText(f"{text}\n\n")
        cursor.setPosition(cursor.position() - 2)
    else:
        ahead = body.toPlainText()[: cursor.position()]
        cursor.insertText(text if ahead.endswith(("\n", " ")) else f" {text}")
    body.setTextCursor(cursor)
    body.setFocus()


def _tr(text: str) -> str:
    return QCoreApplication.translate("InsertMenu", text)
