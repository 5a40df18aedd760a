"""Settings of spelling: whether words are marked, and the applicant's own words."""

from PySide6.QtWidgets import QLabel, QWidget

from matchplanner.domain.changes import ChangeSet
from matchplanner.services import spelling_words
from matchplanner.ui.page import muted
from matchplanner.ui.preferences.setting_page import SettingPage, tr
from matchplanner.ui.settings import Settings
from matchplanner.ui.spelling import speller
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.entry_list import Entry, EntryList
from matchplanner.ui.widgets.wrapped_check import WrappedCheck
from matchplanner.ui.workspace import Workspace

_LINES = 5
_ROW_SPACE = 12


class SpellingPage(SettingPage):
    """Switches the marks on and off, and lists the words that were added, to take one away again."""

    def __init__(
        self, settings: Settings, workspace: Workspace | None, parent: QWidget | None = None
    ) -> None:
        """Show what is chosen, and the words of the open plan."""
        super().__init__(
            tr("Spelling"),
            tr("The switch is kept on this computer, your words in the plan. Nothing is sent anywhere."),
            parent,
        )
        self._workspace = workspace
        self._speller = speller.of_application(settings)
        self.marked = WrappedCheck("markSpelling")
        self.marked.load(tr("Mark words that may be misspelt"), ticked=self._speller.on)
        self.marked.ticked.connect(lambda on: self._speller.switch(on=on))
        self.column.addWidget(self.marked)
        self.column.addWidget(
            muted(
                tr(
                    "Language: English, in British and American spelling, with the words of the field. "
                    "F7 goes to the next marked word, the menu key offers others. Texts in another language, "
                    "names in your plan, words in capitals or with digits, and addresses are left alone."
                )
            )
        )
        if workspace is None:
            self.column.addWidget(muted(tr("Open a plan to see the words you added to it.")))
        else:
            self._list_words(workspace)
        self.end()

    def _list_words(self, workspace: Workspace) -> None:
        caption = QLabel(tr("My words"))
        self.words = EntryList("myWords", tr("My words"))
        self.words.setFixedHeight(_LINES * (self.fontMetrics().height() + _ROW_SPACE))
        caption.setBuddy(self.words)
        self.empty = muted(
            tr("None yet. In a note, choose “Add to my words” from the menu of a marked word.")
        )
        self.empty.setObjectName("noWords")
        self.remove = button("removeWord", tr("Remove"), self._remove, tr("Del"))
        self.words.delete_requested.connect(lambda _word: self._remove())
        for part in (caption, self.words, self.empty, self.remove):
            self.column.addWidget(part)
        workspace.changed.connect(self._on_changed)
        self._load()

    def _load(self) -> None:
        words = spelling_words.mine()
        at = max(self.words.currentRow(), 0)
        chosen = words[min(at, len(words) - 1)] if words else ""
        self.words.show_entries([Entry(word, word) for word in words], chosen)
        self.words.setVisible(bool(words))
        self.empty.setHidden(bool(words))
        self.remove.setVisible(bool(words))

    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches("preference"):
            self._load()

    def _remove(self) -> None:
        word = self.words.key()
        if word and self._workspace is not None:
            label = tr("Remove “{word}” from my words").format(word=word)
            self._workspace.run(label, lambda: spelling_words.remove(word))
