"""Work behind a bar: shown at once where it is quick, else stopped and gone on with."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.progress import Sliced
from matchplanner.ui.widgets.worked_out import WorkedOut

MANY = 1_000_000_000


class Work:
    """Counts its slices; goes on until it is told to end."""

    def __init__(self) -> None:
        self.slices = 0
        self.enough = False

    def run(self, result: str = "done") -> Sliced[str]:
        while not self.enough:
            self.slices += 1
            yield self.slices, MANY
        return result


@pytest.fixture
def shown() -> list[str]:
    """What was worked out, in order."""
    return []


@pytest.fixture
def body(qtbot: QtBot) -> Iterator[WorkedOut]:
    made = WorkedOut("thing", "Working out the thing...")
    thing = QLabel("The thing")
    made.addWidget(thing)
    made.setCurrentWidget(thing)
    made.at_once_ms = 0
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def press(button: QPushButton, qtbot: QtBot) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_quick_work_is_shown_at_once(body: WorkedOut, shown: list[str]) -> None:
    work = Work()
    work.enough = True
    body.work_out(work.run(), shown.append)
    assert shown == ["done"]
    assert not body.bar.isVisible()


def test_long_work_shows_how_far_it_is_and_leaves_the_window_alone(
    body: WorkedOut, shown: list[str], qtbot: QtBot
) -> None:
    work = Work()
    body.work_out(work.run(), shown.append)
    assert body.bar.isVisible()
    qtbot.waitUntil(lambda: work.slices > 3)
    assert (body.bar.value(), body.bar.maximum()) == (work.slices, MANY)
    assert shown == []
    work.enough = True
    qtbot.waitUntil(lambda: shown == ["done"])
    assert not body.working


def test_stopped_work_says_so_and_goes_on_where_it_was(
    body: WorkedOut, shown: list[str], qtbot: QtBot
) -> None:
    work = Work()
    body.work_out(work.run(), shown.append)
    press(body.cancel_button, qtbot)
    before = work.slices
    assert any("Stopped" in label.text() for label in body.findChildren(QLabel) if label.isVisible())
    work.enough = True
    press(body.resume_button, qtbot)
    qtbot.waitUntil(lambda: shown == ["done"])
    assert work.slices == before


def test_newer_work_takes_the_place_of_older(body: WorkedOut, shown: list[str], qtbot: QtBot) -> None:
    old, new = Work(), Work()
    body.work_out(old.run("old"), shown.append)
    body.work_out(new.run("new"), shown.append)
    old.enough = new.enough = True
    qtbot.waitUntil(lambda: shown == ["new"])


def test_after_a_stop_longer_work_waits_and_quick_work_is_shown(
    body: WorkedOut, shown: list[str], qtbot: QtBot
) -> None:
    body.work_out(Work().run(), shown.append)
    press(body.cancel_button, qtbot)
    long = Work()
    body.work_out(long.run(), shown.append)
    assert body.resume_button.isVisible()
    quick = Work()
    quick.enough = True
    body.work_out(quick.run("quick"), shown.append)
    assert shown == ["quick"]


def test_hidden_work_rests(body: WorkedOut, shown: list[str], qtbot: QtBot) -> None:
    work = Work()
    body.work_out(work.run(), shown.append)
    body.hide()
    before = work.slices
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    assert work.slices == before
    work.enough = True
    body.show()
    qtbot.waitUntil(lambda: shown == ["done"])
    other.hide()


def test_work_that_fails_is_not_tried_again(body: WorkedOut, shown: list[str]) -> None:
    def failing() -> Sliced[str]:
        yield 1, 2
        raise ValueError("broken")

    body.at_once_ms = 1000
    with pytest.raises(ValueError, match="broken"):
        body.work_out(failing(), shown.append)
    assert not body.working
    assert shown == []
