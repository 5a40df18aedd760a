"""The debrief: by keyboard, locked once saved, revised by a later view."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.interviews.conftest import ShowPage

from matchplanner.domain.debriefs import Noted, Rated
from matchplanner.services import debriefs, interviews, profile, programs
from matchplanner.ui.interviews.debrief_dialog import DebriefDialog
from matchplanner.ui.interviews.page import InterviewsPage
from matchplanner.ui.workspace import Workspace

HELD = "2026-09-30 09:00"


@pytest.fixture
def interview(workspace: Workspace) -> int:
    """An interview that ended at 14:00 UTC, an hour after its start in New York."""

    def fill() -> int:
        profile.edit("home_zone", "Asia/Karachi")
        return interviews.add(programs.add("Genetics"), HELD, "America/New_York")

    return workspace.run("Add", fill)


@pytest.fixture
def page(interview: int, workspace: Workspace, show_page: ShowPage) -> InterviewsPage:  # noqa: ARG001 - shown by the page
    """The page as the window shows it, three hours after the end."""
    workspace.clock = lambda: datetime(2026, 9, 30, 17, tzinfo=UTC)
    return show_page()


def text(page: InterviewsPage, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None, name
    return label.text() if label.isVisibleTo(page) else ""


def opened(page: InterviewsPage, interview: int, qtbot: QtBot) -> DebriefDialog:
    page.open_record("debrief", interview)
    dialog = page.window().findChild(DebriefDialog, "interviewDebrief")
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def saved(dialog: DebriefDialog, qtbot: QtBot) -> None:
    button = dialog.findChild(QPushButton, "saveInterviewDebrief")
    assert button is not None
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def press(dialog: DebriefDialog, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        where = dialog.focusWidget()
        assert where is not None
        qtbot.keyClick(where, key)


def test_ratings_are_given_by_figures_and_one_left_out_stays_unknown(
    page: InterviewsPage, interview: int, qtbot: QtBot
) -> None:
    dialog = opened(page, interview, qtbot)
    tab = Qt.Key.Key_Tab
    press(dialog, qtbot, Qt.Key.Key_5, tab, Qt.Key.Key_4, tab, tab, Qt.Key.Key_2, Qt.Key.Key_Delete, tab, tab)
    press(dialog, qtbot, Qt.Key.Key_3)
    note = dialog.notes[Noted.GREEN_FLAGS]
    qtbot.keyClicks(note, "Residents by name")
    saved(dialog, qtbot)
    (row,) = debriefs.rows(interview)
    given = {rated: mark for rated, mark in row.ratings.items() if mark is not None}
    assert given == {Rated.PEOPLE: 5, Rated.TEACHING: 4, Rated.GUT: 3}
    assert row.made_at == datetime(2026, 9, 30, 17, tzinfo=UTC)
    assert text(page, "debriefState") == "Written 30 Sep 2026 22:00 PKT, within a day of the end."
    assert (text(page, "debriefThen_people"), text(page, "debriefThen_place")) == ("5", "not rated")
    assert text(page, "debriefNotesNow") == "Green flags: Residents by name"
    assert text(page, "debriefNow_people") == ""


def test_a_later_view_stands_beside_the_debrief_with_its_drift(
    page: InterviewsPage, workspace: Workspace, interview: int, qtbot: QtBot
) -> None:
    dialog = opened(page, interview, qtbot)
    press(dialog, qtbot, Qt.Key.Key_5)
    saved(dialog, qtbot)
    workspace.clock = lambda: datetime(2026, 10, 20, 8, tzinfo=UTC)
    dialog = opened(page, interview, qtbot)
    assert dialog.marks[Rated.PEOPLE].mark() == 5
    assert dialog.marks[Rated.PEOPLE].before.text() == "was: 5"
    press(dialog, qtbot, Qt.Key.Key_3)
    saved(dialog, qtbot)
    assert [row.ratings[Rated.PEOPLE] for row in debriefs.rows(interview)] == [5, 3]
    drift = tuple(text(page, f"debrief{part}_people") for part in ("Then", "Now", "Drift"))
    assert drift == ("5", "3", "\N{MINUS SIGN}2")
    assert text(page, "debriefState").endswith("Looked at again 20 Oct 2026 13:00 PKT.")
    assert text(page, "debriefEarlierSummary") == "2 versions"
    workspace.undo_stack.undo()
    assert [row.ratings[Rated.PEOPLE] for row in debriefs.rows(interview)] == [5]


def test_an_empty_debrief_is_refused_and_what_is_typed_stays(
    page: InterviewsPage, interview: int, qtbot: QtBot
) -> None:
    dialog = opened(page, interview, qtbot)
    dialog.save()
    problem = dialog.findChild(QLabel, "interviewDebriefProblem")
    assert problem is not None
    assert problem.text().startswith("Nothing is written yet.")
    line = dialog.findChild(QPlainTextEdit, "debriefNote_only_here")
    assert line is not None
    qtbot.keyClicks(line, "Relief")
    saved(dialog, qtbot)
    assert debriefs.rows(interview)[0].notes[Noted.ONLY_HERE] == "Relief"
