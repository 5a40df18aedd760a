"""Warnings with a menu of fixes, the record's folded groups, and the ticks before a rotation begins."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QMenu, QToolButton
from pytestqt.qtbot import QtBot
from tests.ui.rotations.parts import part

from matchplanner.domain.field_rules import YesNo
from matchplanner.domain.rotation_lists import RotationList
from matchplanner.domain.rotations import Portfolio
from matchplanner.domain.spans import Span
from matchplanner.services import blocked_periods, people, profile, rotations
from matchplanner.services.rotations import RotationRow
from matchplanner.ui.rotations.page import RotationsPage
from matchplanner.ui.rotations.texts import DASH
from matchplanner.ui.workspace import Workspace

Add = Callable[..., int]
ReadRow = Callable[[int], RotationRow]
JUNE = ("2027-06-07", "2027-07-02")


def plain(text: str) -> str:
    """Return a text with hyphens for dashes, as one types it."""
    return text.replace(DASH, " - ")


def menu_of(page: RotationsPage, name: str) -> dict[str, QAction]:
    """Open the menu of fixes of a warning and return its lines by what they say."""
    button = part(page, QToolButton, f"{name}Fix")
    menu = button.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return {plain(action.text()): action for action in menu.actions()}


def unfold(page: RotationsPage, name: str) -> None:
    part(page, QToolButton, name).click()


def enter(qtbot: QtBot, page: RotationsPage, name: str, text: str) -> None:
    field = part(page, QLineEdit, f"rotation_{name}")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def choose(page: RotationsPage, name: str, key: str) -> None:
    field = part(page, QComboBox, f"rotation_{name}")
    at = field.findData(key)
    assert at >= 0
    field.setCurrentIndex(at)
    field.activated.emit(at)


@pytest.fixture
def exam(workspace: Workspace, year: None) -> int:  # noqa: ARG001 - the calendar needs it
    return workspace.run(
        "Block", lambda: blocked_periods.add("Step 2 CK", "2027-06-14", "2027-06-18", kind="exam")
    )


def test_a_blocked_week_offers_two_fixes_each_one_click_and_one_undo(
    page: RotationsPage, workspace: Workspace, add: Add, row: ReadRow, exam: int
) -> None:
    rotation = add("Mayo", *JUNE)
    page.select(rotation)
    label = part(page, QLabel, "rotationWarning0")
    assert "14 - 18 Jun 2027 is blocked: Step 2 CK" in plain(label.text())
    offered = menu_of(page, "rotationWarning0")
    assert len(offered) == 2
    (move, block) = offered
    assert move == "Move to 21 Jun - 16 Jul 2027"
    assert block.startswith("Move the blocked days to 3 - 7 Jul 2027")
    offered[move].trigger()
    assert row(rotation).span == Span(date(2027, 6, 21), date(2027, 7, 16))
    assert not label.isVisible()
    assert plain(workspace.undo_stack.undoText()) == "Mayo: move to 21 Jun - 16 Jul 2027"
    workspace.undo_stack.undo()
    menu_of(page, "rotationWarning0")[block].trigger()
    assert blocked_periods.rows()[0].id == exam
    assert row(rotation).violations == ()


def test_fixes_of_the_other_rotation_are_named(page: RotationsPage, add: Add) -> None:
    mayo = add("Mayo", *JUNE, program_id=None)
    add("Duke", "2027-06-21", "2027-07-16", kind="other")
    page.select(mayo)
    offered = menu_of(page, "rotationWarning0")
    assert any(text.startswith("Duke: move to") for text in offered)
    assert any(text.startswith("Move to") for text in offered)


def test_the_plans_own_warnings_are_fixed_above_the_calendar(
    page: RotationsPage, add: Add, workspace: Workspace
) -> None:
    add("Somewhere", "2027-05-03", "2027-05-28", kind="unknown")
    offered = menu_of(page, "planAdvice0")
    offered["Somewhere: its kind is: Genetics"].trigger()
    assert not page.advice.isVisible()
    assert rotations.rows(workspace.today())[0].kind == "genetics"


def test_more_advice_than_fits_is_folded(page: RotationsPage, add: Add, workspace: Workspace) -> None:
    workspace.run("Budget", lambda: profile.edit("budget_usd", 1))
    for number, start in enumerate(("2027-05-03", "2027-06-07", "2027-07-05", "2027-01-04")):
        add(f"R{number}", start, portfolio="dream")
    more = part(page, QToolButton, "planAdviceMore")
    shown = [line for line in page.advice.findChildren(QLabel) if line.isVisible()]
    assert len(shown) == 2
    assert more.isVisible()
    more.click()
    assert len([line for line in page.advice.findChildren(QLabel) if line.isVisible()]) == 3
    assert more.accessibleName() == more.text() == "Show less"


def test_the_hosts_own_rule_is_typed_and_governs_when_to_apply(
    qtbot: QtBot, page: RotationsPage, add: Add, row: ReadRow
) -> None:
    rotation = add("Mayo", *JUNE)
    page.select(rotation)
    unfold(page, "rotationRulesFold")
    enter(qtbot, page, "earliest_months", "12")
    enter(qtbot, page, "latest_months", "6")
    window = part(page, QLabel, "rotationWindow")
    assert "Apply 7 Jun - 7 Dec 2026, as the host says. None of it lies in phase 2." in plain(window.text())
    enter(qtbot, page, "apply_by", "2027-01-15")
    enter(qtbot, page, "applied_on", "2026-12-01")
    found = row(rotation)
    assert (found.apply_by, found.applied_on) == (date(2027, 1, 15), date(2026, 12, 1))
    assert found.window == Span(date(2026, 6, 7), date(2027, 1, 15))
    enter(qtbot, page, "latest_months", "13")
    assert "larger number of months" in part(page, QLabel, "rotation_latest_monthsProblem").text()
    assert row(rotation).latest_months == 6


def test_site_part_mentor_and_way_of_applying_are_kept(
    qtbot: QtBot, page: RotationsPage, add: Add, row: ReadRow, workspace: Workspace
) -> None:
    mentor = workspace.run("Person", lambda: people.add("Dr Q"))
    rotation = add("Mayo", *JUNE, state="MN")
    page.select(rotation)
    for name in ("rotationPlaceFold", "rotationRulesFold"):
        unfold(page, name)
    enter(qtbot, page, "department", "Clinical Genomics")
    choose(page, "portfolio", "dream")
    choose(page, "region", "West")
    choose(page, "mentor", str(mentor))
    choose(page, "vslo", "yes")
    found = row(rotation)
    assert (found.department, found.portfolio, found.vslo) == (
        "Clinical Genomics",
        Portfolio.DREAM,
        YesNo.YES,
    )
    assert (found.planned.region, found.mentor) == ("West", "Dr Q")
    assert "enrolled students" in part(page, QLabel, "rotationVsloNote").text()
    assert part(page, QLabel, "rotationPlaceFoldSummary").text() == "Dream, West"
    choose(page, "region", "")
    assert row(rotation).planned.region == "Midwest"


def test_asking_the_office_is_a_task_with_its_day(
    qtbot: QtBot, page: RotationsPage, add: Add, row: ReadRow, workspace: Workspace
) -> None:
    rotation = add("Mayo", *JUNE)
    page.select(rotation)
    unfold(page, "rotationTasksFold")
    office = part(page, QCheckBox, "rotationOfficeAsked")
    assert office.accessibleName() == "Ask the host's international office"
    qtbot.keyClick(office, Qt.Key.Key_Space)
    assert row(rotation).office_asked_on == workspace.today()
    assert part(page, QLabel, "rotationOfficeNote").text() == "Asked on 1 Oct 2026."
    assert part(page, QLabel, "rotationTasksFoldSummary").text() == "1 of 1 done"
    workspace.undo_stack.undo()
    assert row(rotation).office_asked_on is None
    assert not office.isChecked()


def test_an_observer_gets_the_tasks_that_make_up_for_it(
    qtbot: QtBot, page: RotationsPage, add: Add, row: ReadRow
) -> None:
    rotation = add("Mayo", *JUNE, mode="hands_on")
    page.select(rotation)
    unfold(page, "rotationTasksFold")
    project = part(page, QCheckBox, "rotationTick_compensation_project")
    assert not project.isVisible()
    choose(page, "mode", "observership")
    assert project.isVisible()
    words = next(label for label in page.findChildren(QLabel) if label.text() == project.accessibleName())
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert row(rotation).ticked[RotationList.COMPENSATION] == {"project"}
    assert part(page, QLabel, "rotationTasksFoldSummary").text() == "1 of 7 done"


def test_a_red_flag_is_warned_of_and_cleared(page: RotationsPage, add: Add, row: ReadRow) -> None:
    rotation = add("Mayo", *JUNE)
    page.select(rotation)
    unfold(page, "rotationFlagsFold")
    part(page, QCheckBox, "rotationTick_red_flags_never_imgs").click()
    assert "1 of the red flags ticked" in part(page, QLabel, "rotationWarning0").text()
    menu_of(page, "rotationWarning0")["None of it is so: clear the red flags"].trigger()
    assert row(rotation).ticked[RotationList.RED_FLAGS] == frozenset()
    assert not part(page, QCheckBox, "rotationTick_red_flags_never_imgs").isChecked()


@pytest.mark.parametrize(
    ("background", "first"),
    [
        ("no_us", "Begin with broad pediatrics"),
        ("generalist", "Go straight for genetics"),
        ("research", "Choose hosts known for research"),
    ],
)
def test_advice_on_the_type_follows_the_background(
    page: RotationsPage, add: Add, workspace: Workspace, background: str, first: str
) -> None:
    workspace.run("Background", lambda: profile.edit("background_type", background))
    page.select(add("Mayo", *JUNE))
    advice = part(page, QLabel, "rotationTypeAdvice").text().splitlines()
    assert advice[1][3:].startswith(first)
    assert plain(advice[-1]) == "Look for sites 18 to 12 months before the season: 1 Mar - 1 Sep 2026."
