"""Three orders, the largest disagreements on top, and each way to settle one, by keyboard."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.orders import Order
from matchplanner.domain.pair_relations import Verdict
from matchplanner.domain.rank_lists import MatchList
from matchplanner.services import (
    orders,
    pair_answers,
    profile,
    programs,
    rank_criteria,
    rank_versions,
    ranking,
)
from matchplanner.store.schema import RankChoice
from matchplanner.ui.notices import Notices
from matchplanner.ui.ranking.orders.links import Links
from matchplanner.ui.ranking.orders.view import OrdersView
from matchplanner.ui.ranking.page import RankingPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.two_lines import SECOND_LINE
from matchplanner.ui.workspace import Workspace

KEY = Qt.Key
REASON = "Family is near"


@pytest.fixture
def view(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[OrdersView]:
    shown = OrdersView(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1000, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


@pytest.fixture
def answered(example: dict[str, int], workspace: Workspace) -> dict[str, int]:
    """Two at a time, A was put above C."""
    today = workspace.today()
    workspace.run(
        "Answer", lambda: pair_answers.put(RankChoice, example["A"], example["C"], Verdict.FIRST, today)
    )
    return example


def listed(view: OrdersView) -> list[tuple[str, str, str, str]]:
    rows = view.model.rows
    return [
        (row.title, str(view.model.index(at, 0).data(SECOND_LINE)), row.gap, row.criterion)
        for at, row in enumerate(rows)
    ]


def column(view: OrdersView, order: Order) -> list[tuple[str, str]]:
    model = view.columns.models[order]
    return [
        (str(model.index(row, 0).data()), str(model.index(row, 1).data())) for row in range(model.rowCount())
    ]


def press(view: QWidget, name: str, qtbot: QtBot) -> None:
    made = part(view, QPushButton, name)
    assert made.isVisible()
    made.setFocus()
    qtbot.keyClick(made, KEY.Key_Return)


def settle(view: OrdersView, name: str, qtbot: QtBot, reason: str = REASON) -> None:
    """Type the reason and press Return."""
    line = part(view.window(), QLineEdit, f"{name}Reason")
    line.setFocus()
    qtbot.keyClicks(line, reason)
    qtbot.keyClick(line, KEY.Key_Return)


def gone(view: OrdersView, name: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not [one for one in view.findChildren(QDialog, name) if one.isVisible()])


def test_without_two_programs_it_says_what_belongs_here(view: OrdersView, qtbot: QtBot) -> None:
    assert not view.table.isVisible()
    (title,) = [one for one in view.findChildren(QLabel, "emptyTitle") if one.isVisible()]
    assert title.text() == "No orders to compare yet"
    with qtbot.waitSignal(view.open_requested) as asked:
        press(view, "ordersToScores", qtbot)
    assert asked.args == ["ranking/scores", 0]


def test_where_nothing_disagrees_it_says_what_would_be_listed(
    example: dict[str, int], view: OrdersView, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run("Move", lambda: ranking.move(example["C"], 1))
    assert not view.table.isVisible()
    assert part(view.agreed, QLabel, "emptyTitle").text() == "The orders agree"
    with qtbot.waitSignal(view.open_requested) as asked:
        press(view, "agreedToPairs", qtbot)
    assert asked.args == ["ranking/pairs", 0]

    def forget() -> None:
        for criterion in rank_criteria.criteria():
            rank_criteria.delete(criterion.id)

    workspace.run("Forget", forget)
    assert part(view.agreed, QLabel, "emptyTitle").text() == "Only your own order speaks yet"
    assert column(view, Order.SCORE)[0] == ("not rated", "C")
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert view.table.isVisible()


def test_the_orders_stand_side_by_side_and_what_is_open_is_said(
    answered: dict[str, int], view: OrdersView, workspace: Workspace
) -> None:
    assert column(view, Order.SCORE) == [("1", "C"), ("=2", "A"), ("=2", "B"), ("4", "D")]
    assert column(view, Order.PAIRS) == [("1-3", "A"), ("undecided", "B"), ("2-4", "C"), ("undecided", "D")]
    assert column(view, Order.MINE) == [("1", "A"), ("2", "B"), ("3", "C"), ("4", "D")]
    third = rank_criteria.criteria()[2].id

    def change() -> None:
        rank_criteria.rate(answered["D"], third, "", workspace.today())
        ranking.remove(answered["B"])
        for criterion in rank_criteria.criteria():
            rank_criteria.rate(answered["C"], criterion.id, "", workspace.today())

    workspace.run("Change", change)
    assert column(view, Order.SCORE) == [("1-2", "A"), ("1-2", "B"), ("1-3", "D"), ("not rated", "C")]
    assert column(view, Order.MINE)[-1] == ("not listed", "B")


def test_the_largest_disagreement_is_on_top_with_what_explains_it(
    answered: dict[str, int], view: OrdersView
) -> None:
    assert listed(view) == [
        ("A above C", "My order and two at a time against weighted score", "0.50", "Geography and personal"),
        ("B above C", "My order against weighted score", "0.50", "Geography and personal"),
    ]
    assert part(view, QLabel, "disputesCount").text() == "2 disagreements"
    assert part(view, QLabel, "disputeText").text() == (
        "You rank A above C, and put them so two at a time, but C scores 0.50 more."
    )
    assert part(view, QLabel, "disputeWhy").text() == (
        "Geography and personal speaks most for C: it would have to weigh less than 14.3 % for A to lead; "
        "now it weighs 25.0 %."
    )
    view.table.setFocus()
    view.table.select(view.model.rows[1].id)
    assert "less than 16.7 % for B to lead" in part(view, QLabel, "disputeWhy").text()
    assert not part(view, QPushButton, "settleAnswers").isVisible(), "no answer takes part"
    assert answered


def test_from_a_check_it_opens_on_the_program_that_stands_too_high(
    answered: dict[str, int], view: OrdersView
) -> None:
    view.select(answered["B"])
    assert part(view, QLabel, "disputeTitle").text() == "B above C"
    view.select(answered["D"])
    assert {table.record() for table in view.columns.tables.values()} == {answered["D"]}


def test_a_program_chosen_in_one_order_is_shown_in_all(
    answered: dict[str, int], view: OrdersView, qtbot: QtBot
) -> None:
    tables = view.columns.tables
    first = tables[Order.SCORE]
    first.setFocus()
    qtbot.keyClick(first, KEY.Key_Up)
    assert {table.record() for table in tables.values()} == {answered["C"]}
    qtbot.keyClick(first, KEY.Key_Down)
    assert {table.record() for table in tables.values()} == {answered["A"]}
    tints = [
        view.columns.models[Order.MINE].index(row, 0).data(Qt.ItemDataRole.BackgroundRole) for row in range(4)
    ]
    assert [tint is not None for tint in tints] == [True, False, False, False]
    for links in view.findChildren(Links):
        assert colours(links) > 1, "lines join the rows"


def colours(widget: QWidget) -> int:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return len({image.pixel(image.width() // 2, y) for y in range(image.height())})


def test_by_weight_what_else_moves_is_shown_and_one_step_settles_it(
    answered: dict[str, int], view: OrdersView, workspace: Workspace, qtbot: QtBot
) -> None:
    before = workspace.undo_stack.count()
    press(view, "settleWeight", qtbot)
    choice = part(view.window(), QComboBox, "weightDialogChoice")
    assert choice.currentText() == "Geography and personal: 25.0 % → 14.3 %"
    effect = part(view.window(), QLabel, "weightDialogEffect")
    assert effect.text() == (
        "By score: B =2 → 1, C 1 → =2\nSettles as well: B above C\nNew disagreements: A above B"
    )
    qtbot.keyClick(choice, KEY.Key_Down)
    assert choice.currentText() != "Geography and personal: 25.0 % → 14.3 %"
    assert effect.text().startswith("By score:")
    qtbot.keyClick(choice, KEY.Key_Up)
    assert workspace.undo_stack.count() == before, "nothing is stored yet"
    settle(view, "weightDialog", qtbot, "")
    problem = part(view.window(), QLabel, "weightDialogProblem")
    assert problem.text().startswith("Say why")
    settle(view, "weightDialog", qtbot)
    gone(view, "weightDialog", qtbot)
    assert workspace.undo_stack.count() == before + 1
    assert workspace.undo_stack.undoText() == "Weight of Geography and personal"
    assert [float(row.weight) for row in rank_criteria.criteria()] == [40, 35, 12.5]
    assert listed(view)[-1][:2] == ("A and C", f"Settled on 1 Oct 2026: weight changed. {REASON}")
    assert view.window().focusWidget() is view.table, "the arrows go on from here"
    workspace.undo_stack.undo()
    assert [row[0] for row in listed(view)] == ["A above C", "B above C"]
    assert answered


def test_by_rating_the_value_can_be_typed_over_and_must_be_enough(
    answered: dict[str, int], view: OrdersView, qtbot: QtBot
) -> None:
    press(view, "settleRating", qtbot)
    choice = part(view.window(), QComboBox, "ratingDialogChoice")
    assert [choice.itemText(at) for at in range(choice.count())] == [
        "A, Geography and personal: 5 → 7",
        "C, Geography and personal: 9 → 7",
        "C, Quality and fit: 6 → 4.75",
        "A, IMG and visa reliability: 6 → 7.43",
        "C, IMG and visa reliability: 8 → 6.57",
    ]
    value = part(view.window(), QLineEdit, "ratingDialogValue")
    effect = part(view.window(), QLabel, "ratingDialogEffect")
    assert (value.text(), effect.text()) == ("7", "By score: A =2 → =1, B =2 → 3, C 1 → =1")
    value.setFocus()
    value.selectAll()
    qtbot.keyClicks(value, "17")
    assert effect.text().startswith("The rating must be a number from 0 to 10")
    value.selectAll()
    qtbot.keyClicks(value, "6")
    settle(view, "ratingDialog", qtbot)
    assert "still 0.25 apart" in part(view.window(), QLabel, "ratingDialogProblem").text()
    value.selectAll()
    qtbot.keyClicks(value, "7,5")
    qtbot.keyClick(value, KEY.Key_Return)
    gone(view, "ratingDialog", qtbot)
    assert column(view, Order.SCORE)[0] == ("1", "A")
    assert listed(view)[-1][1] == f"Settled on 1 Oct 2026: rating changed. {REASON}"
    assert answered


def test_by_order_one_program_moves(answered: dict[str, int], view: OrdersView, qtbot: QtBot) -> None:
    press(view, "settleOrder", qtbot)
    choice = part(view.window(), QComboBox, "orderDialogChoice")
    assert [choice.itemText(at) for at in range(choice.count())] == ["C up to place 1", "A down to place 3"]
    assert part(view.window(), QLabel, "orderDialogEffect").text() == (
        "My order: A 1 → 2, B 2 → 3, C 3 → 1\nSettles as well: B above C"
    )
    settle(view, "orderDialog", qtbot)
    gone(view, "orderDialog", qtbot)
    assert column(view, Order.MINE)[0] == ("1", "C")
    assert listed(view)[-1][:2] == ("A above C", f"Settled on 1 Oct 2026: order changed. {REASON}")
    assert answered


def test_in_the_last_72_hours_a_move_is_kept_with_a_version_for_the_same_reason(
    answered: dict[str, int], view: OrdersView, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run("Season", lambda: profile.edit_all({"target_year": 2027}))
    workspace.clock = lambda: datetime(2028, 2, 29, 9, 30, tzinfo=UTC)
    before = workspace.undo_stack.count()
    press(view, "settleOrder", qtbot)
    settle(view, "orderDialog", qtbot)
    gone(view, "orderDialog", qtbot)
    assert workspace.undo_stack.count() == before + 1
    (version,) = rank_versions.rows(MatchList.MAIN)
    assert (version.name, version.reason) == ("Move C to rank 1", REASON)
    workspace.undo_stack.undo()
    assert rank_versions.rows(MatchList.MAIN) == ()
    assert column(view, Order.MINE)[0] == ("1", "A")
    assert answered


def test_what_is_left_moves_below_and_comes_back_when_the_facts_change(
    answered: dict[str, int], view: OrdersView, workspace: Workspace, qtbot: QtBot
) -> None:
    press(view, "settleLeave", qtbot)
    line = part(view.window(), QLineEdit, "leaveDialogText")
    qtbot.keyClicks(line, REASON)
    qtbot.keyClick(line, KEY.Key_Return)
    gone(view, "leaveDialog", qtbot)
    assert [row[0] for row in listed(view)] == ["B above C", "A above C"]
    assert part(view, QLabel, "disputesCount").text() == "1 disagreement, 1 settled"
    assert part(view, QLabel, "disputeSettled").text() == f"Settled on 1 Oct 2026: left as it is. {REASON}"
    assert not part(view, QPushButton, "settleWeight").isVisible()
    third = rank_criteria.criteria()[2].id
    workspace.run("Weigh", lambda: rank_criteria.set_weight(third, 30))
    again = next(row for row in listed(view) if row[0] == "A above C")
    assert again[1] == "Open again: my order and two at a time against weighted score"
    assert part(view, QLabel, "disputeSettled").text().endswith("The facts behind it have changed since.")
    workspace.undo_stack.undo()
    press(view, "settleReopen", qtbot)
    assert [row[1] for row in listed(view)] == [
        "My order and two at a time against weighted score",
        "My order against weighted score",
    ]
    assert answered


def test_answers_against_both_lead_back_to_the_questions(
    example: dict[str, int], view: OrdersView, workspace: Workspace, qtbot: QtBot
) -> None:
    today = workspace.today()

    def answer() -> None:
        ranking.move(example["C"], 1)
        pair_answers.put(RankChoice, example["A"], example["C"], Verdict.FIRST, today)

    workspace.run("Answer", answer)
    assert listed(view)[0][:2] == ("A above C", "Two at a time against my order and weighted score")
    with qtbot.waitSignal(view.open_requested) as asked:
        press(view, "settleAnswers", qtbot)
    assert asked.args == ["ranking/pairs", 0]


def test_of_many_disagreements_the_largest_about_each_program_are_listed(
    example: dict[str, int], view: OrdersView, workspace: Workspace, qtbot: QtBot
) -> None:
    def more() -> None:
        first = rank_criteria.criteria()
        for at in range(4):
            made = programs.add(f"P{at}")
            ranking.add(made)
            for row in first:
                rank_criteria.rate(made, row.id, 10, workspace.today())

    workspace.run("More", more)
    every = part(view, QCheckBox, "everyPair")
    assert every.text() == f"Show every pair ({len(orders.board().disputes)})"
    short = len(listed(view))
    every.setFocus()
    qtbot.keyClick(every, KEY.Key_Space)
    assert len(listed(view)) == len(orders.board().disputes) > short
    assert example


def test_the_line_below_my_order_leads_here(
    example: dict[str, int], workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot
) -> None:
    page = RankingPage(workspace, notices, settings)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    press(page, "rankToOrders", qtbot)
    assert isinstance(page.front_view(), OrdersView)
    page.show_view("ranking")

    def leave_all() -> None:
        for pair in orders.board().disputes:
            orders.leave(pair, REASON, workspace.today())

    workspace.run("Leave", leave_all)
    assert not part(page, QPushButton, "rankToOrders").isVisible(), "nothing is open"
    page.hide()
    assert example


@pytest.mark.usefixtures("answered")
def test_every_control_has_a_name_that_reads_as_it_looks(view: OrdersView) -> None:
    reached = [
        one
        for one in view.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    own = [
        one for one in reached if not one.objectName().startswith("qt_") and not isinstance(one, QHeaderView)
    ]
    assert [type(one) for one in own if not (one.objectName() and one.accessibleName())] == []
    buttons = [one for one in own if isinstance(one, QAbstractButton)]
    assert len(buttons) == 5
    assert [one.text() for one in buttons] == [one.accessibleName() for one in buttons]


@pytest.mark.usefixtures("answered")
def test_the_models_keep_qts_rules(view: OrdersView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view.model)
    for model in view.columns.models.values():
        qtmodeltester.check(model)
