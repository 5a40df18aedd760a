"""Files dropped on the window: a plan is opened; a calendar, an e-mail or a list is imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from matchplanner.ui.overriding import override

PLAN = ".matchplan"
_LISTS = frozenset((".csv", ".tsv", ".xlsx", ".xlsm", ".htm", ".html", ".mhtml", ".mht"))
_INTO_PLANS = frozenset((".ics", ".ical", ".ifb", ".icalendar", ".eml"))
_ANYWHERE = _LISTS | {PLAN}
"""A list begins a plan where none is open."""

_OFFERED = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class DroppedFiles(QObject):
    """Takes one file at a time, of a kind that can be opened or imported now."""

    _dropped = Signal(object)

    def __init__(self, window: QWidget, is_open: Callable[[], bool], take: Callable[[Path], object]) -> None:
        """Watch a window; `take` is called with the file once the drop is over."""
        super().__init__(window)
        self._is_open = is_open
        self._take = take
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        # Later: what taking a file raises must not pass through Qt's handling of the drop.
        self._dropped.connect(self._on_dropped, Qt.ConnectionType.QueuedConnection)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _OFFERED or not isinstance(event, QDropEvent):
            return False
        path = _file(event.mimeData())
        if path is None or not (self._is_open() or path.suffix.lower() in _ANYWHERE):
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._dropped.emit(path)
        return True

    def _on_dropped(self, path: Path) -> None:
        self._take(path)


def _file(dragged: QMimeData) -> Path | None:
    """Return the one file that is dragged, if it is of a kind that can be taken."""
    urls = dragged.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in _ANYWHERE | _INTO_PLANS else None
