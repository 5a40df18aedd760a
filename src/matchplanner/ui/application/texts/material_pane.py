"""Sentences to begin with, drawn from rotations, cases, counters, projects and feedback (R208)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from matchplanner.services.text_material import Passage, Source
from matchplanner.ui.application.texts.text_words import tr
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.words import phrase, word


class MaterialPane(QWidget):
    """A card for each passage, with the ways to use it."""

    insert_requested = Signal(str)
    """These words are to go into the text."""

    begin_requested = Signal(object)
    """An ERAS experience is to begin with this Passage."""

    copied = Signal(str)
    """Something was copied: what it tells of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without anything."""
        super().__init__(parent)
        self._shown: tuple[Passage, ...] = ()
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 0, 0, 0)
        self._column.setSpacing(8)
        self._empty = muted(
            tr(
                "Nothing yet. Cases you note in the case log, what you count there, rotations that accepted "
                "you and projects of your profile become sentences here, to put into a text and to reword."
            )
        )
        self._empty.setObjectName("materialEmpty")
        self._column.addWidget(self._empty)

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Show these."""
        self._empty.setVisible(not passages)
        if tuple(passages) == self._shown:
            return
        self._shown = tuple(passages)
        for part in self._parts:
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self._parts = []
        for source in Source:
            mine = [(at, one) for at, one in enumerate(passages) if one.source is source]
            if mine:
                self._add(heading(word(source), 1.0))
            for at, passage in mine:
                self._add(self._card(at, passage, named=passage.about != word(source)))

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._column.addWidget(part)

    def _card(self, at: int, passage: Passage, *, named: bool) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        text = QLabel(passage.text)
        text.setObjectName(f"passage{at}")
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        put = button(f"insertPassage{at}", tr("Insert"), partial(self.insert_requested.emit, passage.text))
        begin = button(f"beginPassage{at}", tr("New ERAS text"), partial(self.begin_requested.emit, passage))
        copy = button(f"copyPassage{at}", tr("Copy"), partial(self._copy, passage))
        buttons = FlowBox()
        for made in (put, copy, begin):
            made.setAccessibleDescription(passage.about)
            buttons.add(made)
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        if named and passage.about:
            column.addWidget(muted(phrase(passage.about)))
        column.addWidget(text)
        column.addWidget(buttons)
        return card

    def _copy(self, passage: Passage) -> None:
        QGuiApplication.clipboard().setText(passage.text)
        self.copied.emit(passage.about)
