"""Story 10: the pairwise order differs from the score order at place 1, and that is settled in every way."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QTableView
from tests.clock import Clock
from tests.e2e import story_10
from tests.e2e.story_10 import Begin
from tests.e2e.walker import Walker, words_of

from matchplanner.services import rank_criteria, ranking
from matchplanner.ui.widgets.two_lines import SECOND_LINE

PREFERRED = "ACBD"
REASON = "Family is near"


@pytest.fixture
def walker(walk: Begin, clock: Clock[date]) -> Walker:
    """Everything rated, every question answered two at a time: A over C over B over D."""
    begun = story_10.begin(walk, clock)
    story_10.rate(begun)
    begun.tab("rankViews", "Two at a time")
    while begun.seen(QLabel, "pairsLeftTitle"):
        left, right = (begun.text(f"pairs{side}Title") for side in ("Left", "Right"))
        preferred = min(left, right, key=PREFERRED.index)
        begun.click(f"pairs{'Left' if preferred == left else 'Right'}Choose")
    begun.tab("rankViews", "Three orders")
    return begun


def listed(walker: Walker) -> list[tuple[str, str]]:
    model = walker.find(QTableView, "disputesTable").model()
    cells = (model.index(row, 0) for row in range(model.rowCount()))
    return [(str(cell.data()), str(cell.data(SECOND_LINE))) for cell in cells]


def order(walker: Walker, name: str) -> list[tuple[str, str]]:
    return list(zip(walker.shown(name), walker.shown(name, 1), strict=True))


def test_the_card_names_a_and_c_and_the_criterion(walker: Walker) -> None:
    assert order(walker, "orders_score") == [("1", "C"), ("=2", "A"), ("=2", "B"), ("4", "D")]
    assert order(walker, "orders_pairs") == [("1", "A"), ("2", "C"), ("3", "B"), ("4", "D")]
    assert order(walker, "orders_mine") == [("1", "A"), ("2", "B"), ("3", "C"), ("4", "D")]
    assert listed(walker) == [
        ("A above C", "My order and two at a time against weighted score"),
        ("B above C", "My order against two at a time and weighted score"),
    ]
    assert walker.text("disputeTitle") == "A above C"
    assert walker.text("disputeText") == (
        "You rank A above C, and put them so two at a time, but C scores 0.50 more."
    )
    assert walker.text("disputeWhy") == (
        "Geography and personal speaks most for C: it would have to weigh less than 14.3 % for A to lead; "
        "now it weighs 25.0 %."
    )


def by_weight(walker: Walker) -> None:
    walker.click("settleWeight")
    assert walker.find(QComboBox, "weightDialogChoice").currentText() == (
        "Geography and personal: 25.0 % → 14.3 %"
    )
    assert "B =2 → 1, C 1 → =2" in walker.text("weightDialogEffect")
    walker.type_into("weightDialogReason", REASON, leave=False)
    walker.click("weightDialogOk")
    walker.gone("weightDialog")
    assert order(walker, "orders_score") == [("1", "B"), ("=2", "A"), ("=2", "C"), ("4", "D")]
    assert [float(row.weight) for row in rank_criteria.criteria()] == [40, 35, 12.5]


def by_rating(walker: Walker) -> None:
    walker.click("settleRating")
    walker.choose("ratingDialogChoice", "C, Geography and personal: 9 → 7")
    walker.type_into("ratingDialogReason", REASON, leave=False)
    walker.click("ratingDialogOk")
    walker.gone("ratingDialog")
    assert order(walker, "orders_score") == [("=1", "A"), ("=1", "B"), ("=1", "C"), ("4", "D")]


def by_order(walker: Walker) -> None:
    walker.click("settleOrder")
    assert walker.find(QComboBox, "orderDialogChoice").currentText() == "C up to place 1"
    walker.type_into("orderDialogReason", REASON, leave=False)
    walker.click("orderDialogOk")
    walker.gone("orderDialog")
    assert [row.program for row in ranking.rows()] == ["C", "A", "B", "D"]


@pytest.mark.parametrize(
    ("settle", "pair", "way"),
    [
        (by_weight, "A and C", "weight changed"),
        (by_rating, "A and C", "rating changed"),
        (by_order, "A above C", "order changed"),
    ],
)
def test_each_way_settles_it_with_its_reason_and_one_undo_takes_both_back(
    walker: Walker, settle: Callable[[Walker], None], pair: str, way: str
) -> None:
    before = listed(walker)
    settle(walker)
    assert (pair, f"Settled on 10 Feb 2028: {way}. {REASON}") in listed(walker)
    walker.undo()
    assert listed(walker) == before
    walker.redo()
    assert (pair, f"Settled on 10 Feb 2028: {way}. {REASON}") in listed(walker)


def test_what_is_left_prints_its_reason_and_comes_back_when_a_rating_changes(
    walker: Walker, tmp_path: Path
) -> None:
    walker.click("settleLeave")
    walker.type_into("leaveDialogText", REASON, leave=False)
    walker.click("leaveDialogOk")
    walker.gone("leaveDialog")
    assert listed(walker)[-1] == ("A above C", f"Settled on 10 Feb 2028: left as it is. {REASON}")
    walker.tab("rankViews", "My order")
    assert walker.text("rankDisagreement").startswith("Largest disagreement: you rank B above C")
    walker.click("rankListPdf")
    text = words_of(walker.save_pdf(tmp_path / "rank list.pdf"))
    assert f"but C scores 0.50 more. Reason: {REASON}" in text
    walker.tab("rankViews", "Scores")
    story_10.type_over(walker, "ratingsTable", 2, 1, "7")
    walker.tab("rankViews", "My order")
    walker.click("rankToOrders")
    assert ("A above C", "Open again: my order and two at a time against weighted score") in listed(walker)
