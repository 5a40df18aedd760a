"""Which lanes the calendar shows: a menu of ticks, remembered from one start to the next."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from matchplanner.domain.lanes import HIDEABLE, LaneKey
from matchplanner.services.calendar_lanes import LaneItem
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.settings import Settings
from matchplanner.ui.words import word

_KEPT = "rotations/hidden_lanes"


class LaneMenu(QMenu):
    """A tick for each lane but the rotations'; an empty lane says so and takes no room when shown."""

    changed = Signal(object)
    """Other lanes are hidden: a frozenset of `LaneKey`."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Start with what was hidden last."""
        super().__init__(parent)
        self.setObjectName("laneMenu")
        self.setAccessibleName(tr("Lanes"))
        self._settings = settings
        kept = settings.text(_KEPT).split(",")
        self.hidden_lanes: frozenset[LaneKey] = frozenset(key for key in HIDEABLE if key.value in kept)
        self._ticks = {key: self._tick(key) for key in HIDEABLE}
        self.addSeparator()
        self._all = self.addAction(tr("Show all"))
        self._all.setObjectName("showAllLanes")
        self._all.triggered.connect(lambda _checked: self._hide(frozenset()))
        self._show_state()

    def count(self, items: Iterable[LaneItem]) -> None:
        """Say in each line how much the lane holds."""
        held = Counter(item.lane for item in items)
        for key, tick in self._ticks.items():
            if key is not LaneKey.PHASES:
                count = str(held[key]) if held[key] else tr("none")
                tick.setText(tr("{lane} ({count})").format(lane=word(key), count=count))

    def _tick(self, key: LaneKey) -> QAction:
        made = self.addAction(word(key))
        made.setObjectName(f"lane_{key.value}")
        made.setCheckable(True)
        made.triggered.connect(lambda _on: self._hide(self.hidden_lanes ^ {key}))
        return made

    def _hide(self, hidden: frozenset[LaneKey]) -> None:
        self.hidden_lanes = hidden
        self._settings.set_text(_KEPT, ",".join(sorted(hidden)))
        self._show_state()
        self.changed.emit(hidden)

    def _show_state(self) -> None:
        for key, tick in self._ticks.items():
            tick.setChecked(key not in self.hidden_lanes)
        self._all.setEnabled(bool(self.hidden_lanes))
