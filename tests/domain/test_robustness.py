"""How firm an order is: shares of draws against closed forms, and what unknown ratings decide."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import rank_scores
from matchplanner.domain.rank_scores import BEST, Ratings, exact
from matchplanner.domain.robustness import Firmness, OpenRating, Spread, firmness
from matchplanner.errors import CancelledError

FIT, IMG, PLACE = 1, 2, 3
A, B, C, D = 1, 2, 3, 4
WEIGHTS = {FIT: exact(40), IMG: exact(35), PLACE: exact(25)}
TOLERANCE = 0.01
"""Twice the standard error of a share in 10,000 draws."""


def rated(*ratings: float | None) -> Ratings:
    return {key: exact(value) for key, value in enumerate(ratings, start=1) if value is not None}


EXAMPLE = {A: rated(9, 6, 5), B: rated(7, 9, 4), C: rated(6, 8, 9), D: rated(8, 4, 8)}


def drawn(
    weights: Mapping[int, Fraction],
    ratings: Mapping[int, Ratings],
    spread: Spread,
    draws: int = 10_000,
    seed: int = 1,
) -> Firmness:
    return firmness(weights, ratings, spread, Random(seed).random, draws=draws)


def first(found: Firmness, program: int) -> float:
    return float(found.places[program][0])


def test_with_fixed_weights_and_no_unknown_rating_everybody_has_one_place_and_ties_share_theirs() -> None:
    found = drawn(WEIGHTS, EXAMPLE, Spread.FIXED, draws=50)
    never, half, always = Fraction(0), Fraction(1, 2), Fraction(1)
    assert found.places == {
        A: (never, half, half, never),
        B: (never, half, half, never),
        C: (always, never, never, never),
        D: (never, never, never, always),
    }
    assert found.open_ratings == ()
    untied = drawn({**WEIGHTS, FIT: exact(41)}, EXAMPLE, Spread.FIXED, draws=50).places
    assert sorted(shares.index(1) for shares in untied.values()) == [0, 1, 2, 3]


def test_any_two_weights_lead_as_often_as_their_part_of_the_line() -> None:
    found = drawn({FIT: exact(1), IMG: exact(9)}, {A: rated(8, 2), B: rated(4, 5)}, Spread.ANY)
    assert first(found, A) == pytest.approx(4 / 7, abs=TOLERANCE), "A leads where fit counts for over 3/7"


def test_weights_around_mine_lead_as_often_as_their_part_of_the_square() -> None:
    found = drawn({FIT: exact(1), IMG: exact(1)}, {A: rated(8, 2), B: rated(4, 5)}, Spread.NEAR)
    assert first(found, A) == pytest.approx(0.739583, abs=TOLERANCE), "4 u > 3 v for u, v in 0.5 to 1.5"


@pytest.mark.parametrize("spread", list(Spread))
def test_an_even_unknown_rating_leads_half_the_time_and_decides_always(spread: Spread) -> None:
    found = drawn({FIT: exact(1), IMG: exact(1)}, {A: rated(5, 5), B: rated(5, None)}, spread)
    assert first(found, A) == pytest.approx(0.5, abs=TOLERANCE)
    assert found.open_ratings == (OpenRating(B, IMG, Fraction(1), Fraction(5)),)


def test_the_unknown_rating_that_decides_most_comes_first_and_hopeless_ones_decide_nothing() -> None:
    board = {A: rated(9, 9, 9), B: rated(9, None, 9), C: rated(1, 1, None), D: rated(None, 9, 8)}
    found = drawn(WEIGHTS, board, Spread.FIXED)
    assert [(each.program, each.criterion) for each in found.open_ratings] == [(B, IMG), (D, FIT), (C, PLACE)]
    always, mostly, never = (float(each.decides) for each in found.open_ratings)
    assert always == 1, "9.35 with a 10, which nobody else reaches, and 5.85 with a 0"
    assert mostly == pytest.approx(0.943, abs=TOLERANCE), "9.15 with a 10, unless B comes to more"
    assert never == 0


def test_what_weighs_nothing_stays_out_and_so_does_what_is_not_rated() -> None:
    board = {A: rated(8, 2, None), B: rated(4, 5, None), C: rated(None, None, 9)}
    found = drawn({FIT: exact(1), IMG: exact(1), PLACE: exact(0)}, board, Spread.ANY)
    assert set(found.places) == {A, B}
    assert found.open_ratings == ()
    assert drawn({FIT: exact(0)}, board, Spread.ANY).places == {}
    assert drawn(WEIGHTS, {}, Spread.ANY).places == {}


def test_programs_rated_alike_share_their_places_evenly() -> None:
    found = drawn(WEIGHTS, {A: rated(5, 6, 7), B: rated(5, 6, 7), C: rated(5, 6, 7)}, Spread.ANY, draws=10)
    assert set(found.places.values()) == {(Fraction(1, 3),) * 3}


RATINGS = st.one_of(st.none(), st.integers(0, 10))


@given(
    rows=st.lists(st.tuples(RATINGS, RATINGS, RATINGS, RATINGS), min_size=1, max_size=6),
    weights=st.lists(st.integers(0, 3), min_size=4, max_size=4),
    spread=st.sampled_from(Spread),
)
def test_shares_add_up_to_one_by_program_and_by_place(
    rows: list[tuple[int | None, ...]], weights: list[int], spread: Spread
) -> None:
    board = {at: rated(*row) for at, row in enumerate(rows)}
    weighed = {key: exact(weight) for key, weight in enumerate(weights, start=1)}
    found = drawn(weighed, board, spread, draws=60)
    scores = {key: rank_scores.score(weighed, held) for key, held in board.items()}
    assert set(found.places) == {key for key, held in scores.items() if held is not None}
    assert all(sum(shares) == 1 for shares in found.places.values())
    assert all(sum(column) == 1 for column in zip(*found.places.values(), strict=True))
    possible = rank_scores.places(scores)
    if spread is Spread.FIXED:
        for key, shares in found.places.items():
            stood = [place for place, share in enumerate(shares, start=1) if share]
            assert possible[key].first <= stood[0]
            assert stood[-1] <= possible[key].last + sum(
                scores[other] == scores[key] for other in possible if other != key
            )
    for rating in found.open_ratings:
        assert 0 <= rating.decides <= 1
        assert rating.width == rank_scores.shares(weighed)[rating.criterion] * BEST


def test_the_same_seed_gives_the_same_figures() -> None:
    board = {**EXAMPLE, D: rated(8, None, 8)}
    once, again, other = (drawn(WEIGHTS, board, Spread.NEAR, 1_300, seed) for seed in (5, 5, 6))
    assert once == again != other


def test_it_stops_where_it_is_told_to() -> None:
    told = []

    def stop(done: int, of: int) -> None:
        told.append((done, of))
        if done:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        firmness(WEIGHTS, EXAMPLE, Spread.ANY, Random(1).random, progress=stop)
    assert told == [(0, 10_000), (500, 10_000)]
