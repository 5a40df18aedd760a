"""The people page, by keyboard and mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.domain.claims import ClaimField, SourceKind, YesNo
from matchplanner.errors import UserError
from matchplanner.services import letters, people, programs
from matchplanner.ui.notices import Notice, Notices
from matchplanner.ui.people.page import PeoplePage
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[PeoplePage]:
    """The page as the window shows it."""
    shown = PeoplePage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1000, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


def add(page: QWidget, qtbot: QtBot, name: str) -> None:
    button = page.findChild(QPushButton, "addPerson")
    assert button is not None
    button.click()
    line = page.findChild(QLineEdit, "personDialogText")
    assert line is not None
    qtbot.keyClicks(line, name)
    with qtbot.waitSignal(line.window().destroyed):
        qtbot.keyClick(line, Qt.Key.Key_Return)


def enter(page: QWidget, qtbot: QtBot, name: str, text: str) -> QLineEdit:
    line = page.findChild(QLineEdit, name)
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    return line


def test_an_empty_page_teaches_and_offers_the_first_step(page: PeoplePage) -> None:
    title = page.findChild(QLabel, "emptyTitle")
    offer = page.findChild(QPushButton, "addFirstPerson")
    assert title is not None
    assert offer is not None
    assert title.isVisible()
    assert title.text() == "Nobody here yet"
    assert not page.table.isVisible()


def test_a_person_is_added_by_name_and_filled_in_beside_the_table(page: PeoplePage, qtbot: QtBot) -> None:
    add(page, qtbot, "Dr Qureshi")
    assert page.table.isVisible()
    enter(page, qtbot, "person_role", "Program director")
    enter(page, qtbot, "person_email", "q@example.org")
    box = page.findChild(QComboBox, "person_board_certified")
    assert box is not None
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    row = people.rows()[0]
    assert (row.name, row.role, row.email) == ("Dr Qureshi", "Program director", "q@example.org")
    assert row.board_certified is YesNo.YES
    assert [page.model.index(0, at).data() for at in (0, 1, 3)] == ["Dr Qureshi", "Program director", "Yes"]


def test_a_bad_address_is_told_at_the_field_and_goes_with_the_record(page: PeoplePage, qtbot: QtBot) -> None:
    add(page, qtbot, "Ana")
    add(page, qtbot, "Bea")
    line = enter(page, qtbot, "person_email", "nowhere")
    problem = page.findChild(QLabel, "person_emailProblem")
    assert problem is not None
    assert problem.isVisible()
    assert line.text() == "nowhere"
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Up)
    assert not problem.isVisible()
    assert line.text() == ""
    assert {row.email for row in people.rows()} == {""}


def test_a_name_without_letters_is_refused_in_the_dialog(page: PeoplePage, qtbot: QtBot) -> None:
    page.new_item()
    line = page.findChild(QLineEdit, "personDialogText")
    assert line is not None
    qtbot.keyClick(line, Qt.Key.Key_Return)
    problem = page.findChild(QLabel, "personDialogProblem")
    assert problem is not None
    assert problem.text() == "A person needs a name."
    with qtbot.waitSignal(line.window().destroyed):
        qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert people.rows() == ()


def test_a_person_is_deleted_by_key_and_the_notice_brings_them_back(
    page: PeoplePage, notices: Notices, qtbot: QtBot
) -> None:
    add(page, qtbot, "Ana")
    page.table.setFocus()
    with qtbot.waitSignal(notices.raised) as raised:
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert people.rows() == ()
    notice = raised.args[0]
    assert isinstance(notice, Notice)
    assert notice.text == "Deleted Ana."
    assert notice.action is not None
    notice.action()
    assert [row.name for row in people.rows()] == ["Ana"]


def test_the_notice_does_not_undo_somebody_elses_change(
    page: PeoplePage, notices: Notices, workspace: Workspace, qtbot: QtBot
) -> None:
    add(page, qtbot, "Ana")
    page.table.setFocus()
    with qtbot.waitSignal(notices.raised) as raised:
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    workspace.run("Add", lambda: people.add("Bea"))
    assert raised.args[0].action is not None
    with qtbot.waitSignal(notices.raised) as told:
        raised.args[0].action()
    assert "Other changes came after it" in told.args[0].text
    assert [row.name for row in people.rows()] == ["Bea"]


def test_a_letters_writer_cannot_be_deleted(page: PeoplePage, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.run("Add", lambda: letters.add(people.add("Dr Q")))
    page.table.setFocus()
    with qtbot.captureExceptions() as raised:
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert isinstance(raised[0][1], UserError)
    assert "Dr Q writes a letter" in raised[0][1].message
    assert page.model.index(0, 4).data() == "1"


def test_a_name_is_edited_in_place(page: PeoplePage, qtbot: QtBot) -> None:
    add(page, qtbot, "Ana")
    page.table.setCurrentIndex(page.model.index(0, 0))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Dr Ana Ruiz")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: people.rows()[0].name == "Dr Ana Ruiz")


def test_at_a_common_size_no_column_is_cut_off_and_long_interests_begin_at_their_beginning(
    page: PeoplePage, workspace: Workspace
) -> None:
    page.resize(182 * page.fontMetrics().averageCharWidth(), 700)  # of 1280 at six a character
    workspace.run("Add", lambda: people.edit(people.add("Ana"), "interests", "newborn screening " * 20))
    table = page.table
    last = page.model.column_of("program")
    right = table.columnViewportPosition(last) + table.columnWidth(last)
    assert right <= table.viewport().width()
    assert table.columnWidth(last) > max(table.columnWidth(at) for at in range(last))
    field = page.findChild(QLineEdit, "person_interests")
    assert field is not None
    assert field.text().startswith("newborn")
    assert field.cursorPosition() == 0


def test_a_programs_name_goes_on_in_a_second_line(page: PeoplePage, workspace: Workspace) -> None:
    page.resize(182 * page.fontMetrics().averageCharWidth(), 700)
    name = "Pediatrics-Medical Genetics (Indianapolis)"
    workspace.run("Add", lambda: people.add_to_program("Ana", programs.add(name), ""))
    table = page.table
    cell = table.visualRect(page.model.index(0, page.model.column_of("program")))
    needed = table.fontMetrics().boundingRect(
        cell.adjusted(4, 0, -4, 0), Qt.TextFlag.TextWordWrap.value, name
    )
    assert table.wordWrap()
    assert needed.height() <= cell.height()
    assert needed.width() <= cell.width()


def test_the_facts_a_person_told_are_named_and_follow_a_new_name(
    page: PeoplePage, workspace: Workspace, qtbot: QtBot
) -> None:
    def fill() -> None:
        person, birch = people.add("Dr. Hale"), programs.add("Birch")
        programs.add_claim(birch, ClaimField.J1, "yes", SourceKind.PERSON, source="Dr. Hale")
        page.select(person)

    workspace.run("Fill", fill)
    told = page.findChild(QLabel, "personTold")
    assert told is not None
    assert told.text() == "Source of: J-1, Birch"
    enter(page, qtbot, "person_name", "Ann Hale")
    assert told.isVisible()
    assert told.text() == "Source of: J-1, Birch"
    add(page, qtbot, "Zed")
    assert not told.isVisible()
