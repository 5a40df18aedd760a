"""Story 10, two at a time: A over C, C over B, B over D, and A over B, by keyboard."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from tests.clock import Clock
from tests.e2e import story_10
from tests.e2e.story_10 import Begin
from tests.e2e.walker import KEY, Walker

from matchplanner.services import pairwise, rank_criteria, ranking

PREFERRED = "ACBD"
HEAVIER = ("IMG and visa reliability", "Quality and fit", "Geography and personal")


@pytest.fixture
def walker(walk: Begin, clock: Clock[date]) -> Walker:
    """The four programs on the list, and the round about to begin."""
    begun = story_10.begin(walk, clock)
    begun.tab("rankViews", "Two at a time")
    return begun


def question(walker: Walker, name: str = "pairs") -> tuple[str, ...]:
    """Return which two are in question, nothing when there is no question."""
    sides = (f"{name}{side}Title" for side in ("Left", "Right"))
    return tuple(label.text() for side in sides for label in walker.seen(QLabel, side))


def choose(walker: Walker, preferred: str | tuple[str, ...], name: str = "pairs") -> None:
    """Press the key of the one that comes first in this order."""
    left, right = question(walker, name)
    cards, held = walker.find(QWidget, f"{name}Duel"), QApplication.focusWidget()
    if held is None or not cards.isAncestorOf(held):
        cards.setFocus()
    walker.key(KEY.Key_Left if preferred.index(left) < preferred.index(right) else KEY.Key_2)


def listed() -> str:
    return "".join(name for _id, name in ranking.listed())


def order(walker: Walker) -> list[tuple[str, str]]:
    places, names = (walker.shown("pairsOrder", at) for at in range(2))
    return list(zip(places, names, strict=True))


def test_the_round_is_left_taken_up_again_and_gives_another_order_than_the_scores(walker: Walker) -> None:
    choose(walker, PREFERRED)
    choose(walker, PREFERRED)
    asked = question(walker)
    assert walker.text("pairsProgress") == "2 of about 5 answered"
    walker.app.session.open_plan(walker.workspace.path)
    walker.page(story_10.RANKING_PAGE)
    walker.tab("rankViews", "Two at a time")
    assert question(walker) == asked, "the next question follows from the answers alone"
    while question(walker):
        choose(walker, PREFERRED)
    assert order(walker) == [("1", "A"), ("2", "C"), ("3", "B"), ("4", "D")]
    said = {row.answer.over for row in pairwise.board().round.answers}
    ids = {name: key for key, name in pairwise.board().round.names.items()}
    assert {(ids[one], ids[other]) for one, other in ("AC", "CB", "BD")} <= said, "neighbours were compared"

    story_10.rate(walker)
    best = [row.program for row in rank_criteria.board().ordered()]
    assert best[0] == "C", "the scores put another first"


def test_the_list_is_held_against_the_answers_until_it_follows_them(walker: Walker) -> None:
    while question(walker):
        choose(walker, PREFERRED)
    assert listed() == "ABCD"
    walker.tab("rankViews", "Checks")
    walker.pick_row("checksTable", "Against your own choice")
    assert walker.text("checkText") == "You rank B above C, but on 10 February 2028 you preferred C."
    walker.click("checkGo")
    walker.click("pairsPut")
    assert listed() == "ACBD"
    walker.tab("rankViews", "Checks")
    assert "Against your own choice" not in walker.shown("checksTable", 1)
    walker.undo()
    assert listed() == "ABCD"
    assert "Against your own choice" in walker.shown("checksTable", 1)
    walker.redo()
    assert listed() == "ACBD"


def test_a_planted_circle_is_named_and_mended(walker: Walker) -> None:
    while question(walker):
        choose(walker, PREFERRED)
    walker.click("pairsCheck")
    assert set(question(walker)) == {"A", "D"}, "what follows from the other answers"
    choose(walker, "DCBA")
    circles = walker.text("pairsCycleText").split("\n")[1:]
    assert circles
    assert all("D over A" in circle for circle in circles)
    assert walker.text("pairsCycleAdvice").startswith("Think again about D over A,")
    assert [place for place, _name in order(walker)] == ["1-4"] * 4, "no order is made up"
    walker.click("pairsCycleAgain")
    choose(walker, PREFERRED)
    walker.gone("pairsCycleText")
    assert order(walker) == [("1", "A"), ("2", "C"), ("3", "B"), ("4", "D")]


def test_criteria_are_weighed_two_at_a_time(walker: Walker) -> None:
    story_10.rate(walker)
    walker.tab("rankViews", "Two at a time")
    walker.tab("pairsMode", "Criteria")
    while question(walker, "trades"):
        choose(walker, HEAVIER, "trades")
    assert tuple(walker.shown("tradesWeights", 1)) == HEAVIER
    assert walker.shown("tradesWeights", 2) == ["61.1 %", "27.8 %", "11.1 %"]
    assert walker.shown("tradesWeights", 3) == ["35.0 %", "40.0 %", "25.0 %"]
    walker.click("tradesTake")
    assert [round(float(row.weight), 1) for row in rank_criteria.criteria()] == [27.8, 61.1, 11.1]
    walker.undo()
    assert [float(row.weight) for row in rank_criteria.criteria()] == [40, 35, 25]
