"""A calculation beside the window: the newest one asked for, which can be stopped."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from matchplanner.errors import CancelledError, UserError
from matchplanner.progress import Progress
from matchplanner.ui.background import Background


class Beside(QObject):
    """Carries out one calculation of plain values at a time; another one takes its place.

    Whoever owns it calls `stop` when it is hidden, so that nothing is still
    under way when it goes.
    """

    progressed = Signal(int, int)
    """So much of so much is done."""

    finished = Signal(object)
    """What came of the calculation asked for last."""

    _told = Signal(object, int, int)

    def __init__(self, parent: QObject) -> None:
        """Start idle."""
        super().__init__(parent)
        self._background = Background(self)
        self._stop = threading.Event()
        self._running = False
        self._told.connect(self._on_told)

    @property
    def running(self) -> bool:
        """Whether a result is still to come."""
        return self._running

    def start(self, job: Callable[[Progress], object]) -> None:
        """Begin a calculation, which is given the progress to report to; the one before is given up."""
        self._stop.set()
        stop = self._stop = threading.Event()
        self._running = True

        def told(done: int, of: int) -> None:
            if stop.is_set():
                raise CancelledError("Stopped.")
            self._told.emit(stop, done, of)

        self._background.run(lambda: job(told), lambda found: self._on_done(stop, found), self._on_refused)

    def stop(self) -> None:
        """Give up the calculation, and wait for the moment that takes."""
        self._stop.set()
        self._running = False
        self._background.wait()

    def _on_told(self, stop: threading.Event, done: int, of: int) -> None:
        if not stop.is_set():
            self.progressed.emit(done, of)

    def _on_done(self, stop: threading.Event, found: object) -> None:
        if not stop.is_set():
            self._running = False
            self.finished.emit(found)

    def _on_refused(self, exc: UserError) -> None:
        if not isinstance(exc, CancelledError):
            self._running = False
            raise exc
