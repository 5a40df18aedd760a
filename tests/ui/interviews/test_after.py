"""After an interview: what was answered, and a note of thanks."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot
from tests.ui.interviews.conftest import ShowPage

from matchplanner.domain.claims import YesNo
from matchplanner.domain.interviews import TalkingKind
from matchplanner.services import interviews, programs, thanks
from matchplanner.ui.interviews.page import InterviewsPage
from matchplanner.ui.interviews.thanks_dialog import ThanksDialog
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)


@pytest.fixture
def interview(workspace: Workspace) -> int:
    """An interview held the day before, with two questions."""

    def fill() -> int:
        program = programs.add("Genetics")
        for text in ("Who reads the variants?", "How is call shared?"):
            interviews.add_point(program, TalkingKind.QUESTION, text)
        return interviews.add(program, "2026-09-30 09:00", "America/New_York")

    return workspace.run("Add", fill)


@pytest.fixture
def page(interview: int, show_page: ShowPage) -> InterviewsPage:  # noqa: ARG001 - shown by the page
    """The page as the window shows it."""
    return show_page()


def test_a_question_keeps_its_day_and_answer(
    page: InterviewsPage, workspace: Workspace, interview: int, qtbot: QtBot
) -> None:
    program = interviews.get(interview).program_id
    items = page.findChild(QListWidget, "questionsList")
    asked = page.findChild(QLineEdit, "questionAskedOn")
    answer = page.findChild(QPlainTextEdit, "questionAnswer")
    counter = page.findChild(QLabel, "questionCounter")
    assert items is not None
    assert asked is not None
    assert answer is not None
    assert counter is not None
    items.setFocus()
    items.setCurrentRow(0)
    qtbot.keyClick(items, Qt.Key.Key_Down)
    asked.setFocus()
    qtbot.keyClicks(asked, "30 Sep 2026")
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    answer.setFocus()
    qtbot.keyClicks(answer, "One night in six")
    items.setFocus()
    items.setCurrentRow(0)
    first, second = interviews.talking_points(program, TalkingKind.QUESTION)
    assert (first.asked_on, first.answer) == (None, "")
    assert (second.asked_on, second.answer) == (date(2026, 9, 30), "One night in six")
    assert counter.text() == "2 of 2-3, 1 asked"
    assert (asked.text(), answer.toPlainText()) == ("", "")
    workspace.undo_stack.undo()
    assert interviews.talking_points(program, TalkingKind.QUESTION)[1].answer == ""


def test_a_program_that_wants_no_note_is_believed(page: InterviewsPage, interview: int, qtbot: QtBot) -> None:
    advice = page.findChild(QLabel, "thanksAdvice")
    wish = page.findChild(QComboBox, "thanksWish")
    assert advice is not None
    assert wish is not None
    assert advice.text().startswith("A note is optional")
    wish.setFocus()
    qtbot.keyClick(wish, Qt.Key.Key_Home)
    qtbot.keyClick(wish, Qt.Key.Key_Down)
    assert wish.currentData() == "no"
    assert thanks.wish(interviews.get(interview).program_id, TODAY) is YesNo.NO
    assert advice.text() == "This program asks for none: send none."


def test_a_note_is_drafted_copied_and_noted_as_sent(
    page: InterviewsPage, workspace: Workspace, interview: int, qtbot: QtBot
) -> None:
    page.detail.thanks.open_draft()
    dialog = page.findChild(ThanksDialog, "thanksDialog")
    assert dialog is not None
    sent = dialog.findChild(QPushButton, "thanksSent")
    problem = dialog.findChild(QLabel, "thanksProblem")
    assert sent is not None
    assert problem is not None
    qtbot.mouseClick(sent, Qt.MouseButton.LeftButton)
    assert "{what you talked about}" in problem.text()
    dialog.body.selectAll()
    qtbot.keyClicks(dialog.body, "Thank you.")
    dialog.mail.copy()
    assert QGuiApplication.clipboard().text().endswith("Thank you.")
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(sent, Qt.MouseButton.LeftButton)
    assert interviews.get(interview).thanked_on == TODAY
    workspace.undo_stack.undo()
    assert interviews.get(interview).thanked_on is None


def test_a_question_is_taken_from_the_list_and_undone(
    page: InterviewsPage, workspace: Workspace, interview: int, qtbot: QtBot
) -> None:
    program = interviews.get(interview).program_id
    choose = page.findChild(QToolButton, "questionBank")
    counter = page.findChild(QLabel, "questionCounter")
    assert choose is not None
    assert counter is not None
    menu = choose.menu()
    assert menu is not None
    offered = [action.text() for action in menu.actions()]
    assert any("counselors" in text for text in offered)
    assert any("fellowship" in text for text in offered)
    menu.popup(choose.mapToGlobal(choose.rect().bottomLeft()))
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert interviews.talking_points(program, TalkingKind.QUESTION)[-1].text == offered[0]
    assert counter.text() == "3 of 2-3"
    workspace.undo_stack.undo()
    assert counter.text() == "2 of 2-3"


def test_what_may_be_asked_is_unfolded_by_key(page: InterviewsPage, qtbot: QtBot) -> None:
    fold = page.findChild(QToolButton, "interviewConductFold")
    words = page.findChild(QLabel, "interviewConduct")
    assert fold is not None
    assert words is not None
    assert not words.isVisibleTo(page)
    fold.setFocus()
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert words.isVisibleTo(page)
    assert "binding promise" in words.text()
