"""Heat strips in the What-if view: worked out beside the window, by keyboard, in both looks."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTableView, QTabWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.robustness import Firmness, Spread
from matchplanner.progress import Progress
from matchplanner.services import programs, rank_criteria, ranking, robustness
from matchplanner.services.rank_criteria import Board
from matchplanner.ui import theme
from matchplanner.ui.notices import Notices
from matchplanner.ui.ranking.robustness.heat import heat
from matchplanner.ui.ranking.robustness.pane import FirmnessPane
from matchplanner.ui.ranking.scores_view import ScoresView
from matchplanner.ui.ranking.what_if_view import WhatIfView
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

FIT, IMG, PLACE = range(3)
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
TIP = Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def view(
    example: dict[str, int],  # noqa: ARG001 - the plan it shows
    workspace: Workspace,
    notices: Notices,
    settings: Settings,
    qtbot: QtBot,
) -> Iterator[WhatIfView]:
    shown = WhatIfView(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1000, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


@pytest.fixture
def pane(view: WhatIfView, qtbot: QtBot) -> FirmnessPane:
    """The strips of the worked example, drawn around its weights."""
    with qtbot.waitSignal(view.firmness.worked_out):
        part(view, QTabWidget, "whatIfTabs").setCurrentIndex(1)
    return view.firmness


def strips(pane: FirmnessPane) -> dict[str, list[str]]:
    model = pane.model
    return {
        row.program: [str(model.index(at, column).data()) for column in range(1, model.columnCount())]
        for at, row in enumerate(model.rows)
    }


def choose(pane: FirmnessPane, key: str, qtbot: QtBot) -> None:
    box = part(pane, QComboBox, "firmSpread")
    box.setFocus()
    with qtbot.waitSignal(pane.worked_out):
        for _step in range(box.count()):
            if box.currentData() == key:
                break
            qtbot.keyClick(box, Qt.Key.Key_Down)


def luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def test_each_program_has_a_strip_with_figures_and_words(pane: FirmnessPane, qtbot: QtBot) -> None:
    found = strips(pane)
    assert next(iter(found)) == "C", "the one that stands highest on average comes first"
    assert list(found)[-1] == "D"
    assert int(found["C"][0]) > 60
    for column in range(4):
        shown = [found[name][column].lstrip("<>") or "0" for name in found]
        assert sum(map(int, shown)) == pytest.approx(100, abs=4), "rounded, each place adds up to 100"
    cell = pane.model.index(0, 1)
    assert cell.data(TIP) == f"C stands at place 1 in {found['C'][0]} % of the draws."
    assert cell.data(ACCESSIBLE) == f"place 1: {found['C'][0]} %"
    assert "not a chance of matching" in part(pane, QLabel, "firmLegend").text()

    table = part(pane, QTableView, "firmTable")
    table.setFocus()
    assert part(pane, QLabel, "firmRow").text().startswith(f"C: place 1 in {found['C'][0]} %")
    second = list(found)[1]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert part(pane, QLabel, "firmRow").text().startswith(f"{second}: place ")
    assert part(pane, QLabel, "firmOpen").text() == "Every rating that counts is known."
    assert not part(pane, QPushButton, "firmRate").isVisible()


def test_the_weights_that_are_drawn_can_be_chosen_and_are_remembered(
    pane: FirmnessPane, settings: Settings, qtbot: QtBot
) -> None:
    assert part(pane, QLabel, "firmExplained").text().startswith("Each weight is drawn evenly between half")
    near = strips(pane)
    choose(pane, "any", qtbot)
    assert part(pane, QLabel, "firmExplained").text().startswith("Every way to share 100 %")
    assert strips(pane) != near
    choose(pane, "fixed", qtbot)
    assert strips(pane) == {
        "C": ["100", "", "", ""],
        "A": ["", "50", "50", ""],
        "B": ["", "50", "50", ""],
        "D": ["", "", "", "100"],
    }, "a tie shares its places"
    assert pane.model.index(0, 2).data(TIP) == "C stands at place 2 in none of the draws."
    again = FirmnessPane(settings)
    qtbot.addWidget(again)
    assert part(again, QComboBox, "firmSpread").currentData() == "fixed"


def test_the_unknown_rating_that_matters_most_leads_to_its_cell(
    example: dict[str, int],
    view: WhatIfView,
    pane: FirmnessPane,
    workspace: Workspace,
    notices: Notices,
    settings: Settings,
    qtbot: QtBot,
) -> None:
    third = rank_criteria.criteria()[PLACE].id
    with qtbot.waitSignal(pane.worked_out):
        workspace.run("Rate", lambda: rank_criteria.rate(example["B"], third, "", workspace.today()))
    told = part(pane, QLabel, "firmOpen").text()
    assert told.startswith("One rating is unknown. Geography and personal of B matters most: in ")
    rate = part(pane, QPushButton, "firmRate")
    rate.setFocus()
    with qtbot.waitSignal(view.open_requested) as asked:
        qtbot.keyClick(rate, Qt.Key.Key_Return)
    assert asked.args == ["ranking/scores", example["B"]]

    scores = ScoresView(workspace, notices, settings)
    qtbot.addWidget(scores)
    with qtbot.waitExposed(scores):
        scores.show()
    scores.select(example["B"])
    here = scores.table.currentIndex()
    assert (here.siblingAtColumn(0).data(), here.data()) == ("B", "unknown")
    scores.hide()


def test_ratings_that_decide_nothing_and_programs_without_any_are_told(
    example: dict[str, int], pane: FirmnessPane, workspace: Workspace, qtbot: QtBot
) -> None:
    first, second, third = (row.id for row in rank_criteria.criteria())
    today = workspace.today()

    def fill() -> None:
        ranking.add(programs.add("Unrated"))
        rank_criteria.rate(example["C"], third, 10, today)
        rank_criteria.rate(example["C"], first, 10, today)
        rank_criteria.rate(example["D"], first, 0, today)
        rank_criteria.rate(example["D"], second, "", today)

    with qtbot.waitSignal(pane.worked_out):
        workspace.run("Fill", fill)
    assert part(pane, QLabel, "firmOpen").text() == (
        "One rating is unknown. None decides who leads; IMG and visa reliability of D is the most open, by "
        "3.5 points of 10. One program without a rating is left out."
    )


def test_strips_are_kept_until_weights_or_ratings_change(
    example: dict[str, int],
    view: WhatIfView,
    pane: FirmnessPane,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    before, asked = strips(pane), []
    drawn = robustness.firmness

    def count(board: Board, spread: Spread, progress: Progress) -> Firmness:
        asked.append(spread)
        return drawn(board, spread, progress=progress)

    monkeypatch.setattr(robustness, "firmness", count)
    workspace.run("Rename", lambda: programs.edit(example["C"], "name", "Cedar"))
    assert strips(pane)["Cedar"] == before["C"]
    tabs = part(view, QTabWidget, "whatIfTabs")
    tabs.setCurrentIndex(0)
    tabs.setCurrentIndex(1)
    assert asked == []
    with qtbot.waitSignal(pane.worked_out):
        workspace.run("Weigh", lambda: rank_criteria.set_weight(rank_criteria.criteria()[PLACE].id, 5))
    assert asked == [Spread.NEAR]
    assert strips(pane)["Cedar"] != before["C"]
    with qtbot.waitSignal(pane.worked_out):
        workspace.undo_stack.undo()
    assert strips(pane)["Cedar"] == before["C"], "the same board gives the same figures"


def test_it_can_be_stopped_and_gone_on_with_by_keyboard(
    example: dict[str, int],
    pane: FirmnessPane,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    drawn, waiting = robustness.firmness, threading.Event()

    def endless(_board: Board, _spread: Spread, progress: Progress) -> Firmness:
        waiting.set()
        while True:
            progress(1, 2)

    monkeypatch.setattr(robustness, "firmness", endless)
    third = rank_criteria.criteria()[PLACE].id
    workspace.run("Rate", lambda: rank_criteria.rate(example["B"], third, 9, workspace.today()))
    stop = part(pane, QPushButton, "firmStop")
    qtbot.waitUntil(stop.isVisible)
    assert waiting.is_set()
    assert not pane.table.isEnabled(), "it shows the board as it was before"
    stop.setFocus()
    qtbot.keyClick(stop, Qt.Key.Key_Return)
    resume = part(pane, QPushButton, "firmResume")
    assert resume.isVisible()
    monkeypatch.setattr(robustness, "firmness", drawn)
    with qtbot.waitSignal(pane.worked_out):
        qtbot.keyClick(resume, Qt.Key.Key_Return)
    assert pane.table.isEnabled()
    assert not stop.isVisible()


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK])
def test_figures_can_be_read_on_every_tone(tokens: theme.Tokens) -> None:
    ink = luminance(tokens.color("text"))
    tones = [luminance(heat(tokens, share / 100)) for share in range(101)]
    for ground in tones:
        light, dark = max(ink, ground), min(ink, ground)
        assert (light + 0.05) / (dark + 0.05) >= 4.5
    assert tones == sorted(tones, reverse=tokens is theme.LIGHT)


def test_the_model_keeps_qts_rules(pane: FirmnessPane, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(pane.model)
