"""Looks at files beside the window: a drive that does not answer must not hold it up."""

import contextlib
import queue
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

_EVERY = 40  # milliseconds


def size_of(path: Path) -> int | None:
    """Return a file's size in bytes, None where it is not there or nothing answers."""
    with contextlib.suppress(OSError):
        found = path.stat()
        return found.st_size if path.is_file() else None
    return None


class Looks(QObject):
    """Asks for the size of each file on a thread of its own, which nobody ever waits for.

    What the threads find waits in a queue: they may outlive the window, and
    must not touch it.
    """

    seen = Signal(object, object)
    """A path, and its size in bytes or None for a file that is not there."""

    finished = Signal()
    """Every file was looked at."""

    def __init__(self, look: Callable[[Path], int | None] = size_of, parent: QObject | None = None) -> None:
        """Look in the given way."""
        super().__init__(parent)
        self._look = look
        self._found: queue.SimpleQueue[tuple[Path, int | None]] = queue.SimpleQueue()
        self._open = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._collect)

    def begin(self, paths: Iterable[Path]) -> None:
        """Look at files; `seen` tells of each."""
        for path in paths:
            self._open += 1
            threading.Thread(target=_put, args=(self._found, self._look, path), daemon=True).start()
        if self._open:
            self._timer.start()

    def _collect(self) -> None:
        while not self._found.empty():
            self._open -= 1
            self.seen.emit(*self._found.get())
        if not self._open:
            self._timer.stop()
            self.finished.emit()


def _put(
    found: "queue.SimpleQueue[tuple[Path, int | None]]", look: Callable[[Path], int | None], path: Path
) -> None:
    found.put((path, look(path)))
