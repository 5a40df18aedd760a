"""Three orders, where they disagree, and what would settle it: by hand calculation and brute force."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.test_rank_scores import FIT, PLACE, RATINGS, VISA, WEIGHTS, A, B, C, D, rated

from matchplanner.domain import orders, settling
from matchplanner.domain.orders import Dispute, Order, Orders, leading
from matchplanner.domain.pair_relations import Answer, Verdict, relations
from matchplanner.domain.rank_scores import Ratings, Weights, score
from matchplanner.domain.ranking import moved
from matchplanner.domain.settling import Facts, PlaceChange, RatingChange, facts, holds

MINE, PAIRS, SCORE = Order.MINE, Order.PAIRS, Order.SCORE
LISTED = Orders((A, B, C, D), frozenset(), WEIGHTS, RATINGS)


def named(found: tuple[Dispute, ...]) -> list[tuple[int, int, tuple[Order, ...], tuple[Order, ...]]]:
    return [(one.above, one.below, one.over, one.under) for one in found]


def test_the_score_against_my_order_is_the_largest_gap_first() -> None:
    assert named(LISTED.disputes()) == [(A, C, (MINE,), (SCORE,)), (B, C, (MINE,), (SCORE,))]
    worst = replace(LISTED, mine=(D, A, B, C)).disputes()
    assert [(one.above, one.below) for one in worst] == [(D, C), (A, C), (B, C), (D, A), (D, B)]
    assert [(one.above, one.below) for one in leading(worst)] == [(D, C)], "D is too high, C too low"
    other_way = replace(LISTED, mine=(D, C, A, B)).disputes()
    assert [(one.above, one.below) for one in leading(other_way)] == [(D, C)]


def test_two_at_a_time_takes_either_side_or_neither() -> None:
    both = replace(LISTED, preferred=frozenset({(A, C)}))
    assert named(both.disputes())[0] == (A, C, (PAIRS, MINE), (SCORE,))
    mine_alone = replace(LISTED, preferred=frozenset({(C, A)}))
    assert named(mine_alone.disputes())[0] == (A, C, (MINE,), (SCORE, PAIRS))
    pairs_alone = replace(LISTED, mine=(C, A, B, D), preferred=frozenset({(A, C)}))
    assert named(pairs_alone.disputes()) == [(A, C, (PAIRS,), (SCORE, MINE))]
    unlisted = replace(LISTED, mine=(), preferred=frozenset({(A, C)}))
    assert named(unlisted.disputes()) == [(A, C, (PAIRS,), (SCORE,))]
    assert unlisted.disputes()[0].apart == 0


def test_where_scores_are_level_or_open_my_order_still_stands_against_my_answers() -> None:
    level = replace(LISTED, mine=(C, A, B, D), preferred=frozenset({(B, A)}))
    assert named(level.disputes()) == [(A, B, (MINE,), (PAIRS,))]
    assert level.disputes()[0].scored is None
    unrated = Orders((A, B, C), frozenset({(B, A), (C, A)}), WEIGHTS, {A: {}, B: {}, C: {}})
    assert [(one.above, one.below, one.apart) for one in unrated.disputes()] == [(A, C, 2), (A, B, 1)]
    assert unrated.between(B, C) is None
    assert named((unrated.between(C, A) or unrated.disputes()[1],)) == [(A, C, (MINE,), (PAIRS,))]


def test_answers_prefer_what_follows_from_them_and_nothing_that_contradicts_itself() -> None:
    said = relations((A, B, C), [Answer(1, A, B, Verdict.FIRST), Answer(2, C, B, Verdict.SECOND)])
    assert orders.preferred((A, B, C), said) == {(A, B), (B, C), (A, C)}
    round_trip = [
        Answer(1, A, B, Verdict.FIRST),
        Answer(2, B, C, Verdict.FIRST),
        Answer(3, C, A, Verdict.FIRST),
    ]
    assert orders.preferred((A, B, C), relations((A, B, C), round_trip)) == frozenset()


def test_the_weight_at_which_two_are_level_is_exact() -> None:
    fit, place, _visa = settling.weight_changes(WEIGHTS, RATINGS[A], RATINGS[C])
    assert (fit.criterion, fit.part) == (FIT, Fraction(17, 35)), "from 40 to 48.6 % is the smaller change"
    assert (place.criterion, place.was, place.part) == (PLACE, Fraction(1, 4), Fraction(1, 7))
    assert place.weights == {**WEIGHTS, PLACE: Fraction(25, 2)}, "the others stay as they were typed"
    assert score(place.weights, RATINGS[A]) == score(place.weights, RATINGS[C])
    assert settling.weight_changes(WEIGHTS, rated(5, 5, 5), rated(6, 6, 6)) == ()
    assert settling.weight_changes({PLACE: Fraction(1)}, rated(5, 5, 5), rated(6, 6, 6)) == ()


def test_a_weight_that_cannot_be_written_down_goes_a_hair_beyond() -> None:
    weights = {FIT: Fraction(40), VISA: Fraction(30), PLACE: Fraction(30)}
    changes = settling.weight_changes(weights, rated(7, 5, 4), rated(6, 5, 7))
    change = next(one for one in changes if one.criterion == PLACE)
    assert change.part == Fraction(40, 3) / (70 + Fraction(40, 3))
    assert change.weights[PLACE] == Fraction(13333333, 10**6)
    upper, lower = score(change.weights, rated(7, 5, 4)), score(change.weights, rated(6, 5, 7))
    assert upper is not None
    assert lower is not None
    assert 0 < upper.low - lower.low < Fraction(1, 10**6)


def test_where_a_weight_would_go_beyond_a_hundred_the_others_become_smaller() -> None:
    changes = settling.weight_changes({FIT: Fraction(10), VISA: Fraction(100)}, rated(7, 4), rated(6, 9))
    raised = next(one for one in changes if one.criterion == FIT)
    assert (raised.part, raised.weights) == (Fraction(5, 6), {FIT: Fraction(99), VISA: Fraction(198, 10)})
    upper, lower = score(raised.weights, rated(7, 4)), score(raised.weights, rated(6, 9))
    assert upper is not None
    assert lower is not None
    assert upper.low >= lower.low


def test_each_rating_that_could_level_two_is_named_with_its_value() -> None:
    found = settling.rating_changes(WEIGHTS, (A, RATINGS[A]), (C, RATINGS[C]))
    assert found == (
        RatingChange(C, FIT, Fraction(6), Fraction(475, 100)),
        RatingChange(A, VISA, Fraction(6), Fraction(743, 100)),
        RatingChange(C, VISA, Fraction(8), Fraction(657, 100)),
        RatingChange(A, PLACE, Fraction(5), Fraction(7)),
        RatingChange(C, PLACE, Fraction(9), Fraction(7)),
    ), "A's fit would have to be 10.25"


def test_either_of_two_moves_turns_a_pair_round() -> None:
    pair = LISTED.disputes()[0]
    assert settling.place_changes(LISTED.mine, pair) == (PlaceChange(C, 3, 1), PlaceChange(A, 1, 3))
    for change in settling.place_changes(LISTED.mine, pair):
        order = moved(LISTED.mine, change.program, change.then)
        assert order.index(C) < order.index(A)
        assert abs(order.index(C) - order.index(A)) == 1
    only_pairs = replace(pair, over=(PAIRS,))
    assert settling.place_changes(LISTED.mine, only_pairs) == ()


def test_a_change_says_what_else_it_moves() -> None:
    found = settling.effect(LISTED, replace(LISTED, weights={**WEIGHTS, PLACE: Fraction(25, 2)}))
    moves = {
        one.program: (one.before and one.before.as_text(), one.after and one.after.as_text())
        for one in found.moved
    }
    assert moves == {B: ("=2", "1"), C: ("1", "=2")}, "A stays level with another"
    assert {one.pair for one in found.ended} == {frozenset((A, C)), frozenset((B, C))}
    assert [(one.above, one.below) for one in found.begun] == [(A, B)]
    order = settling.effect(LISTED, replace(LISTED, mine=(C, A, B, D)))
    assert {one.program for one in order.moved} == {A, B, C}
    assert len(order.ended) == 2


def test_what_is_settled_comes_back_when_the_facts_change() -> None:
    pair = LISTED.disputes()[0]
    kept = facts(pair, WEIGHTS, RATINGS)
    assert Facts.parse(kept.as_text()) == kept
    assert holds(kept, kept)
    smaller = facts(replace(LISTED, weights={**WEIGHTS, PLACE: Fraction(20)}).between(A, C), WEIGHTS, RATINGS)
    assert 0 < smaller.gap < kept.gap
    assert holds(kept, smaller), "a smaller difference for the same reasons"
    larger = replace(LISTED, weights={**WEIGHTS, PLACE: Fraction(30)})
    assert not holds(kept, facts(larger.between(A, C), larger.weights, RATINGS))
    rerated = {**RATINGS, C: {**RATINGS[C], FIT: Fraction(5)}}
    again = replace(LISTED, ratings=rerated)
    assert not holds(kept, facts(again.between(A, C), WEIGHTS, rerated)), "less apart, but rated otherwise"
    answered = replace(LISTED, preferred=frozenset({(C, A)}))
    assert not holds(kept, facts(answered.between(A, C), WEIGHTS, RATINGS)), "another order takes part"
    assert holds(facts(answered.between(A, C), WEIGHTS, RATINGS), kept), "and takes none any more"
    agreed = facts(None, WEIGHTS, RATINGS)
    assert not holds(agreed, kept), "they agreed when it was settled"


def test_an_order_that_turned_round_is_another_disagreement() -> None:
    unrated = Orders((A, B), frozenset({(B, A)}), WEIGHTS, {A: {}, B: {}})
    turned = replace(unrated, mine=(B, A), preferred=frozenset({(A, B)}))
    kept, now = (facts(one.between(A, B), WEIGHTS, one.ratings) for one in (unrated, turned))
    assert holds(kept, kept)
    assert not holds(kept, now)


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"first": {"mine": 1}, "ratings": 3}'])
def test_facts_that_cannot_be_read_are_unknown(text: str) -> None:
    assert Facts.parse(text) is None


RATING = st.integers(0, 100).map(lambda tenths: Fraction(tenths, 10))
FULL = st.fixed_dictionaries(dict.fromkeys(WEIGHTS, RATING))
UNKNOWN = st.sets(st.sampled_from((FIT, VISA, PLACE)), max_size=1)
WEIGHING = st.fixed_dictionaries(
    {key: st.integers(0, 1000).map(lambda tenths: Fraction(tenths, 10)) for key in WEIGHTS}
)
STEP = Fraction(1, 10**6)


def facing(weights: dict[int, Fraction], one: Ratings, other: Ratings) -> Orders:
    """Rank A above C, with the ratings that score less for A."""
    straight = Orders((A, C), frozenset(), weights, {A: one, C: other})
    return straight if straight.disputes() else replace(straight, ratings={A: other, C: one})


@given(WEIGHING, FULL, FULL, UNKNOWN, UNKNOWN)
def test_every_proposal_ends_the_disagreement_and_can_be_written_down(
    weights: dict[int, Fraction], one: Ratings, other: Ratings, first: set[int], second: set[int]
) -> None:
    pair = facing(weights, without(one, first), without(other, second))
    if not pair.disputes():
        return
    for change in settling.weight_changes(weights, pair.ratings[A], pair.ratings[C]):
        stored = {key: Fraction(str(float(weight))) for key, weight in change.weights.items()}
        assert stored == change.weights
        assert all(0 <= weight <= 100 for weight in stored.values())
        assert replace(pair, weights=stored).disputes() == ()
    for rating in settling.rating_changes(weights, (A, pair.ratings[A]), (C, pair.ratings[C])):
        assert Fraction(str(float(rating.then))) == rating.then
        rated_anew = {**pair.ratings[rating.program], rating.criterion: rating.then}
        assert replace(pair, ratings={**pair.ratings, rating.program: rated_anew}).disputes() == ()


def without(ratings: Ratings, unknown: set[int]) -> dict[int, Fraction]:
    return {key: value for key, value in ratings.items() if key not in unknown}


@given(WEIGHING, FULL, FULL)
def test_a_proposed_weight_is_level_or_the_next_one_that_can_be_written_down(
    weights: dict[int, Fraction], one: Ratings, other: Ratings
) -> None:
    pair = facing(weights, one, other)
    above, below = pair.ratings[A], pair.ratings[C]
    for change in settling.weight_changes(weights, above, below) if pair.disputes() else ():
        key = change.criterion
        nearer = STEP if above[key] < below[key] else -STEP
        assert ahead(change.weights, above, below) >= 0
        assert ahead({**change.weights, key: change.weights[key] + nearer}, above, below) < 0


def ahead(weights: Weights, first: Ratings, second: Ratings) -> Fraction:
    upper, lower = score(weights, first), score(weights, second)
    assert upper is not None
    assert lower is not None
    return upper.low - lower.low
