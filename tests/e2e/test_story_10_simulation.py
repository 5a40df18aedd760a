"""Story 10: how the match works, and that a cautious order gains nothing."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QListWidget
from pytestqt.qtbot import QtBot
from tests.clock import Clock
from tests.e2e import story_10
from tests.e2e.story_10 import Begin
from tests.e2e.walker import KEY, PATIENCE, Walker

from matchplanner.app import App
from matchplanner.services import ranking
from matchplanner.ui.ranking.market.window import MarketWindow


@pytest.fixture
def walker(walk: Begin, clock: Clock[date]) -> Walker:
    """The rank list with A, B, C and D on it, and the window that explains the match."""
    begun = story_10.begin(walk, clock)
    begun.click("howMatchWorks")
    begun.front(MarketWindow, "marketWindow")
    return begun


def test_the_menu_shows_the_example_before_there_is_a_plan(app: App, qtbot: QtBot) -> None:
    app.session.show_welcome()
    walker = Walker(app, qtbot)
    walker.menu("explainMatch")
    walker.front(MarketWindow, "marketWindow")
    walker.tab("marketTabs", "My list")
    assert walker.text("emptyTitle") == "Your list has fewer than two programs"
    walker.click("closeMarket")


def test_the_menu_tries_the_list_of_the_plan(walker: Walker) -> None:
    walker.click("closeMarket")
    walker.gone("marketWindow")
    walker.page(1)
    walker.menu("explainMatch")
    walker.front(MarketWindow, "marketWindow")
    walker.tab("marketTabs", "My list")
    assert walker.find(QListWidget, "cautionList").count() == len(story_10.RATINGS)


def test_honesty_wins_the_worked_example(walker: Walker) -> None:
    assert "A teaching model, not odds" in walker.text("marketNote")
    for _step in range(3):
        walker.key(KEY.Key_Right)
    assert walker.text("demoHonestEnd") == "Over: you match at P1, which you truly want most."
    assert walker.text("demoCautiousEnd") == "Over: you match at P2, number 2 on your honest list."


def test_two_thousand_markets_show_no_gain_from_caution(walker: Walker) -> None:
    walker.tab("marketTabs", "My list")
    items = walker.find(QListWidget, "cautionList")
    assert [items.item(at).text() for at in range(items.count())] == [
        "1. B (yours: 2)",
        "2. C (yours: 3)",
        "3. D (yours: 4)",
        "4. A (yours: 1)",
    ]
    walker.click("runMarkets")
    walker.bot.waitUntil(lambda: bool(walker.seen(QLabel, "marketResult")), timeout=PATIENCE)
    assert walker.text("marketResult").startswith(
        "In 0 of 2,000 invented markets did the cautious order give you a program that you prefer."
    )
    walker.key(KEY.Key_Right)
    assert "proposes to" in walker.text("ownHonestSaid") or "You propose to" in walker.text("ownHonestSaid")
    walker.click("closeMarket")
    walker.gone("marketWindow")
    assert [row.program for row in ranking.rows()] == ["A", "B", "C", "D"], "the list itself stays"
