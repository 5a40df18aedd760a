"""Story 4: a program is researched and scored in the wizard, with evidence, by keyboard."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.clock import Clock
from tests.parts import part

from matchplanner.domain.claims import ClaimField, SourceKind, YesNo
from matchplanner.services import programs, roster, scoring
from matchplanner.store.store import Store
from matchplanner.ui.programs.detail import ProgramDetail
from matchplanner.ui.programs.score_tab import ScoreTab
from matchplanner.ui.scoring.wizard import ScoringWizard
from matchplanner.ui.workspace import Workspace

KEY = Qt.Key
VISA_PAGE = "https://p.example.org/visa"
ROSTER = """\
Residents
PGY-1
Aisha Raza, MBBS - King Edward Medical University, Lahore
Carl Young, MD - University of Utah
PGY-2
Hana Sato - Keio University
Dora Bell - Emory University
PGY-3
Ivan Petrov - Sechenov University
Eva Hill - Tufts University
PGY-4
João Lima - Universidade de São Paulo
Finn Ray - University of Oregon
PGY-5
Nadia Hassan - Ain Shams University
Gail Moss - Tulane University
"""


@pytest.fixture
def clock() -> Clock[date]:
    return Clock(date(2026, 10, 1))


@pytest.fixture
def workspace(store: Store, clock: Clock[date], qtbot: QtBot) -> Workspace:  # noqa: ARG001 - Qt must be up first
    made = Workspace(store, clock)

    def fill() -> None:
        programs.add("Program P", institution="Example University")
        programs.add("Program Q")
        programs.add_claim(
            1, ClaimField.J1, "yes", SourceKind.PROGRAM_PAGE, source=VISA_PAGE, seen_on=date(2026, 10, 1)
        )

    made.run("Fill", fill)
    return made


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> Iterator[ProgramDetail]:
    shown = ProgramDetail(workspace)
    qtbot.addWidget(shown)
    shown.resize(1240, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.show_program(programs.get(1, workspace.today()))
    yield shown
    shown.hide()


def press(window: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key)


def paste_roster(page: ProgramDetail, qtbot: QtBot) -> None:
    """Paste ten residents, see the guesses, confirm them and save."""
    page.show_tab("log")
    part(page, QPushButton, "pasteResidents").click()
    text = part(page, QPlainTextEdit, "rosterText")
    text.setPlainText(ROSTER)
    part(page, QPushButton, "readRoster").click()
    assert part(page, QLabel, "openGuesses").text().startswith("10 rows have guesses")
    part(page, QPushButton, "confirmAll").click()
    assert part(page, QLabel, "openGuesses").text() == ""
    with qtbot.waitSignal(text.window().destroyed):
        part(page, QPushButton, "saveRoster").click()


def opened(workspace: Workspace, qtbot: QtBot) -> ScoringWizard:
    wizard = ScoringWizard(workspace, 1)
    with qtbot.waitExposed(wizard):
        wizard.open()
    wizard.activateWindow()
    return wizard


def discarded(wizard: ScoringWizard) -> None:
    if isValid(wizard):
        wizard.discard()


def proposed(workspace: Workspace, qtbot: QtBot) -> tuple[str, str]:
    wizard = opened(workspace, qtbot)
    title = part(wizard, QLabel, "proposalTitle_past_imgs").text()
    reason = part(wizard, QLabel, "proposalReason_past_imgs").text()
    discarded(wizard)
    return title, reason


def imgs(*cohorts: int) -> Callable[[], None]:
    doomed = [r.id for r in roster.rows(1) if r.img is YesNo.YES and r.cohort in cohorts]
    return lambda: roster.delete(doomed)


def test_the_roster_is_pasted_confirmed_and_counted(
    page: ProgramDetail, workspace: Workspace, qtbot: QtBot
) -> None:
    paste_roster(page, qtbot)
    assert len(roster.rows(1)) == 10
    assert part(page, QLabel, "rosterSummary").text() == "IMGs in 5 of 5 cohorts (2022-2026)."
    workspace.undo_stack.undo()
    assert roster.rows(1) == ()
    assert "Nobody noted yet" in part(page, QLabel, "rosterSummary").text()


def test_the_roster_proposes_and_names_its_threshold(
    page: ProgramDetail, workspace: Workspace, qtbot: QtBot
) -> None:
    assert proposed(workspace, qtbot)[0] == "Nothing is proposed"
    paste_roster(page, qtbot)
    title, reason = proposed(workspace, qtbot)
    assert title == "Proposed: 3"
    assert reason == "IMGs in 5 of 5 cohorts (2022-2026): every one of the last 5 counts as steady."
    for cohorts, points in (((2024,), 2), ((2023, 2025, 2026), 1), ((2022,), 0)):
        workspace.run("Delete", imgs(*cohorts))
        assert proposed(workspace, qtbot)[0] == f"Proposed: {points}"


def test_the_wizard_is_done_by_keys_and_the_total_stays_a_range(
    page: ProgramDetail, workspace: Workspace, qtbot: QtBot
) -> None:
    paste_roster(page, qtbot)
    wizard = opened(workspace, qtbot)
    total = part(wizard, QLabel, "scoreTotal")
    assert total.text() == "not assessed"
    press(wizard, KEY.Key_P, KEY.Key_Return, KEY.Key_2, KEY.Key_Return, KEY.Key_1, KEY.Key_Return)
    assert total.text() == "6 of 8 assessed - between 6 and 8 of 10"
    assert "6/10" not in total.text()
    press(wizard, KEY.Key_Return)
    assert part(wizard, QLabel, "scoreFinal").text() == "6 of 8 assessed - between 6 and 8 of 10"
    wizard.close()
    given = scoring.answers(1)
    assert {key: answer.points for key, answer in given.items()} == {"past_imgs": 3, "visa": 2, "clarity": 1}
    assert given["past_imgs"].evidence.startswith("Roster: IMGs in 5 of 5 cohorts")


def test_esc_asks_before_input_is_lost(page: ProgramDetail, workspace: Workspace, qtbot: QtBot) -> None:
    paste_roster(page, qtbot)
    wizard = opened(workspace, qtbot)
    press(wizard, KEY.Key_P, KEY.Key_Escape)
    assert part(wizard, QWidget, "discardQuestion").isVisible()
    discarded(wizard)
    assert scoring.answers(1) == {}


def test_the_total_unfolds_to_facts_addresses_and_dates(
    page: ProgramDetail, workspace: Workspace, qtbot: QtBot
) -> None:
    paste_roster(page, qtbot)
    wizard = opened(workspace, qtbot)
    press(wizard, KEY.Key_P, KEY.Key_Return)
    part(wizard, QPushButton, "useClaim_visa_1").click()
    press(wizard, KEY.Key_2)
    part(wizard, QPushButton, "wizardFinish").click()
    wizard.close()
    tab = page.show_tab("score")
    assert isinstance(tab, ScoreTab)
    assert tab.total.text() == "5 of 6 assessed - between 5 and 9 of 10"
    title = part(tab, QLabel, "scorePartTitle_visa").text()
    assert title == "Visa support: 2 of 3, J-1 clear"
    why = part(tab, QLabel, "scorePartWhy_visa").text()
    for told in (VISA_PAGE, "Thu 1 Oct 2026", "Program page", "J-1"):
        assert told in why
    assert "IMGs in 5 of 5" in part(tab, QLabel, "scorePartWhy_past_imgs").text()
    assert part(tab, QLabel, "scorePartTitle_clarity").text().endswith("not assessed, 0 to 2")


def test_two_sources_that_disagree_propose_no_visa_points(workspace: Workspace, qtbot: QtBot) -> None:
    def contradict() -> None:
        programs.add_claim(1, ClaimField.J1, "no", SourceKind.FREIDA, seen_on=date(2026, 10, 1))

    workspace.run("FREIDA", contradict)
    wizard = opened(workspace, qtbot)
    press(wizard, KEY.Key_Return)
    reason = part(wizard, QLabel, "proposalReason_visa").text()
    assert reason == "Sources disagree on J-1: settle that first."
    press(wizard, KEY.Key_P)
    assert part(wizard, QLabel, "scoreTotal").text() == "not assessed"
    discarded(wizard)


def test_a_year_later_the_visa_fact_has_aged_and_the_cohorts_have_moved(
    page: ProgramDetail, workspace: Workspace, clock: Clock[date], qtbot: QtBot
) -> None:
    paste_roster(page, qtbot)
    clock.now = date(2027, 10, 1)
    assert programs.get(1, clock.now).facts[ClaimField.J1].stale
    title, reason = proposed(workspace, qtbot)
    assert title == "Proposed: 2"
    assert "IMGs in 4 of 5 cohorts (2023-2027)" in reason


def test_own_points_missing_evidence_and_a_changed_proposal_are_told(
    page: ProgramDetail, workspace: Workspace, qtbot: QtBot
) -> None:
    def score() -> None:
        for cohort in range(2022, 2027):
            roster.add(1, date(2026, 10, 1), cohort=cohort, img="yes")
        given = {
            "past_imgs": scoring.Given(1),
            "visa": scoring.Given(2, reason="H-1B only"),
        }
        scoring.save(1, given)

    workspace.run("Score", score)
    tab = page.show_tab("score")
    assert "Now proposes 3" in part(tab, QLabel, "scorePartWhy_past_imgs").text()
    assert "No evidence noted." in part(tab, QLabel, "scorePartWhy_past_imgs").text()
    assert part(tab, QLabel, "scorePartTitle_visa").text() == "Visa support: 2 of 3, own points"
    assert "Does not fit a step: H-1B only" in part(tab, QLabel, "scorePartWhy_visa").text()
    assert not part(tab, QLabel, "scoreAlone").isVisible()
    workspace.run("Score", lambda: scoring.save(1, {"visa": scoring.Given(2)}))
    tab.show_program(programs.get(1, date(2026, 10, 1)))
    assert part(tab, QLabel, "scoreAlone").isVisible()
    with qtbot.waitSignal(page.program_requested) as wanted:
        part(tab, QPushButton, "scoreTabNext").click()
    assert wanted.args == [2]
    tab.show_program(None)
    assert tab.findChild(QWidget, "scorePart_visa") is None
