from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.parts import part

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.services import programs, scoring
from matchplanner.services.scoring import Given
from matchplanner.ui import theme
from matchplanner.ui.scoring.wizard import ScoringWizard
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)
KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
PAGE = "https://birch.example.org/visa"


@pytest.fixture
def wizard(workspace: Workspace, qtbot: QtBot) -> Iterator[ScoringWizard]:
    def fill() -> None:
        programs.add("Birch")
        programs.add("Cedar & Son")
        programs.add_claim(
            1, ClaimField.J1, "yes", SourceKind.PROGRAM_PAGE, source=PAGE, seen_on=date(2026, 9, 1)
        )
        programs.add_claim(1, ClaimField.IMG_INFO, "write first", SourceKind.PERSON, source="Dr Q")

    workspace.run("Fill", fill)
    shown = opened(workspace, 1, qtbot)
    yield shown
    if isValid(shown):
        shown.discard()


def opened(workspace: Workspace, program: int, qtbot: QtBot) -> ScoringWizard:
    wizard = ScoringWizard(workspace, program)
    with qtbot.waitExposed(wizard):
        wizard.open()
    wizard.activateWindow()
    return wizard


def press(wizard: ScoringWizard, *keys: Qt.Key) -> None:
    """Press keys wherever the keyboard is."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or wizard, key)


def total(wizard: ScoringWizard) -> str:
    return part(wizard, QLabel, "scoreTotal").text()


def shown_page(wizard: ScoringWizard) -> str:
    keys = [criterion.key for criterion in scoring.shipped().criteria]
    return next(key for key in keys if part(wizard, QWidget, f"criterion_{key}").isVisible())


def test_a_program_is_scored_with_keys_alone_in_one_step(wizard: ScoringWizard, workspace: Workspace) -> None:
    steps = workspace.undo_stack.count()
    assert total(wizard) == "not assessed"
    press(wizard, KEY.Key_3)
    assert total(wizard) == "3 of 3 assessed - between 3 and 10 of 10"
    press(wizard, KEY.Key_Return, KEY.Key_2, KEY.Key_Return, KEY.Key_1, KEY.Key_Return)
    assert (shown_page(wizard), total(wizard)) == (
        "responsiveness",
        "6 of 8 assessed - between 6 and 8 of 10",
    )
    assert programs.get(1, TODAY).score.assessed == 0
    press(wizard, KEY.Key_Return)
    assert part(wizard, QLabel, "scoreFinal").text() == "6 of 8 assessed - between 6 and 8 of 10"
    assert scoring.answers(1) == {
        "past_imgs": Given(3, "", TODAY),
        "visa": Given(2, "", TODAY),
        "clarity": Given(1, "", TODAY),
    }
    assert workspace.undo_stack.count() == steps + 1
    assert workspace.undo_stack.undoText() == "Score Birch"
    workspace.undo_stack.undo()
    assert scoring.answers(1) == {}


def test_the_next_unscored_program_follows(wizard: ScoringWizard, qtbot: QtBot) -> None:
    press(wizard, KEY.Key_2)
    with qtbot.waitSignal(wizard.scored) as scored:
        qtbot.mouseClick(part(wizard, QPushButton, "wizardFinish"), LEFT)
    assert scored.args == [1]
    following = part(wizard, QPushButton, "nextUnscored")
    assert following.accessibleName() == "Next unscored: Cedar & Son"
    assert following.hasFocus()
    press(wizard, KEY.Key_Return)
    assert part(wizard, QLabel, "wizardProgram").text() == "Cedar & Son"
    assert (shown_page(wizard), total(wizard)) == ("past_imgs", "not assessed")
    press(wizard, KEY.Key_1)
    qtbot.mouseClick(part(wizard, QPushButton, "wizardFinish"), LEFT)
    assert part(wizard, QPushButton, "nextUnscored").isHidden()
    assert [row.score.as_text() for row in programs.rows(TODAY)] == ["2-9 of 10", "1-8 of 10"]
    qtbot.mouseClick(part(wizard, QPushButton, "wizardClose"), LEFT)
    assert not wizard.isVisible()


def test_an_anchor_is_chosen_by_mouse_and_taken_back(wizard: ScoringWizard, qtbot: QtBot) -> None:
    steady = part(wizard, QRadioButton, "points_past_imgs_3")
    qtbot.mouseClick(steady, LEFT)
    assert steady.isChecked()
    assert total(wizard) == "3 of 3 assessed - between 3 and 10 of 10"
    qtbot.mouseClick(part(wizard, QRadioButton, "points_past_imgs_none"), LEFT)
    assert total(wizard) == "not assessed"


def test_arrows_move_between_anchors(wizard: ScoringWizard) -> None:
    press(wizard, KEY.Key_0, KEY.Key_Down)
    assert total(wizard) == "1 of 3 assessed - between 1 and 8 of 10"
    press(wizard, KEY.Key_Up)
    assert total(wizard) == "0 of 3 assessed - between 0 and 7 of 10"


def test_a_figure_without_an_anchor_does_nothing(wizard: ScoringWizard) -> None:
    press(wizard, KEY.Key_Return, KEY.Key_Return)
    assert shown_page(wizard) == "clarity"
    press(wizard, KEY.Key_3, KEY.Key_9)
    assert total(wizard) == "not assessed"


def test_figures_typed_as_evidence_choose_nothing(wizard: ScoringWizard, qtbot: QtBot) -> None:
    evidence = part(wizard, QLineEdit, "evidence_past_imgs")
    evidence.setFocus()
    qtbot.keyClicks(evidence, "3 of 5 cohorts")
    assert total(wizard) == "not assessed"
    assert part(wizard, QLabel, "evidenceHint_past_imgs").isVisible()
    part(wizard, QRadioButton, "points_past_imgs_2").click()
    assert part(wizard, QLabel, "evidenceHint_past_imgs").isHidden()
    qtbot.mouseClick(part(wizard, QPushButton, "wizardFinish"), LEFT)
    assert scoring.answers(1) == {"past_imgs": Given(2, "3 of 5 cohorts", None)}


def test_what_is_known_becomes_evidence_with_one_click(wizard: ScoringWizard, qtbot: QtBot) -> None:
    press(wizard, KEY.Key_Return)
    qtbot.mouseClick(part(wizard, QPushButton, "useClaim_visa_1"), LEFT)
    assert part(wizard, QLineEdit, "evidence_visa").text() == f"{PAGE} (J-1: Yes)"
    assert part(wizard, QLineEdit, "evidenceDate_visa").text() == "Tue 1 Sep 2026"
    part(wizard, QRadioButton, "points_visa_2").click()
    qtbot.mouseClick(part(wizard, QPushButton, "wizardFinish"), LEFT)
    assert scoring.answers(1)["visa"] == Given(2, f"{PAGE} (J-1: Yes)", date(2026, 9, 1))


def test_only_what_somebody_said_is_offered_for_responsiveness(wizard: ScoringWizard) -> None:
    assert wizard.findChild(QPushButton, "useClaim_responsiveness_1") is None
    part(wizard, QPushButton, "useClaim_responsiveness_2")


def test_a_date_is_typed_and_one_that_is_none_is_told(wizard: ScoringWizard, qtbot: QtBot) -> None:
    press(wizard, KEY.Key_1)
    day = part(wizard, QLineEdit, "evidenceDate_past_imgs")
    day.setFocus()
    day.selectAll()
    qtbot.keyClicks(day, "5/3/2027")
    press(wizard, KEY.Key_Return)
    assert shown_page(wizard) == "past_imgs"
    assert "is not a date" in part(wizard, QLabel, "evidenceProblem_past_imgs").text()
    qtbot.mouseClick(part(wizard, QPushButton, "wizardFinish"), LEFT)
    assert scoring.answers(1) == {}
    day.setFocus()
    day.selectAll()
    qtbot.keyClicks(day, "2026-09-20")
    press(wizard, KEY.Key_Return)
    assert shown_page(wizard) == "visa"
    qtbot.mouseClick(part(wizard, QPushButton, "wizardFinish"), LEFT)
    assert scoring.answers(1)["past_imgs"].seen_on == date(2026, 9, 20)


def test_esc_asks_before_answers_are_lost(wizard: ScoringWizard, qtbot: QtBot) -> None:
    press(wizard, KEY.Key_2, KEY.Key_Escape)
    assert part(wizard, QWidget, "discardQuestion").isVisible()
    assert part(wizard, QPushButton, "keepScoring").hasFocus()
    press(wizard, KEY.Key_Return)
    assert part(wizard, QWidget, "discardQuestion").isHidden()
    assert part(wizard, QRadioButton, "points_past_imgs_2").hasFocus()
    wizard.close()
    assert wizard.isVisible()
    qtbot.mouseClick(part(wizard, QPushButton, "discardAnswers"), LEFT)
    assert not wizard.isVisible()
    assert scoring.answers(1) == {}


def test_enter_presses_the_button_that_has_the_keyboard(wizard: ScoringWizard) -> None:
    press(wizard, KEY.Key_Return)
    part(wizard, QPushButton, "wizardBack").setFocus()
    press(wizard, KEY.Key_Return)
    assert shown_page(wizard) == "past_imgs"


def test_esc_closes_at_once_when_nothing_was_answered(wizard: ScoringWizard) -> None:
    press(wizard, KEY.Key_Escape)
    assert not wizard.isVisible()


def test_stored_answers_are_shown_and_can_be_changed(
    wizard: ScoringWizard, workspace: Workspace, qtbot: QtBot
) -> None:
    wizard.close()
    workspace.run(
        "Score", lambda: scoring.save(2, {"past_imgs": Given(1, "roster", TODAY), "visa": Given(0)})
    )
    again = opened(workspace, 2, qtbot)
    assert part(again, QRadioButton, "points_past_imgs_1").isChecked()
    assert part(again, QLineEdit, "evidence_past_imgs").text() == "roster"
    assert total(again) == "1 of 6 assessed - between 1 and 5 of 10"
    part(again, QRadioButton, "points_visa_none").click()
    qtbot.mouseClick(part(again, QPushButton, "wizardFinish"), LEFT)
    assert scoring.answers(2) == {"past_imgs": Given(1, "roster", TODAY)}
    again.close()


def test_back_returns_to_the_page_before(wizard: ScoringWizard, qtbot: QtBot) -> None:
    back = part(wizard, QPushButton, "wizardBack")
    assert not back.isEnabled()
    press(wizard, KEY.Key_Return)
    assert shown_page(wizard) == "visa"
    qtbot.mouseClick(back, LEFT)
    assert shown_page(wizard) == "past_imgs"


def test_a_score_resting_on_one_part_is_called_so(wizard: ScoringWizard, qtbot: QtBot) -> None:
    press(wizard, KEY.Key_3)
    qtbot.mouseClick(part(wizard, QPushButton, "wizardFinish"), LEFT)
    words = [label.text() for label in part(wizard, QWidget, "wizardDone").findChildren(QLabel)]
    assert any("rests on a single part" in text for text in words)


def test_the_wizard_paints_in_light_and_dark(wizard: ScoringWizard) -> None:
    chosen = part(wizard, QRadioButton, "points_past_imgs_1")
    chosen.click()
    for tokens in (theme.LIGHT, theme.DARK):
        wizard.setPalette(theme.palette(tokens))
        picture = chosen.grab().toImage()
        middle = picture.pixelColor(picture.width() - 8, picture.height() - 8)
        assert middle.name() == tokens.accent_soft.lower()


def test_the_fields_for_own_points_come_in_sight_below_a_long_name(
    workspace: Workspace, qtbot: QtBot
) -> None:
    name = "Medical Genetics and Genomics Residency at the Lakeshore Children's Research Institute"
    other = opened(workspace, workspace.run("Add", lambda: programs.add(name)), qtbot)
    press(other, KEY.Key_Return, KEY.Key_Return, KEY.Key_Return)
    reason = part(other, QLineEdit, "ownReason_responsiveness")
    other.resize(780, 532)
    qtbot.mouseClick(part(other, QRadioButton, "points_responsiveness_own"), LEFT)
    qtbot.waitUntil(lambda: reason.visibleRegion().boundingRect().height() == reason.height())
    other.discard()
