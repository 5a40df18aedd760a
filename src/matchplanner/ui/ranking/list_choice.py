"""Which of the rank order lists is looked at, where programs of more than one match are in play."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from matchplanner.domain.rank_lists import MatchList
from matchplanner.services import rank_lists
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.forms import name_field
from matchplanner.ui.words import word

_KEY = "ranking/list"


def chosen_list(settings: Settings) -> MatchList:
    """Return the list that was chosen last where it is in play, else the first that is."""
    return rank_lists.shown(settings.text(_KEY))


class ListChooser(QWidget):
    """Offers the lists in play; hidden while there is one."""

    list_chosen = Signal()
    """Another list is to be shown."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Start hidden; `refresh` shows what there is."""
        super().__init__(parent)
        self._settings = settings
        self._offered: tuple[MatchList, ...] = ()
        self.box = ChoiceField(())
        caption = QLabel(self.tr("List"))
        name_field(self.box, "rankListChoice", caption.text())
        self.box.setToolTip(self.tr("Each match has a rank order list of its own"))
        caption.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(caption)
        row.addWidget(self.box)
        self.box.committed.connect(self._choose)
        self.hide()

    def refresh(self) -> MatchList:
        """Offer the lists that are in play now; return the one to show."""
        there, shown = rank_lists.in_play(), chosen_list(self._settings)
        if there != self._offered:
            self._offered = there
            self.box.clear()  # what is in play no more is not to be chosen any more
            self.box.set_choices(tuple((one.value, word(one)) for one in there))
        self.box.load(shown.value)
        self.setVisible(len(there) > 1)
        return shown

    def _choose(self, key: str) -> None:
        self._settings.set_text(_KEY, key)
        self.list_chosen.emit()
