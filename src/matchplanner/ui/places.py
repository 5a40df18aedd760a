"""Folders where files were last put or taken from, and the dialogs that begin there."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matchplanner.domain import file_names

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

    from matchplanner.ui.settings import Settings

Take = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class Asking:
    """A question for a file: the dialog's object name and title, the filters, and the kind of file.

    Each `kind` has a remembered folder of its own.
    """

    name: str
    title: str
    filters: str
    kind: str


class Places:
    """Remembers a folder for each kind of file; one that is gone counts as never used."""

    def __init__(self, home: Path, settings: Settings | None = None) -> None:
        """Begin in `home`; without settings nothing outlives this object."""
        self._home = home
        self._settings = settings
        self._folders: dict[str, Path] = {}

    def keep_in(self, settings: Settings) -> None:
        """Remember from now on in settings, and what they remember already."""
        self._settings = settings

    def folder(self, kind: str) -> Path:
        """Return the folder to begin in."""
        held = self._folders.get(kind)
        if held is None and self._settings is not None:
            held = self._settings.folder(kind)
        return held if held is not None and _is_there(held) else self._home

    def note(self, kind: str, file: Path) -> None:
        """Remember where a file is."""
        self._folders[kind] = file.parent
        if self._settings is not None:
            self._settings.keep_folder(kind, file.parent)

    def ask_save(self, parent: QWidget, asking: Asking, file_name: str, take: Take) -> None:
        """Ask where a file goes; its folder is remembered once `take` has put it there."""
        from PySide6.QtWidgets import QFileDialog

        def taken(path: Path) -> None:
            take(path)
            self.note(asking.kind, path)

        offered = self.folder(asking.kind) / file_names.safe(file_name, "MatchPlanner")
        dialog = QFileDialog(parent, asking.title, str(offered), asking.filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(offered.suffix.lstrip("."))
        _open(dialog, asking, taken)

    def ask_open(self, parent: QWidget, asking: Asking, take: Take) -> None:
        """Ask for a file that is there; its folder is remembered at once."""
        from PySide6.QtWidgets import QFileDialog

        def taken(path: Path) -> None:
            self.note(asking.kind, path)
            take(path)

        dialog = QFileDialog(parent, asking.title, str(self.folder(asking.kind)), asking.filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        _open(dialog, asking, taken)


def _open(dialog: QFileDialog, asking: Asking, taken: Take) -> None:
    from PySide6.QtCore import Qt

    dialog.setObjectName(asking.name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: taken(Path(name)))
    dialog.open()


def _is_there(folder: Path) -> bool:
    with contextlib.suppress(OSError):  # a drive that does not answer is as good as gone
        return folder.is_dir()
    return False
