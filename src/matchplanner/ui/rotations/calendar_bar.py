"""The row above the calendar: how much of it is in sight, today, and which lanes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from matchplanner.ui.rotations.lane_menu import LaneMenu
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.rotations.zoom import Zoom
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.words import word

_OUT = QKeySequence.StandardKey.ZoomOut


class CalendarBar(QWidget):
    """Three levels side by side, one of them down, and what belongs to the calendar alone."""

    zoom_chosen = Signal(str)
    """Another level was chosen: the value of a `Zoom`."""

    steps_chosen = Signal(int)
    """So many levels closer are wanted, further away where negative."""

    today_requested = Signal()
    """Bring today into view."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Offer everything; nothing is chosen yet."""
        super().__init__(parent)
        self.menu = LaneMenu(settings, self)
        self._levels = {zoom: self._level(number, zoom) for number, zoom in enumerate(Zoom, start=1)}
        self._group = QButtonGroup(self)
        self._today = button("calendarToday", tr("Today"), self.today_requested.emit, tr("Home"))
        lanes = button("calendarLanes", tr("Lanes"), lambda: None, tr("Which lanes the calendar shows"))
        lanes.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 8)
        row.setSpacing(4)
        for made in self._levels.values():
            self._group.addButton(made)
            row.addWidget(made)
        row.addSpacing(12)
        row.addWidget(self._today)
        row.addStretch()
        row.addWidget(lanes)
        for steps, names in ((1, (QKeySequence.StandardKey.ZoomIn, "Ctrl+=")), (-1, (_OUT,))):
            for name in names:
                self._on(QKeySequence(name), partial(self.steps_chosen.emit, steps))

    def show_zoom(self, zoom: Zoom) -> None:
        """Press the button of a level; with the whole season in sight, so is today."""
        self._levels[zoom].setChecked(True)
        self._today.setEnabled(zoom is not Zoom.SEASON)

    def _on(self, keys: QKeySequence, slot: Callable[[], object]) -> None:
        """Do something at once when keys are pressed anywhere in the window while the calendar is shown."""
        shortcut = QShortcut(keys, self)
        shortcut.activated.connect(slot)

    def _level(self, number: int, zoom: Zoom) -> QPushButton:
        keys = QKeySequence(f"Alt+{number}")
        tip = tr("{keys}; closer and further: Ctrl and the wheel, or Ctrl with plus and minus")
        made = button(
            f"zoom_{zoom.value}",
            word(zoom),
            lambda: self.zoom_chosen.emit(zoom.value),
            tip.format(keys=keys.toString(QKeySequence.SequenceFormat.NativeText)),
        )
        made.setCheckable(True)
        self._on(keys, made.click)
        return made
