"""Reminders of one's own on the Today page, by keyboard: added, done, changed, deleted, each undoable."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from tests.clock import Clock

from matchplanner.domain.repeating import Repeat
from matchplanner.services.agenda import own
from matchplanner.store.store import Store
from matchplanner.ui.notices import Notices
from matchplanner.ui.settings import Settings
from matchplanner.ui.today.own_reminders import ReminderDialog
from matchplanner.ui.today.page import TodayPage
from matchplanner.ui.workspace import Workspace

START = date(2027, 8, 16)


@pytest.fixture
def clock() -> Clock[date]:
    """The day of the tests."""
    return Clock(START)


@pytest.fixture
def workspace(store: Store, clock: Clock[date], qtbot: QtBot) -> Workspace:  # noqa: ARG001 - Qt must be up first
    """An empty plan."""
    return Workspace(store, clock)


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[TodayPage]:
    """The page of a plan in which nothing is due."""
    shown = TodayPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


def titles(page: TodayPage) -> list[str]:
    """Return the lines of the list, from top to bottom."""
    return [line.title for line in page.list.lines()]


def dialog_of(page: TodayPage) -> ReminderDialog:
    """Return the dialog that is open."""
    return next(one for one in page.findChildren(ReminderDialog) if one.isVisible())


def add(page: TodayPage, qtbot: QtBot, title: str, repeat: Repeat = Repeat.ONCE) -> None:
    """Add a reminder for today by keyboard."""
    page.new_item()
    dialog = dialog_of(page)
    qtbot.keyClicks(dialog.title, title)
    while dialog.repeat.key() != repeat:
        qtbot.keyClick(dialog.repeat, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)


def test_it_is_added_done_and_comes_again(page: TodayPage, clock: Clock[date], qtbot: QtBot) -> None:
    add(page, qtbot, "Read <b>one</b> paper", Repeat.WEEKLY)
    assert titles(page) == ["Read <b>one</b> paper"]
    assert "&lt;b&gt;" in page.list.item(1).toolTip(), "shown as it was typed"
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_D)
    assert [line.on for line in page.list.lines()] == [START + timedelta(days=7)]
    page.workspace.undo()
    assert [line.on for line in page.list.lines()] == [START]
    clock.now += timedelta(days=15)
    page.workspace.look_for_foreign_changes()
    assert [line.on for line in page.list.lines()] == [START + timedelta(days=14)]


def test_enter_changes_it_and_only_every_so_many_days_asks_how_many(page: TodayPage, qtbot: QtBot) -> None:
    add(page, qtbot, "Water")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    dialog = dialog_of(page)
    assert dialog.title.text() == "Water"
    assert not dialog.every.isVisible()
    qtbot.keyClick(dialog.repeat, Qt.Key.Key_Down)
    assert dialog.every.isVisible()
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    problem = dialog.findChild(QLabel, "reminderDialogProblem")
    assert problem is not None
    assert "how many days" in problem.text(), "it stays open, and says what is missing"
    qtbot.keyClicks(dialog.every, "3")
    qtbot.keyClick(dialog.every, Qt.Key.Key_Return)
    (held,) = own.rows()
    assert (held.series.repeat, held.series.every) == (Repeat.DAYS, 3)
    assert page.workspace.undo_stack.undoText() == "Change reminder: Water"


def test_it_is_deleted_from_its_menu_and_undone(page: TodayPage, qtbot: QtBot) -> None:
    add(page, qtbot, "Water")
    place = page.list.visualItemRect(page.list.currentItem()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, QPoint())
    QApplication.sendEvent(page.list.viewport(), event)
    menu = next(one for one in page.findChildren(QMenu, "todayMenu") if one.isVisible())
    action = menu.findChild(QAction, "deleteReminder")
    assert action is not None
    action.trigger()
    menu.close()
    assert (titles(page), own.rows()) == ([], ())
    page.workspace.undo()
    assert titles(page) == ["Water"]


def test_the_button_is_there_where_nothing_is_due(page: TodayPage, qtbot: QtBot) -> None:
    made = page.findChild(QPushButton, "todayAdd")
    assert made is not None
    assert made.isVisible()
    qtbot.keyClick(made, Qt.Key.Key_Space)
    dialog_of(page).reject()
    assert own.rows() == ()
