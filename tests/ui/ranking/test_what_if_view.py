"""Sliders and flip points, by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSlider
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.services import rank_criteria
from matchplanner.ui.notices import Notices
from matchplanner.ui.ranking.what_if_view import WhatIfView
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

PLACE = 2  # of the three criteria


@pytest.fixture
def view(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[WhatIfView]:
    shown = WhatIfView(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1000, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


def slider(view: WhatIfView, at: int) -> QSlider:
    return part(view, QSlider, f"weightSlider{rank_criteria.criteria()[at].id}")


def order(view: WhatIfView) -> list[tuple[str, str, str]]:
    return [
        (str(view.order.index(row, 0).data()), row_.now.program, str(view.order.index(row, 3).data()))
        for row, row_ in enumerate(view.order.rows)
    ]


def flips(view: WhatIfView) -> dict[str, list[str]]:
    return {
        str(view.pairs.index(row, 0).data()): [str(view.pairs.index(row, at).data()) for at in range(1, 4)]
        for row in range(view.pairs.rowCount())
    }


def test_without_two_rated_programs_it_leads_to_the_scores(view: WhatIfView, qtbot: QtBot) -> None:
    assert not view.order_table.isVisible()
    with qtbot.waitSignal(view.open_requested) as asked:
        part(view, QPushButton, "whatIfScores").click()
    assert asked.args == ["ranking/scores", 0]


@pytest.mark.usefixtures("example")
def test_neighbours_swap_where_the_hand_calculation_says(view: WhatIfView) -> None:
    found = flips(view)
    assert found["C / A"][PLACE] == "14.3 %"
    assert found["C / B"][PLACE] == "16.7 %"
    assert found["A / B"] == ["40.0 %", "35.0 %", "25.0 %"]
    assert list(found) == ["C / A", "C / B", "A / B", "A / D", "B / D"]
    lines = part(view, QLabel, "rankLeads").text().split("\n")
    assert lines[0] == "C leads only while"
    assert lines[1 + PLACE] == "• Geography and personal weighs more than 16.7 % (below: B)"
    cell = view.pairs.index(1, 1 + PLACE)
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == (
        "C and B swap where Geography and personal counts for 16.7 %, the rest in proportion."
    )


@pytest.mark.usefixtures("example")
def test_a_slider_shows_the_order_live_and_stores_nothing(
    view: WhatIfView, workspace: Workspace, qtbot: QtBot
) -> None:
    before = workspace.undo_stack.count()
    assert order(view) == [("1", "C", "1"), ("=2", "A", "=2"), ("=2", "B", "=2"), ("4", "D", "4")]
    moved = slider(view, PLACE)
    moved.setFocus()
    for _press in range(8):
        qtbot.keyClick(moved, Qt.Key.Key_Left)
    assert order(view)[0][:2] == ("1", "C"), "17 % is still above 16.7 %"
    qtbot.keyClick(moved, Qt.Key.Key_Left)
    assert [row[:2] for row in order(view)] == [("1", "B"), ("2", "C"), ("3", "A"), ("4", "D")]
    third = rank_criteria.criteria()[PLACE].id
    assert part(view, QLabel, f"weightValue{third}").text() == "16.0 % (stored: 25.0 %)"
    assert workspace.undo_stack.count() == before
    part(view, QPushButton, "resetWeights").click()
    assert order(view)[0][1] == "C"
    assert moved.value() == 250


@pytest.mark.usefixtures("example")
def test_accepted_weights_are_one_step_that_can_be_undone(
    view: WhatIfView, workspace: Workspace, qtbot: QtBot
) -> None:
    accept = part(view, QPushButton, "acceptWeights")
    assert not accept.isEnabled()
    slider(view, PLACE).setFocus()
    qtbot.keyClick(slider(view, PLACE), Qt.Key.Key_Home)
    qtbot.keyClick(slider(view, PLACE), Qt.Key.Key_PageUp)
    before = workspace.undo_stack.count()
    accept.click()
    assert workspace.undo_stack.count() == before + 1
    assert [float(row.share) for row in rank_criteria.criteria()] == pytest.approx(
        [0.5067, 0.4433, 0.05], abs=1e-4
    )
    assert not accept.isEnabled()
    workspace.undo_stack.undo()
    assert [float(row.weight) for row in rank_criteria.criteria()] == [40, 35, 25]
    assert slider(view, PLACE).value() == 250


@pytest.mark.usefixtures("example")
def test_a_slider_comes_back_from_the_end_with_the_others_in_proportion(
    view: WhatIfView, qtbot: QtBot
) -> None:
    moved = slider(view, PLACE)
    moved.setFocus()
    qtbot.keyClick(moved, Qt.Key.Key_End)
    assert order(view)[0][1] == "C"
    assert flips(view)["C / D"][PLACE] == "unknown", "nothing else weighs anything"
    moved.setValue(250)
    assert not part(view, QPushButton, "acceptWeights").isEnabled(), "just as stored"


def test_an_unknown_rating_leaves_flips_unknown_and_says_so(
    example: dict[str, int], view: WhatIfView, workspace: Workspace
) -> None:
    third = rank_criteria.criteria()[PLACE].id
    workspace.run("Rate", lambda: rank_criteria.rate(example["D"], third, "", workspace.today()))
    assert flips(view)["B / D"] == ["unknown"] * 3
    assert part(view, QLabel, "rankLeads").text().endswith("left out of this.")


@pytest.mark.usefixtures("example")
def test_the_models_keep_qts_rules(view: WhatIfView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view.pairs)
    qtmodeltester.check(view.order)


@pytest.mark.usefixtures("example")
def test_a_criterion_is_named_as_it_was_typed(view: WhatIfView, workspace: Workspace) -> None:
    third = rank_criteria.criteria()[PLACE].id
    workspace.run("Rename", lambda: rank_criteria.rename(third, "Family & friends"))
    moved = slider(view, PLACE)
    (label,) = [one for one in view.findChildren(QLabel) if one.buddy() is moved]
    assert label.text() == "Family && friends", "one alone would underline the blank behind it"
    assert moved.accessibleName() == "Family & friends"
