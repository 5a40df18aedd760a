"""What to find out next, and the mail that asks for it."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.questions import VISA, of_criteria, of_rules
from matchplanner.services import discovery, profile, programs, scoring
from matchplanner.services.scoring import Given
from matchplanner.ui.notices import Notices
from matchplanner.ui.programs import question_texts
from matchplanner.ui.programs.next_steps import NextStepsView
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)
SOUND = {"accreditation": "Continued Accreditation"}


@pytest.fixture
def ids(workspace: Workspace) -> list[int]:
    """Two programs: one of which the visas are unknown, one of which nothing is known."""

    def fill() -> list[int]:
        profile.edit_all({"focus": "pediatric", "j1_eligible": "yes", "h1b_need": "not_needed"})
        birch = programs.add("Birch")
        for field, value in SOUND.items():
            programs.add_claim(birch, ClaimField(field), value, SourceKind.ACGME)
        points = {"past_imgs": 2, "visa": 2, "clarity": 1, "responsiveness": 1}
        scoring.save(birch, {key: Given(n) for key, n in points.items()})
        programs.edit(birch, "interest", 9)
        return [birch, programs.add("Beech")]

    return workspace.run("Fill", fill)


@pytest.fixture
def view(
    workspace: Workspace, notices: Notices, settings: Settings, ids: list[int], qtbot: QtBot
) -> Iterator[NextStepsView]:
    shown = NextStepsView(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1100, 500)
    shown.show_rows(programs.rows(TODAY), ids[:1])
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    for dialog in shown.findChildren(QDialog):
        dialog.close()
    shown.hide()


def lines(view: NextStepsView) -> list[tuple[str, ...]]:
    columns = view.model.columns
    return [tuple(column.shown(row) for column in columns) for row in view.model.rows]


def test_the_worklist_names_program_question_way_and_what_may_change(view: NextStepsView) -> None:
    shown = lines(view)
    assert (
        "Birch",
        "Visas sponsored",
        "Ask",
        "suggested tier could become no tier; could keep you out; could settle the last open rule",
    ) in shown
    assert ("Birch", "Accreditation") not in [line[:2] for line in shown]
    assert ("Beech", "Accreditation") in [line[:2] for line in shown]
    assert not any("%" in text for line in shown for text in line)


def test_an_answer_takes_its_question_off_the_list(
    view: NextStepsView, ids: list[int], workspace: Workspace
) -> None:
    def answer() -> None:
        programs.set_fact(ids[0], ClaimField.J1, "yes", TODAY)
        programs.set_fact(ids[0], ClaimField.H1B, "no", TODAY)

    workspace.run("Answer", answer)
    view.show_rows(programs.rows(TODAY), ids[:1])
    assert ("Birch", "Visas sponsored") not in [line[:2] for line in lines(view)]


def test_choosing_a_line_chooses_its_program(view: NextStepsView, ids: list[int], qtbot: QtBot) -> None:
    chosen: list[int] = []
    view.program_chosen.connect(chosen.append)
    view.table.setFocus()
    for _step in range(len(view.model.rows)):
        qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert ids[1] in chosen


def test_a_mail_asks_the_weightiest_questions_and_no_more_than_three(
    view: NextStepsView, qtbot: QtBot
) -> None:
    at = next(row.id for row in view.model.rows if row.step.effect.question.key == "visa")
    view.table.select(at)
    asked = view.questions()
    assert asked[0] == "Do you sponsor J-1 visas, and would you consider H-1B?"
    assert 1 < len(asked) <= 3
    button = view.findChild(QPushButton, "enquireNext")
    assert button is not None
    with qtbot.waitSignal(view.enquiry_opened) as opened:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened.args == [view.model.rows[at - 1].program.id]
    dialog = view.findChild(QDialog, "composeMessage")
    assert dialog is not None
    texts = [field.toPlainText() for field in dialog.findChildren(QPlainTextEdit)]
    assert any(asked[0] in text for text in texts)


@pytest.mark.usefixtures("workspace")
def test_a_mail_asks_about_visas_once_for_rules_and_score() -> None:
    by_key = {question.key: question for question in (*of_rules(), *of_criteria(scoring.rubric()))}
    for_rules, for_score = (question_texts.asked_words(by_key[key]) for key in (VISA, "score:visa"))
    assert for_rules == for_score != ""


def test_a_long_worklist_can_be_stopped_and_gone_on_with(
    view: NextStepsView, ids: list[int], qtbot: QtBot
) -> None:
    before = lines(view)
    view.body.at_once_ms = 0
    view.show_rows(programs.rows(TODAY), ids[:1])
    assert view.body.bar.isVisible()
    qtbot.mouseClick(view.body.cancel_button, Qt.MouseButton.LeftButton)
    assert not view.table.isVisible()
    qtbot.mouseClick(view.body.resume_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.table.isVisible)
    assert lines(view) == before


def test_nothing_to_find_out_says_so(view: NextStepsView) -> None:
    view.show_rows([], [])
    title = view.findChild(QLabel, "emptyTitle")
    assert title is not None
    assert title.isVisible()


def test_a_changed_profile_is_taken_into_account(view: NextStepsView, workspace: Workspace) -> None:
    before = lines(view)
    workspace.run("Profile", lambda: profile.edit("immigration_status", "US citizen"))
    assert lines(view) != before
    assert not any(line[1] == "Visas sponsored" and "keep you out" in line[3] for line in lines(view))


def test_institutions_to_ask_are_counted_and_one_click_away(
    view: NextStepsView, workspace: Workspace
) -> None:
    button = view.findChild(QPushButton, "nextInstitutions")
    assert button is not None
    assert button.text() == "Institutions to ask..."
    workspace.run("Plan", lambda: discovery.plan("Elm University"))
    assert button.text() == button.accessibleName() == "Institutions to ask (1)..."
    button.click()
    dialog = view.window().findChild(QDialog, "institutionsToAsk")
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()
