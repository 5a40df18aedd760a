"""Weighted scores, ranges and ties, by hand calculation."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import rank_scores
from matchplanner.domain.rank_scores import BEST, Ratings, Score, decimal, score

FIT, VISA, PLACE = 1, 2, 3
WEIGHTS = {FIT: Fraction(40), VISA: Fraction(35), PLACE: Fraction(25)}
A, B, C, D = 11, 12, 13, 14


def rated(*values: int | None) -> dict[int, Fraction]:
    return {key: Fraction(value) for key, value in enumerate(values, start=1) if value is not None}


RATINGS: dict[int, Ratings] = {A: rated(9, 6, 5), B: rated(7, 9, 4), C: rated(6, 8, 9), D: rated(8, 4, 8)}
SCORES = {key: score(WEIGHTS, ratings) for key, ratings in RATINGS.items()}


def test_the_worked_example_comes_out_as_by_hand() -> None:
    shown = {key: held.as_text() for key, held in SCORES.items() if held is not None}
    assert shown == {A: "6.95", B: "6.95", C: "7.45", D: "6.60"}
    places = rank_scores.places(SCORES)
    assert {key: place.as_text() for key, place in places.items()} == {A: "=2", B: "=2", C: "1", D: "4"}
    assert rank_scores.ordered(SCORES, (A, B, C, D)) == (C, A, B, D)
    assert rank_scores.ordered(SCORES, (B, A, C, D)) == (C, B, A, D), "a tie keeps my order"


def test_an_unknown_rating_makes_a_range_and_not_a_nought() -> None:
    held = score(WEIGHTS, rated(9, None, 5))
    assert held is not None
    assert held.as_text() == "4.85-8.35"
    assert not held.exact
    places = rank_scores.places({**SCORES, A: held})
    assert places[A].as_text() == "1-4"
    assert places[C].as_text() == "1-2"
    assert score(WEIGHTS, {}) is None
    assert A not in rank_scores.places({**SCORES, A: None})
    assert rank_scores.ordered({**SCORES, C: None}, (A, B, C, D))[-1] == C


def test_what_weighs_nothing_does_not_count_and_need_not_be_known() -> None:
    assert score({**WEIGHTS, PLACE: Fraction(0)}, rated(9, 6)) == Score(Fraction(38, 5), Fraction(38, 5))
    assert score(dict.fromkeys(WEIGHTS, Fraction(0)), rated(9, 6, 5)) is None
    assert rank_scores.shares({}) == {}


def test_the_largest_disagreement_names_the_pair_and_what_speaks_for_it() -> None:
    found = rank_scores.disagreements((D, A, B, C), WEIGHTS, RATINGS)
    assert (found[0].above, found[0].below, found[0].gap) == (D, C, Fraction(85, 100))
    assert found[0].criterion == VISA
    assert [(pair.above, pair.below) for pair in found] == [(D, C), (A, C), (B, C), (D, A), (D, B)]
    assert rank_scores.disagreements((C, B, A, D), WEIGHTS, RATINGS) == ()
    assert rank_scores.disagreements((A, C), WEIGHTS, {A: rated(9, None, 5), C: RATINGS[C]}) == ()


@pytest.mark.parametrize(
    ("value", "text"), [("1/3", "0.33"), ("2/3", "0.67"), ("0.005", "0.01"), ("7", "7.00"), ("6.995", "7.00")]
)
def test_decimals_are_rounded_as_on_paper(value: str, text: str) -> None:
    assert decimal(Fraction(value)) == text


@given(
    st.dictionaries(st.integers(1, 5), st.fractions(0, 100), min_size=1),
    st.dictionaries(st.integers(1, 5), st.fractions(0, 10)),
    st.integers(1, 5),
    st.fractions(0, 10),
)
def test_an_answer_narrows_a_score_and_never_leaves_its_range(
    weights: dict[int, Fraction], ratings: dict[int, Fraction], criterion: int, answer: Fraction
) -> None:
    before = score(weights, {key: value for key, value in ratings.items() if key != criterion})
    after = score(weights, {**ratings, criterion: answer})
    if before is not None and after is not None:
        assert 0 <= before.low <= after.low <= after.high <= before.high <= BEST
