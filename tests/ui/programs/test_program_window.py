"""A program in a window of its own: opened every way there is, alive, and closed with the plan."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.parts import part

from matchplanner.app import App
from matchplanner.services import programs
from matchplanner.ui import theme
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.programs.program_window import ProgramWindow
from matchplanner.ui.programs.tiers.lane import CardList
from matchplanner.ui.scoring.wizard import ScoringWizard
from matchplanner.ui.widgets.fields import LineField, NoteField
from matchplanner.ui.widgets.note_preview import NotePreview

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.session.open_sample()
    with qtbot.waitActive(made.window):
        made.window.show()
    yield made
    made.window.close()


@pytest.fixture
def page(app: App) -> ProgramsPage:
    assert app.window.plan is not None
    found = app.window.plan.show_page("programs")
    assert isinstance(found, ProgramsPage)
    found.table.setFocus()
    return found


def windows() -> list[ProgramWindow]:
    """Return the windows of programs, as whoever hides a plan would find them."""
    shown = [window for window in QApplication.topLevelWidgets() if isinstance(window, ProgramWindow)]
    return [window for window in shown if window.isVisible()]


def opened(page: ProgramsPage, qtbot: QtBot, place: int = 0) -> ProgramWindow:
    """Open a program by Ctrl+Enter in the list and return its window."""
    record = page.model.rows[place].id
    page.select(record)
    qtbot.keyClick(page.table, Key.Key_Return, CONTROL)
    found = next(window for window in windows() if window.program == record)
    qtbot.waitUntil(found.isActiveWindow)
    return found


def test_two_programs_stand_side_by_side_and_one_is_opened_once(page: ProgramsPage, qtbot: QtBot) -> None:
    first, second = opened(page, qtbot, 0), opened(page, qtbot, 1)
    assert len(windows()) == 2
    for window, row in ((first, page.model.rows[0]), (second, page.model.rows[1])):
        assert window.windowTitle() == f"{row.name} - MatchPlanner"
        assert part(window, LineField, "programName").text() == row.name
    assert first.pos() != second.pos()
    assert opened(page, qtbot, 0) is first
    assert len(windows()) == 2

    qtbot.keyClick(first, Key.Key_W, CONTROL)
    assert windows() == [second]


def test_the_palette_the_menus_and_the_middle_button_open_it_too(
    app: App, page: ProgramsPage, qtbot: QtBot
) -> None:
    page.select(page.model.rows[0].id)
    command = next(one for one in app.commands.all() if one.name == "programWindow")
    assert command.keys == ("Ctrl+Enter",)
    command.action.trigger()
    assert windows()[0].program == page.model.rows[0].id

    page.table.menu_requested.emit(QPoint(0, 0))
    menu = part(page.table, QMenu, "rowMenu")
    part(menu, QAction, "openRowWindow").trigger()
    menu.close()
    assert len(windows()) == 1

    name = page.table.visualRect(page.model.index(2, page.model.column_of("name"))).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.MiddleButton, pos=name)
    assert page.model.rows[2].id in {window.program for window in windows()}


def test_a_card_opens_by_key_and_by_its_menu(page: ProgramsPage, qtbot: QtBot) -> None:
    page.show_view("tiers")

    def cards() -> CardList | None:
        lists = page.findChildren(CardList)
        return next((one for one in lists if one.isVisible() and one.model().rowCount()), None)

    qtbot.waitUntil(lambda: cards() is not None)
    lane = cards()
    assert lane is not None
    lane.setFocus()
    lane.setCurrentIndex(lane.model().index(0, 0))
    qtbot.keyClick(lane, Key.Key_Return, CONTROL)
    assert len(windows()) == 1
    window = windows()[0]
    assert part(window, LineField, "programName").text() == lane.model().index(0, 0).data()


def test_it_follows_changes_from_the_main_window_and_its_own_go_there(
    app: App, page: ProgramsPage, qtbot: QtBot
) -> None:
    workspace = app.session.workspace
    assert workspace is not None
    window = opened(page, qtbot)
    before = page.model.rows[0].name
    workspace.run("Rename", lambda: programs.edit(window.program, "name", "Quietwater Genetics"))
    name = part(window, LineField, "programName")
    assert name.text() == "Quietwater Genetics"
    assert window.windowTitle().startswith("Quietwater Genetics")

    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "Loudwater")
    qtbot.keyClick(name, Key.Key_Return)
    assert "Loudwater" in {row.name for row in page.model.rows}
    window.detail.tabs.setFocus()
    for _step in range(2):
        qtbot.keyClick(window.detail.tabs, Key.Key_Z, CONTROL)
    assert name.text() == before
    assert before in {row.name for row in page.model.rows}


def test_a_deleted_program_is_told_and_comes_back_with_undo(
    app: App, page: ProgramsPage, qtbot: QtBot
) -> None:
    workspace = app.session.workspace
    assert workspace is not None
    window = opened(page, qtbot)
    name = page.model.rows[0].name
    workspace.run("Delete", lambda: programs.delete([window.program]))
    assert not window.detail.isVisible()
    said = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "This program is not in the plan any more" in said
    qtbot.keyClick(window, Key.Key_Z, CONTROL)
    assert window.detail.isVisible()
    assert part(window, LineField, "programName").text() == name


def test_it_closes_with_the_plan_and_keeps_what_was_typed(
    app: App, page: ProgramsPage, qtbot: QtBot, today: date
) -> None:
    window = opened(page, qtbot)
    record = window.program
    window.detail.show_tab("notes")
    note = part(window, NoteField, "programNotes")
    note.setFocus()
    note.selectAll()
    qtbot.keyClicks(note, "Half a sentence")
    workspace = app.session.workspace
    assert workspace is not None
    path = workspace.path
    app.session.close_plan()
    assert windows() == []
    app.session.open_plan(path)
    assert programs.rows(today, [record])[0].notes == "Half a sentence"


def test_place_size_of_text_and_theme_go_along(
    app: App, page: ProgramsPage, qtbot: QtBot, qapp: QApplication
) -> None:
    window = opened(page, qtbot)
    window.setGeometry(40, 50, 700, 520)
    window.detail.show_tab("research")
    name = part(window, LineField, "programName")
    height = name.fontMetrics().height()
    theme.resize_text(qapp, 150)
    qtbot.waitUntil(lambda: not isValid(name))
    assert part(window, LineField, "programName").fontMetrics().height() > height
    assert window.detail.tabs.tabText(window.detail.tabs.currentIndex()) == "Research"
    theme.resize_text(qapp, 100)
    window.close()
    again = opened(page, qtbot, 3)
    assert again.size() == QSize(700, 520)
    assert again.palette() == app.window.palette()


def test_notes_are_written_there_as_in_the_main_window(page: ProgramsPage, qtbot: QtBot) -> None:
    window = opened(page, qtbot)
    window.detail.show_tab("notes")
    note = part(window, NoteField, "programNotes")
    note.setFocus()
    note.setPlainText(f"[[{page.model.rows[4].name}]]")
    qtbot.keyClick(note, Key.Key_F7)
    assert "misspelt" in window.statusBar().currentMessage()
    qtbot.keyClick(note, Key.Key_M, CONTROL)
    assert note.previewed
    preview = part(note, NotePreview, "notePreview")
    qtbot.keyClick(preview, Key.Key_Tab)
    qtbot.keyClick(preview, Key.Key_Return)
    assert page.table.current_record() == page.model.rows[4].id
    qtbot.waitUntil(page.window().isActiveWindow)
    window.close()


def test_the_scoring_wizard_opens_over_the_window(page: ProgramsPage, qtbot: QtBot) -> None:
    window = opened(page, qtbot)
    part(window, QPushButton, "scoreProgram").click()
    wizard = part(window, ScoringWizard, "imgWizard")
    assert wizard.isVisible()
    wizard.reject()
