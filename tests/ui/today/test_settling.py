"""Lines put off, done and brought back on the Today page, by keyboard, button and menu, each undoable."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from tests.clock import Clock

from matchplanner.services import letters, people
from matchplanner.store.store import Store
from matchplanner.ui.notices import Notices
from matchplanner.ui.settings import Settings
from matchplanner.ui.today.page import TodayPage
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.workspace import Workspace

START = date(2027, 8, 15)


@pytest.fixture
def clock() -> Clock[date]:
    """The day of the tests."""
    return Clock(START)


@pytest.fixture
def workspace(store: Store, clock: Clock[date], qtbot: QtBot) -> Workspace:  # noqa: ARG001 - Qt must be up first
    """A plan with three letters to ask for, the first of them overdue."""
    made = Workspace(store, clock)

    def fill() -> None:
        for name, day in (("Dr A", "2027-08-10"), ("Dr B", "2027-08-17"), ("Dr C", "2027-08-30")):
            letters.edit(letters.add(people.add(name)), "due_on", day)

    made.run("Fill", fill)
    return made


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[TodayPage]:
    """The page in a window of 1024 by 600, with the list in hand."""
    shown = TodayPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1024, 600)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.list.setFocus()
    yield shown
    shown.hide()


def texts(page: TodayPage) -> list[str]:
    """Return what the list shows, heads and lines, from top to bottom."""
    return [page.list.item(at).text() for at in range(page.list.count())]


def current(page: TodayPage) -> str:
    """Return the title of the current line."""
    line = page.list.current()
    return "" if line is None else line.title


def find_button(page: TodayPage, name: str) -> QPushButton:
    """Return a button of the page."""
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def choose(page: TodayPage, menu_name: str, action_name: str) -> None:
    """Trigger an entry of a menu that is open."""
    menu = next(menu for menu in page.findChildren(QMenu, menu_name) if menu.isVisible())
    action = menu.findChild(QAction, action_name)
    assert action is not None
    action.trigger()
    menu.close()


ALL = [
    "Overdue",
    "Ask Dr A for a letter",
    "This week",
    "Ask Dr B for a letter",
    "Next 30 days",
    "Ask Dr C for a letter",
]


def test_d_marks_done_goes_on_to_the_next_line_and_is_undone(
    page: TodayPage, workspace: Workspace, qtbot: QtBot
) -> None:
    assert texts(page) == ALL
    qtbot.keyClick(page.list, Qt.Key.Key_D)
    assert texts(page) == [*ALL[2:], "▸ Done (1)"]
    assert current(page) == "Ask Dr B for a letter"
    assert workspace.undo_stack.undoText() == "Done: Ask Dr A for a letter"
    workspace.undo()
    assert texts(page) == ALL


def test_what_is_done_unfolds_and_comes_back(page: TodayPage, qtbot: QtBot) -> None:
    for _line in range(3):
        qtbot.keyClick(page.list, Qt.Key.Key_D)
    assert texts(page) == ["Nothing is due.", "▸ Done (3)"]
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert len(page.list.lines()) == 3
    assert texts(page)[1] == "▾ Done (3)"
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    bring = find_button(page, "todayDone")
    assert (bring.text(), bring.accessibleName()) == ("Bring back", "Bring back")
    qtbot.mouseClick(bring, Qt.MouseButton.LeftButton)
    assert texts(page)[:2] == ALL[:2]
    assert "▾ Done (2)" in texts(page)


def test_a_click_on_done_unfolds_and_folds(page: TodayPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_D)
    for shown in (3, 2):
        where = page.list.visualItemRect(page.list.item(4)).center()
        with qtbot.assertNotEmitted(page.open_requested):
            qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert len(page.list.lines()) == shown


@pytest.mark.parametrize(("entry", "days"), [("snoozeTomorrow", 1), ("snoozeWeek", 7)])
def test_s_offers_days_and_the_line_returns_on_its_day(
    page: TodayPage, workspace: Workspace, clock: Clock[date], qtbot: QtBot, entry: str, days: int
) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_S)
    choose(page, "snoozeMenu", entry)
    assert texts(page) == [*ALL[2:], "▸ Put off (1)"]
    assert workspace.undo_stack.undoText() == "Put off: Ask Dr A for a letter"
    clock.now = START + timedelta(days=days - 1)
    workspace.look_for_foreign_changes()
    assert "Ask Dr A for a letter" not in texts(page)
    clock.now = START + timedelta(days=days)
    workspace.look_for_foreign_changes()
    assert "Ask Dr A for a letter" in texts(page)
    assert "▸ Put off (1)" not in texts(page)


def ask_day(page: TodayPage, qtbot: QtBot) -> tuple[EntryDialog, QLineEdit]:
    """Open the dialog that asks for a day by the button."""
    qtbot.mouseClick(find_button(page, "todaySnooze"), Qt.MouseButton.LeftButton)
    choose(page, "snoozeMenu", "snoozeDay")
    dialog = page.findChild(EntryDialog, "snoozeDialog")
    assert dialog is not None
    line = dialog.findChild(QLineEdit, "snoozeUntil")
    assert line is not None
    return dialog, line


def test_a_line_is_put_off_until_any_day(page: TodayPage, qtbot: QtBot) -> None:
    dialog, line = ask_day(page, qtbot)
    assert line.text() == "Sun 22 Aug 2027"
    line.setText("1 Sep 2027")
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    buttons.accepted.emit()
    assert texts(page)[-1] == "▸ Put off (1)"
    page.list.setCurrentRow(page.list.count() - 1)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert "Wed 1 Sep 2027" in page.list.item(page.list.count() - 1).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize("typed", ["", "15 Aug 2027", "soon"])
def test_the_dialog_says_which_day_it_takes(page: TodayPage, qtbot: QtBot, typed: str) -> None:
    dialog, line = ask_day(page, qtbot)
    line.setText(typed)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.problem.text()
    assert texts(page) == ALL
    dialog.reject()


def test_the_menu_of_a_line_has_all_that_can_be_done(page: TodayPage, qtbot: QtBot) -> None:
    def open_menu() -> None:
        place = page.list.visualItemRect(page.list.item(3)).center()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, page.list.viewport().mapToGlobal(place)
        )
        QApplication.sendEvent(page.list.viewport(), event)

    open_menu()
    with qtbot.waitSignal(page.open_requested) as opened:
        choose(page, "todayMenu", "openLine")
    assert opened.args is not None
    assert opened.args[0] == "letters"
    open_menu()
    choose(page, "todayMenu", "doneLine")
    assert "Ask Dr B for a letter" not in texts(page)


def test_a_groups_name_has_no_menu(page: TodayPage) -> None:
    place = QPoint(page.list.visualItemRect(page.list.item(0)).center())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, page.list.viewport().mapToGlobal(place))
    QApplication.sendEvent(page.list.viewport(), event)
    assert page.findChild(QMenu, "todayMenu") is None


def test_after_days_away_the_page_tells_what_came_due(
    page: TodayPage, workspace: Workspace, clock: Clock[date]
) -> None:
    assert "While you were away" not in texts(page)
    clock.now = START + timedelta(days=10)
    workspace.look_for_foreign_changes()
    away = ["While you were away", "Ask Dr B for a letter", "Overdue", "Ask Dr A for a letter"]
    assert texts(page)[:4] == away
    page.refresh()  # it stays all day
    assert texts(page)[:4] == away
    clock.now = START + timedelta(days=11)
    workspace.look_for_foreign_changes()
    assert texts(page)[:3] == ["Overdue", "Ask Dr A for a letter", "Ask Dr B for a letter"]


def test_days_away_are_counted_over_a_restart(
    page: TodayPage,
    workspace: Workspace,
    clock: Clock[date],
    settings: Settings,
    notices: Notices,
    qtbot: QtBot,
) -> None:
    page.hide()
    clock.now = START + timedelta(days=5)
    again = TodayPage(workspace, notices, settings)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    assert texts(again)[:2] == ["While you were away", "Ask Dr B for a letter"]
    again.hide()


@pytest.mark.parametrize("kept", ["nonsense", "2027-13-40 2027-08-15", "", "2028-01-01 2028-01-02"])
def test_a_damaged_memory_tells_of_no_absence(
    page: TodayPage, workspace: Workspace, settings: Settings, kept: str
) -> None:
    settings.set_text(f"seen/{workspace.plan_uid}", kept)
    page.refresh()
    assert "While you were away" not in texts(page)


def test_a_plan_that_cannot_be_written_offers_neither(
    page: TodayPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(workspace), "read_only", property(lambda _self: True))
    page.refresh()
    assert not find_button(page, "todayDone").isEnabled()
    assert not find_button(page, "todaySnooze").isEnabled()
