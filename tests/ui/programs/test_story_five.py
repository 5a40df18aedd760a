"""Story 5: an enquiry, silence, a reply, the points for it; then an open house."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.clock import Clock
from tests.parts import part

from matchplanner.domain.claims import ClaimField, SourceKind, YesNo
from matchplanner.domain.enquiries import Quality
from matchplanner.services import events, messages, profile, programs, scoring
from matchplanner.store.store import Store
from matchplanner.ui.events.debrief import DebriefDialog
from matchplanner.ui.events.page import EventsPage
from matchplanner.ui.notices import Notices
from matchplanner.ui.programs.detail import ProgramDetail
from matchplanner.ui.programs.log.compose_dialog import ComposeDialog
from matchplanner.ui.programs.log.messages_section import MessagesSection
from matchplanner.ui.scoring.wizard import ScoringWizard
from matchplanner.ui.settings import Settings
from matchplanner.ui.today.page import TodayPage
from matchplanner.ui.workspace import Workspace

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def clock() -> Clock[date]:
    return Clock(date(2026, 10, 2))


@pytest.fixture
def workspace(store: Store, clock: Clock[date], qtbot: QtBot) -> Workspace:  # noqa: ARG001 - Qt must be up first
    made = Workspace(store, clock)

    def fill() -> None:
        programs.add("Program P", institution="Example University")
        profile.edit_all(
            {
                "name": "Sana Iqbal",
                "school": "Dow University",
                "country": "Pakistan",
                "graduation_year": 2021,
                "target_year": 2027,
                "home_zone": "Asia/Karachi",
            }
        )

    made.run("Fill", fill)
    return made


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> Iterator[ProgramDetail]:
    shown = ProgramDetail(workspace)
    qtbot.addWidget(shown)
    shown.resize(1240, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.show_program(programs.get(1, workspace.today()))
    shown.show_tab("log")
    yield shown
    shown.hide()


def composing(page: ProgramDetail) -> ComposeDialog:
    part(page, QPushButton, "newEnquiry").click()
    return part(page, ComposeDialog, "composeMessage")


def tick(dialog: QWidget, *rows: int) -> None:
    items = part(dialog, QListWidget, "messageQuestions")
    for row in rows:
        items.item(row).setCheckState(CHECKED)


def fill_gaps(dialog: ComposeDialog, *, leave: str = "") -> None:
    body = dialog.body.toPlainText()
    for gap, words in (("{reason}", "families need answers"), ("{this place}", "of your metabolic clinic")):
        if gap != leave:
            body = body.replace(gap, words)
    dialog.body.setPlainText(body)


def send(page: ProgramDetail, qtbot: QtBot) -> None:
    dialog = composing(page)
    tick(dialog, 0, 2, 3)
    fill_gaps(dialog)
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, "saveMessage").click()


def reply(page: ProgramDetail, qtbot: QtBot, day: str) -> None:
    part(page, QPushButton, "logReply").click()
    when = part(page, QLineEdit, "replyOn")
    when.setText(day)
    when.editingFinished.emit()
    quality = part(page, QComboBox, "replyQuality")
    quality.setCurrentIndex(quality.findData(Quality.HELPFUL.value))
    part(page, QPlainTextEdit, "replyAnswer").setPlainText("Yes, we sponsor J-1 for all residents.")
    assert part(page, QLabel, "replyLatency").text() == "22 days after the message"
    with qtbot.waitSignal(when.window().destroyed):
        part(page, QPushButton, "replyDialogOk").click()


def wizard_at_the_end(workspace: Workspace, qtbot: QtBot) -> ScoringWizard:
    wizard = ScoringWizard(workspace, 1)
    with qtbot.waitExposed(wizard):
        wizard.open()
    wizard.activateWindow()
    for _page in range(3):
        QTest.keyClick(QApplication.focusWidget() or wizard, Qt.Key.Key_Return)
    return wizard


def proposal(wizard: ScoringWizard) -> tuple[str, str]:
    title = part(wizard, QLabel, "proposalTitle_responsiveness").text()
    return title, part(wizard, QLabel, "proposalReason_responsiveness").text()


def today_lines(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> list[str]:
    shown = TodayPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    titles = [line.title for line in shown.list.lines()]
    shown.hide()
    return titles


def test_the_draft_is_filled_from_the_profile_and_a_gap_is_not_sent(
    page: ProgramDetail, qtbot: QtBot
) -> None:
    dialog = composing(page)
    body = dialog.body.toPlainText()
    for told in ("Dear Program coordinator,", "Sana Iqbal", "2021", "Pakistan", "{questions}", "{reason}"):
        assert told in body
    tick(dialog, 0, 2, 3)
    fill_gaps(dialog, leave="{reason}")
    part(dialog, QPushButton, "saveMessage").click()
    assert messages.rows(1) == ()
    problem = part(dialog, QLabel, "messageProblem")
    assert problem.isVisible()
    assert problem.text().startswith("Still to fill in: {reason}.")
    fill_gaps(dialog)
    part(dialog, QPushButton, "messageCopy").click()
    assert "1. Which visas do you sponsor" in QGuiApplication.clipboard().text()
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, "saveMessage").click()
    (sent,) = messages.rows(1)
    assert (sent.sent_on, sent.to_role, sent.channel) == (date(2026, 10, 2), "Program coordinator", "E-mail")
    assert len(sent.questions) == 3


def test_a_fourth_question_warns_and_does_not_refuse(page: ProgramDetail, qtbot: QtBot) -> None:
    dialog = composing(page)
    tick(dialog, 0, 1, 2)
    fill_gaps(dialog)
    warning = part(dialog, QLabel, "messageWarning")
    assert not warning.isVisible()
    tick(dialog, 3)
    assert warning.text() == "4 questions: 3 are enough for one message."
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, "saveMessage").click()
    assert len(messages.rows(1)[0].questions) == 4


def test_a_question_taken_back_leaves_the_text_around_it_as_typed(page: ProgramDetail) -> None:
    dialog = composing(page)
    tick(dialog, 0)
    dialog.body.setPlainText(dialog.body.toPlainText() + "\nP.S. Greetings")
    tick(dialog, 2)
    part(dialog, QListWidget, "messageQuestions").item(0).setCheckState(UNCHECKED)
    body = dialog.body.toPlainText()
    assert body.endswith("P.S. Greetings")
    assert "Which visas" not in body
    assert "May I ask you one thing? Have graduates" in body
    dialog.reject()


def test_silence_is_told_and_proposed_but_not_set(
    page: ProgramDetail,
    workspace: Workspace,
    clock: Clock[date],
    notices: Notices,
    settings: Settings,
    qtbot: QtBot,
) -> None:
    send(page, qtbot)
    clock.now = date(2026, 10, 22)
    assert "No reply 20 days: Program P" not in today_lines(workspace, notices, settings, qtbot)
    clock.now = date(2026, 10, 23)
    assert "No reply 21 days: Program P" in today_lines(workspace, notices, settings, qtbot)
    wizard = wizard_at_the_end(workspace, qtbot)
    assert proposal(wizard) == ("Proposed: 0", "No reply in 21 days; the waiting period is 21.")
    assert part(wizard, QLabel, "scoreTotal").text() == "not assessed"
    wizard.discard()
    assert scoring.answers(1) == {}


def test_a_late_reply_proposes_one_and_the_user_may_give_two_with_a_reason(
    page: ProgramDetail, workspace: Workspace, clock: Clock[date], qtbot: QtBot
) -> None:
    send(page, qtbot)
    clock.now = date(2026, 10, 24)
    reply(page, qtbot, "24 Oct 2026")
    assert "22 days after your enquiry" in part(page, QLabel, "enquiryStatus").text()
    earlier = {key: scoring.Given(points) for key, points in (("past_imgs", 3), ("visa", 2), ("clarity", 1))}
    workspace.run("Score", lambda: scoring.save(1, earlier))
    wizard = wizard_at_the_end(workspace, qtbot)
    title, reason = proposal(wizard)
    assert title == "Proposed: 1"
    assert reason == "Reply after 22 days, late (waiting period 21), helpful."
    part(wizard, QWidget, "points_responsiveness_own").click()  # type: ignore[attr-defined]
    part(wizard, QSpinBox, "ownPoints_responsiveness").setValue(2)
    part(wizard, QPushButton, "wizardFinish").click()
    assert "Say why no step fits" in part(wizard, QLabel, "evidenceProblem_responsiveness").text()
    qtbot.keyClicks(part(wizard, QLineEdit, "ownReason_responsiveness"), "Their holiday fell in between")
    assert part(wizard, QLabel, "scoreTotal").text() == "8 of 10"
    part(wizard, QPushButton, "wizardFinish").click()
    assert part(wizard, QLabel, "scoreFinal").text() == "8 of 10"
    wizard.close()
    assert scoring.answers(1)["responsiveness"].reason == "Their holiday fell in between"
    assert programs.get(1, clock.now).score.as_text() == "8 of 10"


def test_an_answer_becomes_a_fact_with_the_message_as_its_source(
    page: ProgramDetail, workspace: Workspace, clock: Clock[date], qtbot: QtBot
) -> None:
    send(page, qtbot)
    clock.now = date(2026, 10, 24)
    reply(page, qtbot, "24 Oct 2026")
    section = page.findChild(MessagesSection)
    assert section is not None
    section.use_answer(ClaimField.J1, "yes")
    (claim,) = programs.get(1, clock.now).facts[ClaimField.J1].claims
    assert (claim.value, claim.source_kind, claim.seen_on) == ("yes", SourceKind.EMAIL, date(2026, 10, 24))
    assert claim.source == "Reply from Program coordinator, asked 2026-10-02"
    assert claim.note == "Yes, we sponsor J-1 for all residents."
    assert workspace.undo_stack.undoText() == "Use an answer for J-1 of Program P"


def test_a_second_mail_waits_and_a_third_is_advised_against(
    page: ProgramDetail, clock: Clock[date], qtbot: QtBot
) -> None:
    send(page, qtbot)
    clock.now = date(2026, 10, 10)
    dialog = composing(page)
    tick(dialog, 0)
    fill_gaps(dialog)
    part(dialog, QPushButton, "saveMessage").click()
    assert "The last mail is 8 days old" in part(dialog, QLabel, "messageProblem").text()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    clock.now = date(2026, 10, 23)
    dialog = composing(page)
    assert dialog.template.key() == "second"
    assert "On 2 October 2026 I wrote to you" in dialog.body.toPlainText()
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, "saveMessage").click()
    clock.now = date(2026, 12, 1)
    dialog = composing(page)
    assert "2 mails are unanswered" in part(dialog, QLabel, "messageWarning").text()
    tick(dialog, 0)
    fill_gaps(dialog)
    part(dialog, QPushButton, "saveMessage").click()
    assert len(messages.rows(1)) == 2
    part(dialog, QCheckBox, "messageInsist").setChecked(True)
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, "saveMessage").click()
    assert len(messages.rows(1)) == 3


def add_open_house(page: ProgramDetail, qtbot: QtBot) -> None:
    part(page, QPushButton, "addProgramEvent").click()
    name = part(page, QLineEdit, "addEventName")
    qtbot.keyClicks(name, "Virtual open house")
    part(page, QLineEdit, "addEventStartsAt").setText("3 Nov 2026 18:00")
    part(page, QLineEdit, "addEventZone").setText("America/Chicago")
    with qtbot.waitSignal(name.window().destroyed):
        part(page, QPushButton, "eventDialogOk").click()


def test_the_open_house_shows_both_clocks_and_counts_its_questions(
    page: ProgramDetail, workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot
) -> None:
    add_open_house(page, qtbot)
    (row,) = events.rows(1)
    assert row.starts_at is not None
    assert row.starts_at.isoformat() == "2026-11-03T18:00:00"
    shown = EventsPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    clocks = part(shown, QLabel, "eventClocks").text()
    assert "There: Tue 3 Nov 2026 18:00 CST" in clocks
    assert "At home: Wed 4 Nov 2026 05:00 PKT, night" in clocks
    items = part(shown, QListWidget, "eventQuestions")
    counter = part(shown, QLabel, "eventQuestionCounter")
    items.item(0).setCheckState(CHECKED)
    part(shown, QListWidget, "eventQuestions").item(1).setCheckState(CHECKED)
    assert (counter.text(), counter.property("role")) == ("2 of 3-4: prepare more", "attention")
    part(shown, QListWidget, "eventQuestions").item(2).setCheckState(CHECKED)
    assert (counter.text(), counter.property("role")) == ("3 of 3-4", "ok")
    own = part(shown, QLineEdit, "eventOwnQuestion")
    for text in ("Who reads variants?", "Where do graduates go?"):
        qtbot.keyClicks(own, text)
        qtbot.keyClick(own, Qt.Key.Key_Return)
    assert (counter.text(), counter.property("role")) == ("5 of 3-4: keep the best", "attention")
    assert len(events.rows(1)[0].questions) == 5
    shown.hide()


def test_after_the_end_the_debrief_opens_once_and_offers_fields(
    page: ProgramDetail,
    workspace: Workspace,
    clock: Clock[date],
    notices: Notices,
    settings: Settings,
    qtbot: QtBot,
) -> None:
    add_open_house(page, qtbot)
    today = TodayPage(workspace, notices, settings)
    qtbot.addWidget(today)
    asked: list[int] = []
    today.debrief_requested.connect(asked.append)
    clock.now = date(2026, 11, 3)
    with qtbot.waitExposed(today):
        today.show()
    assert asked == []
    assert "Open house: Virtual open house" in [line.title for line in today.list.lines()]
    clock.now = date(2026, 11, 5)
    today.refresh()
    today.refresh()
    assert asked == [1]
    assert "How was it: Virtual open house" in [line.title for line in today.list.lines()]
    today.hide()
    dialog = DebriefDialog(workspace, events.get(1), page)
    dialog.open()
    part(dialog, QPlainTextEdit, "debriefNotes").setPlainText("Warm and clear.")
    j1 = part(dialog, QComboBox, "debrief_j1")
    j1.setCurrentIndex(j1.findData("yes"))
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, "saveDebrief").click()
    row = events.get(1)
    assert (row.attended, row.notes) == (YesNo.YES, "Warm and clear.")
    (claim,) = programs.get(1, clock.now).facts[ClaimField.J1].claims
    assert (claim.value, claim.source, claim.seen_on) == ("yes", "Virtual open house", date(2026, 11, 3))
    assert "How was it: Virtual open house" not in today_lines(workspace, notices, settings, qtbot)
    workspace.undo_stack.undo()
    assert events.get(1).attended is YesNo.UNKNOWN


def test_the_debrief_comes_right_after_the_end_where_there_is_a_clock(
    page: ProgramDetail,
    workspace: Workspace,
    clock: Clock[date],
    notices: Notices,
    settings: Settings,
    qtbot: QtBot,
) -> None:
    add_open_house(page, qtbot)
    clock.now = date(2026, 11, 4)
    moments = [datetime(2026, 11, 4, 0, 59, 59, 900_000, tzinfo=UTC), datetime(2026, 11, 4, 1, 0, tzinfo=UTC)]
    workspace.clock = lambda: moments[0]
    today = TodayPage(workspace, notices, settings)
    qtbot.addWidget(today)
    asked: list[int] = []
    today.debrief_requested.connect(asked.append)
    with qtbot.waitExposed(today):
        today.show()
    assert asked == []
    workspace.clock = lambda: moments[1]
    workspace.minute_passed.emit()
    assert asked == [1]
    today.hide()
