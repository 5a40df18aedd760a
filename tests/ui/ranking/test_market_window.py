"""How the match works, by keyboard: the example step by step, and one's own list on invented markets."""

import threading
from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListWidget, QPushButton, QTabWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.parts import part

from matchplanner.domain.matching.invented import Tally
from matchplanner.progress import Progress
from matchplanner.services import simulation
from matchplanner.services.simulation import OwnProgram
from matchplanner.ui.ranking.market.box import ProgramBox
from matchplanner.ui.ranking.market.window import MarketWindow

KEY = Qt.Key
LISTED = (
    OwnProgram(1, "Aspen", 1),
    OwnProgram(2, "Birch", 2),
    OwnProgram(3, "Cedar", None),
    OwnProgram(4, "Dogwood", 3),
)
Shown = Callable[[Sequence[OwnProgram]], MarketWindow]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Shown]:
    """Open the window for a list; it is closed at the end."""
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    opened: list[MarketWindow] = []

    def shown(programs: Sequence[OwnProgram]) -> MarketWindow:
        window = MarketWindow(programs, over)
        opened.append(window)
        with qtbot.waitExposed(window):
            window.open()
        return window

    yield shown
    for window in opened:
        if isValid(window):
            window.done(0)
    over.hide()


@pytest.fixture
def window(show: Shown, qtbot: QtBot) -> MarketWindow:
    """The window over four programs, its second tab in front."""
    made = show(LISTED)
    bar = part(made, QTabWidget, "marketTabs").tabBar()
    bar.setFocus()
    qtbot.keyClick(bar, KEY.Key_Right)
    return made


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    """Press keys wherever the keyboard is."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)


def said(window: MarketWindow, name: str) -> str:
    return part(window, QLabel, name).text()


def order(window: MarketWindow) -> list[str]:
    items = part(window, QListWidget, "cautionList")
    return [items.item(at).text() for at in range(items.count())]


def compare(window: MarketWindow, qtbot: QtBot, name: str = "runMarkets") -> str:
    run = part(window, QPushButton, name)
    run.setFocus()
    press(qtbot, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(said(window, "marketResult")), timeout=60_000)
    return said(window, "marketResult")


def test_the_example_is_stepped_through_with_the_arrow_keys(show: Shown, qtbot: QtBot) -> None:
    window = show(LISTED)
    assert "teaching model, not odds" in said(window, "marketNote")
    assert QApplication.focusWidget() is part(window, QPushButton, "demoPlay")
    assert said(window, "demoCount") == "Step 0 of 3"
    assert said(window, "demoHonestSaid").startswith("Nobody has proposed yet.")
    press(qtbot, KEY.Key_Right)
    assert said(window, "demoHonestSaid") == "You propose to P1. It has a free place and holds you for now."
    assert said(window, "demoCautiousSaid") == "You propose to P2. It has a free place and holds you for now."
    assert said(window, "demoHonestEnd") == ""
    press(qtbot, KEY.Key_Right)
    assert said(window, "demoHonestEnd") == "Over: you match at P1, which you truly want most."
    assert said(window, "demoCautiousSaid") == (
        "Rival proposes to P2. Its places are held by applicants it ranks higher: no."
    )
    press(qtbot, KEY.Key_Right, KEY.Key_Right)
    assert said(window, "demoCount") == "Step 3 of 3"
    assert said(window, "demoCautiousEnd") == "Over: you match at P2, number 2 on your honest list."
    assert said(window, "demoLesson").startswith("The honest order brings you P1, the cautious one P2.")
    boxes = {box.accessibleName(): box.accessibleDescription() for box in window.findChildren(ProgramBox)}
    assert boxes == {
        "1. P1": "Its list: 1. Rival, 2. You. Holds: You",
        "2. P2": "Its list: 1. You, 2. Rival. Holds: Rival",
        "1. P2": "Its list: 1. You, 2. Rival. Holds: You",
        "2. P1": "Its list: 1. Rival, 2. You. Holds: Rival",
    }
    press(qtbot, KEY.Key_Left)
    assert said(window, "demoCount") == "Step 2 of 3"
    assert said(window, "demoCautiousEnd") == ""


def test_the_example_plays_by_itself_pauses_and_begins_again(show: Shown, qtbot: QtBot) -> None:
    stepper = show(LISTED).demo.stepper
    play = stepper.play_button
    press(qtbot, KEY.Key_Space)
    assert play.text() == play.accessibleName() == "Pause"
    press(qtbot, KEY.Key_Space)
    assert not stepper.playing
    stepper.timer.setInterval(0)
    with qtbot.waitSignal(stepper.ended):
        press(qtbot, KEY.Key_Space)
    qtbot.waitUntil(lambda: not stepper.playing)
    assert play.text() == "Play"
    stepper.timer.setInterval(60_000)
    press(qtbot, KEY.Key_Space)
    assert part(stepper, QLabel, "demoCount").text() == "Step 0 of 3", "it begins again"
    press(qtbot, KEY.Key_Right)
    assert not stepper.playing, "who steps by hand has the word"
    stage = part(stepper, QWidget, "demoHonestBoxes")
    stage.setFocus()
    press(qtbot, KEY.Key_Space)
    assert stepper.playing, "Space plays from anywhere in it"
    stepper.hide()
    assert not stepper.playing


def test_the_honest_order_is_compared_with_a_cautious_one(window: MarketWindow, qtbot: QtBot) -> None:
    assert order(window) == [
        "1. Dogwood (yours: 4)",
        "2. Birch (yours: 2)",
        "3. Aspen (yours: 1)",
        "4. Cedar (yours: 3)",
    ], "by tier, those without one last"
    result = compare(window, qtbot)
    figures = [int(word.replace(",", "")) for word in result.split() if word[0].isdigit()]
    gains, runs, losses, same = figures
    assert (gains, runs) == (0, 2_000)
    assert losses > 0
    assert losses + same == runs
    assert result.startswith(
        "In 0 of 2,000 invented markets did the cautious order give you a program that you prefer. In "
    )
    assert "%" not in result
    for _step in range(40):
        press(qtbot, KEY.Key_Right)
    assert said(window, "ownHonestEnd").startswith("Over: you match at ")
    assert said(window, "ownHonestEnd") != said(window, "ownCautiousEnd")
    other = compare(window, qtbot, "otherMarkets")
    assert other.startswith("In 0 of 2,000 ")
    assert other != result


def test_moving_a_program_takes_the_result_away_and_the_same_order_cannot_be_run(
    window: MarketWindow, qtbot: QtBot
) -> None:
    compare(window, qtbot)
    items = part(window, QListWidget, "cautionList")
    items.setFocus()
    items.setCurrentRow(0)
    QTest.keyClick(items, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(window)[:2] == ["1. Birch (yours: 2)", "2. Dogwood (yours: 4)"]
    assert items.currentRow() == 1
    assert said(window, "marketResult") == ""
    assert not part(window, QWidget, "own").isVisible()
    for at, steps in ((2, 2), (3, 1)):
        items.setCurrentRow(at)
        for _step in range(steps):
            QTest.keyClick(items, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [text.split()[1] for text in order(window)] == ["Aspen", "Birch", "Cedar", "Dogwood"]
    assert not part(window, QPushButton, "runMarkets").isEnabled()
    assert said(window, "marketHint").startswith("Both orders are the same")
    way = part(window, QComboBox, "cautionWay")
    way.setFocus()
    press(qtbot, KEY.Key_End)
    assert [text.split()[1] for text in order(window)] == ["Dogwood", "Cedar", "Birch", "Aspen"]
    assert part(window, QPushButton, "runMarkets").isEnabled()


def test_an_order_that_leaves_programs_out_gains_nothing_and_is_put_back_by_keyboard(
    window: MarketWindow, qtbot: QtBot
) -> None:
    items = part(window, QListWidget, "cautionList")
    leave, back = part(window, QPushButton, "cautionLeaveOut"), part(window, QPushButton, "cautionPutBack")
    assert not back.isEnabled()
    items.setFocus()
    items.setCurrentRow(0)
    QTest.keyClick(items, KEY.Key_Delete)
    QTest.keyClick(items, KEY.Key_Delete)
    QTest.keyClick(items, KEY.Key_Delete)
    assert len(order(window)) == 1
    assert not leave.isEnabled(), "one program at least stays"
    QTest.keyClick(items, KEY.Key_Delete)
    assert len(order(window)) == 1
    result = compare(window, qtbot)
    assert result.startswith("In 0 of 2,000 invented markets did the shorter order give you a program")
    assert "one that you like less, or none" in result
    assert part(window, QWidget, "own").isVisible(), "a market where it cost something"
    back.setFocus()
    press(qtbot, KEY.Key_Space)
    assert len(order(window)) == 4
    assert said(window, "marketResult") == ""


def test_a_run_shows_how_far_it_is_and_can_be_stopped(
    window: MarketWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    begun, left = threading.Event(), threading.Event()

    def endless(_honest: object, _cautious: object, runs: int, _seed: int, *, progress: Progress) -> Tally:
        try:
            while True:
                progress(runs // 2, runs)
                begun.set()
        finally:
            left.set()

    monkeypatch.setattr(simulation, "compare", endless)
    run = part(window, QPushButton, "runMarkets")
    run.setFocus()
    press(qtbot, KEY.Key_Return)
    stop = part(window, QPushButton, "stopMarkets")
    assert QApplication.focusWidget() is stop
    assert not run.isEnabled()
    qtbot.waitUntil(begun.is_set)
    press(qtbot, KEY.Key_Return)
    assert left.is_set(), "nothing is still under way"
    assert said(window, "marketHint") == "Stopped: nothing was compared."
    assert QApplication.focusWidget() is run
    begun.clear()
    press(qtbot, KEY.Key_Return)
    qtbot.waitUntil(begun.is_set)
    left.clear()
    press(qtbot, KEY.Key_Escape)
    assert left.is_set(), "closing stops it as well"


def test_a_change_that_costs_nothing_says_so(
    window: MarketWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    tally = Tally(2_000, 2_000, 0, 0, {}, {})
    monkeypatch.setattr(simulation, "compare", lambda *_asked, **_told: tally)
    assert compare(window, qtbot).endswith("In 0 it gave you one that you like less; in 2,000 the same.")
    assert (
        said(window, "marketHint") == "Here the change cost nothing, and it gained nothing. Try a bolder one."
    )
    assert not part(window, QWidget, "own").isVisible()


def test_with_one_program_there_is_still_the_example(show: Shown, qtbot: QtBot) -> None:
    window = show(LISTED[:1])
    window.tabs.setCurrentIndex(1)
    assert said(window, "emptyTitle") == "Your list has fewer than two programs"
    back = part(window, QPushButton, "marketToDemo")
    back.setFocus()
    press(qtbot, KEY.Key_Return, KEY.Key_Right)
    assert said(window, "demoCount") == "Step 1 of 3"
    part(window, QPushButton, "closeMarket").click()
    assert not window.isVisible()
