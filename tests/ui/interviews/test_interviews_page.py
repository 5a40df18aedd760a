"""The interviews page, by keyboard and mouse."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.domain.interviews import InterviewStatus, TalkingKind
from matchplanner.services import interviews, profile, programs
from matchplanner.ui.interviews.add_dialog import AddInterviewDialog
from matchplanner.ui.interviews.page import InterviewsPage
from matchplanner.ui.notices import Notices
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace


@pytest.fixture(autouse=True)
def program(workspace: Workspace) -> int:
    """The one program of the plan; the applicant's home is Karachi."""
    workspace.run("Edit", lambda: profile.edit("home_zone", "Asia/Karachi"))
    return workspace.run("Add", lambda: programs.add("Genetics", institution="Mayo Clinic", state="NY"))


@pytest.fixture
def page(
    workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot
) -> Iterator[InterviewsPage]:
    """The page as the window shows it."""
    shown = InterviewsPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1100, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


@pytest.fixture
def interview(workspace: Workspace, program: int) -> int:
    """An interview without a time."""
    return workspace.run("Add", lambda: interviews.add(program))


def label(page: QWidget, name: str) -> QLabel:
    found = page.findChild(QLabel, name)
    assert found is not None, name
    return found


def enter(page: QWidget, qtbot: QtBot, name: str, text: str) -> QLineEdit:
    line = page.findChild(QLineEdit, name)
    assert line is not None, name
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    return line


def test_an_interview_is_added_with_a_program_and_a_moment(page: InterviewsPage, qtbot: QtBot) -> None:
    page.new_item()
    dialog = page.findChild(AddInterviewDialog, "interviewDialog")
    assert dialog is not None
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert dialog.problem.text().startswith("Choose a program of your list.")
    program = dialog.program.lineEdit()
    assert program is not None
    qtbot.keyClicks(program, "genetics, mayo clinic")
    qtbot.keyClicks(dialog.moment, "10 Nov 2027 9 am")
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    row = interviews.rows()[0]
    assert (row.starts_at, row.zone) == (datetime.fromisoformat("2027-11-10T09:00"), "America/New_York")
    assert row.status is InterviewStatus.SCHEDULED
    assert page.model.index(0, page.model.column_of("when")).data() == "Wed 10 Nov 2027 09:00 EST"


@pytest.mark.usefixtures("interview")
def test_both_clocks_follow_time_and_zone_and_mark_the_night(page: InterviewsPage, qtbot: QtBot) -> None:
    clocks = label(page, "interviewClocks")
    assert clocks.text() == "Enter date and time to see them on your own clock."
    enter(page, qtbot, "interview_starts_at", "10 Nov 2027 13:00")
    enter(page, qtbot, "interview_zone", "America/Los_Angeles")
    assert clocks.text().splitlines() == [
        "At the host: Wed 10 Nov 2027 13:00 PST",
        "At home: Thu 11 Nov 2027 02:00 PKT, night",
    ]
    assert clocks.property("role") == "attention"


@pytest.mark.usefixtures("interview")
def test_a_time_that_comes_twice_is_pointed_out(page: InterviewsPage, qtbot: QtBot) -> None:
    enter(page, qtbot, "interview_starts_at", "7 Nov 2027 01:30")
    assert "This time comes twice" in label(page, "interviewClocks").text()


def test_a_zone_that_no_state_tells_is_asked_for_and_never_guessed(
    page: InterviewsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run("Add", lambda: programs.add("Texan", state="TX"))
    page.new_item()
    dialog = page.findChild(AddInterviewDialog, "interviewDialog")
    assert dialog is not None
    program = dialog.program.lineEdit()
    assert program is not None
    for typed, zone in (("genetics, mayo clinic", "America/New_York"), ("texan", "")):
        program.clear()
        qtbot.keyClicks(program, typed)
        dialog.moment.setFocus()
        program.editingFinished.emit()
        assert dialog.zone.text() == zone
    qtbot.keyClicks(dialog.moment, "10 Nov 2027 9 am")
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    row = next(row for row in interviews.rows() if row.program == "Texan")
    assert (row.zone, row.clocks) == ("", None)
    page.select(row.id)
    at = page.table.currentIndex().row()
    shown = page.model.index(at, page.model.column_of("when")).data()
    assert shown == "Wed 10 Nov 2027 09:00, time zone unknown"
    assert "In which time zone" in label(page, "interviewClocks").text()
    enter(page, qtbot, "interview_zone", "America/Chicago")
    assert "At the host: Wed 10 Nov 2027 09:00 CST" in label(page, "interviewClocks").text()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("starts_at", "10 Nov 2027", "The time is missing."),
        ("zone", "Mars", "'Mars' is not a time zone."),
        ("minutes", "0", "from 1 to 1440"),
    ],
)
@pytest.mark.usefixtures("interview")
def test_a_bad_value_is_told_at_its_field_and_stays_typed(
    page: InterviewsPage, qtbot: QtBot, field: str, typed: str, said: str
) -> None:
    line = enter(page, qtbot, f"interview_{field}", typed)
    assert said in label(page, f"interview_{field}Problem").text()
    assert line.text() == typed


@pytest.mark.usefixtures("interview")
def test_likes_are_counted_added_moved_reworded_and_deleted(
    page: InterviewsPage, workspace: Workspace, program: int, qtbot: QtBot
) -> None:
    counter = label(page, "likeCounter")
    assert (counter.text(), counter.property("role")) == ("0 of 2-3: add more", "attention")
    enter(page, qtbot, "likeText", "The metabolic clinic")
    line = page.findChild(QLineEdit, "likeText")
    add = page.findChild(QPushButton, "addLike")
    items = page.findChild(QListWidget, "likesList")
    assert line is not None
    assert add is not None
    assert items is not None
    qtbot.keyClicks(line, "The team")
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert (counter.text(), counter.property("role")) == ("2 of 2-3", "ok")
    assert line.text() == ""
    items.setFocus()
    items.setCurrentRow(1)
    qtbot.keyClick(items, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    items.item(0).setText("The whole team")

    def likes() -> list[str]:
        return [point.text for point in interviews.talking_points(program, TalkingKind.LIKE)]

    assert likes() == ["The whole team", "The metabolic clinic"]
    assert page.model.index(0, page.model.column_of("prep")).data() == "2/3, 0/3"
    qtbot.keyClick(items, Qt.Key.Key_Delete)
    assert likes() == ["The metabolic clinic"]
    workspace.undo_stack.undo()
    assert likes() == ["The whole team", "The metabolic clinic"]


@pytest.mark.usefixtures("interview")
def test_a_fourth_question_is_one_too_many(page: InterviewsPage, qtbot: QtBot) -> None:
    for text in "abcd":
        enter(page, qtbot, "questionText", text)
    counter = label(page, "questionCounter")
    assert (counter.text(), counter.property("role")) == ("4 of 2-3: keep the best", "attention")


@pytest.mark.usefixtures("interview")
def test_a_like_without_words_is_a_like_deleted(
    page: InterviewsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    enter(page, qtbot, "likeText", "The team")
    items = page.findChild(QListWidget, "likesList")
    assert items is not None
    items.item(0).setText("  ")
    assert interviews.rows()[0].likes == 0
    assert workspace.undo_stack.undoText() == "Delete like"


@pytest.mark.usefixtures("interview")
def test_the_prep_sheet_is_asked_for_by_program(page: InterviewsPage, program: int, qtbot: QtBot) -> None:
    button = page.findChild(QPushButton, "prepSheetPdf")
    assert button is not None
    with qtbot.waitSignal(page.prep_sheet_requested) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [program]


def test_an_interview_is_deleted_and_brought_back(
    page: InterviewsPage, workspace: Workspace, interview: int, qtbot: QtBot
) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert interviews.rows() == ()
    empty = label(page, "emptyTitle")
    assert empty.isVisible()
    workspace.undo_stack.undo()
    assert [row.id for row in interviews.rows()] == [interview]
