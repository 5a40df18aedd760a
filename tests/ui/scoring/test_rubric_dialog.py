"""Editing the rubric: the effect is shown before, and the wizard goes on under the new one."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.parts import part

from matchplanner.services import preferences, programs, scoring
from matchplanner.services.scoring import Given
from matchplanner.ui.scoring.rubric_dialog import RubricDialog
from matchplanner.ui.scoring.wizard import ScoringWizard
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)


@pytest.fixture
def dialog(workspace: Workspace, qtbot: QtBot) -> Iterator[RubricDialog]:
    def fill() -> None:
        scoring.save(programs.add("Birch"), {"visa": Given(3)})
        programs.add("Cedar")

    workspace.run("Fill", fill)
    shown = RubricDialog(workspace)
    with qtbot.waitExposed(shown):
        shown.open()
    yield shown
    if isValid(shown):
        shown.close()


def told(dialog: RubricDialog) -> list[str]:
    items = part(dialog, QListWidget, "rubricChanges")
    return [items.item(at).text() for at in range(items.count())]


def test_what_changes_is_listed_before_it_is_done(
    dialog: RubricDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    assert told(dialog) == ["No score changes."]
    part(dialog, QSpinBox, "stepPoints_visa_3").setValue(5)
    wanted = ["Birch: 3-10 of 10 becomes 5-12 of 12"]
    qtbot.waitUntil(lambda: told(dialog) == wanted)
    assert programs.get(1, TODAY).score.as_text() == "3-10 of 10"
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, "applyRubric").click()
    assert programs.get(1, TODAY).score.as_text() == "5-12 of 12"
    assert workspace.undo_stack.undoText() == "Change the scoring rubric"
    workspace.undo_stack.undo()
    assert programs.get(1, TODAY).score.as_text() == "3-10 of 10"


def test_a_rubric_that_breaks_its_rules_cannot_be_applied(dialog: RubricDialog, qtbot: QtBot) -> None:
    part(dialog, QSpinBox, "stepPoints_visa_3").setValue(1)
    problem = part(dialog, QLabel, "rubricProblem")
    qtbot.waitUntil(problem.isVisible)
    assert "must begin with 0 points and rise" in problem.text()
    assert not part(dialog, QPushButton, "applyRubric").isEnabled()


def test_restore_default_brings_back_words_points_and_days(
    dialog: RubricDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    part(dialog, QLineEdit, "stepLabel_visa_0").setText("Never")
    part(dialog, QSpinBox, "rule_waiting").setValue(14)
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, "applyRubric").click()
    assert scoring.rubric().criterion("visa").steps[0].label == "Never"
    assert preferences.waiting_days() == 14
    again = RubricDialog(workspace)
    again.open()
    part(again, QPushButton, "restoreRubric").click()
    assert part(again, QLineEdit, "stepLabel_visa_0").text() == "No sponsorship"
    with qtbot.waitSignal(again.destroyed):
        part(again, QPushButton, "applyRubric").click()
    assert scoring.rubric() == scoring.shipped()
    assert preferences.waiting_days() == 21


def test_the_wizard_goes_on_under_the_changed_rubric(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.run("Add", lambda: programs.add("Birch"))
    wizard = ScoringWizard(workspace, 1)
    with qtbot.waitExposed(wizard):
        wizard.open()
    wizard.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or wizard, Qt.Key.Key_3)
    part(wizard, QPushButton, "editRubric").click()
    dialog = part(wizard, RubricDialog, "rubricDialog")
    part(dialog, QSpinBox, "stepPoints_past_imgs_3").setValue(4)
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, "applyRubric").click()
    assert part(wizard, QLabel, "scoreTotal").text() == "4 of 4 assessed - between 4 and 11 of 11"
    part(wizard, QPushButton, "wizardFinish").click()
    wizard.close()
    assert scoring.answers(1)["past_imgs"].points == 4
