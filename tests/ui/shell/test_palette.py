"""The command palette by keyboard: everything the menus have, found by name, run, or explained."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.app import App
from matchplanner.ui.registry import Registry, Section, plain
from matchplanner.ui.searching.palette import Palette

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.window.close()


@pytest.fixture
def planned(app: App) -> App:
    """The window with the sample plan."""
    app.session.open_sample()
    return app


def opened(app: App, qtbot: QtBot, key: Qt.Key = Qt.Key.Key_K) -> Palette:
    """Open the palette by key and return it."""
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    target = QApplication.focusWidget() or app.window
    qtbot.keyClick(target, key, CONTROL if key == Qt.Key.Key_K else CONTROL | SHIFT)
    palette = app.window.findChild(Palette)
    assert palette is not None
    return palette


def close(palette: Palette, qtbot: QtBot) -> None:
    """Leave the palette by Esc and wait until it is gone."""
    with qtbot.waitSignal(palette.destroyed):
        qtbot.keyClick(palette.field, Qt.Key.Key_Escape)


def titles(palette: Palette) -> list[str]:
    """Return what can be chosen."""
    return [row.title for row in palette.model.rows if not row.heading]


def in_menus(app: App) -> list[QAction]:
    """Return every line of the menu bar that does something, as somebody going through all menus meets it."""

    def under(menu: QMenu) -> Iterator[QAction]:
        menu.aboutToShow.emit()
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                yield from under(inner)
            elif not action.isSeparator():
                yield action

    return [action for menu in app.window.menus.values() for action in under(menu)]


@pytest.mark.parametrize("page", ["", "today", "programs", "interviews", "ranking"])
def test_the_palette_holds_what_the_menus_hold(app: App, qtbot: QtBot, page: str) -> None:
    if page:
        app.session.open_sample()
        assert app.window.plan is not None
        app.window.plan.show_page(page)
    palette = opened(app, qtbot)
    listed = [
        (row.title.rpartition(": ")[2], bool(row.barred)) for row in palette.model.rows if not row.heading
    ]
    close(palette, qtbot)
    there = in_menus(app)
    assert len(there) == len({action.objectName() for action in there})
    assert sorted(listed) == sorted(
        (plain(action.text()).rpartition(": ")[2], not action.isEnabled()) for action in there
    )


def test_a_view_of_a_page_is_found_by_its_name_and_shown(planned: App, qtbot: QtBot) -> None:
    palette = opened(planned, qtbot)
    qtbot.keyClicks(palette.field, "rank vers")
    assert titles(palette)[0] == "Rank list: Versions"
    with qtbot.waitSignal(palette.destroyed):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    plan = planned.window.plan
    assert plan is not None
    qtbot.waitUntil(lambda: plan.current() is plan.page("ranking"))
    front = plan.current().front_view()
    assert front is not None
    assert type(front).__name__ == "VersionsView"


def test_a_button_of_the_page_in_front_is_a_command_with_its_key(planned: App, qtbot: QtBot) -> None:
    assert planned.window.plan is not None
    planned.window.plan.show_page("interviews")
    palette = opened(planned, qtbot)
    qtbot.keyClicks(palette.field, "delete interview")
    row = palette.current()
    assert row is not None
    assert (row.title, row.aside) == ("Interviews: Delete interview", "Del")
    close(palette, qtbot)


def test_without_a_plan_a_command_says_why_and_does_nothing(app: App, qtbot: QtBot) -> None:
    palette = opened(app, qtbot)
    qtbot.keyClicks(palette.field, "export the whole")
    row = palette.current()
    assert row is not None
    assert row.barred == "Open or start a plan first."
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert palette.foot.text() == "Open or start a plan first."
    close(palette, qtbot)


@pytest.mark.parametrize("key", [Qt.Key.Key_K, Qt.Key.Key_P])
def test_both_keys_open_it_from_a_field_and_esc_goes_back_there(
    planned: App, qtbot: QtBot, key: Qt.Key
) -> None:
    plan = planned.window.plan
    assert plan is not None
    planned.window.activateWindow()
    qtbot.waitUntil(planned.window.isActiveWindow)
    plan.show_page("programs").focus_search()
    search = QApplication.focusWidget()
    assert isinstance(search, QLineEdit)
    palette = opened(planned, qtbot, key)
    qtbot.waitUntil(palette.field.hasFocus)
    close(palette, qtbot)
    qtbot.waitUntil(search.hasFocus)


def test_the_key_that_opened_it_closes_it(planned: App, qtbot: QtBot) -> None:
    palette = opened(planned, qtbot)
    with qtbot.waitSignal(palette.destroyed):
        qtbot.keyClick(palette.field, Qt.Key.Key_K, CONTROL)


def test_arrows_walk_over_headings_and_stop_at_the_ends(planned: App, qtbot: QtBot) -> None:
    palette = opened(planned, qtbot)
    qtbot.keyClicks(palette.field, "settings")
    with qtbot.waitSignal(palette.destroyed):
        qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    _run(planned, qtbot, "people")
    palette = opened(planned, qtbot)
    assert [row.title for row in palette.model.rows[:3]] == ["Used before", "People", "All commands"]
    assert palette.current() == palette.model.rows[1]
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.current() == palette.model.rows[1]
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.current() == palette.model.rows[3]
    for _ in range(len(palette.model.rows)):
        qtbot.keyClick(palette.field, Qt.Key.Key_PageDown)
    assert palette.current() == palette.model.rows[-1]
    close(palette, qtbot)


def _run(app: App, qtbot: QtBot, typed: str) -> None:
    palette = opened(app, qtbot)
    qtbot.keyClicks(palette.field, typed)
    with qtbot.waitSignal(palette.destroyed):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)


def test_what_was_run_last_stands_first_next_time(planned: App, qtbot: QtBot) -> None:
    for typed in ("profile", "letters", "profile"):
        _run(planned, qtbot, typed)
    palette = opened(planned, qtbot)
    assert titles(palette)[:2] == ["Profile", "Letters"]
    close(palette, qtbot)


def test_it_tells_a_screen_reader_what_it_is_and_what_each_line_says(planned: App, qtbot: QtBot) -> None:
    palette = opened(planned, qtbot)
    seen = QAccessible.queryAccessibleInterface(palette)
    assert (seen.role(), seen.text(QAccessible.Text.Name)) == (QAccessible.Role.Dialog, "Commands")
    field = QAccessible.queryAccessibleInterface(palette.field)
    assert field.text(QAccessible.Text.Name) == "Commands"
    qtbot.keyClicks(palette.field, "undo")
    spoken = palette.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Undo, There is nothing to undo., Ctrl+Z"
    qtbot.keyClicks(palette.field, " zzzz")
    assert palette.told.text().startswith("No command is called like that.")
    close(palette, qtbot)


def test_a_command_needs_a_name_of_its_own(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    menus = {section.menu: QMenu(window) for section in Section}
    registry = Registry(menus, window)
    registry.add(Section.PLAN, "one", "&One...", lambda: None, "Ctrl+1", tip="The first")
    with pytest.raises(ValueError, match="one"):
        registry.add(Section.LOOK, "one", "Other", lambda: None)
    command = registry.command("one")
    assert (command.label, command.keys, command.action.statusTip()) == ("One", ("Ctrl+1",), "The first")


def test_a_disabled_command_tells_why_in_the_status_line(app: App) -> None:
    action = app.commands.registry.command("exportPlan").action
    assert not action.isEnabled()
    assert action.statusTip() == "Export the whole plan (.json): Open or start a plan first."
    app.session.open_sample()
    assert action.isEnabled()
    assert action.statusTip() == "Export the whole plan (.json)"


def test_a_plan_open_read_only_takes_nothing_in(planned: App) -> None:
    workspace = planned.session.workspace
    assert workspace is not None
    path = workspace.path
    planned.session.show_welcome()
    planned.session.open_plan(path, read_only=True)
    registry = planned.commands.registry
    assert registry.command("importPrograms").reason() == "The plan is open read-only."
    assert not registry.command("newItem").action.isEnabled()
    assert registry.command("exportPlan").action.isEnabled()


def test_commands_of_macos_have_their_roles_and_no_other_is_guessed(planned: App) -> None:
    roles = QAction.MenuRole
    special = {
        command.name: command.action.menuRole()
        for command in planned.commands.all()
        if command.action.menuRole() != roles.NoRole
    }
    assert special == {
        "quit": roles.QuitRole,
        "about": roles.AboutRole,
        "preferences": roles.PreferencesRole,
    }


def test_a_key_without_a_meaning_on_the_page_says_so(planned: App, qtbot: QtBot) -> None:
    assert planned.window.plan is not None
    planned.window.plan.show_page("profile")
    planned.window.activateWindow()
    qtbot.waitUntil(planned.window.isActiveWindow)
    qtbot.keyClick(planned.window, Qt.Key.Key_N, CONTROL)
    assert planned.window.statusBar().currentMessage() == "Nothing is added here."
    qtbot.keyClick(planned.window, Qt.Key.Key_F, CONTROL)
    assert planned.window.statusBar().currentMessage().startswith("Nothing to search here")
