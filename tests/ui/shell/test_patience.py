"""Long work on the window's own thread: it shows how far it is, and Cancel stops it."""

import pytest
from PySide6.QtWidgets import QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.errors import CancelledError
from matchplanner.ui.patience import Patience


def test_cancel_stops_the_work_and_the_bar_goes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def work() -> None:
        with Patience(lambda: window).watching("Undoing: Import") as told:
            dialog = window.findChild(QProgressDialog, "patience")
            assert dialog is not None
            told(1, 4)
            assert (dialog.value(), dialog.maximum()) == (1, 4)
            assert dialog.labelText() == "Undoing: Import"
            dialog.forceShow()
            assert dialog.isModal()
            dialog.cancel()
            told(2, 4)
            pytest.fail("the work went on")

    with pytest.raises(CancelledError, match="nothing was changed"):
        work()
    assert not any(dialog.isVisible() for dialog in window.findChildren(QProgressDialog))


def test_work_that_is_soon_done_shows_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    with Patience(lambda: window).watching("Undoing: Add") as told:
        told(1, 1)
        dialog = window.findChild(QProgressDialog)
        assert dialog is not None
        assert not dialog.isVisible()
