"""The editors of a cell: a list, a number, a day, words completed one by one, or a line."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget
from typing_extensions import override

from matchplanner.errors import UserError
from matchplanner.services import cells
from matchplanner.ui.programs.column import ProgramColumn, Typed, tr
from matchplanner.ui.tips import plain_tip

_HINTS = {
    Typed.NUMBER: "a number, or blank",
    Typed.DAY: "2027-10-15, or in words",
    Typed.WORDS: "one; another",
}


class FitValidator(QValidator):
    """Lets a text be handed over only when the column can hold it; until then the editor stays open."""

    def __init__(self, key: str, editor: QLineEdit) -> None:
        """Watch an editor of the column of this key."""
        super().__init__(editor)
        self._key = key
        self._editor = editor

    @override
    def validate(self, text: str, at: int) -> object:
        problem = refusal(self._key, text)
        self._editor.setToolTip(plain_tip(problem))
        state = QValidator.State.Intermediate if problem else QValidator.State.Acceptable
        return state, text, at


class WordsCompleter(QCompleter):
    """Completes the last of several words parted by semicolons."""

    def __init__(self, words: Sequence[str], parent: QLineEdit) -> None:
        """Offer these words."""
        super().__init__(QStringListModel(list(words), parent), parent)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self._line = parent

    @override
    def splitPath(self, path: str) -> list[str]:
        return [path.replace(",", ";").rpartition(";")[2].strip()]

    @override
    def pathFromIndex(self, index: object) -> str:
        before = self._line.text().replace(",", ";").rpartition(";")[0].strip()
        word = super().pathFromIndex(index)  # type: ignore[arg-type]  # Qt's own index, handed through
        return f"{before}; {word}" if before else word


class ChoiceEditor(QComboBox):
    """A list of answers; a click chooses at once, arrow keys only when Enter or Tab hands the cell over."""

    chosen = Signal()

    def __init__(self, column: ProgramColumn, parent: QWidget) -> None:
        """Offer the column's answers."""
        super().__init__(parent)
        self._by_key = False
        for stored, shown in column.choices:
            self.addItem(shown, stored)
        self.activated.connect(self._on_activated)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_key = True
        super().keyPressEvent(event)
        self._by_key = False

    def _on_activated(self, _at: int) -> None:
        if not self._by_key:
            self.chosen.emit()


def refusal(key: str, text: str) -> str:
    """Return why a text does not fit a column, or "" if it does."""
    try:
        cells.checked(key, text)
    except UserError as exc:
        return exc.sentence()
    return ""


def make(column: ProgramColumn, parent: QWidget, done: Callable[[QWidget], None]) -> QWidget:
    """Return the editor that fits a column; a choice clicked on calls `done`."""
    editor: QWidget
    if column.typed is Typed.CHOICE:
        editor = ChoiceEditor(column, parent)
        editor.chosen.connect(lambda: done(editor))
    else:
        editor = _line(column, parent)
    editor.setObjectName(f"edit_{column.key}")
    editor.setAccessibleName(column.title)
    return editor


def _line(column: ProgramColumn, parent: QWidget) -> QLineEdit:
    editor = QLineEdit(parent)
    editor.setFrame(False)
    editor.setPlaceholderText(tr(_HINTS.get(column.typed, "")))
    editor.setValidator(FitValidator(column.key, editor))
    words = column.suggestions()
    if column.typed is Typed.WORDS:
        editor.setCompleter(WordsCompleter(words, editor))
    elif words:
        completer = QCompleter(words, editor)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        editor.setCompleter(completer)
    return editor
