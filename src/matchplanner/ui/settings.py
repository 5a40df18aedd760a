"""What the program remembers about the window; never anything about the applicant."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QTimer

from matchplanner import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHeaderView, QSplitter, QWidget

_RECENT = "plans/recent"
_MAX_RECENT = 12


class Settings:
    """Window memory in an INI file that may be lost without harm."""

    def __init__(self, file: Path | None = None) -> None:
        """Use the given file, by default the one in the user's configuration folder."""
        self._settings = QSettings(str(file or paths.config_dir() / "window.ini"), QSettings.Format.IniFormat)

    def recent_plans(self) -> list[Path]:
        """Return the plans opened lately, the newest first."""
        value = self._settings.value(_RECENT, [])
        names = [value] if isinstance(value, str) else list(value) if isinstance(value, (list, tuple)) else []
        return [Path(name) for name in names if isinstance(name, str) and name]

    def last_plan(self) -> Path | None:
        """Return the plan opened last that is still where it was."""
        return next((path for path in self.recent_plans() if path.is_file()), None)

    def remember_plan(self, path: Path, kept: Collection[Path] = ()) -> None:
        """Put a plan at the top of the recent ones; where there are too many, those not `kept` go first."""
        listed = [path, *(p for p in self.recent_plans() if p != path)]
        while len(listed) > _MAX_RECENT:
            listed.remove(next((p for p in reversed(listed[1:]) if p not in kept), listed[-1]))
        self.set_recent_plans(listed)

    def set_recent_plans(self, listed: Sequence[Path]) -> None:
        """Remember other recent plans, the newest first."""
        self._settings.setValue(_RECENT, [str(path) for path in listed])

    def text(self, key: str, default: str = "") -> str:
        """Return a remembered word."""
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default

    def set_text(self, key: str, value: str) -> None:
        """Remember a word."""
        self._settings.setValue(key, value)

    def folder(self, kind: str) -> Path | None:
        """Return the folder last used for a kind of file, None if there was none."""
        name = self.text(f"folders/{kind}")
        return Path(name) if name else None

    def keep_folder(self, kind: str, folder: Path) -> None:
        """Remember the folder used for a kind of file."""
        self.set_text(f"folders/{kind}", str(folder))

    def telling_of(self, marks: Collection[str], keys: Collection[str] = ()) -> tuple[str, ...]:
        """Return what is remembered with one of these marks in its key or value, or under these keys.

        The recent plans are left out: they list others too.
        """
        found = []
        for key in self._settings.allKeys():
            told = f"{key} {self._settings.value(key)}"
            if key in keys or (any(mark in told for mark in marks) and not key.startswith("plans/")):
                found.append(key)
        return tuple(found)

    def forget(self, keys: Collection[str]) -> None:
        """Remember nothing under these keys any more."""
        for key in keys:
            self._settings.remove(key)
        self._settings.sync()

    def restore_geometry(self, window: QWidget) -> bool:
        """Put a window back where it was; False if nothing usable is remembered."""
        value = self._bytes(f"geometry/{window.objectName()}")
        return value is not None and window.restoreGeometry(value)

    def keep_geometry(self, window: QWidget) -> None:
        """Remember where a window is."""
        self._settings.setValue(f"geometry/{window.objectName()}", window.saveGeometry())

    def attach(self, key: str, part: QHeaderView | QSplitter) -> None:
        """Restore a header or splitter and remember it whenever the user changes it.

        It is remembered at the next turn of the event loop: while rows change
        order, a header shows its hidden columns for a moment.
        """
        from PySide6.QtWidgets import QHeaderView

        value = self._bytes(key)
        if value is not None:
            part.restoreState(value)
        soon = QTimer(part)
        soon.setSingleShot(True)
        soon.timeout.connect(lambda: self._settings.setValue(key, part.saveState()))
        if isinstance(part, QHeaderView):
            for signal in (part.sectionResized, part.sectionMoved, part.sortIndicatorChanged):
                signal.connect(lambda *_args: soon.start())
        else:
            part.splitterMoved.connect(lambda *_args: soon.start())

    def _bytes(self, key: str) -> QByteArray | None:
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None
