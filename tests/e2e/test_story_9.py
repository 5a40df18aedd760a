"""Story 9: interviews across zones, a reply counted down, the prep sheet, and a debrief soon after."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QListWidget, QTableView
from tests.clock import Clock
from tests.e2e.walker import KEY, PATIENCE, Walker, words_of

from matchplanner.domain.debriefs import Rated
from matchplanner.services import debriefs, interviews, profile, programs
from matchplanner.ui.calendars.import_dialog import CalendarImport
from matchplanner.ui.interviews.model import InterviewsModel
from matchplanner.ui.widgets.two_lines import SECOND_LINE, SECOND_TONE

Begin = Callable[[Callable[[], object]], Walker]
EAST, WEST, NORTH = "Genetics at Birch", "Genetics at Oak", "Genetics at Elm"

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
BEGIN:VEVENT
UID:elm@example.org
SUMMARY:Interview day: Genetics at Elm
DTSTART;TZID=America/Chicago:20271118T083000
DTEND;TZID=America/Chicago:20271118T123000
END:VEVENT
END:VCALENDAR
"""


def fill() -> None:
    profile.edit("name", "Sana Iqbal")
    profile.edit("home_zone", "Asia/Karachi")
    for name in (EAST, WEST, NORTH):
        programs.add(name)


@pytest.fixture
def walker(walk: Begin, clock: Clock[date]) -> Walker:
    clock.now = date(2027, 10, 20)
    walker = walk(fill)
    walker.page(8)
    return walker


def add(walker: Walker, program: str, at: str, zone: str, invited: str = "") -> None:
    walker.click("addFirstInterview" if not interviews.rows() else "addInterview")
    walker.front(QDialog, "interviewDialog")
    walker.pick("add_interview_program", program)
    walker.type_into("add_interview_starts_at", at, leave=False)
    field = walker.type_into("add_interview_zone", zone, leave=False)
    completer = field.completer()
    assert completer is not None
    walker.bot.waitUntil(lambda: completer.currentCompletion() == zone)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.hide()
    if invited:
        walker.type_into("add_interview_invited_at", invited, leave=False)
        walker.key(KEY.Key_Tab)
    walker.click("interviewDialogOk")
    walker.gone("interviewDialog")
    walker.back_to_window()


def second_line(walker: Walker, program: str, column: str) -> tuple[str, object]:
    """Return the quieter line of a cell and its tone."""
    at = walker.shown("interviewsTable").index(program)
    model = walker.find(QTableView, "interviewsTable").model()
    assert isinstance(model, InterviewsModel)
    index = model.index(at, model.column_of(column))
    return str(index.data(SECOND_LINE) or ""), index.data(SECOND_TONE)


def due(walker: Walker) -> str:
    """Return all that Today lists."""
    walker.page(2)
    walker.page(1)
    return "\n".join(
        str(items.item(at).data(Qt.ItemDataRole.AccessibleTextRole))
        for items in walker.seen(QListWidget, "todayList")
        for at in range(items.count())
    )


@pytest.mark.parametrize(
    ("at", "zone", "home", "night"),
    [
        ("2027-11-10 09:00", "America/New_York", "Wed 10 Nov 2027 19:00 PKT", False),
        ("2027-11-10 13:00", "America/Los_Angeles", "Thu 11 Nov 2027 02:00 PKT, night", True),
        ("2028-03-15 09:00", "America/New_York", "Wed 15 Mar 2028 18:00 PKT", False),
    ],
)
def test_both_clocks_are_shown_and_the_night_is_flagged(
    walker: Walker, at: str, zone: str, home: str, *, night: bool
) -> None:
    add(walker, EAST, at, zone)
    assert f"At home: {home}" in walker.text("interviewClocks")
    line, tone = second_line(walker, EAST, "when")
    assert line == f"at home {home}"
    assert (tone == "attention") is night


def test_interviews_hours_apart_in_utc_do_not_clash_and_close_ones_do(walker: Walker) -> None:
    add(walker, EAST, "2027-11-10 09:00", "America/New_York")
    add(walker, WEST, "2027-11-10 13:00", "America/Los_Angeles")
    assert walker.seen(QLabel, "interviewClashes") == []
    add(walker, NORTH, "2027-11-10 09:15", "America/Chicago")  # 15:15 UTC
    walker.type_into("interview_minutes", "60")
    walker.pick_row("interviewsTable", EAST)
    walker.type_into("interview_minutes", "60")
    assert walker.text("interviewClashes") == f"Only 15 min between {EAST} and {NORTH}."


def test_the_reply_is_counted_down_listed_and_ended_by_replying(walker: Walker, clock: Clock[date]) -> None:
    add(walker, EAST, "2027-11-10 09:00", "America/New_York", invited="20 Oct 2027 10:00")
    (row,) = interviews.rows()
    assert row.reply_by == datetime.fromisoformat("2027-10-22T10:00")
    assert second_line(walker, EAST, "status")[0] == "reply in 2 days"
    assert f"Answer the invitation: {EAST}" in due(walker)
    clock.now = date(2027, 10, 23)
    assert f"Overdue: answer the invitation, {EAST}" in due(walker)
    walker.page(8)
    assert second_line(walker, EAST, "status") == ("reply 1 day late", "danger")
    walker.click("repliedToday")
    assert second_line(walker, EAST, "status")[0] == ""
    assert "invitation" not in due(walker)
    walker.undo()
    assert "Overdue: answer the invitation" in due(walker)


def test_likes_and_questions_are_counted_and_printed_on_one_page(walker: Walker, tmp_path: Path) -> None:
    add(walker, EAST, "2027-11-10 09:00", "America/New_York")
    counter = walker.find(QLabel, "likeCounter")
    for count, tone in enumerate(("attention", "ok", "ok", "attention"), start=1):
        line = walker.find(QLineEdit, "likeText")
        walker.paste(line, f"Reason Łódź {count}")
        walker.bot.keyClick(line, KEY.Key_Return)
        assert (counter.text()[0], counter.property("role")) == (str(count), tone)
    for text in ("Who reads the variants?", "Where do graduates go?"):
        walker.type_into("questionText", text)
    walker.click("prepSheetPdf")
    pdf = walker.save_pdf(tmp_path / "sheet.pdf")
    assert len(pdf.pages) == 1
    said = words_of(pdf)
    for part in (EAST, "Reason Łódź 1", "Who reads the variants?", "09:00", "19:00"):
        assert part in said


def test_a_calendar_brings_an_interview_in(walker: Walker, tmp_path: Path) -> None:
    path = tmp_path / "invitation.ics"
    path.write_bytes(CALENDAR.replace("\n", "\r\n").encode())
    walker.app.session.transfers().import_file(path)
    dialog = walker.find(CalendarImport, "calendarImport")
    walker.bot.waitUntil(lambda: not dialog.busy, timeout=PATIENCE)
    walker.click("calendarImportOk")
    walker.bot.waitUntil(lambda: bool(interviews.rows()))
    (row,) = interviews.rows()
    assert (row.program, row.zone, row.minutes) == (NORTH, "America/Chicago", 240)
    assert second_line(walker, NORTH, "when")[0] == "at home Thu 18 Nov 2027 19:30 PKT"


def test_the_evening_before_is_reminded_of_once(walker: Walker, clock: Clock[date]) -> None:
    add(walker, EAST, "2027-11-10 09:00", "America/New_York")
    clock.now = date(2027, 11, 9)
    assert due(walker).count(f"Tonight: review your notes on {EAST}") == 1
    clock.now = date(2027, 11, 10)
    assert "Tonight" not in due(walker)


def test_the_debrief_is_asked_for_once_after_the_end_and_keeps_its_moment(
    walker: Walker, clock: Clock[date]
) -> None:
    add(walker, EAST, "2027-11-10 09:00", "America/New_York")
    clock.now = date(2027, 11, 10)
    moment = datetime(2027, 11, 10, 14, 30, tzinfo=UTC)
    walker.workspace.clock = lambda: moment
    assert "Debrief" not in due(walker)
    moment = datetime(2027, 11, 10, 16, tzinfo=UTC)
    walker.page(2)
    walker.page(1)
    walker.front(QDialog, "interviewDebrief")
    walker.click("interviewDebriefLater")
    walker.gone("interviewDebrief")
    assert f"Debrief: {EAST}" in due(walker)
    assert walker.seen(QDialog, "interviewDebrief") == [], "it asks once"

    items = walker.find(QListWidget, "todayList")
    at = next(
        at
        for at in range(items.count())
        if "Debrief" in str(items.item(at).data(Qt.ItemDataRole.AccessibleTextRole))
    )
    items.setFocus()
    items.setCurrentRow(at)
    walker.key(KEY.Key_Return)
    walker.front(QDialog, "interviewDebrief")
    for key in (KEY.Key_5, KEY.Key_Tab, KEY.Key_4, KEY.Key_Tab, KEY.Key_Tab, KEY.Key_2):
        walker.key(key)
    walker.write("debriefNote_red_flags", "Call every third night")
    walker.click("saveInterviewDebrief")
    walker.gone("interviewDebrief")
    walker.back_to_window()
    (row,) = debriefs.rows(1)
    given = {rated: mark for rated, mark in row.ratings.items() if mark is not None}
    assert given == {Rated.PEOPLE: 5, Rated.TEACHING: 4, Rated.SUPPORT: 2}
    assert row.made_at == moment
    assert walker.text("debriefThen_gut") == "not rated"
    assert "Debrief" not in due(walker)


def test_undo_and_redo_bring_every_step_back(walker: Walker, clock: Clock[date]) -> None:
    dumps = [walker.workspace.store.dump()]

    def note() -> None:
        dumps.append(walker.workspace.store.dump())

    add(walker, EAST, "2027-11-10 09:00", "America/New_York", invited="20 Oct 2027 10:00")
    note()
    walker.click("repliedToday")
    note()
    walker.type_into("questionText", "Who reads the variants?")
    note()
    clock.now = date(2027, 11, 11)
    walker.click("openDebrief")
    walker.front(QDialog, "interviewDebrief")
    walker.key(KEY.Key_3)
    walker.click("saveInterviewDebrief")
    walker.gone("interviewDebrief")
    walker.back_to_window()
    note()
    assert walker.workspace.undo_stack.count() == len(dumps) - 1
    for dump in reversed(dumps[:-1]):
        walker.undo()
        assert walker.workspace.store.dump() == dump
    for dump in dumps[1:]:
        walker.redo()
        assert walker.workspace.store.dump() == dump
