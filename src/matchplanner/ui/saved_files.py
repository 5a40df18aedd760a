"""What is said of a file that was saved: its name, and the two ways to it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from matchplanner.ui.desktop import open_file, show_folder
from matchplanner.ui.notices import Notices


def tell_saved(notices: Notices, path: Path) -> None:
    """Say that a file was saved, and offer to open it or to show its folder."""
    notices.tell(
        _tr("Saved {name}.").format(name=path.name),
        _tr("Open"),
        partial(open_file, path),
        (_tr("Show in folder"), partial(show_folder, path)),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("SavedFiles", text)
