"""Choosing which prep sheets to print together, by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from matchplanner.services import interviews, programs
from matchplanner.services.reporting import Document
from matchplanner.ui.interviews.binder_dialog import BinderDialog
from matchplanner.ui.interviews.page import InterviewsPage
from matchplanner.ui.workspace import Workspace

ShowPage = Callable[[], InterviewsPage]


def fill() -> None:
    for name, at in (("Birch", "2026-10-14 09:00"), ("Oak", "2026-10-16 09:00"), ("Elm", "2026-11-04 09:00")):
        interviews.add(programs.add(name), at, "America/New_York")


@pytest.fixture
def asked(workspace: Workspace, show_page: ShowPage, qtbot: QtBot) -> tuple[BinderDialog, list[Document]]:
    """The dialog on Thursday 1 October 2026, and the documents the page was given."""
    workspace.run("Fill", fill)
    page = show_page()
    found: list[Document] = []
    page.print_requested.connect(found.append)
    start = page.findChild(QPushButton, "printBinder")
    assert start is not None
    start.setFocus()
    qtbot.keyClick(start, Qt.Key.Key_Return)
    dialog = page.window().findChildren(BinderDialog, "binderDialog")[-1]
    qtbot.waitUntil(dialog.isVisible)
    return dialog, found


def counted(dialog: BinderDialog) -> str:
    found = dialog.findChild(QLabel, "binderCount")
    assert found is not None
    return found.text()


def test_it_begins_with_the_week_of_the_next_interview_and_counts(
    asked: tuple[BinderDialog, list[Document]], qtbot: QtBot
) -> None:
    dialog, found = asked
    assert dialog.days.currentText() == "The week of a day"
    assert counted(dialog) == "12 Oct 2026 to 18 Oct 2026: 2 interviews"
    qtbot.keyClick(dialog.days, Qt.Key.Key_Down)
    assert counted(dialog) == "3 interviews"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert [one.title for one in found] == ["Interviews, whole season"]


def test_another_week_is_typed(asked: tuple[BinderDialog, list[Document]], qtbot: QtBot) -> None:
    dialog, found = asked
    line = dialog.findChild(QLineEdit, "binderDay")
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, "5 Nov 2026")
    assert counted(dialog) == "2 Nov 2026 to 8 Nov 2026: 1 interview"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [one.title for one in found] == ["Interviews, week of 2 November 2026"]


def test_a_week_without_an_interview_is_refused_in_the_dialog(
    asked: tuple[BinderDialog, list[Document]], qtbot: QtBot
) -> None:
    dialog, found = asked
    qtbot.keyClick(dialog.days, Qt.Key.Key_Home)
    assert counted(dialog) == "28 Sep 2026 to 4 Oct 2026: 0 interviews"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert "no interview on these days" in dialog.problem.text()
    assert (dialog.isVisible(), found) == (True, [])
    dialog.reject()
