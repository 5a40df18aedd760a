"""Who could introduce the applicant where, by keyboard, from the person's side and from the program's."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.mentoring import HelpKind
from matchplanner.domain.program_filter import OneOf, ProgramFilter
from matchplanner.services import introductions, people, programs
from matchplanner.ui.notices import Notices
from matchplanner.ui.people.page import PeoplePage
from matchplanner.ui.programs.log.compose_dialog import ComposeDialog, Start
from matchplanner.ui.programs.log.help_line import HelpLine
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)
KEY = Qt.Key
INTRODUCE, SPEAK = HelpKind.INTRODUCE, HelpKind.SPEAK


def fill() -> None:
    programs.add("Birch", institution="Birch University")
    programs.add("Cedar")
    people.add("Dr. Dar")
    people.add("Dr. Ali")


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[PeoplePage]:
    """People with two mentors and two programs."""
    workspace.run("Fill", fill)
    shown = PeoplePage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1092, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.select(1)
    yield shown
    shown.hide()


def enter(dialog: QWidget, qtbot: QtBot, name: str, text: str) -> None:
    line = part(dialog, QLineEdit, name) if dialog.findChild(QLineEdit, name) else None
    if line is None:
        line = part(dialog, QComboBox, name).lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def note(page: QWidget, qtbot: QtBot, program: str, through: str, button: str = "introduceAdd") -> None:
    part(page, QPushButton, button).click()
    dialog = part(page, QWidget, "introductionDialog")
    enter(dialog, qtbot, "introductionProgram", program)
    enter(dialog, qtbot, "introductionThrough", through)
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, "introductionDialogOk").click()


def test_an_empty_list_says_what_it_is_for(page: PeoplePage) -> None:
    hint = part(page, QLabel, "introduceTableHint")
    assert hint.isVisible()
    assert hint.text().startswith("Does this person know geneticists in the US?")
    assert not part(page, QPushButton, "introduceDelete").isEnabled()
    assert page.tabs.tabText(0) == "Could introduce me to"


def test_an_introduction_is_added_edited_in_place_and_deleted_with_the_way_back(
    page: PeoplePage, notices: Notices, qtbot: QtBot
) -> None:
    note(page, qtbot, "birch, birch university", "Dr. Hale")
    assert page.tabs.tabText(0) == "Could introduce me to (1)"
    table = part(page, RecordTable, "introduceTable")
    table.setCurrentIndex(table.model().index(0, 2))
    table.setFocus()
    qtbot.keyClick(table, KEY.Key_F2)
    editor = part(table.viewport(), QLineEdit, "")
    editor.setText("30 Sep 2026")
    qtbot.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: introductions.at_program(1)[0].asked_on == date(2026, 9, 30))
    assert [table.model().index(0, at).data() for at in range(4)] == ["Birch", "Dr. Hale", "30 Sep 2026", ""]
    table.setFocus()
    with qtbot.waitSignal(notices.raised) as raised:
        qtbot.keyClick(table, KEY.Key_Delete)
    assert raised.args[0].text == "Deleted: Dr. Dar, Birch."
    assert introductions.at_program(1) == ()
    assert page.tabs.tabText(0) == "Could introduce me to"
    raised.args[0].action()
    assert introductions.at_program(1)[0].through == "Dr. Hale"


def test_the_program_is_changed_in_its_cell_by_typing_its_name(page: PeoplePage, qtbot: QtBot) -> None:
    note(page, qtbot, "Cedar", "")
    table = part(page, RecordTable, "introduceTable")
    table.setCurrentIndex(table.model().index(0, 0))
    table.setFocus()
    qtbot.keyClick(table, KEY.Key_F2)
    editor = table.viewport().findChild(QComboBox)
    assert isinstance(editor, QComboBox)
    assert editor.currentText() == "Cedar"
    editor.setEditText("Birch, Birch University")
    qtbot.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(introductions.at_program(1)) == 1)
    assert introductions.at_program(2) == ()


def test_the_dialog_keeps_what_was_typed_when_it_is_refused(page: PeoplePage, qtbot: QtBot) -> None:
    part(page, QPushButton, "introduceAdd").click()
    dialog = part(page, QWidget, "introductionDialog")
    ok, problem = (
        part(dialog, QPushButton, "introductionDialogOk"),
        part(dialog, QLabel, "introductionDialogProblem"),
    )
    ok.click()
    assert problem.text() == "Say at which program, or through whom. One of the two is enough."
    enter(dialog, qtbot, "introductionProgram", "Elm")
    ok.click()
    assert problem.text() == "No program of this name is in the plan. Choose one from the list."
    enter(dialog, qtbot, "introductionProgram", "Cedar")
    enter(dialog, qtbot, "introductionAsked", "5/3/2026")
    ok.click()
    assert "is not a date" in problem.text()
    enter(dialog, qtbot, "introductionAsked", "3 May 2026")
    with qtbot.waitSignal(dialog.destroyed):
        ok.click()
    assert introductions.at_program(2)[0].asked_on == date(2026, 5, 3)


def test_who_speaks_for_the_applicant_has_a_list_of_its_own(page: PeoplePage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(1)
    assert part(page, QLabel, "speakTableHint").isVisible()
    note(page, qtbot, "Cedar", "", "speakAdd")
    assert page.tabs.tabText(1) == "Could speak for me at (1)"
    assert page.tabs.tabText(0) == "Could introduce me to"
    assert [(row.kind, row.program) for row in introductions.of_person(1, SPEAK)] == [(SPEAK, "Cedar")]


def test_the_program_names_its_helpers_and_takes_new_ones(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.run("Fill", fill)
    line = HelpLine(workspace)
    qtbot.addWidget(line)
    birch = programs.get(1, TODAY)
    line.show_program(birch)
    assert not part(line, QLabel, "helpNobody").isHidden()
    part(line, QPushButton, "addHelp").click()
    dialog = part(line, QWidget, "introductionDialog")
    part(dialog, QPushButton, "introductionDialogOk").click()
    assert part(dialog, QLabel, "introductionDialogProblem").text().startswith("Say who could help.")
    enter(dialog, qtbot, "introductionPerson", "Somebody")
    add = part(dialog, QCheckBox, "introductionNewPerson")
    assert add.isVisible()
    add.setChecked(False)
    part(dialog, QPushButton, "introductionDialogOk").click()
    problem = part(dialog, QLabel, "introductionDialogProblem").text()
    assert problem.startswith("Nobody of this name is under People.")
    enter(dialog, qtbot, "introductionPerson", "dr. dar")
    assert not add.isVisible()
    enter(dialog, qtbot, "introductionThrough", "Dr. Hale")
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, "introductionDialogOk").click()
    workspace.run("Asked", lambda: introductions.add(2, SPEAK, program=1, asked_on=TODAY))
    line.show_program(birch)
    assert (
        part(line, QLabel, "help_introduce").text()
        == "Introductions: Dr. Dar through Dr. Hale (not asked yet)"
    )
    assert part(line, QLabel, "help_speak").text() == "Could speak for you: Dr. Ali (asked 1 Oct 2026)"
    assert part(line, QLabel, "helpNobody").isHidden()


def test_somebody_new_is_added_to_people_in_the_same_step(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.run("Fill", fill)
    line = HelpLine(workspace)
    qtbot.addWidget(line)
    line.show_program(programs.get(1, TODAY))
    part(line, QPushButton, "addHelp").click()
    dialog = part(line, QWidget, "introductionDialog")
    enter(dialog, qtbot, "introductionPerson", "Prof. Khan")
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, "introductionDialogOk").click()
    assert [row.person for row in introductions.at_program(1)] == ["Prof. Khan"]
    workspace.undo()
    assert [row.name for row in people.rows()] == ["Dr. Ali", "Dr. Dar"]


def test_programs_with_an_introduction_are_a_filter_and_a_column(
    workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot
) -> None:
    page = ProgramsPage(workspace, notices, settings)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    workspace.run("Fill", fill)
    line = workspace.run("Add", lambda: introductions.add(1, INTRODUCE, program=2, through="Dr. Ek"))
    page.filters.set_filter(ProgramFilter((OneOf("help", ("introduce",)),)))
    assert [row.name for row in page.model.rows] == ["Cedar"]
    assert page.model.index(0, page.model.column_of("introductions")).data() == "Dr. Dar through Dr. Ek"
    workspace.run("Move", lambda: introductions.edit(line, "program", 1))
    assert [row.name for row in page.model.rows] == ["Birch"]
    page.filters.set_filter(ProgramFilter((OneOf("help", ("",)),)))
    assert [row.name for row in page.model.rows] == ["Cedar"]
    workspace.run("Rename", lambda: people.edit(1, "name", "Dr. Daar"))
    page.filters.set_filter(ProgramFilter())
    assert page.model.index(0, page.model.column_of("introductions")).data() == "Dr. Daar through Dr. Ek"
    page.hide()


def test_a_draft_can_name_who_introduces(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.run("Fill", fill)
    workspace.run(
        "Add", lambda: introductions.add(1, INTRODUCE, program=1, through="Dr. Hale", asked_on=TODAY)
    )
    dialog = ComposeDialog(workspace, programs.get(1, TODAY), Start())
    qtbot.addWidget(dialog)
    menu = part(dialog, QPushButton, "insertSentence").menu()
    assert menu is not None
    menu.actions()[0].trigger()
    sentence = "Dr. Dar, who knows Dr. Hale, has kindly offered to introduce me to you."
    assert sentence in dialog.draft().body
    dialog.close()
