"""Story 7: a plan of rotations with its conflicts, put right one by one, and another target year."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QToolButton,
    QWidget,
)
from tests.clock import Clock
from tests.e2e.walker import KEY, Walker, words_of

from matchplanner.domain import timeline
from matchplanner.domain.violations import Severity, ViolationKind
from matchplanner.services import people, profile, programs, rotations, season
from matchplanner.services.rotations import RotationPlan, RotationRow
from matchplanner.ui.rotations.page import RotationsPage
from matchplanner.ui.rotations.painter import worst
from matchplanner.ui.rotations.texts import DASH

Begin = Callable[[Callable[[], object]], Walker]
R1 = ("Broad Hospital", "2027-05-03", "2027-05-28", "MN")
R2 = ("Mayo Clinic", "2027-06-01", "2027-06-28", "MN")
R3 = ("Genetics Elsewhere", "2027-08-16", "2027-09-10", "WI")


def fill() -> None:
    programs.add("Medical Genetics", institution="Mayo Clinic", city="Rochester", state="MN")
    people.add("Dr Q")
    profile.edit_all({"target_year": 2027})


@pytest.fixture
def walker(walk: Begin, clock: Clock[date]) -> Walker:
    clock.now = date(2026, 9, 10)
    walker = walk(fill)
    walker.page(4)
    submit_on(walker, "2027-09-02")
    return walker


def choose_action(walker: Walker, name: str) -> None:
    """Choose a line of the page's menu."""
    action = walker.app.window.findChild(QAction, name)
    assert action is not None
    action.trigger()


def open_season(walker: Walker) -> QDialog:
    choose_action(walker, "openSeasonDates")
    return walker.front(QDialog, "seasonDates")


def submit_on(walker: Walker, day: str) -> None:
    """Correct the day on which ERAS takes applications."""
    open_season(walker)
    walker.pick_row("seasonTable", "ERAS: applicants may submit")
    walker.click("correctMilestone")
    walker.front(QDialog, "correctDate")
    walker.type_into("override_on", day, leave=False)
    walker.click("correctDateOk")
    walker.click("closeSeasonDates")
    walker.back_to_window()


def page(walker: Walker) -> RotationsPage:
    (found,) = walker.app.window.findChildren(RotationsPage)
    return found


def add(walker: Walker, rotation: tuple[str, str, str, str], kind: str = "genetics") -> None:
    site, start, end, state = rotation
    walker.click("addRotation")
    walker.type_into("rotation_site", site)
    walker.type_into("rotation_ends_on", "2027-12-31")  # a first day after the last moves the whole rotation
    walker.type_into("rotation_starts_on", start)
    walker.type_into("rotation_ends_on", end)
    walker.type_into("rotation_state", state)
    walker.choose("rotation_kind", kind)


def add_three(walker: Walker) -> None:
    add(walker, R1, "broad")
    walker.choose("rotation_mode", "observership")
    add(walker, R2)
    walker.choose("rotation_program", "1")
    add(walker, R3)


def plan(walker: Walker) -> RotationPlan:
    return rotations.plan(walker.workspace.today())


def row(walker: Walker, site: str) -> RotationRow:
    return next(found for found in plan(walker).rows if found.site == site)


def choose_site(walker: Walker, site: str) -> None:
    walker.pick_row("rotationsTable", site)


def said(walker: Walker, name: str) -> str:
    return walker.text(name).replace(DASH, " - ")


def warnings(walker: Walker) -> str:
    lines = [one for one in walker.app.window.findChildren(QLabel) if one.isVisible()]
    return " ".join(
        one.text().replace(DASH, " - ") for one in lines if one.objectName().startswith("rotationWarning")
    )


def fixes(walker: Walker, name: str) -> dict[str, QAction]:
    """Open the menu of fixes beside a warning."""
    button = walker.find(QToolButton, f"{name}Fix")
    menu = button.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return {action.text().replace(DASH, " - "): action for action in menu.actions()}


def test_the_calendar_has_fourteen_months(walker: Walker) -> None:
    assert "Aug 2026 to Sep 2027" in [
        label.text() for label in walker.app.window.findChildren(QLabel) if label.isVisible()
    ]
    layout = page(walker).canvas._layout
    assert layout is not None
    months = [month for month, *_edges in layout.scale.months(2027)]
    assert len(months) == 14
    assert (months[0].start, months[-1].end) == (date(2026, 8, 1), date(2027, 9, 30))


def test_windows_letters_and_late_rotations_are_told_while_planning(walker: Walker) -> None:
    add_three(walker)
    choose_site(walker, R1[0])
    assert "Apply 3 Sep 2026 - 3 Jan 2027" in said(walker, "rotationWindow")
    assert "In phase 2: 1 - 3 Jan 2027." in said(walker, "rotationWindow")
    amber = walker.find(QLabel, "rotationWarning0")
    assert amber.property("role") == "attention"
    assert "Only 3 days to apply: the window is 3 Sep 2026 - 3 Jan 2027" in said(walker, "rotationWarning0")
    assert "phase 2, 1 Jan - 30 Apr 2027" in said(walker, "rotationWarning0")

    choose_site(walker, R2[0])
    assert "Apply 1 Oct 2026 - 1 Feb 2027" in said(walker, "rotationWindow")
    assert "In phase 2: 1 Jan - 1 Feb 2027." in said(walker, "rotationWindow")
    assert (
        said(walker, "rotationLetter") == "Ask for a letter 22 - 28 Jun 2027; it can be there by 19 Jul 2027."
    )
    assert warnings(walker) == ""

    choose_site(walker, R3[0])
    red = walker.find(QLabel, "rotationWarning0")
    assert red.property("role") == "problem"
    assert "by 1 Oct 2027, after ERAS submission on 2 Sep 2027" in red.text()
    assert worst(row(walker, R3[0])) is Severity.PROBLEM


def test_a_fourth_is_advised_against_with_what_serves_better(walker: Walker) -> None:
    add_three(walker)
    add(walker, ("One more", "2027-07-05", "2027-07-30", "TX"))
    advice = walker.text("planAdvice0")
    assert "4 genetics rotations planned; beyond 3" in advice
    for alternative in ("research output", "personal statement", "remote work"):
        assert alternative in advice
    dropped = next(action for text, action in fixes(walker, "planAdvice0").items() if "One more" in text)
    dropped.trigger()
    assert [found.site for found in plan(walker).rows] == [R1[0], R2[0], R3[0]]
    assert not walker.seen(QLabel, "planAdvice0")


def test_an_observer_has_tasks_that_make_up_for_it(walker: Walker) -> None:
    add(walker, R1, "broad")
    walker.click("rotationTasksFold")
    assert not walker.seen(QCheckBox, "rotationTick_compensation_project")
    walker.choose("rotation_mode", "observership")
    assert "a letter can say less" in walker.text("rotationModeNote")
    walker.click("rotationTick_compensation_project")
    walker.click("rotationOfficeAsked")
    assert walker.find(QLabel, "rotationTasksFoldSummary").text() == "2 of 7 done"


def test_the_third_rotation_belongs_in_another_region(walker: Walker) -> None:
    add_three(walker)
    choose_site(walker, R3[0])
    assert "This third rotation is in the Midwest" in warnings(walker)
    walker.click("rotationPlaceFold")
    walker.choose("rotation_region", "West")
    assert "third rotation" not in warnings(walker)


def test_a_blocked_exam_week_offers_two_ways_out(walker: Walker) -> None:
    add(walker, R2)
    choose_action(walker, "openBlocks")
    walker.front(QDialog, "blockedPeriods")
    walker.click("addBlock")
    walker.front(QDialog, "editBlockDialog")
    walker.type_into("block_title", "Step 2 CK", leave=False)
    walker.type_into("block_starts_on", "2027-06-14", leave=False)
    walker.type_into("block_ends_on", "2027-06-18", leave=False)
    walker.click("editBlockDialogOk")
    walker.click("closeBlocks")
    walker.back_to_window()
    assert "14 - 18 Jun 2027 is blocked: Step 2 CK" in said(walker, "rotationWarning0")
    offered = fixes(walker, "rotationWarning0")
    assert len(offered) == 2
    before = walker.workspace.store.dump()
    for text in list(offered):
        fixes(walker, "rotationWarning0")[text].trigger()
        assert ViolationKind.BLOCKED not in {one.kind for one in plan(walker).violations}
        walker.undo()
        assert walker.workspace.store.dump() == before


def test_another_year_moves_what_is_derived_and_lists_what_is_not(walker: Walker) -> None:
    add_three(walker)
    derived = {one.key: one.on for one in season.milestones(2027)}
    spans = [found.span for found in plan(walker).rows]
    set_year(walker, 2028)
    moved = {one.key: one.on for one in season.milestones(2028)}
    assert all(357 <= (moved[key] - derived[key]).days <= 373 for key in moved)
    assert timeline.window(2028).start == date(2027, 8, 1)
    assert [found.span for found in plan(walker).rows] == spans
    open_season(walker)
    left = walker.text("datesLeftAlone")
    for title in ("ERAS: applicants may submit, 2 Sep 2027", f"{R1[0]}, 3 May 2027", f"{R2[0]}, 1 Jun 2027"):
        assert title in left
    assert R3[0] not in left, "16 August 2027 is within the calendar of 2028"
    walker.click("closeSeasonDates")
    set_year(walker, 2027)
    assert {one.key: one.on for one in season.milestones(2027)} == derived
    open_season(walker)
    assert not walker.seen(QLabel, "datesLeftAlone")
    walker.click("closeSeasonDates")


def set_year(walker: Walker, year: int) -> None:
    walker.page(2)
    field = walker.find(QLineEdit, "profile_target_year")
    walker.type_into(field.objectName(), str(year))
    walker.page(4)


def test_every_step_is_undone_and_done_again(walker: Walker) -> None:
    states = [walker.workspace.store.dump()]
    begun = walker.workspace.undo_stack.index()
    add_three(walker)
    choose_site(walker, R3[0])
    walker.click("rotationPlaceFold")
    walker.choose("rotation_region", "West")
    next(iter(fixes(walker, "rotationWarning0").values())).trigger()
    states.append(walker.workspace.store.dump())
    steps = walker.workspace.undo_stack.index() - begun
    assert steps > 10
    page(walker).canvas.setFocus()
    for _round in range(2):
        walker.undo(steps)
        assert walker.workspace.store.dump() == states[0]
        walker.redo(steps)
        assert walker.workspace.store.dump() == states[1]


def test_the_chart_prints_on_one_landscape_page(walker: Walker, tmp_path: Path) -> None:
    add_three(walker)
    walker.menu("pdfTimeline")
    pdf = walker.save_pdf(tmp_path / "calendar.pdf")
    assert len(pdf.pages) == 1
    box = pdf.pages[0].mediabox
    assert box.width > box.height
    for site in (R1[0], R2[0], R3[0]):
        assert site in words_of(pdf)


def test_the_calendar_file_opens_with_the_right_dates(walker: Walker, tmp_path: Path) -> None:
    add_three(walker)
    walker.menu("exportCalendar")
    walker.front(QDialog, "calendarExport")
    walker.key(KEY.Key_Return)
    walker.find(QFileDialog, "exportCalendarDialog")
    path = tmp_path / "calendar.ics"
    walker.type_into("fileNameEdit", str(path), leave=False)
    walker.bot.waitUntil(lambda: walker._press_return(QFileDialog) or path.exists())
    found = {
        str(event["SUMMARY"]): (event.start, event.end)
        for event in icalendar.Calendar.from_ical(path.read_bytes()).events
        if not isinstance(event.start, datetime)
    }
    assert found[f"Rotation: {R2[0]}"] == (date(2027, 6, 1), date(2027, 6, 29))


def test_a_scenario_is_tried_compared_and_adopted(walker: Walker) -> None:
    add_three(walker)
    choose_action(walker, "duplicatePlan")
    walker.front(QDialog, "nameScenario")
    walker.type_into("nameScenarioText", "Earlier", leave=False)
    walker.click("nameScenarioOk")
    walker.back_to_window()
    assert "You are changing the scenario “Earlier”" in walker.text("whatIfSays")
    choose_site(walker, R3[0])
    moving = fixes(walker, "rotationWarning0")
    next(action for text, action in moving.items() if text.startswith("Move to")).trigger()
    walker.click("compareScenarios")
    walker.front(QDialog, "compareScenariosDialog")
    assert (walker.text("compare_letters_1"), walker.text("compare_letters_2")) == ("2 of 3", "3 of 3")
    walker.click("closeCompare")
    walker.back_to_window()
    assert row(walker, R3[0]).ends_on == date(2027, 9, 10)
    walker.click("adoptScenario")
    moved = row(walker, R3[0]).ends_on
    assert moved is not None
    assert moved < date(2027, 8, 13)
    walker.bot.keyClick(
        walker.find(QTableView, "rotationsTable"), KEY.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    assert row(walker, R3[0]).ends_on == date(2027, 9, 10)
    assert walker.seen(QWidget, "whatIfBar")
