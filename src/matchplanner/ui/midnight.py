"""Waking at the next local midnight, so that a window left open shows the new day."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, tzinfo

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_LONGEST = timedelta(minutes=15)
"""A computer that slept, or whose clock was put right, is late by no more than this."""


def until_midnight(now: datetime, zone: tzinfo | None = None) -> timedelta:
    """Return how long the day still is in a zone, by default the computer's; `now` has a zone."""
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    midnight = datetime.combine(tomorrow, time(), zone)  # without a zone it is taken for local
    return midnight.astimezone(UTC) - now.astimezone(UTC)


class Midnight(QObject):
    """Looks at the clock at the next midnight at the latest, and again from there."""

    struck = Signal()
    """It is time to look whether a new day began."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without a clock: nothing is waited for."""
        super().__init__(parent)
        self._clock: Callable[[], datetime] | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self._on_timeout)

    def follow(self, clock: Callable[[], datetime] | None) -> None:
        """Wait by this clock, or for nothing where only the day is known."""
        self._clock = clock
        self._wait()

    def _wait(self) -> None:
        if self._clock is None:
            self.timer.stop()
            return
        left = min(until_midnight(self._clock()), _LONGEST)
        self.timer.start(max(left // timedelta(milliseconds=1), 0) + 1)

    def _on_timeout(self) -> None:
        self._wait()
        self.struck.emit()
