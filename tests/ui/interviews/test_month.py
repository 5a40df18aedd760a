"""The month of interviews, by keyboard."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QTabBar
from pytestqt.qtbot import QtBot
from tests.parts import part
from tests.ui.interviews.conftest import ShowPage

from matchplanner.services import blocked_periods, events, interviews, profile, programs
from matchplanner.services.reporting import Document
from matchplanner.ui.interviews.add_dialog import AddInterviewDialog
from matchplanner.ui.interviews.month.view import MonthView
from matchplanner.ui.interviews.month.words import more_text
from matchplanner.ui.interviews.page import InterviewsPage
from matchplanner.ui.workspace import Workspace

Key = Qt.Key
TENTH = date(2027, 11, 10)
NEW_YORK = "America/New_York"


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """Weeks begin as in Britain; the next test gets the computer's own locale back."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def two(workspace: Workspace) -> tuple[int, int]:
    """Two interviews on the tenth that clash."""

    def fill() -> tuple[int, int]:
        profile.edit("home_zone", "Asia/Karachi")
        birch = programs.add("Medical Genetics", institution="Birch")
        oak = programs.add("Medical Genetics", institution="Oak", state="NY")
        return (
            interviews.add(birch, "2027-11-10 08:00", NEW_YORK, format="video", minutes=60),
            interviews.add(oak, "2027-11-10 08:30", NEW_YORK, format="in_person", minutes=60),
        )

    return workspace.run("Fill", fill)


@pytest.fixture
def page(show_page: ShowPage) -> InterviewsPage:
    shown = show_page()
    part(shown, QTabBar, "interviewsViews").setCurrentIndex(1)
    return shown


@pytest.fixture
def month(page: InterviewsPage) -> MonthView:
    view = page.views.current()
    assert isinstance(view, MonthView)
    view.grid.setFocus()
    return view


def spoken(month: MonthView, day: date) -> str:
    return str(month.model.index_of(day).data(Qt.ItemDataRole.AccessibleTextRole))


def text(month: MonthView, name: str) -> str:
    return part(month, QLabel, name).text()


def test_the_month_begins_with_the_next_interview_and_is_walked_by_key(
    month: MonthView, qtbot: QtBot
) -> None:
    assert text(month, "monthTitle") == "November 2027"
    assert month.grid.day() == TENTH
    seen = []
    for key in (
        *(Key.Key_Left, Key.Key_Up, Key.Key_Up, Key.Key_Right, Key.Key_Down, Key.Key_Down),
        *(Key.Key_End, Key.Key_PageDown, Key.Key_Home, Key.Key_PageUp),
    ):
        qtbot.keyClick(month.grid, key)
        seen.append(month.grid.day())
    assert seen == [
        date(2027, 11, 9),
        date(2027, 11, 2),
        date(2027, 10, 26),
        date(2027, 10, 27),
        date(2027, 11, 3),
        TENTH,
        date(2027, 11, 30),
        date(2027, 12, 30),
        date(2027, 12, 1),
        date(2027, 11, 1),
    ]
    assert text(month, "monthTitle") == "November 2027"
    qtbot.keyClick(month.grid, Key.Key_T)
    assert (month.grid.day(), text(month, "monthTitle")) == (date(2026, 10, 1), "October 2026")


def test_days_are_told_to_who_cannot_see_them(month: MonthView, workspace: Workspace) -> None:
    assert spoken(month, TENTH) == "Wednesday 10 November 2027: 2 interviews"
    assert spoken(month, date(2027, 11, 9)) == "Tuesday 9 November 2027: nothing"
    lines = str(month.model.index_of(TENTH).data(Qt.ItemDataRole.ToolTipRole)).splitlines()
    assert lines == [
        "18:00 Medical Genetics, Birch: video, clashes with another",
        "18:30 Medical Genetics, Oak: in person, clashes with another",
    ]

    def fill() -> None:
        birch = programs.add("Third", institution="Birch")
        interviews.add(birch, zone=NEW_YORK, reply_by="2027-11-12 12:00")
        events.add("Open house", starts_at="2027-11-12 07:00", zone=NEW_YORK)
        blocked_periods.add("Family", "2027-11-12", "2027-11-14")

    workspace.run("Fill", fill)
    assert spoken(month, date(2027, 11, 12)) == (
        "Friday 12 November 2027: 1 reply due, 1 event, blocked: Family until 14 Nov 2027"
    )
    assert "1 interview has no time yet" in text(month, "monthClock")
    month.show_today()
    assert spoken(month, date(2026, 10, 1)) == "Thursday 1 October 2026, today: nothing"


def test_a_screen_reader_finds_the_day_it_is_on(month: MonthView) -> None:
    table = QAccessible.queryAccessibleInterface(month.grid)
    assert table is not None
    cell = table.focusChild()
    assert cell is not None
    assert cell.text(QAccessible.Text.Name) == "Wednesday 10 November 2027: 2 interviews"


def test_enter_lists_what_a_day_holds_and_leads_there(
    page: InterviewsPage, month: MonthView, two: tuple[int, int], qtbot: QtBot
) -> None:
    opened: list[tuple[str, int]] = []
    page.open_requested.connect(lambda name, record: opened.append((name, record)))
    qtbot.keyClick(month.grid, Key.Key_Return)
    menu = part(month, QMenu, "monthDay")
    assert [action.text()[:5] for action in menu.actions()] == ["18:00", "18:30"]
    qtbot.keyClick(menu, Key.Key_Down)
    with qtbot.waitSignal(page.open_requested):
        qtbot.keyClick(menu, Key.Key_Return)
    assert opened == [("interviews", two[1])]

    page.open_record("", two[1])
    assert page.views.current() is None, "the list is in front again"
    assert page.table.record() == two[1]
    page.open_record("month", two[0])
    assert page.views.current() is month


def test_one_thing_is_opened_at_once_and_nothing_stays_quiet(
    page: InterviewsPage, month: MonthView, workspace: Workspace, two: tuple[int, int], qtbot: QtBot
) -> None:
    workspace.run("Move", lambda: interviews.edit(two[1], "starts_at", "2027-11-11 08:30"))
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(month.grid, Key.Key_Return)
    assert asked.args == ["interviews", two[0]]
    qtbot.keyClick(month.grid, Key.Key_Left)
    with qtbot.assertNotEmitted(page.open_requested):
        qtbot.keyClick(month.grid, Key.Key_Return)

    workspace.run("Block", lambda: blocked_periods.add("Family", "2027-11-09", "2027-11-09"))
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(month.grid, Key.Key_Return)
    assert asked.args == ["rotations", 0]
    record = workspace.run("Event", lambda: events.add("Fair", starts_at="2027-11-09 08:00", zone=NEW_YORK))
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(month.grid, Key.Key_Return)
    assert asked.args == ["events", record]


def test_n_adds_an_interview_on_the_day_and_undo_takes_it_away(
    page: InterviewsPage, month: MonthView, workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.keyClick(month.grid, Key.Key_Right)
    qtbot.keyClick(month.grid, Key.Key_N)
    dialog = part(page, AddInterviewDialog, "interviewDialog")
    line = dialog.program.lineEdit()
    assert line is not None
    qtbot.keyClicks(line, "medical genetics, oak")
    assert dialog.moment.text() == "Thu 11 Nov 2027 "
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert dialog.problem.text().startswith("The time is missing."), "no time is made up"
    dialog.moment.setFocus()
    qtbot.keyClick(dialog.moment, Key.Key_End)
    qtbot.keyClicks(dialog.moment, "19:30")
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog.moment, Key.Key_Return)
    added = next(row for row in interviews.rows() if row.starts_at == datetime(2027, 11, 11, 19, 30))  # noqa: DTZ001 - a wall time
    assert added.night
    assert month.grid.day() == date(2027, 11, 12), "it is the next day at home"
    assert spoken(month, date(2027, 11, 12)).endswith("1 interview")
    workspace.undo()
    assert spoken(month, date(2027, 11, 12)).endswith("nothing")

    page.new_item()
    again = next(d for d in page.findChildren(AddInterviewDialog) if d.isVisible())
    assert again.moment.text() == "Fri 12 Nov 2027 "
    again.reject()


def test_weeks_begin_as_the_locale_says(show_page: ShowPage) -> None:
    QLocale.setDefault(QLocale("en_US"))
    shown = show_page()
    shown.show_view("month")
    view = shown.views.current()
    assert isinstance(view, MonthView)
    heads = [view.model.headerData(at, Qt.Orientation.Horizontal) for at in range(7)]
    assert heads == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    assert view.model.index_of(TENTH).column() == 3


def test_a_day_with_more_than_fits_says_how_many_more(
    page: InterviewsPage, month: MonthView, workspace: Workspace
) -> None:
    oak = programs.rows(workspace.today())[0].id

    def crowd() -> None:
        for hour in range(9):
            interviews.add(oak, f"2027-11-10 {8 + hour:02}:00", NEW_YORK)

    before = month.grid.viewport().grab().toImage()
    workspace.run("Crowd", crowd)
    assert month.grid.viewport().grab().toImage() != before
    assert spoken(month, TENTH).endswith("8 interviews"), "those of the late afternoon are the next day here"
    assert len(str(month.model.index_of(TENTH).data(Qt.ItemDataRole.ToolTipRole)).splitlines()) == 8
    assert page.isVisible()
    assert more_text(3, clash=True, any_shown=True) == "+3 more, clash"
    assert more_text(2, clash=False, any_shown=False) == "2 here"


def test_what_stands_on_a_day_is_told_apart_without_colours(month: MonthView, workspace: Workspace) -> None:
    birch = programs.rows(workspace.today())[0].id

    def fill() -> None:
        for day, fields in (
            (15, {"status": "scheduled"}),
            (16, {"status": "invited"}),
            (17, {"status": "done"}),
            (18, {"status": "scheduled", "format": "phone"}),
        ):
            interviews.add(birch, f"2027-11-{day} 08:00", NEW_YORK, **fields)
        interviews.add(birch, zone=NEW_YORK, reply_by="2027-11-22 08:00")
        events.add("Birch", starts_at="2027-11-23 08:00", zone=NEW_YORK)
        blocked_periods.add("Birch", "2027-11-24", "2027-11-24")

    workspace.run("Fill", fill)
    month.show_day(date(2027, 11, 1))
    port = month.grid.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    number = 3 * month.fontMetrics().lineSpacing() // 2
    width = month.grid.columnWidth(0) - 6

    def below_number(day: int) -> tuple[int, ...]:
        rect = month.grid.visualRect(month.model.index_of(date(2027, 11, day))).adjusted(2, number, 0, -1)
        spots = (
            (x, y) for y in range(rect.top(), rect.bottom()) for x in range(rect.left(), rect.left() + width)
        )
        return tuple(port.pixelColor(x, y).lightness() // 32 for x, y in spots)

    seen = {day: below_number(day) for day in (15, 16, 17, 18, 22, 23, 24, 29)}
    assert len(set(seen.values())) == len(seen), "each looks different in a grey print"


def test_without_interviews_the_month_says_how_to_begin(
    month: MonthView, workspace: Workspace, two: tuple[int, int]
) -> None:
    def clear() -> None:
        for record in two:
            interviews.delete(record)
        profile.edit("home_zone", "")

    workspace.run("Clear", clear)
    assert "press N to add one" in text(month, "monthClock")
    assert "set your home time zone in Profile" in text(month, "monthClock")


def test_the_month_goes_to_the_preview(page: InterviewsPage, month: MonthView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.print_requested) as asked:
        part(month, QPushButton, "monthPrint").click()
    assert asked.args is not None
    (document,) = asked.args
    assert isinstance(document, Document)
    assert document.title == "Interviews, November 2027"


def test_a_click_chooses_a_day_and_two_open_it(
    page: InterviewsPage, month: MonthView, workspace: Workspace, two: tuple[int, int], qtbot: QtBot
) -> None:
    workspace.run("Move", lambda: interviews.edit(two[1], "starts_at", "2027-11-12 08:30"))
    view, port = month.grid, month.grid.viewport()
    place = view.visualRect(month.model.index_of(date(2027, 11, 12))).center()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=place)
    assert view.day() == date(2027, 11, 12)
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["interviews", two[1]]
