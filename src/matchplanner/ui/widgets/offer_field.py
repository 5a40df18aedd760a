"""A line that offers usual answers and takes any other."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget
from typing_extensions import override

from matchplanner.ui.widgets.fields import LineField

_SHOWN = 12


class OfferField(LineField):
    """Type a part of an answer, or press Down for the list."""

    def __init__(self, words: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        """Start empty; the words are read when they are first wanted."""
        super().__init__(parent)
        self._words = words
        self.textEdited.connect(self._prepare)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._prepare()
            completer = self.completer()
            completer.setCompletionPrefix("" if self.text() in self._words() else self.text())
            completer.complete()
            return
        super().keyPressEvent(event)

    def _prepare(self) -> None:
        if self.completer() is not None:
            return
        completer = QCompleter(list(self._words()), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_SHOWN)
        self.setCompleter(completer)
        completer.activated.connect(lambda _word: self.commit())
