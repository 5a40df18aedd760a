"""Notes how the program ends: what Qt and the interpreter say of a fall, and whether it ended properly.

The window waits for this module, so that what tells of a fall is loaded when there is one.
"""

from __future__ import annotations

import faulthandler
import logging
from pathlib import Path
from typing import IO

from PySide6.QtCore import QLockFile, QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger(__name__)
_GRAVE = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashGuard:
    """Holds a mark for as long as the program runs; one left behind tells of a fall."""

    def __init__(self, mark: Path) -> None:
        """Choose the mark, by which falls are written down too; nothing is written before `begin`."""
        self._mark_file = mark
        self._faults_file = mark.with_name("faults.log")
        self._mark = QLockFile(str(mark))
        self._mark.setStaleLockTime(0)  # stale when its process is gone, whatever its age
        self._faults: IO[bytes] | None = None
        self.fell = False
        """Whether the start before this one did not end properly; known after `begin`."""

    def begin(self) -> None:
        """Note that the program runs, and have falls written down; a second one at a time notes nothing.

        Where nothing can be written, nothing is noted: the plan must open all the same.
        """
        try:
            self._mark_file.parent.mkdir(parents=True, exist_ok=True)
            left = self._mark_file.exists()
            if not self._mark.tryLock(0):
                return
            self.fell = left
            self._take_in_faults()
            self._faults = self._faults_file.open("wb")
        except OSError as exc:
            _log.warning("Nothing is noted of how the program ends: %s", exc.strerror)
            return
        faulthandler.enable(self._faults)
        qInstallMessageHandler(_on_message)

    def end(self) -> None:
        """Note that the program ended properly."""
        if self._faults is None:
            return
        qInstallMessageHandler(None)
        faulthandler.disable()
        self._faults.close()
        self._faults_file.unlink(missing_ok=True)
        self._faults = None
        self._mark.unlock()

    def _take_in_faults(self) -> None:
        """Move what the interpreter wrote as it fell into the log, without the home folder."""
        if not self._faults_file.is_file():
            return
        told = self._faults_file.read_text(encoding="utf-8", errors="replace").strip()
        if told:
            _log.error("The program fell:\n%s", told)


def _on_message(kind: QtMsgType, context: QMessageLogContext, text: str | None) -> None:
    """Write down what Qt warns of; debugging chatter is not kept."""
    level = _GRAVE.get(kind)
    if level is not None:
        from matchplanner.services import diagnostics

        where = context.category or "qt"
        _log.log(level, "%s: %s", where, diagnostics.without_quotes(text or ""))
