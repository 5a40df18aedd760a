"""The research checklist: answers by keyboard, sources, doubt and age (R69-R95, stories 3 and 4)."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.clock import Clock
from tests.parts import part

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.services import programs
from matchplanner.store.store import Store
from matchplanner.ui import theme
from matchplanner.ui.programs.detail import ProgramDetail
from matchplanner.ui.programs.research.model import Column
from matchplanner.ui.programs.research.tab import ResearchTab
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)
NEXT_SEASON = date(2027, 10, 1)
PAGE = "https://birch.example.org/genetics"
KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def clock() -> Clock[date]:
    return Clock(TODAY)


@pytest.fixture
def workspace(store: Store, clock: Clock[date], qtbot: QtBot) -> Workspace:  # noqa: ARG001 - Qt must be up first
    return Workspace(store, clock)


@pytest.fixture
def detail(workspace: Workspace, clock: Clock[date], qtbot: QtBot) -> Iterator[ProgramDetail]:
    """The detail of Birch, which follows the plan as the page makes it."""
    workspace.run("Add", lambda: programs.add("Birch", website="https://birch.example.org"))
    workspace.run("Add", lambda: programs.add("Cedar"))
    shown = ProgramDetail(workspace)
    qtbot.addWidget(shown)
    shown.resize(1100, 460)
    with qtbot.waitExposed(shown):
        shown.show()
    show = lambda *_what: shown.show_program(programs.get(1, clock()))  # noqa: E731 - a slot
    workspace.changed.connect(show)
    show()
    yield shown
    workspace.changed.disconnect(show)


@pytest.fixture
def tab(detail: ProgramDetail) -> ResearchTab:
    found = detail.show_tab("research")
    assert isinstance(found, ResearchTab)
    return found


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def cell(tab: ResearchTab, field: ClaimField, column: Column) -> str:
    return str(tab.model.find(field).siblingAtColumn(column).data())


def color(tab: ResearchTab, field: ClaimField, column: Column) -> object:
    return tab.model.find(field).siblingAtColumn(column).data(Qt.ItemDataRole.ForegroundRole)


def from_page(tab: ResearchTab) -> None:
    kind = part(tab, QComboBox, "researchSourceKind")
    kind.setCurrentText(SourceKind.PROGRAM_PAGE.label)
    part(tab, QLineEdit, "researchSource").setText(PAGE)


def editor(tab: ResearchTab, field: ClaimField) -> QWidget:
    return part(tab.view, QWidget, f"edit_{field}")


def test_a_letter_answers_a_question_with_the_source_set_once(
    tab: ResearchTab, workspace: Workspace, qtbot: QtBot
) -> None:
    from_page(tab)
    tab.show_fact(ClaimField.J1)
    press(tab.view, KEY.Key_Y)
    qtbot.waitUntil(lambda: cell(tab, ClaimField.J1, Column.ANSWER) == "Yes")
    press(tab.view, KEY.Key_Down)
    press(tab.view, KEY.Key_N)
    qtbot.waitUntil(lambda: cell(tab, ClaimField.H1B, Column.ANSWER) == "No")

    claim = programs.get(1, TODAY).facts[ClaimField.J1].shown
    assert claim is not None
    assert (claim.source_kind, claim.source, claim.seen_on) == (SourceKind.PROGRAM_PAGE, PAGE, TODAY)
    assert not claim.picked
    assert cell(tab, ClaimField.J1, Column.SOURCE) == "birch.example.org"
    assert cell(tab, ClaimField.J1, Column.SEEN) == "today"
    workspace.undo_stack.undo()
    assert cell(tab, ClaimField.H1B, Column.ANSWER) == "unknown"


def test_the_same_letter_again_gives_the_next_answer_that_starts_with_it(tab: ResearchTab) -> None:
    tab.show_fact(ClaimField.H1B)
    seen = []
    for _press in range(4):
        press(tab.view, KEY.Key_N)
        seen.append(cell(tab, ClaimField.H1B, Column.ANSWER))
    assert seen == ["No", "not stated", "not applicable", "No"]
    press(tab.view, KEY.Key_X)
    assert cell(tab, ClaimField.H1B, Column.ANSWER) == "No", "no answer starts with x"


def test_a_typed_answer_goes_in_with_enter_and_the_next_question_is_current(
    tab: ResearchTab, qtbot: QtBot
) -> None:
    tab.show_fact(ClaimField.USMLE_STEP1_MIN)
    press(tab.view, KEY.Key_Return)
    line = editor(tab, ClaimField.USMLE_STEP1_MIN)
    QTest.keyClicks(line, "215")
    press(line, KEY.Key_Return)
    qtbot.waitUntil(lambda: cell(tab, ClaimField.USMLE_STEP1_MIN, Column.ANSWER) == "215")
    assert tab.view.current_field() is ClaimField.USMLE_STEP2_MIN


def test_an_answer_that_does_not_fit_keeps_the_editor_open(tab: ResearchTab) -> None:
    tab.show_fact(ClaimField.ATTEMPT_LIMIT)
    press(tab.view, KEY.Key_F2)
    line = editor(tab, ClaimField.ATTEMPT_LIMIT)
    QTest.keyClicks(line, "many")
    press(line, KEY.Key_Return)
    assert "is a number" in line.toolTip()
    assert not programs.get(1, TODAY).facts[ClaimField.ATTEMPT_LIMIT].answered
    press(line, KEY.Key_Escape)


def test_not_stated_and_not_applicable_count_as_answers_but_state_nothing(
    tab: ResearchTab, detail: ProgramDetail, qtbot: QtBot
) -> None:
    from_page(tab)
    tab.show_fact(ClaimField.USMLE_STEP2_MIN)
    qtbot.mouseClick(part(tab, QPushButton, "answerNotStated"), LEFT)
    tab.show_fact(ClaimField.PRIOR_GME_YEARS)
    qtbot.mouseClick(part(tab, QPushButton, "answerNotApplicable"), LEFT)

    fact = programs.get(1, TODAY).facts[ClaimField.USMLE_STEP2_MIN]
    assert (fact.known, fact.answered, fact.number) == (False, True, None)
    assert cell(tab, ClaimField.USMLE_STEP2_MIN, Column.ANSWER) == "not stated"
    heading = tab.model.find(ClaimField.J1).parent()
    assert heading.siblingAtColumn(Column.ANSWER).data() == "1 of 11 answered, 1 not applicable"
    assert part(tab, QLabel, "researchTotal").text() == "1 of 91 answered, 1 not applicable"
    assert part(detail, QLabel, "programCompleteness").text().startswith("2 of ")


def test_several_selected_questions_take_one_answer_as_one_step(
    tab: ResearchTab, workspace: Workspace, qtbot: QtBot
) -> None:
    tab.show_fact(ClaimField.USMLE_STEP1_MIN)
    for _step in range(2):
        QTest.keyClick(tab.view, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.mouseClick(part(tab, QPushButton, "answerNotStated"), LEFT)
    asked = (ClaimField.USMLE_STEP1_MIN, ClaimField.USMLE_STEP2_MIN, ClaimField.ATTEMPT_LIMIT)
    assert [programs.get(1, TODAY).facts[field].value for field in asked] == ["not stated"] * 3
    workspace.undo_stack.undo()
    assert not any(programs.get(1, TODAY).facts[field].answered for field in asked)


def test_sources_that_disagree_show_a_badge_and_both_values_one_click_away(
    tab: ResearchTab, workspace: Workspace, qtbot: QtBot
) -> None:
    from_page(tab)
    tab.show_fact(ClaimField.J1)
    press(tab.view, KEY.Key_Y)
    part(tab, QComboBox, "researchSourceKind").setCurrentText("FREIDA")
    press(tab.view, KEY.Key_N)
    qtbot.waitUntil(lambda: cell(tab, ClaimField.J1, Column.STATE) == "sources disagree")

    assert cell(tab, ClaimField.J1, Column.ANSWER) == "Yes", "the program's page is trusted more"
    assert color(tab, ClaimField.J1, Column.STATE) == theme.tokens().color("danger")
    tab.show_fact(ClaimField.J1)
    assert part(tab, QLabel, "researchDisputed").isVisible()
    page, freida = programs.get(1, TODAY).facts[ClaimField.J1].claims
    assert (page.value, freida.value) == ("yes", "no")

    qtbot.mouseClick(part(tab, QPushButton, f"pickClaim_{freida.id}"), LEFT)
    assert cell(tab, ClaimField.J1, Column.ANSWER) == "No"
    qtbot.mouseClick(part(tab, QPushButton, "keepBothSources"), LEFT)
    assert cell(tab, ClaimField.J1, Column.ANSWER) == "Yes"
    assert cell(tab, ClaimField.J1, Column.STATE) == "sources disagree"
    qtbot.mouseClick(part(tab, QPushButton, f"removeClaim_{page.id}"), LEFT)
    assert cell(tab, ClaimField.J1, Column.ANSWER) == "No"
    assert cell(tab, ClaimField.J1, Column.STATE) == ""
    workspace.undo_stack.undo()
    assert cell(tab, ClaimField.J1, Column.STATE) == "sources disagree"


def test_a_visa_fact_turns_amber_in_the_next_season(
    tab: ResearchTab, detail: ProgramDetail, clock: Clock[date], qtbot: QtBot
) -> None:
    from_page(tab)
    tab.show_fact(ClaimField.J1)
    press(tab.view, KEY.Key_Y)
    qtbot.waitUntil(lambda: cell(tab, ClaimField.J1, Column.ANSWER) == "Yes")
    assert cell(tab, ClaimField.J1, Column.STATE) == ""

    clock.now = NEXT_SEASON
    detail.show_program(programs.get(1, NEXT_SEASON))
    assert cell(tab, ClaimField.J1, Column.STATE) == "check again"
    assert color(tab, ClaimField.J1, Column.SEEN) == theme.tokens().color("attention")
    assert part(detail, QLabel, "programAge").property("role") == "attention"


def test_the_checklist_can_be_narrowed_to_what_is_open(tab: ResearchTab, qtbot: QtBot) -> None:
    tab.show_fact(ClaimField.J1)
    press(tab.view, KEY.Key_Y)
    qtbot.waitUntil(lambda: cell(tab, ClaimField.J1, Column.ANSWER) == "Yes")
    shown = part(tab, QComboBox, "researchShown")
    shown.setFocus()
    QTest.keyClicks(shown, "Open")
    j1, h1b = tab.model.find(ClaimField.J1), tab.model.find(ClaimField.H1B)
    assert tab.view.isRowHidden(j1.row(), j1.parent())
    assert not tab.view.isRowHidden(h1b.row(), h1b.parent())
    press(shown, KEY.Key_Home)
    assert not tab.view.isRowHidden(j1.row(), j1.parent())


def test_the_words_of_a_list_are_put_on_and_taken_off_by_a_click(tab: ResearchTab, qtbot: QtBot) -> None:
    tab.show_fact(ClaimField.LABS)
    for word in ("molecular", "biochemical", "molecular"):
        qtbot.mouseClick(part(tab, QPushButton, f"word_{word}"), LEFT)
        QApplication.sendPostedEvents()
    assert programs.get(1, TODAY).facts[ClaimField.LABS].items == ("biochemical",)


def test_a_page_is_opened_in_the_browser(
    tab: ResearchTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    from_page(tab)
    tab.show_fact(ClaimField.IMG_FAQ)
    press(tab.view, KEY.Key_Y)
    qtbot.waitUntil(lambda: programs.get(1, TODAY).facts[ClaimField.IMG_FAQ].known)
    tab.show_fact(ClaimField.IMG_FAQ)
    qtbot.mouseClick(part(tab, QPushButton, "openFactPage"), LEFT)
    assert opened == [PAGE]


def test_a_page_is_read_for_the_current_program(tab: ResearchTab, qtbot: QtBot) -> None:
    qtbot.mouseClick(part(tab, QPushButton, "readPage"), LEFT)
    reader = part(tab, QDialog, "pageReader")
    assert reader.windowTitle() == "Read a page of Birch"
    reader.close()


def test_a_program_page_starts_as_the_programs_website_and_another_program_forgets_it(
    tab: ResearchTab, detail: ProgramDetail
) -> None:
    part(tab, QComboBox, "researchSourceKind").setCurrentText(SourceKind.PROGRAM_PAGE.label)
    assert part(tab, QLineEdit, "researchSource").text() == "https://birch.example.org"
    detail.show_program(programs.get(2, TODAY))
    assert part(tab, QLineEdit, "researchSource").text() == ""
