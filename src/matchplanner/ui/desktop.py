"""Handing files to the other programs of the computer."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from matchplanner.errors import UserError


def open_file(path: Path) -> None:
    """Open a file in the program that the computer has for it; raises UserError where there is none."""
    if not path.exists():
        raise UserError(_tr("{name} is not there any more.").format(name=path.name), _tr("Save it again."))
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise UserError(
            _tr("No program on this computer took {name}.").format(name=path.name),
            _tr("It is in {folder}.").format(folder=path.parent),
        )


def show_folder(path: Path) -> None:
    """Show the folder of a file; raises UserError where nothing can show it."""
    if not path.parent.exists() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
        raise UserError(_tr("The folder {folder} could not be shown.").format(folder=path.parent))


def open_folder(folder: Path) -> None:
    """Show what a folder holds; raises UserError where nothing is kept there yet or nothing can show it."""
    if not folder.is_dir():
        raise UserError(_tr("Nothing is kept in {folder} yet.").format(folder=folder))
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        raise UserError(_tr("The folder {folder} could not be shown.").format(folder=folder))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Desktop", text)
