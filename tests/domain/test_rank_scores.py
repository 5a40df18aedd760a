"""Weighted scores, ranges and ties, by hand calculation."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import rank_scores
from matchplanner.domain.rank_scores import BEST, Disagreement, Ratings, Score, decimal, score, shares

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


MANY = st.lists(st.dictionaries(st.integers(1, 4), st.fractions(0, 10, max_denominator=9)), max_size=6)
WEIGHING = st.dictionaries(st.integers(1, 4), st.fractions(0, 100, max_denominator=30))


@given(WEIGHING, MANY)
def test_whole_numbers_say_the_same_as_fractions(
    weights: dict[int, Fraction], many: list[dict[int, Fraction]]
) -> None:
    ratings: dict[int, Ratings] = dict(enumerate(many))
    parts = {key: part for key, part in shares(weights).items() if part}
    plain = {key: plainly(parts, held) for key, held in ratings.items()}
    assert rank_scores.scores(weights, ratings) == plain
    known = {key: held for key, held in plain.items() if held is not None}
    for key, place in rank_scores.places(plain).items():
        others = [held for other, held in known.items() if other != key]
        assert place.first == 1 + sum(held.low > known[key].high for held in others)
        assert place.last == 1 + sum(held.high > known[key].low for held in others)
        assert place.shared == (known[key].exact and known[key] in others)
    mine = tuple(ratings)
    found = rank_scores.disagreements(mine, weights, ratings)
    assert list(found) == plain_disagreements(mine, plain, parts, ratings)


def plainly(parts: dict[int, Fraction], ratings: Ratings) -> Score | None:
    """Add a score up as it is defined."""
    if not parts.keys() & ratings.keys():
        return None
    low = sum((part * ratings.get(key, 0) for key, part in parts.items()), Fraction(0))
    return Score(
        low, low + sum((part * BEST for key, part in parts.items() if key not in ratings), Fraction(0))
    )


def plain_disagreements(
    mine: tuple[int, ...],
    scores: dict[int, Score | None],
    parts: dict[int, Fraction],
    ratings: dict[int, Ratings],
) -> list[Disagreement]:
    """Hold every pair against its scores, one by one."""
    found = []
    for above, below in combinations(mine, 2):
        upper, lower = scores[above], scores[below]
        if upper is not None and lower is not None and lower.low > upper.high:
            leads = {
                key: part * (ratings[below].get(key, Fraction(0)) - ratings[above].get(key, BEST))
                for key, part in parts.items()
            }
            found.append(
                Disagreement(above, below, lower.low - upper.high, max(leads, key=leads.__getitem__))
            )
    return sorted(found, key=lambda pair: -pair.gap)
