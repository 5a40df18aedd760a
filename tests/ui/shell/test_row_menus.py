"""The menu on a row of every list of records, by the menu key: what it offers, and that it does it."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.app import App
from matchplanner.services import people
from matchplanner.ui.page import Page
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.ranking.model import ListedRow
from matchplanner.ui.widgets.record_table import RecordTable

LISTS = {
    "people": ("peopleTable", {"openRow", "editRow", "row_deletePerson"}),
    "letters": (
        "lettersTable",
        {"openRow", "row_advanceLetter", "row_letterPacket", "row_letterMessage", "row_deleteLetter"},
    ),
    "interviews": ("interviewsTable", {"openRow", "row_prepSheetPdf", "row_deleteInterview"}),
    "events": ("eventsTable", {"openRow", "row_debriefEvent", "row_deleteEvent"}),
    "rotations": ("rotationsTable", {"openRow", "row_deleteRotation"}),
    "ranking": ("rankTable", {"openRow", "row_moveUp", "row_moveDown", "row_removeFromRank"}),
}


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.session.open_sample()
    with qtbot.waitActive(made.window):
        made.window.show()
    yield made
    made.window.close()


def shown(app: App, key: str) -> tuple[Page, RecordTable]:
    """Go to a page and put the keyboard on the first row of its list."""
    assert app.window.plan is not None
    page = app.window.plan.show_page(key)
    table = part(page, RecordTable, LISTS[key][0])
    table.setCurrentIndex(table.model().index(0, 0))
    table.setFocus()
    return page, table


def menu(table: RecordTable) -> QMenu:
    """Open the menu of the current row by the menu key."""
    QApplication.sendEvent(
        table.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), QPoint(2, 2))
    )
    return next(found for found in table.findChildren(QMenu, "rowMenu") if found.isVisible())


@pytest.mark.parametrize("key", LISTS)
def test_every_list_offers_what_can_be_done_with_a_row(app: App, key: str) -> None:
    _page, table = shown(app, key)
    opened = menu(table)
    assert opened.actions()[0].objectName() == "openRow"
    offered = {action.objectName() for action in opened.actions()}
    assert LISTS[key][1] <= offered
    assert all(action.text().strip() for action in opened.actions() if not action.isSeparator())
    opened.close()


@pytest.mark.parametrize("key", ["people", "letters", "interviews", "events"])
def test_enter_goes_into_the_details_of_the_row(app: App, qtbot: QtBot, key: str) -> None:
    page, table = shown(app, key)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    reached = QApplication.focusWidget()
    assert reached is not None
    assert page.isAncestorOf(reached)
    assert reached is not table
    assert not table.isAncestorOf(reached)


def test_a_program_of_the_rank_list_opens_on_its_page(app: App) -> None:
    _page, table = shown(app, "ranking")
    row = table.row()
    assert isinstance(row, ListedRow)
    opened = menu(table)
    part(opened, QAction, "openRow").trigger()
    opened.close()
    assert app.window.plan is not None
    programs = app.window.plan.current()
    assert isinstance(programs, ProgramsPage)
    assert programs.table.current_record() == row.line.program_id


def test_deleting_from_the_menu_is_undone(app: App) -> None:
    _page, table = shown(app, "people")
    before = {row.id for row in people.rows()}
    opened = menu(table)
    part(opened, QAction, "row_deletePerson").trigger()
    opened.close()
    assert len(people.rows()) == len(before) - 1
    assert app.session.workspace is not None
    app.session.workspace.undo()
    assert {row.id for row in people.rows()} == before


def test_what_a_button_cannot_do_now_the_menu_cannot_either(app: App) -> None:
    _page, table = shown(app, "ranking")
    opened = menu(table)
    assert not part(opened, QAction, "row_moveUp").isEnabled(), "the first program is at the top"
    assert part(opened, QAction, "row_moveDown").isEnabled()
    opened.close()
