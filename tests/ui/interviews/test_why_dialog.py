"""Wording the answer to "Why medical genetics?", by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from matchplanner.domain.why_genetics import Part
from matchplanner.services import interviews, people, programs, rotations, why_genetics
from matchplanner.ui.interviews.page import InterviewsPage
from matchplanner.ui.interviews.why_dialog import WhyDialog
from matchplanner.ui.workspace import Workspace

ShowPage = Callable[[], InterviewsPage]


def fill() -> None:
    interviews.add(programs.add("Birch"))
    mentor = people.add("Dr. Ada Moss", role="chief")
    rotations.edit(rotations.add("Lakeside", status="done"), "mentor_id", mentor)


@pytest.fixture
def page(workspace: Workspace, show_page: ShowPage) -> InterviewsPage:
    workspace.run("Fill", fill)
    return show_page()


def open_dialog(page: InterviewsPage, qtbot: QtBot) -> WhyDialog:
    start = page.findChild(QPushButton, "whyGenetics")
    assert start is not None
    start.setFocus()
    qtbot.keyClick(start, Qt.Key.Key_Return)
    dialog = page.window().findChildren(WhyDialog, "whyDialog")[-1]
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def text(dialog: WhyDialog, part: Part) -> QPlainTextEdit:
    found = dialog.findChild(QPlainTextEdit, f"whyText_{part.value}")
    assert found is not None
    return found


def length(dialog: WhyDialog) -> str:
    found = dialog.findChild(QLabel, "whyLength")
    assert found is not None
    return found.text()


def press(dialog: WhyDialog, qtbot: QtBot, name: str) -> None:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Return)


def test_words_are_offered_put_in_reworded_kept_and_undone(
    page: InterviewsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    dialog = open_dialog(page, qtbot)
    offers = dialog.findChild(QListWidget, "whyOffers_mentor")
    assert offers is not None
    offers.setFocus()
    offers.setCurrentRow(0)
    qtbot.keyClick(offers, Qt.Key.Key_Return)
    mentor = text(dialog, Part.MENTOR)
    assert mentor.toPlainText() == "Dr. Ada Moss (chief)."
    assert dialog.isVisible(), "Enter puts a line in and does not close"
    qtbot.keyClicks(mentor, " showed me how to tell")
    qtbot.keyClick(mentor, Qt.Key.Key_Tab)
    assert "9 words" in length(dialog)
    press(dialog, qtbot, "whyCopy")
    assert QGuiApplication.clipboard().text() == "Dr. Ada Moss (chief). showed me how to tell"
    press(dialog, qtbot, "whySave")
    assert why_genetics.own("")[Part.MENTOR] == "Dr. Ada Moss (chief). showed me how to tell"
    assert workspace.undo_stack.undoText() == "Word “Why medical genetics?”"
    workspace.undo()
    assert why_genetics.own("")[Part.MENTOR] == ""


def test_a_program_gets_words_of_its_own_over_the_general_ones(
    page: InterviewsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    uid = programs.get(1, workspace.today()).uid
    workspace.run("Word", lambda: why_genetics.keep({Part.SKILL: "Reading reports."}, workspace.today()))
    dialog = open_dialog(page, qtbot)
    qtbot.keyClick(dialog.scope, Qt.Key.Key_Down)
    skill = text(dialog, Part.SKILL)
    assert (skill.toPlainText(), skill.placeholderText()) == ("", "Reading reports.")
    assert "2 words" in length(dialog), "what holds for all counts"
    qtbot.keyClicks(skill, "Pedigrees of five generations.")
    qtbot.keyClick(dialog.scope, Qt.Key.Key_Up)
    assert skill.toPlainText() == "Reading reports."
    press(dialog, qtbot, "whySave")
    assert why_genetics.own("")[Part.SKILL] == "Reading reports."
    assert why_genetics.wording(uid)[Part.SKILL] == "Pedigrees of five generations."
    again = open_dialog(page, qtbot)
    assert again.scope.currentText() == "Only Birch", "it begins where there are own words"
    press(again, qtbot, "whyCancel")


def test_what_could_identify_a_patient_stays_on_the_screen_with_the_reason(
    page: InterviewsPage, qtbot: QtBot
) -> None:
    dialog = open_dialog(page, qtbot)
    qtbot.keyClicks(text(dialog, Part.EXPERIENCE), "Mrs Jane Miller")
    press(dialog, qtbot, "whySave")
    problem = dialog.findChild(QLabel, "whyProblem")
    assert problem is not None
    assert "Jane Miller" in problem.text()
    assert dialog.isVisible()
    press(dialog, qtbot, "whyCancel")


def test_an_empty_part_says_where_its_words_would_come_from(page: InterviewsPage, qtbot: QtBot) -> None:
    dialog = open_dialog(page, qtbot)
    hints = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert any(hint.startswith("Nothing yet. What you count in the case log") for hint in hints)
    press(dialog, qtbot, "whyCancel")


def test_the_page_says_how_far_the_answer_is_worded(
    page: InterviewsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    state, today = page.detail.why.state, workspace.today()
    assert state.text().startswith("Not worded yet")
    workspace.run("Word", lambda: why_genetics.keep({Part.SKILL: "Reading reports."}, today))
    qtbot.waitUntil(lambda: state.text() == "2 words; still open: an experience, a mentor")
    uid = programs.get(1, today).uid
    workspace.run("Word", lambda: why_genetics.keep(dict.fromkeys(Part, "One."), today, uid))
    qtbot.waitUntil(lambda: state.text() == "3 words, some for this program alone")
