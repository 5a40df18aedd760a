"""One process per user: a second start hands its plan to the window that is there, and ends.

The way is a local socket, a file on Unix and a named pipe on Windows, that only this user may use; it never
leaves the computer. From Qt's network module nothing else is imported, and a test sees to it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from matchplanner import paths
from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.notices import Notices
from matchplanner.ui.overriding import override
from matchplanner.ui.session import Session

_CONNECTING, _ANSWERING = 1_000, 5_000
"""Milliseconds a second start waits for the first one; then it opens a window of its own."""

_TAKEN = b"taken\n"
_LONGEST = 65_536
"""Bytes of a message; a path is shorter."""

_LONGEST_ADDRESS = 100
"""Bytes of a socket's path that every Unix takes."""


def address() -> str:
    """Return where this user's program listens; "" where no socket could be made."""
    folder = paths.data_dir()
    if sys.platform == "win32":
        return f"matchplanner-{hashlib.sha256(str(folder).encode()).hexdigest()[:24]}"
    file = str(folder / "window.socket")
    return file if len(os.fsencode(file)) <= _LONGEST_ADDRESS else ""


def hand_over(plan: Path | None, *, sample: bool = False) -> bool:
    """Ask the window that is there to come to the front and open the plan; False if nobody answers."""
    socket = QLocalSocket()
    socket.connectToServer(address())
    if not socket.waitForConnected(_CONNECTING):
        return False
    asked = {"plan": "" if plan is None else str(plan.absolute()), "sample": sample}
    socket.write(json.dumps(asked).encode() + b"\n")
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_ANSWERING):
            return False
    return bytes(socket.readLine().data()) == _TAKEN


class SecondStarts(QObject):
    """Does what later starts ask for, in the window that is there."""

    asked = Signal(object, bool)
    """The plan that is to be opened, or None; and whether the sample is meant."""

    def __init__(self, window: MainWindow, session: Session, notices: Notices) -> None:
        """Listen to nobody yet."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._notices = notices
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        # Later: what opening raises must not pass through Qt's handling of an event.
        self.asked.connect(self._on_asked, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> bool:
        """Take over the address, also from a process that ended without leaving it.

        False if one lives, or nothing can be made there.
        """
        where = address()
        if not where:
            return False
        with contextlib.suppress(OSError):  # then listening fails, and each start has a window of its own
            paths.data_dir().mkdir(parents=True, exist_ok=True)
        if self._server.listen(where):
            return True
        if _answers(where):
            return False
        QLocalServer.removeServer(where)
        return self._server.listen(where)

    def watch(self, qt: QApplication) -> None:
        """Take in the files that macOS hands to a program that runs."""
        qt.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent) or not event.file():
            return False
        self.asked.emit(Path(event.file()), False)  # noqa: FBT003 - a signal has no names
        return True

    def _on_connection(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(partial(self._on_ready, socket))

    def _on_ready(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST:
                socket.abort()
            return
        plan, sample = _understood(bytes(socket.readLine(_LONGEST).data()))
        socket.write(_TAKEN)
        socket.disconnectFromServer()
        self.asked.emit(plan, sample)

    def _on_asked(self, plan: Path | None, sample: bool) -> None:  # noqa: FBT001 - a signal has no names
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        if plan is None and not sample:
            return
        act = self._session.open_sample if plan is None else partial(self._session.open_plan, plan)
        if QApplication.activeModalWidget() is None and not window.locked:
            act()
            return
        name = self.tr("the sample plan") if plan is None else plan.name
        told = self.tr("{plan} opens once what lies over the window is closed.").format(plan=name)
        self._notices.tell(told, self.tr("Open it"), act)


def _answers(where: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(where)
    answered = socket.waitForConnected(_CONNECTING)
    socket.abort()
    return answered


def _understood(line: bytes) -> tuple[Path | None, bool]:
    """Return what a start asks for; one that cannot be understood wants the window only."""
    try:
        told = json.loads(line)
        plan = str(told["plan"])
        return (Path(plan) if plan and "\0" not in plan else None), bool(told["sample"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None, False
