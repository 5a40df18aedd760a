"""The first painted window: the plan at a glance, and the plan itself in the same place a moment later."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.app import App, Frame
from matchplanner.services import profile, programs
from matchplanner.store import lock
from matchplanner.store.opening import create_plan
from matchplanner.store.store import utc_now
from matchplanner.ui.first_sight import FirstSight
from matchplanner.ui.navigation import PAGES


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A closed plan for 2027 with three programs, one of them given up."""
    path = tmp_path / "Ada <i>.matchplan"
    store = create_plan(path)
    with store.write("Start"):
        profile.edit("target_year", 2027)
        *_others, given_up = [programs.add(name) for name in ("Łódź", "Mayo", "NIH")]
        programs.edit(given_up, "status", "not_applying")
    store.close()
    return path


@pytest.fixture
def frame(qapp: QApplication, qtbot: QtBot) -> Frame:
    """The window with nothing in it."""
    made = Frame.build(qapp)
    qtbot.addWidget(made.window)
    made.window.resize(1300, 700)  # whatever the font, wide enough for the names of the pages
    return made


def facts(frame: Frame) -> str:
    """Return what the window says of the plan; "" if it says nothing."""
    label = frame.window.findChild(QLabel, "todayFacts")
    return " ".join(label.text().split()) if label is not None else ""


def place(frame: Frame, name: str) -> QRect:
    """Return where a widget is in the window."""
    widget = frame.window.findChild(QWidget, name)
    assert widget is not None
    return QRect(widget.mapTo(frame.window, widget.rect().topLeft()), widget.size())


def test_the_first_paint_tells_what_the_file_holds(frame: Frame, plan: Path, today: date) -> None:
    frame.show_at_a_glance(plan, today)
    frame.window.show()
    navigation = frame.window.findChild(QListWidget, "navigation")
    assert navigation is not None
    assert [navigation.item(at).text() for at in range(navigation.count())] == [*PAGES.values()]
    assert navigation.currentRow() == 0
    assert frame.window.windowTitle() == "Ada <i> - MatchPlanner"
    assert facts(frame) == "Thu 1 Oct 2026 · Target application year 2027 · 3 programs"
    frame.window.close()


def test_an_unknown_year_is_called_unknown(frame: Frame, tmp_path: Path, today: date) -> None:
    create_plan(tmp_path / "new.matchplan").close()
    frame.show_at_a_glance(tmp_path / "new.matchplan", today)
    assert facts(frame) == "Thu 1 Oct 2026 · Target application year unknown · 0 programs"


@pytest.mark.parametrize("width", [800, 1280])
def test_nothing_moves_when_the_plan_is_open(
    frame: Frame, plan: Path, today: date, qapp: QApplication, qtbot: QtBot, width: int
) -> None:
    frame.window.resize(width, 700)
    frame.show_at_a_glance(plan, today)
    frame.window.show()
    qtbot.waitActive(frame.window)
    parts = ("navigation", "todayFacts")
    before = [place(frame, name) for name in parts]
    title, bar = frame.window.windowTitle(), frame.window.menuBar().geometry()

    app = App(qapp, lambda: today, frame)
    app.open_first(plan, sample=False)
    qtbot.waitUntil(lambda: frame.window.findChild(FirstSight) is None)

    assert [place(frame, name) for name in parts] == before
    assert (frame.window.windowTitle(), frame.window.menuBar().geometry()) == (title, bar)
    frame.window.close()


def test_what_cannot_be_read_at_once_is_left_to_the_opening(
    frame: Frame, plan: Path, today: date, qapp: QApplication
) -> None:
    content = plan.read_bytes()
    plan.write_bytes(content[: len(content) // 2])
    frame.show_at_a_glance(plan, today)
    frame.show_at_a_glance(plan.with_name("gone.matchplan"), today)
    frame.show_at_a_glance(plan.parent, today)

    app = App(qapp, lambda: today, frame)
    app.open_first(plan, sample=False)

    assert frame.window.findChild(QWidget, "startStarter") is not None
    assert frame.window.notice_bar.text.text().startswith("The plan")
    assert frame.window.windowTitle() == "MatchPlanner"


def test_a_plan_open_elsewhere_gives_way_to_the_welcome_page(
    frame: Frame, plan: Path, today: date, qapp: QApplication
) -> None:
    held = lock.acquire(plan, app="another", clock=utc_now)
    frame.show_at_a_glance(plan, today)
    assert "3 programs" in facts(frame)

    app = App(qapp, lambda: today, frame)
    app.open_first(plan, sample=False)

    assert frame.window.findChild(QWidget, "startStarter") is not None
    assert frame.window.notice_bar.action_button.text() == "Open read-only"
    held.release()


def test_a_plan_that_failed_to_open_is_not_left_standing(frame: Frame, plan: Path, today: date) -> None:
    frame.show_at_a_glance(plan, today)
    frame.forget_glance()
    assert not isinstance(frame.window.root.currentWidget(), FirstSight)
    assert frame.window.windowTitle() == "MatchPlanner"


def test_a_narrow_window_shows_icons_alone_from_its_first_paint(
    frame: Frame, plan: Path, today: date
) -> None:
    frame.window.resize(853, 533)
    frame.show_at_a_glance(plan, today)
    frame.window.show()
    navigation = frame.window.findChild(QListWidget, "navigation")
    assert navigation is not None
    assert {navigation.item(at).text() for at in range(navigation.count())} == {""}
    told = [navigation.item(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(navigation.count())]
    assert told == list(PAGES.values())
    frame.window.close()
