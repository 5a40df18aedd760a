"""Blocked periods in the calendar and their list; scenarios shown, compared, adopted, deleted."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QColor, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QToolTip,
)
from pytestqt.qtbot import QtBot
from tests.ui.rotations.parts import part

from matchplanner.domain.lanes import ItemKey, ItemKind
from matchplanner.domain.spans import Span
from matchplanner.services import blocked_periods, letters, people, rotations, scenarios
from matchplanner.ui import theme
from matchplanner.ui.rotations.page import RotationsPage
from matchplanner.ui.rotations.texts import DASH
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.workspace import Workspace

Add = Callable[..., int]
JUNE = ("2027-06-07", "2027-07-02")


def act(page: RotationsPage, name: str) -> None:
    part(page, QAction, name).trigger()


def click(page: RotationsPage, name: str) -> None:
    part(page, QAbstractButton, name).click()


def dialog(page: RotationsPage, name: str) -> QDialog:
    return next(one for one in page.findChildren(QDialog, name) if one.isVisible())


def write(asked: QDialog, **fields: str) -> None:
    for name, text in fields.items():
        part(asked, QLineEdit, name).setText(text)


def name_scenario(page: RotationsPage, name: str) -> None:
    act(page, "duplicatePlan")
    asked = dialog(page, "nameScenario")
    write(asked, nameScenarioText=name)
    asked.accept()


def sites(workspace: Workspace, scenario: int | None = None) -> list[str]:
    return [row.site for row in rotations.plan(workspace.today(), scenario).rows]


def test_days_are_blocked_changed_and_freed_in_their_list(page: RotationsPage, workspace: Workspace) -> None:
    act(page, "openBlocks")
    listed = dialog(page, "blockedPeriods")
    part(listed, QAbstractButton, "addBlock").click()
    asked = dialog(page, "editBlockDialog")
    asked.accept()
    assert "needs a name" in part(asked, QLabel, "editBlockDialogProblem").text()
    write(asked, block_title="Step 2 CK", block_starts_on="2027-06-14", block_ends_on="2027-06-18")
    asked.accept()
    assert not page.canvas.item_rect(ItemKey(ItemKind.EXAM_BLOCK, blocked_periods.rows()[0].id)).isEmpty()
    part(listed, RecordTable, "blockedTable").select_any()
    part(listed, QAbstractButton, "editBlock").click()
    asked = next(one for one in page.findChildren(QDialog, "editBlockDialog") if one.isVisible())
    write(asked, block_ends_on="2027-06-25")
    asked.accept()
    assert blocked_periods.rows()[0].span == Span(date(2027, 6, 14), date(2027, 6, 25))
    part(listed, QAbstractButton, "deleteBlock").click()
    assert blocked_periods.rows() == ()
    workspace.undo_stack.undo()
    assert len(blocked_periods.rows()) == 1
    listed.accept()


def test_a_blocked_week_is_drawn_explained_and_opened_from_the_calendar(
    qtbot: QtBot, page: RotationsPage, workspace: Workspace
) -> None:
    exam = workspace.run(
        "Block", lambda: blocked_periods.add("Exam", "2027-06-14", "2027-06-18", note="09:00")
    )
    band = page.canvas.item_rect(ItemKey(ItemKind.BLOCK, exam)).toRect()
    picture = page.canvas.viewport().grab().toImage()
    above = QColor(picture.pixel(band.center().x(), band.top() - 60))
    assert above != QColor(theme.tokens(page.canvas).surface)
    point = band.center()
    event = QHelpEvent(QEvent.Type.ToolTip, point, page.canvas.viewport().mapToGlobal(point))
    QApplication.sendEvent(page.canvas.viewport(), event)
    assert QToolTip.text().splitlines() == [f"Blocked: Exam, 14{DASH}18 Jun 2027", "Other", "09:00"]
    qtbot.mouseDClick(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert part(dialog(page, "blockedPeriods"), RecordTable, "blockedTable").record() == exam
    dialog(page, "blockedPeriods").accept()


def test_a_new_rotation_keeps_clear_of_blocked_days(page: RotationsPage, workspace: Workspace) -> None:
    workspace.run("Block", lambda: blocked_periods.add("Term", "2027-05-01", "2027-06-30"))
    click(page, "addRotation")
    assert rotations.rows(workspace.today())[0].starts_on == date(2027, 7, 5)


def test_a_scenario_is_made_changed_and_left_without_touching_the_plan(
    qtbot: QtBot, page: RotationsPage, add: Add, workspace: Workspace
) -> None:
    add("Mayo", *JUNE)
    assert not page.what_if.bar.isVisible()
    name_scenario(page, "Two in summer")
    says = part(page, QLabel, "whatIfSays")
    assert "You are changing the scenario “Two in summer”" in says.text()
    click(page, "addRotation")
    qtbot.keyClicks(page.details.site, "Duke")
    qtbot.keyClick(page.details.site, Qt.Key.Key_Return)
    scenario = scenarios.rows()[0].id
    assert sites(workspace, scenario) == ["Duke", "Mayo"]
    assert sites(workspace) == ["Mayo"]
    pick = part(page, QComboBox, "whatIfPick")
    pick.setCurrentIndex(0)
    pick.activated.emit(0)
    assert [row.site for row in page.model.rows] == ["Mayo"]
    assert says.text() == ""
    assert not part(page, QAbstractButton, "adoptScenario").isVisible()


def test_two_are_compared_side_by_side(page: RotationsPage, add: Add, workspace: Workspace) -> None:
    add("Mayo", *JUNE)
    late = add("Duke", "2027-08-16", "2027-09-10")
    name_scenario(page, "Earlier")
    scenario = scenarios.rows()[0].id
    moved = next(row.id for row in page.model.rows if row.site == "Duke")
    assert moved != late
    workspace.run("Move", lambda: rotations.move(moved, date(2027, 7, 5)))
    click(page, "compareScenarios")
    shown = dialog(page, "compareScenariosDialog")

    def line(name: str) -> tuple[str, str]:
        left, right = (part(shown, QLabel, f"compare_{name}_{side}") for side in (1, 2))
        return left.text(), right.text()

    assert line("rotations") == ("2", "2")
    assert line("weeks") == ("8", "8")
    assert line("letters") == ("1 of 2", "2 of 2")
    assert line("problems") == ("1", "0")
    assert line("cost") == ("unknown", "unknown")
    workspace.run("Delete", lambda: scenarios.delete(scenario))
    assert not shown.isVisible()


def test_a_scenario_is_adopted_in_one_step_and_the_former_plan_is_kept(
    page: RotationsPage, add: Add, workspace: Workspace
) -> None:
    add("Mayo", *JUNE)
    name_scenario(page, "Instead")
    copy = page.model.rows[0].id
    workspace.run("Rename", lambda: rotations.edit(copy, "site", "Boston"))
    click(page, "adoptScenario")
    assert sites(workspace) == ["Boston"]
    assert [row.name for row in scenarios.rows()] == ["Plan until 1 Oct 2026"]
    assert [row.site for row in page.model.rows] == ["Boston"]
    workspace.undo_stack.undo()
    assert sites(workspace) == ["Mayo"]
    assert [row.name for row in scenarios.rows()] == ["Instead"]


def test_before_a_rotation_with_letters_is_dropped_the_counts_are_told_and_it_may_be_kept(
    qtbot: QtBot, page: RotationsPage, add: Add, workspace: Workspace
) -> None:
    mayo = add("Mayo", *JUNE)
    workspace.run("Letter", lambda: letters.add(people.add("Dr Q"), rotation_id=mayo))
    name_scenario(page, "Without Mayo")
    copy = page.model.rows[0].id
    workspace.run("Delete", lambda: rotations.delete(copy))
    click(page, "adoptScenario")
    asked = dialog(page, "adoptDialog")
    keep = part(asked, QCheckBox, "keepRotation0")
    assert keep.accessibleName() == "Mayo: 1 letter"
    assert sites(workspace) == ["Mayo"]
    assert len(scenarios.rows()) == 1
    keep.setFocus()
    qtbot.keyClick(keep, Qt.Key.Key_Space)
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    assert sites(workspace) == []
    assert letters.rows(workspace.today())[0].rotation_id is None
    workspace.undo_stack.undo()
    page.what_if.show(scenarios.rows()[0].id)
    click(page, "adoptScenario")
    asked = next(one for one in page.findChildren(QDialog, "adoptDialog") if one.isVisible())
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    assert sites(workspace) == ["Mayo"]
    assert letters.rows(workspace.today())[0].rotation_id == mayo


def test_a_scenario_that_is_deleted_or_undone_gives_way_to_the_plan(
    page: RotationsPage, add: Add, workspace: Workspace
) -> None:
    add("Mayo", *JUNE)
    name_scenario(page, "Instead")
    workspace.undo_stack.undo()
    assert page.what_if.scenario is None
    assert not page.what_if.bar.isVisible()
    workspace.undo_stack.redo()
    page.what_if.show(scenarios.rows()[0].id)
    click(page, "deleteScenario")
    assert (page.what_if.scenario, scenarios.rows()) == (None, ())
    assert [row.site for row in page.model.rows] == ["Mayo"]


def test_another_page_that_asks_for_a_rotation_gets_the_plans_own(page: RotationsPage, add: Add) -> None:
    mayo = add("Mayo", *JUNE)
    name_scenario(page, "Instead")
    page.select(mayo)
    assert page.what_if.scenario is None
    assert page.details.title.text() == "Mayo"


@pytest.mark.parametrize("name", ["openSeasonDates", "openBlocks", "duplicatePlan"])
def test_the_plans_menu_waits_for_a_target_year(page: RotationsPage, name: str) -> None:
    assert part(page, QAction, name).isEnabled()
    assert part(page, QAbstractButton, "rotationsMore").isEnabled()


def test_a_long_name_of_a_scenario_does_not_widen_the_window(page: RotationsPage) -> None:
    name_scenario(page, "M" * 300)
    assert page.what_if.bar.isVisible()
    assert page.what_if.bar.minimumSizeHint().width() <= page.width()
    assert page.width() == 1280
    assert part(page, QComboBox, "whatIfPick").currentText() == "Scenario: " + "M" * 300
