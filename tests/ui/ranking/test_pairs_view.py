"""Two at a time, by keyboard: programs give an order, criteria give weights."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTabBar
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.pair_relations import Verdict
from matchplanner.services import considerations, pairwise, rank_criteria, ranking, trade_offs
from matchplanner.services.considerations import ConsiderationKind
from matchplanner.ui.notices import Notices
from matchplanner.ui.ranking.pairs.duel import Card, Duel
from matchplanner.ui.ranking.pairs.models import STRENGTH
from matchplanner.ui.ranking.pairs.view import PairsView
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.two_lines import SECOND_LINE, SECOND_TONE
from matchplanner.ui.workspace import Workspace

KEY = Qt.Key


@pytest.fixture
def view(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[PairsView]:
    shown = PairsView(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    with qtbot.waitActive(shown):
        shown.show()
    yield shown
    shown.hide()


def asked(view: PairsView, name: str = "pairs") -> list[str]:
    """Return which two are in question, nothing when there is no question."""
    titles = [part(view, QLabel, f"{name}{side}Title") for side in ("Left", "Right")]
    return [title.text() for title in titles if title.isVisible()]


def press(view: PairsView, qtbot: QtBot, *keys: Qt.Key, name: str = "pairs") -> None:
    """Give the cards the keyboard and press keys on whatever of them has it."""
    part(view, Duel, f"{name}Duel").setFocus()
    for key in keys:
        held = QApplication.focusWidget()
        assert held is not None
        qtbot.keyClick(held, key)


def choose(view: PairsView, qtbot: QtBot, preferred: str) -> None:
    """Prefer the program that comes first in this order."""
    left, right = asked(view)
    press(view, qtbot, KEY.Key_1 if preferred.index(left) < preferred.index(right) else KEY.Key_Right)


def finish(view: PairsView, qtbot: QtBot, preferred: str) -> None:
    while asked(view):
        choose(view, qtbot, preferred)


def order(view: PairsView) -> list[str]:
    return [f"{row.place} {row.program}" for row in view.programs.model.rows]


def said(view: PairsView) -> list[str]:
    return [row.text for row in view.programs.round.answers.model.rows]


def shown(view: PairsView, name: str) -> str:
    """Return what the one label of this name says that can be seen."""
    (label,) = [one for one in view.findChildren(QLabel, name) if one.isVisible()]
    return label.text()


def text(view: PairsView, name: str) -> str:
    return part(view, QLabel, name).text()


def click(view: PairsView, name: str) -> None:
    found = part(view, QPushButton, name)
    assert found.isEnabled(), name
    found.click()


def test_without_two_programs_or_criteria_it_leads_to_where_they_come_from(
    view: PairsView, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.open_requested) as wanted:
        click(view, "pairsToList")
    assert wanted.args == ["ranking/ranking", 0]
    view.mode.setFocus()
    qtbot.keyClick(view.mode, KEY.Key_Right)
    with qtbot.waitSignal(view.open_requested) as wanted:
        click(view, "tradesToScores")
    assert wanted.args == ["ranking/scores", 0]


@pytest.mark.usefixtures("example")
def test_a_round_by_keyboard_gives_the_order_and_can_be_taken_back(
    view: PairsView, workspace: Workspace, qtbot: QtBot
) -> None:
    assert order(view) == ["1-4 A", "1-4 B", "1-4 C", "1-4 D"]
    assert text(view, "pairsProgress") == "About 5 answers will settle the order"
    assert asked(view) == ["A", "B"]
    press(view, qtbot, KEY.Key_1)
    assert said(view) == ["A over B"]
    assert text(view, "pairsProgress") == "1 of about 5 answered"
    assert asked(view) == ["B", "C"]
    press(view, qtbot, KEY.Key_Right)
    assert asked(view) == ["A", "C"]
    press(view, qtbot, KEY.Key_Left)
    assert order(view)[:3] == ["1-2 A", "2-3 C", "3-4 B"]
    workspace.undo()
    assert asked(view) == ["A", "C"]
    assert said(view) == ["C over B", "A over B"]
    finish(view, qtbot, "ACBD")
    assert order(view) == ["1 A", "2 C", "3 B", "4 D"]
    assert shown(view, "emptyTitle") == "Nothing left to ask"
    assert text(view, "pairsProgress") == "5 answers"
    click(view, "pairsUndo")
    assert asked(view) == ["B", "D"]
    assert part(view, Duel, "pairsDuel").hasFocus(), "ready for the next answer"


@pytest.mark.usefixtures("example")
def test_the_list_follows_only_when_that_is_wanted_and_can_be_put_back(
    view: PairsView, workspace: Workspace, qtbot: QtBot
) -> None:
    put = part(view, QPushButton, "pairsPut")
    assert not put.isEnabled()
    finish(view, qtbot, "ACBD")
    assert "".join(name for _id, name in ranking.listed()) == "ABCD"
    put.setFocus()
    qtbot.keyClick(put, KEY.Key_Return)
    assert "".join(name for _id, name in ranking.listed()) == "ACBD"
    assert not put.isEnabled(), "it is in this order"
    assert order(view) == ["1 A", "2 C", "3 B", "4 D"]
    workspace.undo()
    assert "".join(name for _id, name in ranking.listed()) == "ABCD"


@pytest.mark.usefixtures("example")
def test_equal_shares_a_place_and_what_follows_is_not_asked(view: PairsView, qtbot: QtBot) -> None:
    press(view, qtbot, KEY.Key_E)
    assert said(view) == ["A equal to B"]
    press(view, qtbot, KEY.Key_Equal)
    press(view, qtbot, KEY.Key_2)
    assert order(view) == ["1 D", "=2 A", "=2 B", "=2 C"]
    assert asked(view) == []


@pytest.mark.usefixtures("example")
def test_skipped_questions_leave_a_range_and_come_again_when_wanted(view: PairsView, qtbot: QtBot) -> None:
    press(view, qtbot, KEY.Key_S)
    assert said(view) == ["A or B: skipped"]
    assert asked(view) != ["A", "B"]
    skipped = part(view, QPushButton, "pairsSkipped")
    while pair := asked(view):
        if set(pair) == {"A", "B"}:
            press(view, qtbot, KEY.Key_S)
        else:
            choose(view, qtbot, "CABD")
    assert order(view) == ["1 C", "2-3 A", "2-3 B", "4 D"]
    assert shown(view, "emptyTitle") == "No question for now"
    assert shown(view, "emptyText").startswith("One question was skipped")
    skipped.click()
    assert asked(view) == ["A", "B"]
    press(view, qtbot, KEY.Key_2)
    assert order(view) == ["1 C", "2 B", "3 A", "4 D"]
    assert not skipped.isVisible()


@pytest.mark.usefixtures("example")
def test_a_check_answered_otherwise_names_the_circle_and_the_answer_to_think_over(
    view: PairsView, qtbot: QtBot
) -> None:
    finish(view, qtbot, "ABCD")
    assert said(view)[::-1] == ["A over B", "B over C", "B over D", "C over D"]
    click(view, "pairsCheck")
    assert text(view, "pairsProgress") == "Check 1 of 2"
    assert set(asked(view)) == {"A", "C"}, "what follows from the others"
    choose(view, qtbot, "BCAD")
    assert text(view, "pairsCycleText").split("\n")[1:] == ["A over B over C over A"]
    assert text(view, "pairsCycleAdvice") == "Think again about C over A, which you said on 1 Oct 2026."
    assert order(view) == ["1-3 A", "1-3 B", "1-3 C", "4 D"]
    assert view.programs.round.answers.model.index(0, 0).data(SECOND_TONE) == "danger"

    click(view, "pairsCycleAgain")
    assert set(asked(view)) == {"A", "C"}
    choose(view, qtbot, "ABCD")
    assert order(view) == ["1 A", "2 B", "3 C", "4 D"]
    assert not part(view, QLabel, "pairsCycleText").isVisible()


@pytest.mark.usefixtures("example")
def test_answers_are_asked_again_noted_and_deleted_in_their_list(
    view: PairsView, workspace: Workspace, qtbot: QtBot
) -> None:
    finish(view, qtbot, "ABCD")
    table = view.programs.round.answers.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(len(said(view)) - 1, 0))
    assert table.currentIndex().data() == "A"
    assert table.currentIndex().data(SECOND_LINE) == "over B"
    qtbot.keyClick(table, KEY.Key_Return)
    assert asked(view) == ["A", "B"]
    before = said(view)
    press(view, qtbot, KEY.Key_S)
    assert said(view) == before, "left as it was"

    table.setFocus()
    qtbot.keyClick(table, KEY.Key_Return)
    press(view, qtbot, KEY.Key_2)
    assert said(view)[0] == "B over A"
    assert len(said(view)) == len(before), "one answer a pair"

    note = table.model().index(0, view.programs.round.answers.model.column_of("note"))
    table.setFocus()
    table.setCurrentIndex(note)
    qtbot.keyClick(table, KEY.Key_F2)
    editor = table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "its lab")
    qtbot.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: pairwise.board().round.answers[0].note == "its lab")

    qtbot.waitUntil(lambda: not table.viewport().findChildren(QLineEdit))
    table.setFocus()
    qtbot.keyClick(table, KEY.Key_Delete)
    assert "B over A" not in said(view)
    workspace.undo()
    assert said(view)[0] == "B over A"


@pytest.mark.usefixtures("example")
def test_to_begin_anew_deletes_all_answers_as_one_step(
    view: PairsView, workspace: Workspace, qtbot: QtBot
) -> None:
    finish(view, qtbot, "DCBA")
    count = len(said(view))
    click(view, "pairsAnew")
    assert said(view) == []
    workspace.undo()
    assert len(said(view)) == count


def test_cards_tell_what_was_noted_and_neither_score_nor_rank(
    example: dict[str, int], view: PairsView, workspace: Workspace
) -> None:
    workspace.run(
        "Note", lambda: considerations.add(example["A"], ConsiderationKind.CON, "Call every third night")
    )
    left = part(view, Card, "pairsLeft")
    told = "\n".join(label.text() for label in left.findChildren(QLabel) if label.isVisible())
    assert told.split("\n") == ["A", "Against", "\u2022 Call every third night"]
    assert part(view, QPushButton, "pairsLeftChoose").accessibleDescription() == "A"


def test_a_click_on_a_card_chooses_it(example: dict[str, int], view: PairsView, qtbot: QtBot) -> None:
    assert example
    title = part(view, QLabel, "pairsRightTitle")
    qtbot.mouseClick(title, Qt.MouseButton.LeftButton)
    assert said(view) == ["B over A"]


def test_strength_is_unknown_until_an_answer_and_then_a_bar_with_words(
    example: dict[str, int], view: PairsView, workspace: Workspace
) -> None:
    model, column = view.programs.model, view.programs.model.column_of("strength")
    assert model.index(0, column).data() == "unknown"
    today = workspace.today()
    workspace.run("Answer", lambda: pairwise.answer(example["B"], example["A"], Verdict.FIRST, today))
    assert order(view)[0] == "1-3 B"
    assert model.index(0, column).data(STRENGTH) == 1.0
    assert model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) == "100 of 100"


def test_a_check_leads_to_the_program_it_is_about(example: dict[str, int], view: PairsView) -> None:
    view.mode.setCurrentIndex(1)
    view.open_record("", example["C"])
    assert view.mode.currentIndex() == 0
    assert view.programs.table.record() == example["C"]


@pytest.mark.usefixtures("example")
def test_criteria_propose_weights_that_are_stored_only_when_taken_over(
    view: PairsView, workspace: Workspace, qtbot: QtBot
) -> None:
    bar = part(view, QTabBar, "pairsMode")
    bar.setFocus()
    qtbot.keyClick(bar, KEY.Key_Right)
    assert text(view, "tradesQuestion").startswith("All else being equal")
    assert text(view, "tradesLeftTitle") == "Quality and fit"
    assert text(view, "tradesLeftBeneath") == "from 5 to 8 of 10"
    take = part(view, QPushButton, "tradesTake")
    assert not take.isEnabled()
    press(view, qtbot, KEY.Key_2, name="trades")  # the visa weighs more than the fit
    while asked(view, "trades"):
        lower = "Geography" in text(view, "tradesRightTitle")
        press(view, qtbot, KEY.Key_1 if lower else KEY.Key_2, name="trades")
    model = view.criteria.model
    table = [[str(model.index(row, at).data()) for at in range(4)] for row in range(3)]
    assert table == [
        ["1", "IMG and visa reliability", "61.1 %", "35.0 %"],
        ["2", "Quality and fit", "27.8 %", "40.0 %"],
        ["3", "Geography and personal", "11.1 %", "25.0 %"],
    ]
    assert [float(row.weight) for row in rank_criteria.criteria()] == [40, 35, 25], "nothing is stored"
    take.setFocus()
    qtbot.keyClick(take, KEY.Key_Return)
    assert [round(float(row.weight), 1) for row in rank_criteria.criteria()] == [27.8, 61.1, 11.1]
    assert not take.isEnabled()
    workspace.undo()
    assert [float(row.weight) for row in rank_criteria.criteria()] == [40, 35, 25]
    assert trade_offs.board().round.standing.complete, "the answers stay"


@pytest.mark.usefixtures("example")
def test_the_models_keep_qts_rules(view: PairsView, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    finish(view, qtbot, "ABCD")
    qtmodeltester.check(view.programs.model)
    qtmodeltester.check(view.programs.round.answers.model)
    view.mode.setCurrentIndex(1)
    qtmodeltester.check(view.criteria.model)
