"""Story 5: an enquiry, silence, a late reply and the points for it; then an open house."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QSpinBox,
    QTableView,
    QWidget,
)
from tests.clock import Clock
from tests.e2e.walker import KEY, Walker

from matchplanner.domain.claims import ClaimField, YesNo
from matchplanner.services import events, messages, preferences, profile, programs, scoring
from matchplanner.services.scoring import Given

Begin = Callable[[Callable[[], object]], Walker]
ME = {
    "name": "Sana Iqbal",
    "school": "Dow University",
    "country": "Pakistan",
    "graduation_year": 2021,
    "target_year": 2027,
    "home_zone": "Asia/Karachi",
}
EARLIER = {"past_imgs": 3, "visa": 2, "clarity": 1}
NO_REPLY = "No reply 21 days: Program P"


def fill() -> None:
    programs.add("Program P", institution="Example University")
    profile.edit_all(ME)
    scoring.save(1, {key: Given(points) for key, points in EARLIER.items()})


@pytest.fixture
def walker(walk: Begin, clock: Clock[date]) -> Walker:
    clock.now = date(2026, 10, 2)
    walker = walk(fill)
    log(walker)
    return walker


def log(walker: Walker) -> None:
    walker.page(3)
    walker.pick_row("programsTable", "Program P")
    walker.tab("programTabs", "People and log")


def compose(walker: Walker, *questions: int) -> QDialog:
    walker.click("newEnquiry")
    dialog = walker.front(QDialog, "composeMessage")
    walker.tick("messageQuestions", *questions)
    return dialog


def body(walker: Walker) -> str:
    return walker.find(QPlainTextEdit, "messageBody").toPlainText()


def fill_gaps(walker: Walker, *, leave: str = "") -> None:
    """Reword the text by hand; one gap may be left open."""
    words = {"{reason}": "families need answers", "{this place}": "of your metabolic clinic"}
    text = body(walker)
    for gap, said in words.items():
        if gap != leave:
            text = text.replace(gap, said)
    walker.find(QPlainTextEdit, "messageBody").selectAll()
    walker.paste(walker.find(QPlainTextEdit, "messageBody"), text)


def send(walker: Walker) -> None:
    compose(walker, 0, 2, 3)
    fill_gaps(walker)
    walker.click("saveMessage")
    walker.gone("composeMessage")
    walker.back_to_window()


def reply(walker: Walker, day: str) -> None:
    log(walker)
    walker.click("logReply")
    walker.front(QDialog, "replyDialog")
    walker.type_into("replyOn", day, leave=False)
    walker.key(KEY.Key_Tab)
    assert walker.text("replyLatency") == "22 days after the message"
    walker.choose("replyQuality", "helpful")
    walker.write("replyAnswer", "Yes, we sponsor J-1 for all residents.")
    walker.click("replyDialogOk")
    walker.gone("replyDialog")
    walker.back_to_window()


def last_part(walker: Walker) -> tuple[str, str]:
    """Open the wizard at its last part and return what is proposed there."""
    log(walker)
    walker.click("scoreProgram")
    walker.front(QDialog, "imgWizard")
    for _part in range(3):
        walker.key(KEY.Key_Return)
    return walker.text("proposalTitle_responsiveness"), walker.text("proposalReason_responsiveness")


def due(walker: Walker) -> str:
    """Return all that Today lists."""
    walker.page(2)
    walker.page(1)
    walker.find(QWidget, "todayPage")
    return "\n".join(
        str(items.item(at).data(Qt.ItemDataRole.AccessibleTextRole))
        for items in walker.seen(QListWidget, "todayList")
        for at in range(items.count())
    )


def test_the_draft_is_filled_and_refused_while_a_gap_remains(walker: Walker) -> None:
    compose(walker)
    for told in ("Dear Program coordinator,", "Sana Iqbal", "2021", "Pakistan"):
        assert told in body(walker)
    walker.tick("messageQuestions", 0, 2, 3)
    fill_gaps(walker, leave="{reason}")
    walker.click("saveMessage")
    assert walker.text("messageProblem").startswith("Still to fill in: {reason}.")
    assert messages.rows(1) == ()

    fill_gaps(walker)
    walker.click("messageCopy")
    assert "1. Which visas do you sponsor" in QGuiApplication.clipboard().text()
    walker.click("saveMessage")
    walker.gone("composeMessage")
    (sent,) = messages.rows(1)
    assert (sent.sent_on, sent.to_role, len(sent.questions)) == (date(2026, 10, 2), "Program coordinator", 3)


def test_a_fourth_question_warns(walker: Walker) -> None:
    compose(walker, 0, 1, 2)
    fill_gaps(walker)
    assert walker.seen(QLabel, "messageWarning") == []
    walker.tick("messageQuestions", 3)
    assert walker.text("messageWarning") == "4 questions: 3 are enough for one message."
    walker.key(KEY.Key_Escape)


def test_silence_is_listed_on_the_day_and_proposes_nothing_given(walker: Walker, clock: Clock[date]) -> None:
    send(walker)
    clock.now = date(2026, 10, 22)
    assert NO_REPLY not in due(walker)
    assert last_part(walker)[0] == "Nothing is proposed"
    walker.key(KEY.Key_Escape)
    clock.now = date(2026, 10, 23)
    assert NO_REPLY in due(walker)

    assert last_part(walker) == ("Proposed: 0", "No reply in 21 days; the waiting period is 21.")
    assert walker.text("scoreTotal") == "6 of 8 assessed - between 6 and 8 of 10"
    walker.key(KEY.Key_Escape)
    walker.gone("imgWizard")
    assert "responsiveness" not in scoring.answers(1)


def test_a_late_reply_proposes_one_and_the_user_gives_two_with_a_reason(
    walker: Walker, clock: Clock[date]
) -> None:
    send(walker)
    clock.now = date(2026, 10, 24)
    reply(walker, "24 Oct 2026")
    assert "22 days after your enquiry" in walker.text("enquiryStatus")
    title, reason = last_part(walker)
    assert title == "Proposed: 1"
    assert "22 days" in reason

    walker.click("points_responsiveness_own")
    own = walker.find(QSpinBox, "ownPoints_responsiveness")
    own.setFocus()
    own.selectAll()
    walker.bot.keyClicks(own, "2")
    walker.click("wizardFinish")
    assert "Say why" in walker.text("evidenceProblem_responsiveness")
    walker.type_into("ownReason_responsiveness", "Their holiday fell in between", leave=False)
    walker.click("wizardFinish")
    assert walker.text("scoreFinal") == "8 of 10"
    walker.click("wizardClose")
    assert scoring.answers(1)["responsiveness"].reason == "Their holiday fell in between"
    assert NO_REPLY not in due(walker)


@pytest.mark.parametrize("days", [7, 30])
def test_another_waiting_period_counts_as_it_says(walk: Begin, clock: Clock[date], days: int) -> None:
    clock.now = date(2026, 10, 2)

    def set_days() -> None:
        fill()
        preferences.set_waiting_days(days)

    walker = walk(set_days)
    log(walker)
    send(walker)
    clock.now = date.fromordinal(date(2026, 10, 2).toordinal() + days - 1)
    assert "No reply" not in due(walker)
    clock.now = date.fromordinal(clock.now.toordinal() + 1)
    assert f"No reply {days} days: Program P" in due(walker)
    assert last_part(walker)[0] == "Proposed: 0"
    walker.key(KEY.Key_Escape)


def add_open_house(walker: Walker) -> None:
    walker.click("addProgramEvent")
    walker.front(QDialog, "eventDialog")
    walker.type_into("addEventName", "Virtual open house", leave=False)
    walker.type_into("addEventStartsAt", "2026-11-03 18:00", leave=False)
    zone = walker.type_into("addEventZone", "America/Chicago", leave=False)
    completer = zone.completer()
    assert completer is not None
    walker.bot.waitUntil(lambda: completer.currentCompletion() == "America/Chicago")
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.hide()
    walker.click("eventDialogOk")
    walker.gone("eventDialog")
    walker.back_to_window()


def show_event(walker: Walker) -> None:
    walker.page(7)
    walker.tab("pageTabs", "Events")
    walker.pick_row("eventsTable", walker.shown("eventsTable")[0])


def test_both_clocks_and_the_question_counter(walker: Walker) -> None:
    add_open_house(walker)
    show_event(walker)
    clocks = walker.text("eventClocks")
    assert "Tue 3 Nov 2026 18:00 CST" in clocks
    assert "Wed 4 Nov 2026 05:00 PKT" in clocks
    walker.tick("eventQuestions", 0, 1)
    counter = walker.find(QLabel, "eventQuestionCounter")
    assert (counter.text()[0], counter.property("role")) == ("2", "attention")
    walker.type_into("eventOwnQuestion", "Who reads the variants?")
    assert (counter.text()[0], counter.property("role")) == ("3", "ok")
    assert len(events.rows(1)[0].questions) == 3


def test_the_debrief_opens_once_after_the_end_and_takes_facts(walker: Walker, clock: Clock[date]) -> None:
    add_open_house(walker)
    clock.now = date(2026, 11, 4)
    moment = datetime(2026, 11, 4, 0, 30, tzinfo=UTC)
    walker.workspace.clock = lambda: moment
    walker.page(1)
    assert walker.seen(QDialog, "debrief") == [], "it is still on"
    walker.page(3)
    moment = datetime(2026, 11, 4, 2, 0, tzinfo=UTC)
    clock.now = date(2026, 11, 5)
    walker.page(1)
    walker.front(QDialog, "debrief")
    walker.click("debriefLater")
    walker.gone("debrief")
    walker.page(3)
    walker.page(1)
    assert walker.seen(QDialog, "debrief") == [], "it asks once"

    show_event(walker)
    walker.click("debriefEvent")
    walker.front(QDialog, "debrief")
    walker.write("debriefNotes", "Warm and clear.")
    walker.choose("debrief_j1", "yes")
    walker.click("saveDebrief")
    walker.gone("debrief")
    held = events.get(1)
    assert (held.attended, held.notes) == (YesNo.YES, "Warm and clear.")
    (claim,) = programs.get(1, clock.now).facts[ClaimField.J1].claims
    assert (claim.value, claim.source, claim.seen_on) == ("yes", "Virtual open house", date(2026, 11, 3))


def test_undo_and_redo_bring_every_step_back(walker: Walker, clock: Clock[date]) -> None:
    dumps = [walker.workspace.store.dump()]

    def note() -> None:
        dumps.append(walker.workspace.store.dump())

    send(walker)
    note()
    clock.now = date(2026, 10, 24)
    reply(walker, "24 Oct 2026")
    note()
    add_open_house(walker)
    note()
    show_event(walker)
    walker.tick("eventQuestions", 0)
    note()
    walker.click("debriefEvent")
    walker.front(QDialog, "debrief")
    walker.choose("debriefAttended", "yes")
    walker.choose("debrief_j1", "yes")
    walker.click("saveDebrief")
    walker.gone("debrief")
    walker.back_to_window()
    note()

    assert walker.workspace.undo_stack.count() == len(dumps) - 1
    for dump in reversed(dumps[:-1]):
        walker.undo()
        assert walker.workspace.store.dump() == dump
    for dump in dumps[1:]:
        walker.redo()
        assert walker.workspace.store.dump() == dump
    assert walker.seen(QTableView, "eventsTable")
    assert walker.seen(QWidget, "eventClocks")
