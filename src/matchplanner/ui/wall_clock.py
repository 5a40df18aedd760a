"""Watching the wall clock, so that a window left open shows the present day and time.

A timer measures how long the computer was awake, not what time it is: after a
night asleep, a journey or a clock put right it is late. So the clock itself is
looked at each minute, and whenever one comes back to the program.
"""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, tzinfo

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

_TICK = timedelta(minutes=1)
_UNSEEN = timedelta(minutes=3)
"""More than this between two looks, or less than nothing, is no minute that passed."""


def until_midnight(now: datetime, zone: tzinfo | None = None) -> timedelta:
    """Return how long the day still is in a zone, by default the computer's; `now` has a zone."""
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    midnight = datetime.combine(tomorrow, time(), zone)  # without a zone it is taken for local
    return midnight.astimezone(UTC) - now.astimezone(UTC)


class WallClock(QObject):
    """Looks at the clock each minute, at midnight, and as one comes back to the program."""

    ticked = Signal()
    """A minute passed, or a new day may have begun."""

    jumped = Signal()
    """The clock does not go on where it was: the computer slept, or the clock was set."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without a clock: nothing is waited for."""
        super().__init__(parent)
        self._clock: Callable[[], datetime] | None = None
        self._seen: datetime | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.look)
        program = QGuiApplication.instance()
        if isinstance(program, QGuiApplication):
            program.applicationStateChanged.connect(self._on_state)

    def follow(self, clock: Callable[[], datetime] | None) -> None:
        """Watch this clock, or nothing where only the day is known."""
        self._clock = clock
        self._seen = None if clock is None else clock().astimezone(UTC)
        self._wait()

    def look(self) -> None:
        """Compare the clock with what it showed last, and tell."""
        if self._clock is None or self._seen is None:
            return
        before, self._seen = self._seen, self._clock().astimezone(UTC)
        self._wait()
        if timedelta(0) <= self._seen - before <= _UNSEEN:
            self.ticked.emit()
        else:
            self.jumped.emit()

    def _wait(self) -> None:
        if self._seen is None:
            self.timer.stop()
            return
        left = min(until_midnight(self._seen), _TICK)
        self.timer.start(max(left // timedelta(milliseconds=1), 0) + 1)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()
