"""What the Programs page does with much room and with little."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from matchplanner.services import programs
from matchplanner.ui.navigation import BESIDE, PAGES
from matchplanner.ui.notices import Notices
from matchplanner.ui.pages import entries
from matchplanner.ui.plan_view import PlanView
from matchplanner.ui.prints import Prints
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.transfers import Transfers
from matchplanner.ui.workspace import Workspace

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def empty_page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> ProgramsPage:
    made = ProgramsPage(workspace, notices, settings)
    qtbot.addWidget(made)
    made.resize(1092, 720)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def page(empty_page: ProgramsPage, workspace: Workspace) -> ProgramsPage:
    workspace.run("Fill", lambda: [programs.add(name) for name in ("Ash", "Birch", "Cedar")])
    empty_page.select(1)
    return empty_page


def press(page: ProgramsPage, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert found is not None
    found.click()


def free(page: ProgramsPage) -> int:
    return page.table.viewport().width() - page.table.horizontalHeader().length()


def test_the_name_takes_what_a_wide_window_leaves_and_gives_it_back(page: ProgramsPage) -> None:
    at = page.model.column_of("name")
    before, layout = page.table.columnWidth(at), page.layout_now()
    page.resize(2400, 1000)
    assert free(page) == 0
    assert page.table.columnWidth(at) > 2 * before
    assert page.layout_now() == layout, "a view is not changed by the window's size"
    page.resize(1092, 720)
    assert page.table.columnWidth(at) == before


def test_a_width_the_user_gives_the_name_is_kept(page: ProgramsPage) -> None:
    at = page.model.column_of("name")
    page.table.setColumnWidth(at, 330)
    page.resize(1000, 720)
    assert page.table.columnWidth(at) == 330
    assert dict(page.layout_now().columns)["name"] == 330


def test_views_of_an_empty_plan_cannot_be_chosen_and_say_why(
    empty_page: ProgramsPage, workspace: Workspace
) -> None:
    switch = empty_page.switch
    assert [switch.isTabEnabled(at) for at in range(switch.count())] == [True] + [False] * 5
    assert switch.tabToolTip(1) == "There is nothing to show yet: add a program first."
    workspace.run("Add", lambda: programs.add("Ash"))
    assert all(switch.isTabEnabled(at) for at in range(switch.count()))
    assert switch.tabToolTip(1) == ""
    empty_page.show_view("tiers")
    workspace.run("Delete", lambda: programs.delete([1]))
    assert switch.currentIndex() == 0


def test_one_program_gets_the_whole_page_and_leads_to_the_next(page: ProgramsPage, qtbot: QtBot) -> None:
    high = page.detail.height()
    qtbot.keyClick(page, KEY.Key_E, CONTROL)
    assert not page.table.isVisible()
    qtbot.waitUntil(lambda: page.detail.height() > high + 200)
    press(page, "nextProgram")
    assert page.detail.header.name.text() == "Birch"
    press(page, "nextProgram")
    assert page.detail.header.name.text() == "Cedar"
    assert not page.detail.size_bar.next.isEnabled()
    press(page, "previousProgram")
    assert page.detail.header.name.text() == "Birch"
    press(page, "enlargeDetail")
    assert page.table.isVisible()
    assert page.table.current_record() == 2


def test_what_empties_the_list_or_searches_it_brings_it_back(
    page: ProgramsPage, workspace: Workspace
) -> None:
    page.detail.size_bar.enlarge(on=True)
    page.focus_search()
    assert page.search.isVisible()
    page.detail.size_bar.enlarge(on=True)
    workspace.run("Delete", lambda: programs.delete([1, 2, 3]))
    assert page.toolbar.isVisible()


def test_a_low_page_has_one_line_of_controls_and_a_short_head(page: ProgramsPage) -> None:
    assert page.toolbar.title.isVisible()
    assert page.detail.header.completeness.isVisible()
    page.resize(127 * page.fontMetrics().averageCharWidth(), 480)
    assert not page.toolbar.title.isVisible()
    assert not page.detail.header.completeness.isVisible()
    assert page.toolbar.heightForWidth(page.toolbar.width()) < 2 * page.search.height()
    assert page.minimumSizeHint().height() < 400
    page.resize(1092, 720)
    assert page.toolbar.title.isVisible()


def test_a_plan_fits_the_screen_of_a_small_laptop_at_150_percent(
    workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot
) -> None:
    def nothing() -> Prints | Transfers:
        raise AssertionError("nothing is printed or transferred here")

    view = PlanView(workspace, notices, settings, entries(nothing, nothing))  # type: ignore[arg-type] # never called
    qtbot.addWidget(view)
    view.resize(853, 490)
    with qtbot.waitExposed(view):
        view.show()
    for key in (*PAGES, *BESIDE):
        view.show_page(key)
        assert view.minimumSizeHint().width() <= 853, key
        assert view.minimumSizeHint().height() <= 490, key
    first = view.navigation.item(0)
    assert first is not None
    assert first.text() == ""
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == PAGES["today"]
    view.resize(1280, 740)
    assert first.text() == PAGES["today"]


def test_the_key_gives_the_page_only_to_a_detail_that_is_there(page: ProgramsPage, qtbot: QtBot) -> None:
    page.show_view("tiers")
    qtbot.keyClick(page, KEY.Key_E, CONTROL)
    assert page.toolbar.isVisible()
    assert page.views.isVisible()

    page.show_view("table")
    page.search.setText("no such program")
    qtbot.keyClick(page, KEY.Key_E, CONTROL)
    assert page.search.isVisible()
    page.search.clear()
    qtbot.keyClick(page, KEY.Key_E, CONTROL)
    assert not page.search.isVisible()
    page.show_view("compare")
    assert page.views.isVisible()
