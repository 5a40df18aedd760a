"""The lanes of the calendar: what stands in them, why, and where it leads, by mouse and by keyboard."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDialog
from pytestqt.qtbot import QtBot
from tests.ui.rotations.parts import part

from matchplanner.domain.lanes import ItemKey, ItemKind, LaneKey
from matchplanner.services import blocked_periods, interviews, letters, people, profile, programs, rotations
from matchplanner.ui.notices import Notices
from matchplanner.ui.rotations import tips
from matchplanner.ui.rotations.page import RotationsPage
from matchplanner.ui.rotations.texts import DASH
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.workspace import Workspace

Add = Callable[..., int]
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
JUNE = ("2027-06-07", "2027-07-02")


@pytest.fixture
def exam(workspace: Workspace, year: None) -> int:  # noqa: ARG001 - the calendar needs it
    """Step 2 CK in February 2027."""

    def action() -> int:
        added = profile.add_exam("Step 2 CK")
        profile.edit_exam(added, "taken_on", "2027-02-16")
        return added

    return workspace.run("Exam", action)


@pytest.fixture
def interview(workspace: Workspace, year: None) -> int:  # noqa: ARG001 - the calendar needs it
    """An interview in the July cycle, in August 2027."""

    def action() -> int:
        profile.edit("home_zone", "Europe/Berlin")
        program = programs.add("Genetics", institution="Mayo Clinic")
        return interviews.add(program, "2027-08-17 15:00", "America/Chicago")

    return workspace.run("Interview", action)


def lanes(page: RotationsPage) -> list[LaneKey]:
    """Return the lanes the calendar shows, from top to bottom."""
    layout = page.canvas._layout
    assert layout is not None
    return [lane.key for lane in layout.lanes]


def tip(page: RotationsPage, key: ItemKey) -> str:
    """Return what the mouse is told over a thing of the calendar."""
    canvas = page.canvas
    layout, plan = canvas._layout, canvas._plan
    assert layout is not None
    assert plan is not None
    point = canvas.item_rect(key).center()
    return tips.at(layout, plan, point, canvas._on_calendar(point), canvas._scrolled())


def dialog(page: RotationsPage, name: str) -> QDialog:
    """Return an open dialog."""
    return next(one for one in page.findChildren(QDialog, name) if one.isVisible())


def test_a_lane_that_holds_nothing_takes_no_room(page: RotationsPage, add: Add, workspace: Workspace) -> None:
    assert lanes(page) == [LaneKey.SEASON, LaneKey.ROTATIONS, LaneKey.APPLYING]
    add("Mayo", *JUNE)
    assert lanes(page)[-1] is LaneKey.LETTERS
    workspace.run("Block", lambda: blocked_periods.add("Term", "2027-01-04", "2027-01-29", kind="term"))
    assert lanes(page)[-1] is LaneKey.BLOCKED
    workspace.undo_stack.undo()
    assert lanes(page)[-1] is LaneKey.LETTERS


def test_each_lane_says_what_and_why(
    page: RotationsPage, add: Add, exam: int, interview: int, workspace: Workspace
) -> None:
    mayo = add("Mayo", *JUNE)
    block = workspace.run(
        "Block", lambda: blocked_periods.add("Step 3", "2027-06-14", "2027-06-18", kind="exam")
    )
    assert tip(page, ItemKey(ItemKind.HOST_WINDOW, mayo)).splitlines()[0] == (
        f"Applying: Mayo, 7 Oct 2026{DASH}7 Feb 2027"
    )
    asked = tip(page, ItemKey(ItemKind.LETTER_WINDOW, mayo))
    assert f"Ask in the last week, 26 Jun{DASH}2 Jul 2027" in asked
    assert "It can be there by Fri 23 Jul 2027." in asked
    assert "At home: Tue 17 Aug 2027 22:00" in tip(page, ItemKey(ItemKind.INTERVIEW, interview))
    assert tip(page, ItemKey(ItemKind.EXAM, exam)).splitlines() == [
        "Exams: Step 2 CK, Tue 16 Feb 2027",
        "From your profile.",
    ]
    conflict = tip(page, ItemKey(ItemKind.EXAM_BLOCK, block))
    assert f"Mayo: 7 Jun{DASH}2 Jul 2027 here, but 14{DASH}18 Jun 2027 is blocked: Step 3." in conflict


def test_applications_of_the_season_run_from_submission_to_review(page: RotationsPage) -> None:
    layout = page.canvas._layout
    assert layout is not None
    told = [tip(page, key) for key in layout.keys(LaneKey.APPLYING)]
    assert [text.splitlines()[0] for text in told] == [
        f"Applying: Applications: Fellowship, July cycle, 7{DASH}21 Jul 2027",
        f"Applying: Applications: Main Residency Match, 1{DASH}22 Sep 2027",
    ]
    assert "Programs read applications from Wed 22 Sep 2027 on." in told[1]
    assert "check the official site" in told[1]


def test_a_letter_that_comes_too_late_is_told_with_both_causes(page: RotationsPage, add: Add) -> None:
    late = add("Utah", "2027-08-16", "2027-09-10")
    key = ItemKey(ItemKind.LETTER_WINDOW, late)
    assert "by 1 Oct 2027, after ERAS submission on 1 Sep 2027" in tip(page, key)
    found = page.canvas._layout
    assert found is not None
    assert next(strip.label for strip in found.strips if strip.item.key == key).startswith("! ")


def test_what_lies_outside_the_months_is_counted_at_its_lane(
    page: RotationsPage, workspace: Workspace, interview: int
) -> None:
    workspace.run("Later", lambda: interviews.edit(interview, "starts_at", "2027-11-10 09:00"))
    layout, plan = page.canvas._layout, page.canvas._plan
    assert layout is not None
    assert plan is not None
    lane = layout.lane(LaneKey.INTERVIEWS)
    assert lane is not None
    assert [item.key.record for item in lane.later] == [interview]
    inside = QPointF(2, layout.header + 1)
    assert "Later:" in tips.at(layout, plan, inside, QPointF(-2, lane.top + 1), 0)


def test_hidden_lanes_stay_hidden_the_next_time(
    page: RotationsPage, add: Add, workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot
) -> None:
    add("Mayo", *JUNE)
    part(page, QAction, "lane_letters").trigger()
    part(page, QAction, "lane_phases").trigger()
    assert LaneKey.LETTERS not in lanes(page)
    again = RotationsPage(workspace, notices, settings)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    assert LaneKey.LETTERS not in lanes(again)
    assert again.canvas._layout is not None
    assert not again.canvas._layout.phases
    assert not part(again, QAction, "lane_letters").isChecked()
    part(again, QAction, "showAllLanes").trigger()
    assert LaneKey.LETTERS in lanes(again)
    assert again.canvas._layout.phases


def test_the_menu_says_how_much_a_lane_holds(page: RotationsPage, exam: int) -> None:
    assert exam
    assert part(page, QAction, "lane_exams").text() == "Exams (1)"
    assert part(page, QAction, "lane_interviews").text() == "Interviews (none)"
    tick = part(page, QAction, "lane_exams")
    assert (tick.isCheckable(), tick.isChecked()) == (True, True)


def test_keys_go_from_lane_to_lane_and_enter_opens_the_record(
    qtbot: QtBot, page: RotationsPage, add: Add, exam: int, interview: int, workspace: Workspace
) -> None:
    mayo = add("Mayo", *JUNE)
    workspace.run("Block", lambda: blocked_periods.add("Term", "2027-01-04", "2027-01-29", kind="term"))
    page.select(mayo)
    spots: list[ItemKey | None] = []
    for _step in range(5):
        qtbot.keyClick(page.canvas, Qt.Key.Key_Down, CTRL)
        spots.append(page.canvas.spot)
    assert [spot.kind for spot in spots if spot] == [
        ItemKind.HOST_WINDOW,
        ItemKind.LETTER_WINDOW,
        ItemKind.INTERVIEW,
        ItemKind.EXAM,
        ItemKind.BLOCK,
    ]
    qtbot.keyClick(page.canvas, Qt.Key.Key_Return)
    dialog(page, "blockedPeriods").accept()
    for key, expected in (("profile", exam), ("interviews", interview)):
        page.canvas.setFocus()
        qtbot.keyClick(page.canvas, Qt.Key.Key_Up, CTRL)
        with qtbot.waitSignal(page.open_requested) as opened:
            qtbot.keyClick(page.canvas, Qt.Key.Key_Return)
        assert opened.args == [key, expected]
    assert "At home" in page.canvas.accessibleDescription()
    qtbot.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert page.canvas.spot is None
    assert page.canvas.accessibleDescription().startswith("Mayo")


def test_arrows_go_through_a_lane_and_move_no_rotation(
    qtbot: QtBot, page: RotationsPage, add: Add, workspace: Workspace
) -> None:
    page.select(add("Mayo", *JUNE))
    before = workspace.undo_stack.count()
    qtbot.keyClick(page.canvas, Qt.Key.Key_Up, CTRL)
    first = page.canvas.spot
    assert first is not None
    assert first.kind is ItemKind.MILESTONE
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Tab):
        last = page.canvas.spot
        qtbot.keyClick(page.canvas, key)
        assert page.canvas.spot != last
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backtab):
        qtbot.keyClick(page.canvas, key)
    assert page.canvas.spot == first
    assert workspace.undo_stack.count() == before


def test_leaving_a_lane_without_any_rotation_chooses_nothing(
    qtbot: QtBot, page: RotationsPage, exam: int
) -> None:
    qtbot.keyClick(page.canvas, Qt.Key.Key_Down, CTRL)
    qtbot.keyClick(page.canvas, Qt.Key.Key_Down, CTRL)
    assert page.canvas.spot == ItemKey(ItemKind.EXAM, exam)
    with qtbot.assertNotEmitted(page.canvas.selected):
        qtbot.keyClick(page.canvas, Qt.Key.Key_Escape)
        qtbot.keyClick(page.canvas, Qt.Key.Key_Delete)
    assert page.canvas.spot is None


def test_enter_on_a_date_of_the_season_opens_that_date(qtbot: QtBot, page: RotationsPage) -> None:
    qtbot.keyClick(page.canvas, Qt.Key.Key_Up, CTRL)
    qtbot.keyClick(page.canvas, Qt.Key.Key_Down)
    spot = page.canvas.spot
    assert spot is not None
    qtbot.keyClick(page.canvas, Qt.Key.Key_Return)
    asked = dialog(page, "seasonDates")
    assert part(asked, RecordTable, "seasonTable").record() == spot.record
    asked.accept()


def test_a_double_click_leads_to_the_record_or_its_page(
    qtbot: QtBot, page: RotationsPage, add: Add, interview: int, workspace: Workspace
) -> None:
    mayo = add("Mayo", *JUNE)
    canvas = page.canvas
    view = canvas.viewport()

    def double(key: ItemKey) -> None:
        qtbot.mouseDClick(view, LEFT, pos=canvas.item_rect(key).center().toPoint())

    with qtbot.waitSignal(page.open_requested) as opened:
        double(ItemKey(ItemKind.INTERVIEW, interview))
    assert opened.args == ["interviews", interview]
    double(ItemKey(ItemKind.LETTER_WINDOW, mayo))
    assert page.details.site.hasFocus()

    def ask() -> int:
        return letters.add(people.add("Ada Writer"), rotation_id=mayo, today=workspace.today())

    letter = workspace.run("Letter", ask)
    assert "Ada Writer: Candidate" in tip(page, ItemKey(ItemKind.LETTER_WINDOW, mayo))
    with qtbot.waitSignal(page.open_requested) as opened:
        double(ItemKey(ItemKind.LETTER_WINDOW, mayo))
    assert opened.args == ["letters", letter]
    layout = canvas._layout
    assert layout is not None
    lane = layout.lane(LaneKey.INTERVIEWS)
    assert lane is not None
    name = QPointF(6, lane.top + 6) + QPointF(0, canvas._origin().y())
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.mouseDClick(view, LEFT, pos=name.toPoint())
    assert opened.args == ["interviews", 0]


def test_a_click_on_a_window_chooses_its_rotation(qtbot: QtBot, page: RotationsPage, add: Add) -> None:
    mayo, duke = add("Mayo", *JUNE), add("Duke", "2027-07-12", "2027-08-06")
    page.select(duke)
    point = page.canvas.item_rect(ItemKey(ItemKind.HOST_WINDOW, mayo)).center().toPoint()
    qtbot.mouseClick(page.canvas.viewport(), LEFT, pos=point)
    assert page.table.record() == mayo
    assert page.canvas.spot == ItemKey(ItemKind.HOST_WINDOW, mayo)


def test_a_double_click_in_another_lane_adds_no_rotation(
    qtbot: QtBot, page: RotationsPage, exam: int
) -> None:
    assert exam
    layout = page.canvas._layout
    assert layout is not None
    lane = layout.lane(LaneKey.EXAMS)
    assert lane is not None
    point = QPointF(layout.scale.middle(date(2027, 9, 20)), lane.bottom - 3) + page.canvas._origin()
    qtbot.mouseDClick(page.canvas.viewport(), LEFT, pos=point.toPoint())
    assert rotations.rows(page.workspace.today()) == ()


def test_all_dates_are_a_list_that_leads_to_the_same_records(
    qtbot: QtBot, page: RotationsPage, add: Add, exam: int, interview: int
) -> None:
    mayo = add("Mayo", *JUNE)
    part(page, QAbstractButton, "listDates").click()
    table, model = part(page, RecordTable, "datesTable"), page.pane.dates
    assert table.isVisible()
    assert {row.lane for row in model.rows} == {
        *(LaneKey.SEASON, LaneKey.ROTATIONS, LaneKey.APPLYING, LaneKey.LETTERS),
        *(LaneKey.INTERVIEWS, LaneKey.EXAMS),
    }
    texts = {row.what: (row.when, row.why) for row in model.rows if row.lane is LaneKey.SEASON}
    assert texts["Match Day"][0].startswith("Fri 17 Mar 2028")  # outside the months, not outside the list
    table.setFocus()
    for kind, record, page_key in (
        (ItemKind.EXAM, exam, "profile"),
        (ItemKind.INTERVIEW, interview, "interviews"),
    ):
        table.select(next(row.id for row in model.rows if row.key == (kind, record)))
        assert page.canvas.spot == (kind, record)
        with qtbot.waitSignal(page.open_requested) as opened:
            qtbot.keyClick(table, Qt.Key.Key_Return)
        assert opened.args == [page_key, record]
    table.select(next(row.id for row in model.rows if row.key is None))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert (page.table.record(), page.details.site.hasFocus()) == (mayo, True)


def test_the_list_is_remembered(
    page: RotationsPage, workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot
) -> None:
    part(page, QAbstractButton, "listDates").click()
    again = RotationsPage(workspace, notices, settings)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    assert part(again, RecordTable, "datesTable").isVisible()


def test_a_rotation_in_another_year_waits_with_its_dates_and_can_be_dragged_in(
    qtbot: QtBot, page: RotationsPage, add: Add
) -> None:
    later = add("Mayo", "2028-01-03", "2028-01-14")
    view, canvas = page.canvas.viewport(), page.canvas
    start, end = canvas.chip_rect(later).center().toPoint(), canvas.point_of(date(2027, 6, 8))
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, (start + end) / 2)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, LEFT, pos=end)
    (row,) = rotations.rows(page.workspace.today())
    assert (row.starts_on, row.ends_on) == (date(2027, 6, 7), date(2027, 6, 18))


def test_days_after_a_name_from_right_to_left_stay_in_their_order(page: RotationsPage, add: Add) -> None:
    clinic = "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER NOON}"
    add(clinic, *JUNE)
    layout = page.canvas._layout
    assert layout is not None
    (window,) = (one for one in layout.strips if one.item.key.kind is ItemKind.HOST_WINDOW)
    apart = f"\N{FIRST STRONG ISOLATE}{clinic}\N{POP DIRECTIONAL ISOLATE}"
    assert window.label == f"{apart}  7 Oct{DASH}7 Feb"
