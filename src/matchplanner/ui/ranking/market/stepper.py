"""Two stages beside each other, stepped through together: an honest list and a cautious one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.domain.matching.market import Market
from matchplanner.ui.ranking.market.stage import Stage
from matchplanner.ui.widgets.buttons import button

PACE_MS = 1_600


class Stepper(QWidget):
    """Back, Next and Play; Left and Right step as well, Space plays."""

    ended = Signal()
    """Both stages show their last frame."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start without markets."""
        super().__init__(parent)
        self.setObjectName(name)
        self._at = 0
        self._last = 0
        self.honest = Stage(f"{name}Honest", self.tr("With your honest order"))
        self.cautious = Stage(f"{name}Cautious", self.tr("With the cautious order"))
        self._back = button(f"{name}Back", self.tr("Back"), self.step_back, self.tr("Left"))
        self._next = button(f"{name}Next", self.tr("Next"), self.step_on, self.tr("Right"))
        self.play_button = button(f"{name}Play", self.tr("Play"), self.play, self.tr("Space"))
        self._count = QLabel()
        self._count.setObjectName(f"{name}Count")
        self.timer = QTimer(self)
        self.timer.setInterval(PACE_MS)
        self.timer.timeout.connect(self._on_timeout)
        for key, act in ((Qt.Key.Key_Left, self.step_back), (Qt.Key.Key_Right, self.step_on)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        stages = QHBoxLayout()
        stages.setSpacing(16)
        for stage in (self.honest, self.cautious):
            stages.addWidget(stage, 1)
        row = QHBoxLayout()
        for part in (self._back, self._next, self.play_button, self._count):
            row.addWidget(part)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(stages, 1)
        column.addLayout(row)

    @property
    def playing(self) -> bool:
        """Whether it goes on by itself."""
        return self.timer.isActive()

    def show_markets(self, honest: Market, cautious: Market, order: Sequence[str], since: str = "") -> None:
        """Show the same market with either list in it; `order` is what is truly preferred."""
        self._halt()
        self.honest.show_market(honest, order, since)
        self.cautious.show_market(cautious, order, since)
        self._last = max(self.honest.last, self.cautious.last)
        self._go(0)

    def step_on(self) -> None:
        """Show the next step."""
        self._halt()
        self._go(self._at + 1)

    def step_back(self) -> None:
        """Show the step before."""
        self._halt()
        self._go(self._at - 1)

    def play(self) -> None:
        """Go on by itself, from the beginning where it is over; or pause."""
        if self.playing:
            self._halt()
            return
        if self._at == self._last:
            self._go(0)
        self.timer.start()
        self._name_play()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.play()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._halt()

    def _halt(self) -> None:
        self.timer.stop()
        self._name_play()

    def _name_play(self) -> None:
        label = self.tr("Pause") if self.playing else self.tr("Play")
        self.play_button.setText(label)
        self.play_button.setAccessibleName(label)

    def _on_timeout(self) -> None:
        self._go(self._at + 1)
        if self._at == self._last:
            self._halt()

    def _go(self, to: int) -> None:
        self._at = min(max(to, 0), self._last)
        for stage in (self.honest, self.cautious):
            stage.show_frame(self._at)
        self._back.setEnabled(self._at > 0)
        self._next.setEnabled(self._at < self._last)
        self._count.setText(self.tr("Step {at} of {last}").format(at=self._at, last=self._last))
        if self._at == self._last:
            self.ended.emit()
