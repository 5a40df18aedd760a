"""The composition root: paths, log, plan, window; the only place besides the CLI that asks the clock.

The window is painted first, with what a glance at the plan tells; the store, the pages and the plan itself
are loaded behind it.
"""

from __future__ import annotations

import gc
import locale
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, QEvent, QObject, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from matchplanner import paths
from matchplanner.store.glance import glance
from matchplanner.ui import language, lock_settings
from matchplanner.ui.appearance import Appearance
from matchplanner.ui.crash_guard import CrashGuard
from matchplanner.ui.fonts import keep_own, use_bundled
from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.notices import Notices
from matchplanner.ui.overriding import override
from matchplanner.ui.settings import Settings

_LOG_BYTES = 1_000_000
_LOG_FILES = 5
_PATIENCE = 1000
"""Milliseconds to wait for the first paint; a window that starts hidden is not painted."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The window without anything in it."""

    settings: Settings
    notices: Notices
    appearance: Appearance
    window: MainWindow

    @classmethod
    def build(cls, qt: QApplication, settings: Settings | None = None) -> Frame:
        """Make the window as it was left; with other settings, as these say."""
        language.follow()
        settings, notices = settings or Settings(), Notices()
        return cls(settings, notices, Appearance(qt, settings), MainWindow(notices, settings))

    def show_at_a_glance(self, plan: Path, today: date) -> None:
        """Show what a glance at the plan tells, until it is open; nothing where a glance is not enough."""
        seen = glance(plan)
        if seen is None:
            return
        from matchplanner.ui.first_sight import FirstSight

        sight = FirstSight(today, seen.target_year, seen.programs)
        self.window.show_only(sight)
        self.window.name_plan(plan.stem)
        sight.setFocus()

    def forget_glance(self) -> None:
        """Empty the window if no plan came to be open: it must not look as if one were."""
        if self.window.plan is None:
            self.window.show_only(QWidget())
            self.window.setWindowTitle("MatchPlanner")


class App:
    """The program's parts, put together."""

    def __init__(self, qt: QApplication, today: Callable[[], date], frame: Frame | None = None) -> None:
        """Fill the frame, by default a new one; no plan is open yet."""
        from matchplanner.ui import week
        from matchplanner.ui.commands import Commands
        from matchplanner.ui.dialog_letters import DialogLetters
        from matchplanner.ui.dropped_files import DroppedFiles
        from matchplanner.ui.focus_ring import FocusRings
        from matchplanner.ui.icons import program_icon
        from matchplanner.ui.session import Session
        from matchplanner.ui.undo_keys import UndoKeys

        frame = frame or Frame.build(qt)
        week.follow(frame.settings)
        self.qt = qt
        self.settings, self.notices, self.window = frame.settings, frame.notices, frame.window
        self.session = Session(self.window, self.notices, self.settings, today)
        self.commands = Commands(self.window, self.session, frame.appearance)
        if sys.platform != "darwin":  # there the bundle has it, in the shape the Dock wants
            qt.setWindowIcon(program_icon())
        UndoKeys(qt, self.window)
        FocusRings(qt, self.window)
        DialogLetters(qt, self.window)
        DroppedFiles(
            self.window,
            lambda: self.session.workspace is not None,
            self.session.take_file,
        )

    def open_first(self, plan: Path | None, *, sample: bool) -> None:
        """Open the plan asked for, else the last one, else the sample or what a first start shows.

        A window that was closed while it was locked is locked first.
        """
        from matchplanner.ui.idle_lock import IdleLock
        from matchplanner.ui.news import tell_once

        for lock in self.window.findChildren(IdleLock):
            lock.resume()
        wanted = plan or self.settings.last_plan()
        if wanted is not None:
            self.session.open_plan(wanted)
        elif sample:
            self.session.open_sample()
        else:
            self.session.starting.show_first()
        tell_once(self.window, self.notices, self.settings)


def qt_application() -> QApplication:
    """Return the one QApplication; make it if there is none."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    native = sys.platform in {"win32", "darwin"}
    # Not by setStyle(): Qt's bindings would first learn all about styles, for longer than a paint takes.
    qt = QApplication([*sys.argv[:1], *(() if native else ("-style", "Fusion"))])
    qt.setApplicationName("MatchPlanner")
    qt.setOrganizationName("MatchPlanner")
    qt.setDesktopFileName("matchplanner")
    # On Unix Qt has taken over the system's language for Python's dates too, but ours are English.
    locale.setlocale(locale.LC_TIME, "C")
    language.use(qt)
    if not native:
        (keep_own if QFontDatabase.families() else use_bundled)(qt)
    return qt


def local_day() -> date:
    """Return the day it is where the computer is now; Python's own clock keeps the zone it started in."""
    day = QDate.currentDate()
    return date(day.year(), day.month(), day.day())


def run_gui(
    plan: Path | None,
    *,
    today: date | None = None,
    sample: bool = False,
    exit_after_first_paint: bool = False,
) -> int:
    """Show the window until it is closed. `today` overrides the clock.

    `exit_after_first_paint` is for measuring the start: it tells of the first
    paint of the window and of the first one with the plan open, and what could
    be read in the window then, and closes it.
    """
    qt = qt_application()
    if not exit_after_first_paint and _taken_over(plan, sample=sample):
        return 0
    frame = Frame.build(qt)
    frame.appearance.follow()
    frame.notices.install()
    first = plan or frame.settings.last_plan()
    if first is not None and not lock_settings.is_locked(frame.settings):
        frame.show_at_a_glance(first, today or local_day())
    app: App | None = None
    guard = CrashGuard(paths.running_mark())

    def fill() -> None:
        nonlocal app
        if exit_after_first_paint:
            _tell("painted", frame.window)
        logging.getLogger().addHandler(_LateLog())
        guard.begin()
        frame.appearance.watch()
        app = App(qt, lambda: today or local_day(), frame)
        app.session.clock = None if today else lambda: datetime.now(UTC)
        try:
            app.open_first(first, sample=sample)
        except BaseException:
            frame.forget_glance()
            raise
        finally:
            gc.freeze()
            gc.enable()  # the command line turned it off
        if guard.fell:
            from matchplanner.ui import after_fall

            after_fall.tell(app.session, app.notices)
        if not exit_after_first_paint:
            listen(qt, app)
        if exit_after_first_paint:
            _AfterPaint(frame.window, leave)

    def leave() -> None:
        _tell("filled", frame.window)
        frame.window.close()

    _AfterPaint(frame.window, fill)
    frame.window.show()
    code = qt.exec()
    guard.end()
    return code


def _taken_over(plan: Path | None, *, sample: bool) -> bool:
    """Say whether a window that is there took over; where no program runs, only a file is looked for."""
    if not paths.running_mark().exists():
        return False
    from matchplanner.ui.second_start import hand_over

    return hand_over(plan, sample=sample)


def listen(qt: QApplication, app: App) -> None:
    """Open in this window what later starts, or macOS, are asked to open."""
    from matchplanner.ui.second_start import SecondStarts

    starts = SecondStarts(app.window, app.session, app.notices)
    starts.listen()
    if sys.platform == "darwin":
        starts.watch(qt)


def _tell(moment: str, window: MainWindow) -> None:
    """Print a line at once for whoever measures, then one with the window's title and texts."""
    print(moment, flush=True)
    labels = (" ".join(label.text().split()) for label in window.findChildren(QLabel) if label.isVisible())
    print(f"{moment} shows", window.windowTitle(), *filter(None, labels), sep=" | ", flush=True)


def screenshots(plan: Path, folder: Path, today: date, *, looks: bool = False) -> list[Path]:
    """Write a PNG of each window on this plan, the same on every machine; return the files.

    With `looks`, also each page in both themes at three sizes of text, into a
    folder of that name. The user's own settings are neither followed nor
    touched.
    """
    import tempfile

    from matchplanner.ui.screenshots import take, take_looks

    qt = qt_application()
    qt.setStyle("Fusion")
    use_bundled(qt)
    with tempfile.TemporaryDirectory() as scratch:
        frame = Frame.build(qt, Settings(Path(scratch) / "window.ini"))
        app = App(qt, lambda: today, frame)
        made = take(qt, app.session, app.window, plan, folder)
        if looks:
            made += take_looks(frame.appearance, app.session, app.window, plan, folder / "looks")
        app.window.deleteLater()
        return made


class _AfterPaint(QObject):
    """Does something once, when the window has been painted next."""

    def __init__(self, window: MainWindow, action: Callable[[], None]) -> None:
        super().__init__(window)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(partial(self._act, window, action))
        self._soon.start(_PATIENCE)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._soon.start(0)
        return False

    def _act(self, window: MainWindow, action: Callable[[], None]) -> None:
        window.removeEventFilter(self)
        self.deleteLater()
        action()


class _LateLog(logging.Handler):
    """Opens the log file at the first record: most days there is none, and rotation is slow to load."""

    @override
    def emit(self, record: logging.LogRecord) -> None:
        import logging.handlers

        from matchplanner.services.diagnostics import ScrubbedFormatter

        logging.getLogger().removeHandler(self)
        folder = paths.log_dir()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file = logging.handlers.RotatingFileHandler(
                folder / "matchplanner.log", maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8"
            )
        except OSError:  # a full disk, or a folder nobody may write to: what is told must still be told
            logging.getLogger().addHandler(logging.NullHandler())
            return
        file.setFormatter(ScrubbedFormatter())
        logging.getLogger().addHandler(file)
        file.handle(record)
