"""What fields for long texts ask about spelling; the dictionary is read once there is a word to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from matchplanner.domain import spelling
from matchplanner.domain.spelling import Looked
from matchplanner.ui.background import Background

if TYPE_CHECKING:
    from matchplanner.domain.changes import ChangeSet
    from matchplanner.services.spelling import Dictionary
    from matchplanner.ui.settings import Settings
    from matchplanner.ui.workspace import Workspace

_NAME = "speller"
_KEY, _OFF = "spelling/marked", "no"


class Speller(QObject):
    """Knows the words of English, of the field, of the open plan, and the applicant's own."""

    changed = Signal()
    """Other words are right now, or marking was switched: what is marked is to be looked at again."""

    def __init__(self, settings: Settings, parent: QObject) -> None:
        """Start without a dictionary; it is read beside the window once a word is looked at."""
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._settings = settings
        self._background = Background(self)
        self._dictionary: Dictionary | None = None
        self._loading = False
        self._workspace: Workspace | None = None
        self._names: frozenset[str] | None = None
        self._mine: frozenset[str] | None = None
        self._both: frozenset[str] = frozenset()
        self._right: dict[str, bool] = {}
        self._soon = QTimer(self)  # a paragraph that is painted must not read the plan: that may fail
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._read_words)

    @property
    def on(self) -> bool:
        """Whether words are marked at all."""
        return self._settings.text(_KEY) != _OFF

    @property
    def ready(self) -> bool:
        """Whether words can be looked at already."""
        return self._dictionary is not None

    def use(self, settings: Settings) -> None:
        """Heed the settings of another window."""
        self._settings = settings

    def switch(self, *, on: bool) -> None:
        """Mark words from now on, or leave them alone; kept on this computer."""
        if on != self.on:
            self._settings.set_text(_KEY, "" if on else _OFF)
            self.changed.emit()

    def follow(self, workspace: Workspace | None) -> None:
        """Know the words of another plan; None for those of no plan."""
        before = self._workspace
        if before is workspace:
            return
        if before is not None and isValid(before):
            before.changed.disconnect(self._on_changed)
            before.reloaded.disconnect(self._forget)
        self._workspace = workspace
        if workspace is not None:
            workspace.changed.connect(self._on_changed)
            workspace.reloaded.connect(self._forget)
        self._forget()

    def look(self, line: str, *, foreign: bool = False) -> Looked:
        """Return the words of a line in doubt; none while the dictionary is still being read."""
        if not self.on or not line or line.isspace():
            return Looked(foreign=foreign)
        if self._dictionary is None:
            self._load()
            return Looked(foreign=foreign)
        if self._workspace is not None and self._names is None:
            self._soon.start(0)
            return Looked(foreign=foreign)
        return spelling.look(line, self._is_right, foreign=foreign)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Return up to five words that a misspelt one may have been."""
        if self._dictionary is None:
            return ()
        return self._dictionary.suggestions(word, self._both)

    def can_add(self) -> bool:
        """Say whether there is a plan that takes words."""
        return self._workspace is not None and not self._workspace.read_only

    def add(self, word: str) -> None:
        """Take a word among the applicant's own, which are kept in the plan."""
        from matchplanner.services import spelling_words

        if self._workspace is not None:
            label = self.tr("Add “{word}” to my words").format(word=word)
            self._workspace.run(label, lambda: spelling_words.add(word))

    def _is_right(self, word: str) -> bool:
        right = self._right.get(word)
        if right is None:
            right = self._right[word] = spelling.known(word, self._knows)
        return right

    def _knows(self, low: str) -> bool:
        return (self._dictionary is not None and self._dictionary.knows(low)) or low in self._both

    def _read_words(self) -> None:
        """Read the words that are right in the open plan."""
        from matchplanner.services import spelling_words

        if self._names is not None or self._workspace is None or not isValid(self._workspace):
            return
        self._names = spelling_words.of_names()
        self._mine = frozenset(word.lower() for word in spelling_words.mine())
        self._both = self._names | self._mine
        self._look_again()

    def _load(self) -> None:
        if self._loading:
            return
        self._loading = True

        def read() -> Dictionary:
            from matchplanner.services import spelling as words

            return words.load()

        self._background.run(read, self._take)

    def _take(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._look_again()

    def _forget(self) -> None:
        self._names = self._mine = None
        self._both = frozenset()
        self._look_again()

    def _on_changed(self, change: ChangeSet) -> None:
        from matchplanner.services import spelling_words

        if self._names is None or not change.touches("preference", *spelling_words.TABLES):
            return
        names = self._names | spelling_words.of_names(change)
        mine = frozenset(word.lower() for word in spelling_words.mine())
        if names != self._names or mine != self._mine:
            self._names, self._mine = names, mine
            self._both = names | mine
            self._look_again()

    def _look_again(self) -> None:
        self._right.clear()
        self.changed.emit()


def current() -> Speller | None:
    """Return the application's speller, None where no window has made one."""
    app = QCoreApplication.instance()
    if app is None:
        return None
    found: Speller | None = app.findChild(Speller, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
    return found


def of_application(settings: Settings) -> Speller:
    """Return the application's speller, made now if there is none; it heeds these settings."""
    speller = current()
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("there is no application yet")
    if speller is None:
        return Speller(settings, app)
    speller.use(settings)
    return speller
