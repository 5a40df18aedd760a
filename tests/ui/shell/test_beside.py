"""Long work beside the window: it shows how far it is, and Cancel stops it for as long as that is safe."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.errors import CancelledError, UserError
from matchplanner.ui.background import Background
from matchplanner.ui.beside import Beside, Watch


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def beside(window: QWidget) -> Iterator[Beside]:
    background = Background(window)
    yield Beside(lambda: window, background)
    background.wait()


def test_it_shows_how_far_the_work_is_and_hands_over_the_result(
    window: QWidget, beside: Beside, qtbot: QtBot
) -> None:
    looked = threading.Event()
    results: list[str] = []

    def job(watch: Watch) -> str:
        watch(1, 4)
        assert looked.wait(30)
        return "done"

    beside.run("Exporting", job, results.append, at_once=True)
    dialog = part(window, QProgressDialog, "beside")
    assert dialog.isModal()
    assert dialog.labelText() == "Exporting"
    bar = dialog.findChildren(QProgressBar)[0]
    qtbot.waitUntil(lambda: (bar.value(), bar.maximum()) == (25, 100))
    looked.set()
    qtbot.waitUntil(lambda: results == ["done"])
    assert not any(dialog.isVisible() for dialog in window.findChildren(QProgressDialog))


def test_cancel_by_keyboard_stops_the_work(window: QWidget, beside: Beside, qtbot: QtBot) -> None:
    pressed = threading.Event()
    told: list[UserError] = []

    def job(watch: Watch) -> None:
        assert pressed.wait(30)
        watch(2, 4)
        pytest.fail("the work went on")

    beside.run("Exporting", job, lambda _result: None, told.append, at_once=True)
    qtbot.keyClick(part(window, QPushButton, "besideCancel"), Qt.Key.Key_Space)
    pressed.set()
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], CancelledError)


def test_what_has_no_way_back_says_so(window: QWidget, beside: Beside, qtbot: QtBot) -> None:
    looked = threading.Event()
    results: list[int] = []

    def job(watch: Watch) -> int:
        watch.settle()
        assert looked.wait(30)
        return 1

    beside.run("Restoring", job, results.append, at_once=True)
    dialog = part(window, QProgressDialog, "beside")
    cancel = part(window, QPushButton, "besideCancel")
    qtbot.waitUntil(lambda: not cancel.isEnabled())
    assert dialog.labelText().endswith("This can no longer be cancelled.")
    looked.set()
    qtbot.waitUntil(lambda: results == [1])


def test_work_that_fails_leaves_no_bar(window: QWidget, beside: Beside, qtbot: QtBot) -> None:
    told: list[UserError] = []

    def job(_watch: Watch) -> None:
        raise UserError("The disk is full.")

    beside.run("Exporting", job, lambda _result: None, told.append, at_once=True)
    qtbot.waitUntil(lambda: bool(told))
    assert not any(dialog.isVisible() for dialog in window.findChildren(QProgressDialog))
