"""Invitations on the interviews page: the countdown, the reply, and interviews too close to each other."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.interviews.conftest import ShowPage

from matchplanner.domain.interviews import InterviewKind
from matchplanner.services import interviews, preferences, profile, programs
from matchplanner.ui.interviews.add_dialog import AddInterviewDialog
from matchplanner.ui.interviews.page import InterviewsPage
from matchplanner.ui.widgets.two_lines import SECOND_LINE, SECOND_TONE
from matchplanner.ui.workspace import Workspace


@pytest.fixture
def program(workspace: Workspace) -> int:
    """A program; the applicant's home is Karachi."""
    workspace.run("Edit", lambda: profile.edit("home_zone", "Asia/Karachi"))
    return workspace.run("Add", lambda: programs.add("Genetics", state="NY"))


@pytest.fixture
def page(program: int, show_page: ShowPage) -> InterviewsPage:  # noqa: ARG001 - shown by the page
    """The page as the window shows it."""
    return show_page()


def find(page: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def text(page: QWidget, name: str) -> str:
    label = find(page, QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def enter(page: QWidget, qtbot: QtBot, name: str, typed: str) -> None:
    line = find(page, QLineEdit, name)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, typed)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def press(page: QWidget, qtbot: QtBot, name: str) -> None:
    button = find(page, QPushButton, name)
    assert button.isVisible()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def status(page: InterviewsPage) -> tuple[str, object]:
    index = page.model.index(0, page.model.column_of("status"))
    return str(index.data(SECOND_LINE)), index.data(SECOND_TONE)


def at(workspace: Workspace, moment: datetime) -> None:
    workspace.clock = lambda: moment


def test_48_hours_are_offered_counted_down_and_ended_by_a_reply(
    page: InterviewsPage, workspace: Workspace, program: int, qtbot: QtBot
) -> None:
    at(workspace, datetime(2026, 10, 1, 12, tzinfo=UTC))
    held = workspace.run("Add", lambda: interviews.add(program))
    enter(page, qtbot, "interview_invited_at", "30 Sep 2026 15:00")
    press(page, qtbot, "offerReplyBy")
    row = interviews.get(held)
    assert row.reply_by == datetime.fromisoformat("2026-10-02T15:00")
    assert text(page, "interviewReply").splitlines() == [
        "Reply in 31 h.",
        "By the host's clock: Fri 2 Oct 2026 15:00 EDT",
        "At home: Sat 3 Oct 2026 00:00 PKT, night",
    ]
    assert status(page)[0] == "reply in 31 h"
    at(workspace, datetime(2026, 10, 2, 21, tzinfo=UTC))
    page.refresh()
    assert status(page) == ("reply 2 h late", "danger")
    press(page, qtbot, "repliedToday")
    assert interviews.get(held).replied_on == date(2026, 10, 1)
    assert status(page)[0] == ""
    assert not find(page, QLabel, "interviewReply").isVisible()
    workspace.undo_stack.undo()
    assert status(page)[0] == "reply 2 h late"


def test_the_programs_own_time_is_taken_and_counted_in_days_without_a_clock(
    page: InterviewsPage, workspace: Workspace, program: int, qtbot: QtBot
) -> None:
    workspace.run("Add", lambda: interviews.add(program))
    enter(page, qtbot, "interview_reply_by", "6 Oct 2026 12:00")
    assert status(page) == ("reply in 5 days", None)
    enter(page, qtbot, "interview_reply_by", "29 Sep 2026 12:00")
    assert status(page) == ("reply 2 days late", "danger")


def test_a_new_invitation_is_offered_48_hours_and_a_kind(page: InterviewsPage, qtbot: QtBot) -> None:
    page.new_item()
    dialog = find(page, AddInterviewDialog, "interviewDialog")
    assert isinstance(dialog, AddInterviewDialog)
    program = dialog.program.lineEdit()
    assert program is not None
    qtbot.keyClicks(program, "genetics")
    kind = find(dialog, QComboBox, "add_interview_kind")
    kind.setFocus()
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    qtbot.keyClicks(dialog.invited, "20 Oct 2027 15:00")
    dialog.invited.editingFinished.emit()
    assert dialog.reply_by.text() == "Fri 22 Oct 2027 15:00"
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    (row,) = interviews.rows()
    assert (row.kind, row.reply_by) == (InterviewKind.SECOND_LOOK, datetime.fromisoformat("2027-10-22T15:00"))
    assert page.model.index(0, page.model.column_of("status")).data() == "Second look: invited"


def test_the_way_to_meet_follows_the_format_and_nothing_typed_is_hidden(
    page: InterviewsPage, workspace: Workspace, program: int, qtbot: QtBot
) -> None:
    held = workspace.run("Add", lambda: interviews.add(program))

    def shown() -> list[str]:
        names = ("link", "place", "phone")
        return [name for name in names if find(page, QLineEdit, f"interview_{name}").isVisible()]

    assert shown() == ["link", "place", "phone"]
    enter(page, qtbot, "interview_place", "Room 5, 1 Main Street")
    workspace.run("Edit", lambda: interviews.edit(held, "format", "phone"))
    assert shown() == ["place", "phone"]
    workspace.run("Edit", lambda: interviews.edit(held, "format", "in_person"))
    assert shown() == ["place"]


def test_interviews_too_close_are_named_and_the_buffer_is_a_preference(
    page: InterviewsPage, workspace: Workspace, program: int, qtbot: QtBot
) -> None:
    other = workspace.run("Add", lambda: programs.add("Clinical genetics"))
    first = workspace.run("Add", lambda: interviews.add(program, "2027-11-10 09:00", "America/New_York"))
    second = workspace.run("Add", lambda: interviews.add(other, "2027-11-10 06:40", "America/Los_Angeles"))
    workspace.run("Edit", lambda: interviews.edit(first, "minutes", 45))
    workspace.run("Edit", lambda: interviews.edit(second, "minutes", 45))
    assert text(page, "interviewClashes") == "Genetics and Clinical genetics overlap by 5 min."
    workspace.run("Edit", lambda: interviews.edit(second, "starts_at", "2027-11-10 07:00"))
    assert text(page, "interviewClashes") == "Only 15 min between Genetics and Clinical genetics."
    box = find(page, QSpinBox, "interviewBuffer")
    assert isinstance(box, QSpinBox)
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "15")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert preferences.interview_buffer() == 15
    assert not find(page, QLabel, "interviewClashes").isVisible()
    workspace.undo_stack.undo()
    assert box.value() == 30
    assert find(page, QLabel, "interviewClashes").isVisible()
