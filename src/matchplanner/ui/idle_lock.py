"""Locks the window when nobody has touched it for a while: the plan is out of sight until a password comes.

While no password is set, nothing here watches anything. The plan goes on being
open behind the lock, with whatever was being typed; its file is as readable as
before, for the lock encrypts nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from matchplanner.ui import lock_settings
from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.overriding import override
from matchplanner.ui.widgets.leaving import leave_field

if TYPE_CHECKING:
    from matchplanner.ui.privacy.lock_screen import LockScreen

_LOOK_MS = 5_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
_BARRED = frozenset(
    {
        QEvent.Type.Shortcut,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.ContextMenu,
        QEvent.Type.ToolTip,
    }
)
_TITLE = "MatchPlanner"


class IdleLock(QObject):
    """Watches keys and mouse while a password is set, and puts everything out of sight."""

    def __init__(self, window: MainWindow, now: Callable[[], float] = time.time) -> None:
        """Begin as the settings say; `now` tells seconds, which go on while the computer sleeps."""
        super().__init__(window)
        self._window, self._settings, self._now = window, window.settings, now
        self._seen = now()
        self._watching = False
        self._screen: LockScreen | None = None
        self._away: list[tuple[QWidget, Qt.WindowModality, float]] = []
        self._title = ""
        self._focus: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        window.closing.connect(self._stop)
        self.follow()

    @property
    def locked(self) -> bool:
        """Whether the plan is out of sight."""
        return self._window.locked

    @property
    def ready(self) -> bool:
        """Whether there is a password to unlock with."""
        return bool(lock_settings.password_hash(self._settings))

    def follow(self) -> None:
        """Watch, or no longer, as the settings say now."""
        wanted = self.locked or (self.ready and lock_settings.minutes(self._settings) > 0)
        application = QCoreApplication.instance()
        if application is None or wanted == self._watching:
            return
        self._watching = wanted
        self._seen = self._now()
        if wanted:
            application.installEventFilter(self)
            self._timer.start()
        else:
            application.removeEventFilter(self)
            self._timer.stop()

    def look(self) -> None:
        """Lock if it is time."""
        if not self.locked and self._overdue():
            self.lock()

    def resume(self) -> None:
        """Lock at once if the window was locked when it was closed."""
        if lock_settings.is_locked(self._settings):
            self.lock()

    def lock(self) -> None:
        """Put everything out of sight; what is being typed is handed over, or waits as it is."""
        window = self._window
        if self.locked or not self.ready or (window.plan and window.plan.workspace.store.writing):
            return
        from matchplanner.ui.privacy.lock_screen import LockScreen

        leave_field()
        self._focus = QApplication.focusWidget()
        window.locked = True
        lock_settings.keep_locked(self._settings, locked=True)
        self.follow()
        for widget in QApplication.topLevelWidgets():
            if widget is not window and widget.isVisible():
                self._put_away(widget)
        self._show_content(shown=False)
        self._title = window.windowTitle()
        window.setWindowTitle(_TITLE)
        window.windowTitleChanged.connect(self._on_title)
        self._screen = LockScreen(window)
        self._screen.typed.connect(self.unlock)
        self._screen.setGeometry(window.rect())
        self._screen.show()
        self._screen.take_keyboard()

    def unlock(self, password: str) -> None:
        """Show everything as it was if this is the password; else say that it is not."""
        from matchplanner.services import passwords

        screen, window = self._screen, self._window
        if screen is None:
            return
        if not passwords.fits(lock_settings.password_hash(self._settings), password):
            screen.refuse()
            return
        self._screen = None
        window.locked = False
        lock_settings.keep_locked(self._settings, locked=False)
        self._seen = self._now()
        self.follow()
        window.windowTitleChanged.disconnect(self._on_title)
        window.setWindowTitle(self._title)
        self._show_content(shown=True)
        screen.hide()
        screen.deleteLater()
        self._bring_back()

    def _stop(self) -> None:
        """Watch nothing more: the window closes, and is as it is when it comes again."""
        application = QCoreApplication.instance()
        if application is not None and self._watching:
            self._watching = False
            application.removeEventFilter(self)
            self._timer.stop()

    def _bring_back(self) -> None:
        away, self._away = self._away, []
        for widget, modality, opacity in away:
            if isValid(widget):
                widget.setWindowOpacity(opacity)
                widget.setWindowModality(modality)
                widget.show()
        QTimer.singleShot(0, self._give_keyboard_back)  # once what came back is there

    def _give_keyboard_back(self) -> None:
        focus, self._focus = self._focus, None
        if focus is not None and isValid(focus) and focus.isVisible():
            focus.window().raise_()
            focus.window().activateWindow()
            focus.setFocus()

    def _show_content(self, *, shown: bool) -> None:
        window = self._window
        for part in (window.centralWidget(), window.menuBar(), window.statusBar()):
            if part is not None:
                part.setVisible(shown)
        for menu in window.menus.values():
            menu.menuAction().setEnabled(shown)  # on macOS the menus are not in the window

    def _put_away(self, widget: QWidget) -> None:
        if not self.locked or not isValid(widget) or any(widget is one for one, *_rest in self._away):
            return
        if widget.windowType() in {Qt.WindowType.Popup, Qt.WindowType.ToolTip}:
            widget.close()
            return
        self._away.append((widget, widget.windowModality(), widget.windowOpacity() or 1.0))
        widget.hide()

    def _overdue(self) -> bool:
        waited = self._now() - self._seen
        if waited < 0:  # the clock was set back
            self._seen = self._now()
        limit = 60 * lock_settings.minutes(self._settings)
        return self.ready and 0 < limit <= waited

    def _on_title(self, title: str) -> None:
        if self.locked and title != _TITLE:
            self._title = title
            self._window.setWindowTitle(_TITLE)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if self.locked:
            return self._bars(watched, kind)
        if kind not in _TOUCHES:
            return False
        if self._overdue():  # the first touch after a sleep, before the timer came to it
            QTimer.singleShot(0, self.lock)
            return True
        self._seen = self._now()
        return False

    def _bars(self, watched: QObject, kind: QEvent.Type) -> bool:
        """Say whether an event may not reach anybody while the window is locked."""
        if kind in _BARRED:
            return True
        if watched is self._window:
            if kind is QEvent.Type.Resize and self._screen is not None:
                self._screen.setGeometry(self._window.rect())
        elif kind is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            watched.setWindowOpacity(0)  # until it is put away, which cannot be done while it is shown
            QTimer.singleShot(0, partial(self._put_away, watched))
        return False
