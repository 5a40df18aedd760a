"""Dialogs on small screens."""

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from matchplanner.ui.widgets.sizes import resize_within_screen


def test_a_dialog_is_never_larger_than_the_screen(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    room = dialog.screen().availableSize()

    resize_within_screen(dialog, 10 * room.width(), 10 * room.height())

    assert dialog.width() < room.width()
    assert dialog.height() < room.height()


def test_a_dialog_that_fits_keeps_its_size(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)

    resize_within_screen(dialog, 300, 200)

    assert (dialog.width(), dialog.height()) == (300, 200)
