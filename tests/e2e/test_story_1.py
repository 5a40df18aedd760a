"""Story 1: the first launch, the profile and the season, by keyboard and mouse alone; and what is refused."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.clock import Clock
from tests.e2e.walker import KEY, Walker

from matchplanner.app import App
from matchplanner.domain.applicant import EcfmgStatus, Focus, H1bNeed, Stage
from matchplanner.domain.claims import YesNo
from matchplanner.domain.goals import BackgroundType
from matchplanner.services import profile, season
from matchplanner.store.schema import History
from matchplanner.ui.widgets.record_table import RecordTable

DAY = date(2026, 9, 10)
TWO = "I lead a clinic for children with undiagnosed conditions. Half of my week belongs to the laboratory."
THIRD = " I teach residents how the two belong together."


@pytest.fixture
def walker(app: App, qtbot: QtBot, clock: Clock[date]) -> Walker:
    """The first launch in an empty data folder."""
    clock.now = DAY
    app.open_first(None, sample=False)
    walker = Walker(app, qtbot)
    walker.front(QDialog, "setupWizard")
    return walker


def role(walker: Walker, name: str) -> str:
    return str(walker.find(QLabel, name).property("role"))


def go_on(walker: Walker) -> None:
    walker.click("setupNext")


def answer(walker: Walker, name: str, text: str) -> None:
    walker.type_into(f"setup_{name}", text, leave=False)
    walker.key(KEY.Key_Tab)


def change_cell(walker: Walker, table: str, column: str, text: str) -> None:
    """Type into a cell of the only row."""
    view = walker.find(RecordTable, table)
    model = view.model()
    headings = [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]
    view.setFocus()
    view.setCurrentIndex(model.index(0, headings.index(column)))
    walker.key(KEY.Key_F2)
    editor = view.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    walker.bot.keyClicks(editor, text)
    walker.bot.keyClick(editor, KEY.Key_Return)
    walker.bot.waitUntil(lambda: not view.viewport().findChildren(QLineEdit))


def about_you(walker: Walker) -> None:
    answer(walker, "name", "Sana Iqbal")
    answer(walker, "country", "Pakistan")
    answer(walker, "graduation_year", "2021")
    walker.choose("setup_stage", "graduate")
    answer(walker, "target_year", "2027")
    go_on(walker)


def visa(walker: Walker) -> None:
    walker.choose("setup_j1_eligible", "yes")
    walker.choose("setup_h1b_need", "not_needed")
    walker.choose("setup_ecfmg_status", "on_track")
    answer(walker, "ecfmg_on", "2027-11-15")
    go_on(walker)


def training(walker: Walker) -> None:
    walker.click("addExam")
    walker.type_into("examDialogText", "USMLE Step 2 CK")
    walker.front(QDialog, "setupWizard")
    change_cell(walker, "examsTable", "Result", "241")
    walker.click("addTraining")
    walker.type_into("trainingDialogText", "Pediatrics")
    walker.front(QDialog, "setupWizard")
    change_cell(walker, "trainingTable", "Years", "3")
    walker.choose("setup_background_type", "no_us")
    assert walker.text("backgroundAdvice").startswith(
        "What suits you: Begin with broad pediatrics or internal medicine at a US hospital. Then a genetics"
    )
    go_on(walker)


def goals(walker: Walker) -> None:
    """Pediatric before laboratory; two sentences, then a third."""
    walker.tick("setup_focus", 0, 3)
    statement = walker.find(QPlainTextEdit, "setup_vision")
    statement.setFocus()
    walker.bot.keyClicks(statement, TWO)
    assert walker.text("visionCounter").startswith("2 of 3-5")
    assert role(walker, "visionCounter") == "attention"
    assert "2 of 3-5" in walker.text("setupFlag")
    go_on(walker)  # allowed, though flagged
    walker.find(QLineEdit, "setup_budget_usd")
    walker.click("setupBack")
    statement = walker.find(QPlainTextEdit, "setup_vision")
    assert statement.toPlainText() == TWO, "going back loses nothing"
    statement.setFocus()
    walker.bot.keyClicks(statement, THIRD)
    assert walker.text("visionCounter").startswith("3 of 3-5")
    assert role(walker, "visionCounter") == "ok"
    assert not walker.seen(QLabel, "setupFlag")
    go_on(walker)


def finish(walker: Walker) -> None:
    answer(walker, "budget_usd", "9 000 USD")
    walker.click("setupFinish")
    walker.gone("setupWizard")


def whole_setup(walker: Walker) -> None:
    for page in (about_you, visa, training, goals, finish):
        page(walker)


def _all_is_kept() -> None:
    row = profile.get()
    assert (row.name, row.country, row.graduation_year) == ("Sana Iqbal", "Pakistan", 2021)
    assert (row.stage, row.target_year, row.budget_usd) == (Stage.GRADUATE, 2027, 9000)
    assert (row.j1_eligible, row.h1b_need) == (YesNo.YES, H1bNeed.NOT_NEEDED)
    assert (row.ecfmg_status, row.ecfmg_on) == (EcfmgStatus.ON_TRACK, date(2027, 11, 15))
    assert row.focus == (Focus.PEDIATRIC, Focus.LABORATORY)
    assert row.vision == TWO + THIRD
    assert row.background_type is BackgroundType.NO_US
    (exam,) = profile.exams()
    assert (exam.name, exam.result, exam.taken_on) == ("USMLE Step 2 CK", "241", None)
    (trained,) = profile.trainings()
    assert (trained.field, trained.years, trained.completed) == ("Pediatrics", 3, YesNo.UNKNOWN)


def _set_deadline(walker: Walker) -> None:
    """Enter the deadline in the season's table, as its dialog does."""
    walker.workspace.run(
        "Set a date",
        lambda: season.override(
            2027, season.RANK_DEADLINE, on="2028-03-01", at="21:00", zone="America/New_York"
        ),
    )


def test_the_first_launch_leads_to_a_plan_that_is_there_the_next_time(
    walker: Walker, qapp: QApplication, qtbot: QtBot, clock: Clock[date]
) -> None:
    whole_setup(walker)
    _all_is_kept()
    assert [row.label for row in History.select().order_by(History.id)][:1] == ["Set up the plan"]
    walker.click("tourSkip")
    _set_deadline(walker)
    _today_tells(walker)
    plan, backups = walker.workspace.path, walker.workspace.snapshot_folder()
    assert list(backups.glob("*.matchplan")), "there is a backup of the new plan"
    walker.app.window.close()

    again = App(qapp, clock)
    qtbot.addWidget(again.window)
    again.window.show()
    again.open_first(None, sample=False)
    assert again.session.workspace is not None
    assert again.session.workspace.path == plan
    assert again.window.findChild(QDialog, "setupWizard") is None
    _all_is_kept()
    again.window.close()


def _today_tells(walker: Walker) -> None:
    walker.page(1)
    assert "Target application year 2027" in walker.text("todayFacts").replace("\N{NO-BREAK SPACE}", " ")
    told = walker.text("seasonText")
    assert "Applications in September 2027." in told
    assert "Phase 1, Research." in told
    assert "113 days to phase 2" in told, "from 10 September to the first of January"
    assert walker.text("ecfmgSlack") == "107 days of slack"
    assert walker.text("suitedText").startswith("What suits you: Begin with broad pediatrics")


def test_the_set_up_is_one_step(walker: Walker) -> None:
    whole_setup(walker)
    walker.click("tourSkip")
    filled = walker.workspace.store.dump()
    walker.back_to_window()
    walker.undo()
    assert profile.get().name == ""
    assert profile.exams() == ()
    assert not walker.workspace.undo_stack.canUndo()
    walker.redo()
    assert walker.workspace.store.dump() == filled


@pytest.mark.parametrize(
    ("field", "text", "refusal"),
    [
        ("target_year", "2025", "September 2025 is over"),
        ("target_year", "soon", "The target year must be a whole number"),
        ("graduation_year", "2031", "Graduation in 2031 comes too late for the target year 2027."),
        ("budget_usd", "a lot", "The budget must be whole US dollars"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field_and_stays(
    walker: Walker, field: str, text: str, refusal: str, private_home: Path
) -> None:
    if field == "budget_usd":
        for _page in range(4):
            go_on(walker)
    typed = walker.type_into(f"setup_{field}", text, leave=False)
    walker.click("setupFinish")
    assert walker.text(f"setup_{field}Problem").startswith(refusal)
    assert typed.text() == text
    assert typed.hasFocus()
    assert walker.seen(QDialog, "setupWizard"), "nothing is made before it is mended"
    assert list((private_home / "plans").glob("*.matchplan")) == []
    typed.clear()
    walker.click("setupFinish")
    walker.gone("setupWizard")
    walker.click("tourSkip")


def test_a_later_target_year_makes_a_late_graduation_right(walker: Walker) -> None:
    answer(walker, "graduation_year", "2031")
    assert walker.text("setup_graduation_yearProblem").startswith("Graduation in 2031")
    answer(walker, "target_year", "2031")
    assert not walker.seen(QLabel, "setup_graduation_yearProblem")
    walker.click("setupFinish")
    assert (profile.get().graduation_year, profile.get().target_year) == (2031, 2031)
    walker.click("tourSkip")


def _welcome_is_shown(app: App) -> None:
    assert app.window.findChild(QWidget, "welcomePage") is not None
    for name in ("exploreSample", "startStarter", "importList", "openPlan"):
        door = app.window.findChild(QPushButton, name)
        assert door is not None
        assert door.isVisible()


def test_later_leads_to_the_doors_and_the_set_up_does_not_come_back(
    walker: Walker, qapp: QApplication, qtbot: QtBot, clock: Callable[[], date], private_home: Path
) -> None:
    walker.click("setupLater")
    walker.gone("setupWizard")
    _welcome_is_shown(walker.app)
    assert not list(private_home.glob("plans/*"))
    walker.app.window.close()
    again = App(qapp, clock)
    qtbot.addWidget(again.window)
    again.window.show()
    again.open_first(None, sample=False)
    _welcome_is_shown(again)
    assert again.window.findChild(QDialog, "setupWizard") is None
    again.window.close()


def test_esc_asks_before_answers_are_lost(walker: Walker) -> None:
    name = walker.type_into("setup_name", "Sana", leave=False)
    walker.key(KEY.Key_Tab)
    walker.key(KEY.Key_Escape)
    walker.click("setupKeep")
    assert name.text() == "Sana"
    walker.key(KEY.Key_Tab)
    walker.key(KEY.Key_Escape)
    walker.click("setupDiscard")
    walker.gone("setupWizard")
    assert walker.app.session.workspace is None


def test_without_an_answer_esc_simply_leaves(walker: Walker) -> None:
    walker.key(KEY.Key_Escape)
    walker.gone("setupWizard")


def test_the_whole_set_up_goes_by_enter_alone(walker: Walker) -> None:
    for _page in range(2):
        walker.key(KEY.Key_Return)
    walker.find(QPushButton, "addExam")
    go_on(walker)
    walker.key(KEY.Key_Return)  # on the list of directions
    assert walker.find(QLineEdit, "setup_budget_usd").hasFocus()
    walker.key(KEY.Key_Return)
    walker.gone("setupWizard")
    assert profile.get().target_year == 2027
    walker.click("tourSkip")
