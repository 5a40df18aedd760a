"""Criteria, weights and ratings on a real plan, with the worked example."""

from datetime import date
from fractions import Fraction

import pytest

from matchplanner.errors import UserError
from matchplanner.services import programs, rank_criteria, ranking
from matchplanner.store.schema import Interview, Program, RankRating
from matchplanner.store.store import Store

TODAY = date(2028, 2, 1)
RATINGS = {"A": (9, 6, 5), "B": (7, 9, 4), "C": (6, 8, 9), "D": (8, 4, 8)}


@pytest.fixture
def rated(store: Store) -> dict[str, int]:
    """Four listed programs with the ratings of the worked example; a fifth only interviewed."""
    with store.write("Fill"):
        ids = {name: programs.add(name) for name in (*RATINGS, "E")}
        rank_criteria.add_usual()
        for row, weight in zip(rank_criteria.criteria(), (40, 35, 25), strict=True):
            rank_criteria.set_weight(row.id, weight)
        for name, values in RATINGS.items():
            ranking.add(ids[name])
            for row, value in zip(rank_criteria.criteria(), values, strict=True):
                rank_criteria.rate(ids[name], row.id, value, TODAY)
        Interview.create(program=ids["E"], status="done")
    return ids


def test_scores_places_and_the_largest_disagreement(rated: dict[str, int]) -> None:
    board = rank_criteria.board()
    assert {row.program: row.score and row.score.as_text() for row in board.rows} == {
        "A": "6.95",
        "B": "6.95",
        "C": "7.45",
        "D": "6.60",
        "E": None,
    }
    assert [(row.program, row.place and row.place.as_text()) for row in board.ordered()] == [
        ("C", "1"),
        ("A", "=2"),
        ("B", "=2"),
        ("D", "4"),
        ("E", None),
    ]
    assert [row.mine for row in board.rows] == [1, 2, 3, 4, None]
    assert (board.disagreements[0].above, board.disagreements[0].below) == (rated["A"], rated["C"])


@pytest.mark.usefixtures("rated")
def test_weights_are_normalised_whatever_they_add_up_to(store: Store) -> None:
    first = rank_criteria.criteria()[0]
    with store.write("Weigh"):
        rank_criteria.set_weight(first.id, "100")
    assert [row.share for row in rank_criteria.criteria()] == [
        Fraction(100, 160),
        Fraction(35, 160),
        Fraction(25, 160),
    ]
    with store.write("Weigh"):
        rank_criteria.set_weights({first.id: Fraction(1, 5)})
    assert rank_criteria.criteria()[0].weight == 20
    for wrong in ("-1", "101", "much"):
        with pytest.raises(UserError, match="weight must be a number"), store.write("Weigh"):
            rank_criteria.set_weight(first.id, wrong)


def test_a_blank_rating_is_unknown_and_leaves_a_range(store: Store, rated: dict[str, int]) -> None:
    visa = rank_criteria.criteria()[1]
    with store.write("Rate"):
        rank_criteria.rate(rated["A"], visa.id, "", TODAY)
    score = rank_criteria.board().rows[0].score
    assert score is not None
    assert score.as_text() == "4.85-8.35"
    with store.write("Rate"):
        rank_criteria.rate(rated["A"], visa.id, "7,5", TODAY)
    assert rank_criteria.board().rows[0].ratings[visa.id] == Fraction(15, 2)
    assert RankRating.select().where(RankRating.program == rated["A"]).count() == 3
    with pytest.raises(UserError, match="from 0 to 10"), store.write("Rate"):
        rank_criteria.rate(rated["A"], visa.id, "11", TODAY)


@pytest.mark.usefixtures("rated")
def test_criteria_are_added_renamed_moved_and_deleted(store: Store) -> None:
    with store.write("Edit"):
        added = rank_criteria.add("Partner's work")
        rank_criteria.move(added, -2)
        rank_criteria.rename(rank_criteria.criteria()[0].id, "Fit")
    assert [row.name for row in rank_criteria.criteria()] == [
        "Fit",
        "Partner's work",
        "IMG and visa reliability",
        "Geography and personal",
    ]
    board = rank_criteria.board()
    assert board.rows[0].score is not None
    assert board.rows[0].score.exact, "what weighs nothing need not be rated"
    with store.write("Delete"):
        rank_criteria.delete(rank_criteria.criteria()[0].id)
    assert rank_criteria.board().rows[0].ratings.keys() == {row.id for row in rank_criteria.criteria()[1:]}
    for wrong, message in (("  ", "needs a name"), ("partner's WORK", "already")):
        with pytest.raises(UserError, match=message), store.write("Add"):
            rank_criteria.add(wrong)


def test_what_is_gone_is_said_to_be_gone(store: Store, rated: dict[str, int]) -> None:
    first = rank_criteria.criteria()[0].id
    with store.write("Delete"):
        rank_criteria.delete(first)
        Program.delete().where(Program.id == rated["D"]).execute()
    with pytest.raises(UserError, match="criterion is not in the plan"), store.write("Rate"):
        rank_criteria.rate(rated["A"], first, 5, TODAY)
    with pytest.raises(UserError, match="program is not in the plan"), store.write("Rate"):
        rank_criteria.rate(rated["D"], rank_criteria.criteria()[0].id, 5, TODAY)
    with pytest.raises(UserError, match="criterion is not in the plan"), store.write("Weigh"):
        rank_criteria.set_weight(first, 5)
