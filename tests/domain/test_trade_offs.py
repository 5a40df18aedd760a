"""Weights learned from answers about criteria: the middle of all that fit."""

import random
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.pair_relations import Answer, Verdict
from matchplanner.domain.trade_offs import MOST, proposed

FIT, VISA, PLACE = range(3)
FIRST, SECOND, EQUAL, SKIP = Verdict.FIRST, Verdict.SECOND, Verdict.EQUAL, Verdict.SKIP


def answers(*told: tuple[int, int, Verdict]) -> tuple[Answer, ...]:
    return tuple(Answer(at, *one) for at, one in enumerate(told, start=1))


def test_three_in_a_line_get_the_rank_order_centroid() -> None:
    found = proposed((FIT, VISA, PLACE), answers((VISA, FIT, FIRST), (FIT, PLACE, FIRST)))
    assert found == {VISA: Fraction(11, 18), FIT: Fraction(5, 18), PLACE: Fraction(2, 18)}


def test_one_answer_leaves_the_third_in_the_middle() -> None:
    found = proposed((FIT, VISA, PLACE), answers((FIT, VISA, FIRST)))
    assert found == {FIT: Fraction(1, 2), VISA: Fraction(1, 6), PLACE: Fraction(1, 3)}


@pytest.mark.parametrize(
    "told",
    [
        (),
        ((FIT, VISA, SKIP),),
        ((FIT, VISA, FIRST), (VISA, PLACE, FIRST), (PLACE, FIT, FIRST)),
        ((FIT, 99, FIRST),),
    ],
)
def test_without_an_answer_or_with_a_contradiction_nothing_is_proposed(
    told: Sequence[tuple[int, int, Verdict]],
) -> None:
    assert proposed((FIT, VISA, PLACE), answers(*told)) == {}


def test_many_criteria_are_weighed_once_they_are_in_one_line() -> None:
    many = range(MOST + 4)
    line = [(one, one + 1, FIRST) for one in many[:-1]]
    assert proposed(many, answers(*line[1:])) == {}
    found = proposed(many, answers(*line))
    assert sum(found.values()) == 1
    assert sorted(found, key=found.__getitem__, reverse=True) == list(many)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=5), st.data())
def test_weights_keep_every_answer_and_add_up(importance: list[int], data: st.DataObject) -> None:
    pairs = [(one, other) for other in range(len(importance)) for one in range(other)]
    told = []
    for one, other in data.draw(st.lists(st.sampled_from(pairs), min_size=1, unique=True)):
        gap = importance[one] - importance[other]
        told.append((one, other, FIRST if gap > 0 else SECOND if gap else EQUAL))
    found = proposed(range(len(importance)), answers(*told))
    assert sum(found.values()) == 1
    assert all(weight > 0 for weight in found.values())
    for one, other, verdict in told:
        if verdict is EQUAL:
            assert found[one] == found[other]
        else:
            assert (found[one] > found[other]) == (verdict is FIRST)


@pytest.mark.parametrize(
    "told", [((0, 1, FIRST), (0, 2, FIRST)), ((0, 1, FIRST), (2, 3, FIRST)), ((0, 1, EQUAL), (1, 2, FIRST))]
)
def test_the_middle_is_where_drawn_weights_lie_on_average(told: Sequence[tuple[int, int, Verdict]]) -> None:
    chance, count, sums = random.Random(2028), 0, [0.0] * 4
    equal = {(one, other) for one, other, verdict in told if verdict is EQUAL}
    while count < 20_000:
        drawn = [chance.expovariate(1) for _criterion in range(4)]
        if equal:  # two of one weight share what one draw gives: the first takes the half of it
            drawn[1] = drawn[0] = drawn[0] / 2
        whole = sum(drawn)
        if all(drawn[one] > drawn[other] for one, other, verdict in told if verdict is FIRST):
            count += 1
            sums = [total + one / whole for total, one in zip(sums, drawn, strict=True)]
    found = proposed(range(4), answers(*told))
    assert [float(found[one]) for one in range(4)] == pytest.approx(
        [total / count for total in sums], abs=0.01
    )
