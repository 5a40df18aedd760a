"""The welcome page: its doors and the plans opened lately, by keyboard."""

import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.ui.recent_plans import RecentPlans
from matchplanner.ui.settings import Settings
from matchplanner.ui.welcome.door import Door
from matchplanner.ui.welcome.looks import size_of
from matchplanner.ui.welcome.page import WelcomePage

KEY = Qt.Key
Show = Callable[[], WelcomePage]


@pytest.fixture
def recent(settings: Settings, today: date, tmp_path: Path) -> RecentPlans:
    """Three plans, the oldest of them pinned and one gone."""
    plans = RecentPlans(settings)
    for days, name in ((9, "Pinned"), (3, "Gone"), (1, "Newest")):
        path = tmp_path / "seasons" / "own" / f"{name}.matchplan"
        path.parent.mkdir(parents=True, exist_ok=True)
        if name != "Gone":
            path.write_bytes(b"x" * 120_000)
        plans.remember(path, today - timedelta(days=days))
    plans.pin(tmp_path / "seasons" / "own" / "Pinned.matchplan", pinned=True)
    return plans


@pytest.fixture
def page(recent: RecentPlans, today: date, qtbot: QtBot) -> Iterator[WelcomePage]:
    shown = WelcomePage(today, recent)
    qtbot.addWidget(shown)
    with qtbot.waitSignal(shown.recent.looks.finished):
        shown.show()
    qtbot.waitExposed(shown)
    shown.enter()
    yield shown
    shown.hide()


def line(page: WelcomePage, at: int) -> str:
    """Return what a screen reader says of a line."""
    return str(page.recent.items.item(at).data(Qt.ItemDataRole.AccessibleTextRole))


def shown(page: WelcomePage, name: str) -> QPushButton:
    button = page.findChild(QPushButton, name)
    assert button is not None
    return button


def go_to(page: WelcomePage, qtbot: QtBot, name: str) -> None:
    """Go down the list to a plan."""
    items = page.recent.items
    items.setCurrentRow(0)
    while items.currentItem().text() != name:
        qtbot.keyClick(items, KEY.Key_Down)


def test_each_plan_shows_where_it_lies_its_size_and_when_it_was_open(page: WelcomePage) -> None:
    assert line(page, 0) == f"Pinned, {Path('seasons', 'own')}, Pinned · 120 kB · opened 9 days ago"
    assert line(page, 1) == f"Newest, {Path('seasons', 'own')}, 120 kB · opened yesterday"
    assert line(page, 2) == f"Gone, Not found in {Path('seasons', 'own')}, opened 3 days ago"


def test_a_plan_is_opened_by_enter(page: WelcomePage, qtbot: QtBot, tmp_path: Path) -> None:
    go_to(page, qtbot, "Newest")
    with qtbot.waitSignal(page.plan_requested) as asked:
        qtbot.keyClick(page.recent.items, KEY.Key_Return)
    assert asked.args == [tmp_path / "seasons" / "own" / "Newest.matchplan"]


def test_a_plan_that_is_gone_is_never_forgotten_but_located_or_removed(
    page: WelcomePage, qtbot: QtBot, recent: RecentPlans
) -> None:
    assert not shown(page, "recentLocate").isVisible()
    go_to(page, qtbot, "Gone")
    assert shown(page, "recentLocate").isVisible()
    assert not shown(page, "recentOpen").isEnabled()
    with qtbot.waitSignal(page.locate_requested):
        qtbot.keyClick(page.recent.items, KEY.Key_Return)
    assert len(recent.rows()) == 3
    qtbot.keyClick(page.recent.items, KEY.Key_Delete)
    assert [row.path.stem for row in recent.rows()] == ["Pinned", "Newest"]
    assert page.recent.items.count() == 2


def test_pinned_plans_stay_on_top(page: WelcomePage, qtbot: QtBot, recent: RecentPlans) -> None:
    go_to(page, qtbot, "Gone")
    pin = shown(page, "recentPin")
    assert pin.text() == pin.accessibleName() == "Pin"
    pin.setFocus()
    qtbot.keyClick(pin, KEY.Key_Return)
    assert [row.path.stem for row in recent.rows()] == ["Gone", "Pinned", "Newest"]
    assert page.recent.items.currentItem().text() == "Gone"
    assert pin.text() == "Unpin"


def test_a_drive_that_does_not_answer_holds_nothing_up(
    recent: RecentPlans, today: date, qtbot: QtBot
) -> None:
    answers = threading.Event()

    def slow(path: Path) -> int | None:
        if path.stem == "Newest":
            answers.wait(60)
        return size_of(path)

    page = WelcomePage(today, recent, slow)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "Not found" in line(page, 2))
    assert line(page, 1) == f"Newest, {Path('seasons', 'own')}, opened yesterday"
    page.recent.items.setCurrentRow(1)
    assert shown(page, "recentOpen").isEnabled(), "nobody knows yet that it could not be opened"
    with qtbot.waitSignal(page.recent.looks.finished):
        answers.set()
    assert "120 kB" in line(page, 1)
    page.hide()


def test_the_list_keeps_twelve_and_every_pinned_one(settings: Settings, today: date, tmp_path: Path) -> None:
    plans = RecentPlans(settings)
    plans.remember(tmp_path / "first.matchplan", today)
    plans.pin(tmp_path / "first.matchplan", pinned=True)
    for number in range(14):
        plans.remember(tmp_path / f"{number}.matchplan", today)
    kept = [row.path.stem for row in plans.rows()]
    assert kept == ["first", *(str(number) for number in range(13, 2, -1))]


def test_a_plan_that_was_moved_keeps_its_place(recent: RecentPlans, tmp_path: Path) -> None:
    moved = tmp_path / "Moved.matchplan"
    recent.move(tmp_path / "seasons" / "own" / "Pinned.matchplan", moved)
    first = recent.rows()[0]
    assert (first.path, first.pinned) == (moved, True)


@pytest.mark.parametrize("damage", ["{", "[]", '{"a": 1}', '{"a": {"opened": 3, "pinned": "yes"}}'])
def test_damaged_notes_about_plans_are_as_good_as_none(
    settings: Settings, tmp_path: Path, damage: str
) -> None:
    path = tmp_path / "a"
    settings.set_recent_plans([path])
    settings.set_text("plans/about", damage.replace('"a"', f'"{path.as_posix()}"'))
    (row,) = RecentPlans(settings).rows()
    assert (row.path, row.opened_on, row.pinned) == (path, None, False)


def test_tab_reaches_every_door_and_enter_opens_it(settings: Settings, today: date, qtbot: QtBot) -> None:
    page = WelcomePage(today, RecentPlans(settings))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    page.enter()
    signals = (page.sample_requested, page.start_requested, page.import_requested, page.open_requested)
    for signal, name in zip(
        signals, ("exploreSample", "startStarter", "importList", "openPlan"), strict=True
    ):
        door = QApplication.focusWidget()
        assert isinstance(door, Door)
        assert door.objectName() == name
        assert door.accessibleName() == door.text()
        assert door.accessibleDescription()
        with qtbot.waitSignal(signal):
            qtbot.keyClick(door, KEY.Key_Return)
        qtbot.keyClick(door, KEY.Key_Tab)
    assert not page.recent.isVisible(), "nothing was open yet"
    page.hide()


def test_the_foot_says_what_this_is_not(page: WelcomePage) -> None:
    foot = page.findChild(QLabel, "disclaimer")
    assert foot is not None
    for words in (
        "Nothing leaves this machine",
        "Not affiliated with NRMP",
        "ERAS",
        "ECFMG",
        "Not legal or immigration advice",
    ):
        assert words in foot.text()


@pytest.mark.parametrize("characters", [60, 200])
def test_doors_stand_below_each_other_where_there_is_little_room(
    page: WelcomePage, characters: int, qtbot: QtBot
) -> None:
    page.resize(characters * page.fontMetrics().averageCharWidth(), 800)
    first, second = shown(page, "exploreSample"), shown(page, "startStarter")
    beside = characters > 100
    qtbot.waitUntil(
        lambda: (
            (first.mapTo(page, first.pos()).y() == second.mapTo(page, second.pos()).y()) is beside
            or (first.y() == second.y()) is beside
        )
    )
    assert (first.y() == second.y()) is beside
    for words in first.findChildren(QLabel):
        assert words.height() >= words.heightForWidth(words.width()), words.text()


def test_there_is_nothing_to_open_in_an_empty_list(settings: Settings, today: date, qtbot: QtBot) -> None:
    page = WelcomePage(today, RecentPlans(settings))
    qtbot.addWidget(page)
    assert page.recent.current() is None
    items = page.findChild(QListWidget, "recentPlans")
    assert items is not None
    assert items.count() == 0
    assert page.findChild(QWidget, "recentOpen") is not None
