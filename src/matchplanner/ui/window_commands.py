"""What any window offers: plans opened lately, closing, cut and paste, the size of text, the full screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from matchplanner.ui.appearance import TEXT_SIZES, Appearance
from matchplanner.ui.main_window import FILE, MainWindow
from matchplanner.ui.recent_plans import RecentPlans
from matchplanner.ui.registry import Reason, Registry, Section
from matchplanner.ui.session import Session

if TYPE_CHECKING:
    from pathlib import Path

_KEYS = QKeySequence.StandardKey
_USUAL = 100
_COMMAND = Qt.KeyboardModifier.ControlModifier
"""Qt takes it for Command on macOS."""
_NATIVE = QKeySequence.SequenceFormat.NativeText


class WindowCommands(QObject):
    """Registers what a window of any program has."""

    def __init__(self, window: MainWindow, session: Session, appearance: Appearance, look: QMenu) -> None:
        """Act on the window and what it shows; `look` is the menu that says how."""
        super().__init__(window)
        self._look = look
        self._window, self._session, self._appearance = window, session, appearance
        appearance.text_resized.connect(session.redraw)

    def register(self, registry: Registry, no_plan: Reason) -> None:
        """Add the commands; the reason says why there is no plan to close."""
        tr = self.tr
        self._registry = registry
        self._recent = registry.submenu(Section.PLAN, "recentMenu", tr("Open &recent"))
        self._window.menus[FILE].aboutToShow.connect(self.list_recent)
        close = tr("&Close the plan")
        tip = tr("Go back to the welcome page; everything is saved")
        slot = self._session.show_welcome
        registry.add(Section.PLAN, "closePlan", close, slot, _KEYS.Close, unless=no_plan, tip=tip)
        self._add_clipboard()
        self._add_look()
        self.list_recent()

    def list_recent(self) -> None:
        """List the plans opened lately but the open one; whether they are still there is seen on opening."""
        self._registry.drop(self._recent)
        workspace = self._session.workspace
        opened = None if workspace is None else workspace.path
        paths = [row.path for row in RecentPlans(self._window.settings).rows() if row.path != opened]
        for number, path in enumerate(paths, start=1):
            label = f"{path.stem} - {path.parent.name}".replace("&", "&&")
            tip = str(path)
            self._registry.add(self._recent, f"recent_{number}", label, partial(self._open, path), tip=tip)
        self._recent.addSeparator()
        tip = self.tr("Forget these plans, but for pinned ones; the files stay where they are")
        self._registry.add(
            self._recent,
            "clearRecent",
            self.tr("Clear the list"),
            self._clear,
            unless=lambda: "" if paths else self.tr("There is none."),
            tip=tip,
        )

    def _add_clipboard(self) -> None:
        tr = self.tr
        for name, label, letter in (
            ("cut", tr("Cu&t"), "X"),
            ("copy", tr("&Copy"), "C"),
            ("paste", tr("&Paste"), "V"),
            ("selectAll", tr("Select a&ll"), "A"),
        ):
            # No shortcut of its own: the field or table with the keyboard listens to the key itself.
            key = Qt.Key(ord(letter))
            shown = QKeySequence(_COMMAND | key).toString(_NATIVE)
            action = self._registry.add(
                Section.CLIPBOARD,
                name,
                f"{label}\t{shown}",
                partial(self._press, key),
                unless=lambda: "" if self._front() is not None else tr("Nothing has the keyboard."),
            )
            action.setProperty("key", shown)

    def _add_look(self) -> None:
        tr, add = self.tr, self._registry.add
        larger, smaller = partial(self._resize, 1), partial(self._resize, -1)
        largest = tr("The text is as large as it gets.")
        smallest = tr("The text is as small as it gets.")
        at = self._appearance.text_size
        self._look.addSeparator()
        add(
            self._look,
            "largerText",
            tr("&Larger text"),
            larger,
            unless=lambda: largest if at() == TEXT_SIZES[-1] else "",
        )
        add(
            self._look,
            "smallerText",
            tr("&Smaller text"),
            smaller,
            unless=lambda: smallest if at() == TEXT_SIZES[0] else "",
        )
        usual = tr("Text has its usual size.")
        add(
            self._look,
            "usualText",
            tr("&Usual size of text"),
            partial(self._appearance.choose_text_size, _USUAL),
            unless=lambda: usual if at() == _USUAL else "",
        )
        add(Section.LOOK, "fullScreen", tr("&Full screen"), self._toggle_full_screen, _full_screen_key())

    def _open(self, path: Path) -> None:
        if path.exists():
            self._session.open_plan(path)
            return
        self._session.notices.tell(
            self.tr("{name} is not in {folder} any more.").format(name=path.name, folder=path.parent),
            self.tr("Locate..."),
            partial(self._session.starting.ask_where, path),
        )

    def _clear(self) -> None:
        recent = RecentPlans(self._window.settings)
        workspace = self._session.workspace
        for row in recent.rows():
            if not row.pinned and (workspace is None or row.path != workspace.path):
                recent.remove(row.path)
        if workspace is None:
            self._session.show_welcome()

    def _front(self) -> QWidget | None:
        return QApplication.focusWidget() or self._window.focusWidget()

    def _press(self, key: Qt.Key) -> None:
        """Hand a key to what has the keyboard, as if it were pressed."""
        target = self._front()
        if target is not None:
            QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, _COMMAND))

    def _resize(self, steps: int) -> None:
        at = TEXT_SIZES.index(self._appearance.text_size()) + steps
        self._appearance.choose_text_size(TEXT_SIZES[min(max(at, 0), len(TEXT_SIZES) - 1)])

    def _toggle_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)


def _full_screen_key() -> QKeySequence:
    """Return the system's key; F11 where a desktop names none."""
    key = QKeySequence(_KEYS.FullScreen)
    return QKeySequence("F11") if key.isEmpty() else key
