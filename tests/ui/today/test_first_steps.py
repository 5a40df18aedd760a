"""The first steps: shown while nothing is due, ticked by the plan itself, gone once all are done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from matchplanner.services import first_steps, letters, people, profile, programs, rotations, scoring
from matchplanner.services.first_steps import FirstStep
from matchplanner.services.scoring import Given
from matchplanner.ui.notices import Notices
from matchplanner.ui.settings import Settings
from matchplanner.ui.today.page import TodayPage
from matchplanner.ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> TodayPage:
    shown = TodayPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def _text(page: TodayPage, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text()


def _done() -> set[FirstStep]:
    return {state.step for state in first_steps.states() if state.done}


def test_a_new_plan_says_what_to_begin_with_and_leads_there(page: TodayPage, qtbot: QtBot) -> None:
    assert _text(page, "firstStepsTitle") == "First steps: 0 of 6 done"
    way = page.findChild(QPushButton, "firstStep_tiers")
    assert way is not None
    way.setFocus()
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(way, Qt.Key.Key_Return)
    assert asked.args == ["programs/tiers", 0]


def test_the_plan_itself_ticks_a_step_and_undo_takes_the_tick_back(
    page: TodayPage, workspace: Workspace
) -> None:
    workspace.run("Add Birch", lambda: programs.add("Birch"))
    assert _text(page, "firstStepsTitle") == "First steps: 1 of 6 done"
    workspace.undo()
    assert _text(page, "firstStepsTitle") == "First steps: 0 of 6 done"


def test_visa_and_certification_are_both_asked_for(workspace: Workspace) -> None:
    workspace.run("Visa", lambda: profile.edit("j1_eligible", "yes"))
    assert _done() == set()
    workspace.run("ECFMG", lambda: profile.edit("ecfmg_status", "on_track"))
    assert _done() == {FirstStep.STANDING}


def test_nothing_is_left_of_them_once_all_are_done(page: TodayPage, workspace: Workspace) -> None:
    def fill() -> None:
        profile.edit("j1_eligible", "yes")
        profile.edit("ecfmg_status", "certified")
        birch = programs.add("Birch")
        programs.edit(birch, "tier", 1)
        scoring.save(birch, {scoring.rubric().criteria[0].key: Given(1)})
        rotations.add("Utah")
        letters.add(people.add("Dr Holm"))

    workspace.run("Fill", fill)
    assert _done() == set(FirstStep)
    steps = page.findChild(QFrame, "firstSteps")
    assert steps is not None
    assert steps.isHidden()
