"""Story 10, as far as it is built: from ratings to scores, flip points, closing questions and checks."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QSlider
from tests.clock import Clock
from tests.e2e.story_10 import PLACE, Begin, begin, rate
from tests.e2e.walker import KEY, Walker, words_of

from matchplanner.services import rank_criteria, ranking


@pytest.fixture
def walker(walk: Begin, clock: Clock[date]) -> Walker:
    return begin(walk, clock)


@pytest.fixture
def rated(walker: Walker) -> Walker:
    rate(walker)
    return walker


def order(walker: Walker) -> list[tuple[str, str]]:
    places, names = (walker.shown("whatIfOrder", at) for at in range(2))
    return list(zip(places, names, strict=True))


def test_scores_flip_points_and_live_weights(rated: Walker) -> None:
    assert rated.shown("ratingsTable", 4) == ["6.95", "6.95", "7.45", "6.60"]
    assert rated.shown("ratingsTable", 5) == ["=2", "=2", "1", "4"], "a tie is shown as a tie"
    assert rated.text("scoresDisagreement").startswith(
        "Largest disagreement: you rank A above C, which scores 0.50 more; Geography"
    )
    rated.tab("rankViews", "What if")
    assert "• Geography and personal weighs more than 16.7 % (below: B)" in rated.text("rankLeads")
    flips = dict(zip(rated.shown("flipTable"), rated.shown("flipTable", 1 + PLACE), strict=True))
    assert flips["C / B"] == "16.7 %"
    assert flips["A / B"] == "25.0 %"

    slider = rated.find(QSlider, f"weightSlider{rank_criteria.criteria()[PLACE].id}")
    slider.setFocus()
    for _press in range(9):  # 25 % - 9 % = 16 %
        rated.bot.keyClick(slider, KEY.Key_Left)
    assert order(rated) == [("1", "B"), ("2", "C"), ("3", "A"), ("4", "D")]
    assert [float(row.weight) for row in rank_criteria.criteria()] == [40, 35, 25], "nothing is stored"
    rated.click("acceptWeights")
    assert [round(float(row.weight), 1) for row in rank_criteria.criteria()] == [44.8, 39.2, 16]
    rated.undo()
    assert order(rated) == [("1", "C"), ("=2", "A"), ("=2", "B"), ("4", "D")]


def test_the_fifth_program_is_an_error_and_open_questions_are_warnings(
    walker: Walker, tmp_path: Path
) -> None:
    walker.click("addToRank")
    walker.pick("rank_program", "E")
    walker.click("rankDialogOk")
    assert [row.program for row in ranking.rows()] == ["A", "B", "C", "D", "E"]
    walker.tab("rankViews", "Checks")
    assert list(zip(walker.shown("checksTable"), walker.shown("checksTable", 1), strict=True)) == [
        ("Error", "Never interviewed"),
        *[("Warning", "Closing questions open")] * 5,
    ]
    walker.tab("rankViews", "Review")
    for _program in range(5):
        walker.click("reviewNext")
        for question in ("thrive", "aim", "support"):
            walker.choose(f"closing_{question}", "yes")
            box = walker.find(QComboBox, f"closing_{question}")
            assert box.currentData() == "yes"
    walker.tab("rankViews", "Checks")
    assert walker.shown("checksTable", 1) == ["Never interviewed"]

    walker.pick_row("checksTable", "Never interviewed")
    walker.click("checkWaive")
    walker.type_into("waiverDialogText", "They asked me to rank them", leave=False)
    walker.click("waiverDialogOk")
    walker.gone("waiverDialog")
    assert walker.shown("checksTable") == ["Kept"]
    walker.tab("rankViews", "My order")
    walker.click("rankListPdf")
    text = words_of(walker.save_pdf(tmp_path / "rank list.pdf"))
    for rank, name in enumerate("ABCDE", start=1):
        assert f"{rank} {name}" in text
        assert f"149076{rank - 1}C0" in text
    assert "America/New_York" in text
    assert "Asia/Karachi" in text
    assert "No interview at E is on record. Reason: They asked me to rank them" in text

    walker.pick_row("rankTable", "E")
    walker.click("removeFromRank")
    walker.tab("rankViews", "Checks")
    assert walker.text("emptyTitle") == "Nothing speaks against this list"
