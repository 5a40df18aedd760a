"""Two at a time: the order that answers give, the questions that lead to it, and what contradicts."""

import math
import random
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.pair_relations import Answer, Verdict
from matchplanner.domain.pair_strengths import strengths
from matchplanner.domain.pairwise import Standing, checks, standing

A, B, C, D = range(1, 5)
FIRST, SECOND, EQUAL, SKIP = Verdict.FIRST, Verdict.SECOND, Verdict.EQUAL, Verdict.SKIP
PROGRAMS = range(6)

tastes = st.lists(st.integers(0, 5), min_size=1, max_size=9)
"""How much each program is liked; some equally."""
anything = st.lists(
    st.tuples(st.permutations(PROGRAMS), st.sampled_from(Verdict)).map(
        lambda drawn: (*drawn[0][:2], drawn[1])
    ),
    max_size=12,
    unique_by=lambda answer: frozenset(answer[:2]),
)
"""Answers of somebody who contradicts himself."""


def answers(*told: tuple[int, int, Verdict]) -> tuple[Answer, ...]:
    return tuple(Answer(at, *one) for at, one in enumerate(told, start=1))


def judged(taste: Sequence[int], one: int, other: int) -> Verdict:
    if taste[one] == taste[other]:
        return EQUAL
    return FIRST if taste[one] > taste[other] else SECOND


def asked(given_order: Sequence[int], verdict: Callable[[int, int], Verdict]) -> list[Answer]:
    """Answer every question until none is left."""
    told: list[Answer] = []
    while (question := standing(given_order, told).question) is not None:
        told.append(Answer(len(told) + 1, *question, verdict(*question)))
    return told


def round_of(taste: Sequence[int]) -> list[Answer]:
    """Answer a whole round by taste, the programs given by their number."""
    return asked(range(len(taste)), lambda one, other: judged(taste, one, other))


def shown(found: Standing) -> dict[int, str]:
    return {program: place.as_text() for program, place in found.places.items()}


def test_the_round_of_the_story_gives_its_order() -> None:
    told = answers((A, C, FIRST), (C, B, FIRST), (B, D, FIRST))
    found = standing((A, B, C, D), told)
    assert found.order == (A, C, B, D)
    assert shown(found) == {A: "1", B: "3", C: "2", D: "4"}
    assert found.complete, "A over B follows and is not asked"
    assert (found.asked, found.left) == (3, 0)


def test_without_answers_nothing_is_invented() -> None:
    found = standing((C, A, B), ())
    assert found.order == (C, A, B)
    assert set(shown(found).values()) == {"1-3"}
    assert found.question == (C, A)
    assert not found.complete


@pytest.mark.parametrize("programs", [(), (A,)])
def test_fewer_than_two_leave_nothing_to_ask(programs: tuple[int, ...]) -> None:
    found = standing(programs, ())
    assert (found.order, found.question, found.left, found.complete) == (programs, None, 0, True)


def test_twelve_programs_need_about_thirty_answers() -> None:
    assert standing(range(12), ()).left == 30
    counts = []
    for seed in range(20):
        taste = random.Random(seed).sample(range(12), 12)
        counts.append(len(round_of(taste)))
    assert max(counts) <= 33, "never more than the worst of an insertion sort by halving"
    assert 28 <= sum(counts) / len(counts) <= 31


@given(tastes)
def test_a_round_ends_in_the_order_of_taste_with_equals_sharing_a_place(taste: list[int]) -> None:
    told = round_of(taste)
    found = standing(range(len(taste)), told)
    assert found.complete
    assert found.order == tuple(sorted(range(len(taste)), key=lambda one: -taste[one]))
    for one, place in found.places.items():
        assert place.first == place.last == 1 + sum(other > taste[one] for other in taste)
        assert place.shared == (taste.count(taste[one]) > 1)
    assert len(told) <= sum(math.ceil(math.log2(k)) for k in range(2, len(taste) + 1))
    assert len({answer.pair for answer in told}) == len(told), "nothing is asked twice"


@given(tastes, st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_how_the_questions_came(taste: list[int], chance: random.Random) -> None:
    programs = list(range(len(taste)))
    usual = asked(programs, lambda one, other: judged(taste, one, other))
    chance.shuffle(programs)
    other_way = [
        Answer(answer.id, answer.second, answer.first, answer.verdict.mirrored)
        for answer in asked(programs, lambda one, other: judged(taste, one, other))
    ]
    chance.shuffle(other_way)
    expected, found = (standing(range(len(taste)), told) for told in (usual, other_way))
    assert (found.order, found.places) == (expected.order, expected.places)


@given(tastes, st.randoms(use_true_random=False))
def test_skipped_questions_leave_ranges_that_hold_the_truth(taste: list[int], chance: random.Random) -> None:
    told = asked(
        range(len(taste)), lambda one, other: SKIP if chance.random() < 0.3 else judged(taste, one, other)
    )
    found = standing(range(len(taste)), told)
    assert found.left == 0
    assert found.complete == (not found.skipped)
    for one, place in found.places.items():
        truth = 1 + sum(other > taste[one] for other in taste)
        assert place.first <= truth <= place.last
    open_pairs = {frozenset(pair) for pair in found.skipped}
    assert open_pairs <= {answer.pair for answer in told if answer.verdict is SKIP}


def test_a_skipped_question_is_put_off_and_its_places_stay_open() -> None:
    told = answers((A, B, FIRST), (B, C, SKIP))
    found = standing((A, B, C), told)
    assert found.question == (A, C), "another question first"
    found = standing((A, B, C), (*told, Answer(3, A, C, FIRST)))
    assert (found.question, found.skipped) == (None, ((B, C),))
    assert shown(found) == {A: "1", B: "2-3", C: "2-3"}
    assert not found.complete


def test_answers_about_a_program_no_longer_here_still_carry_what_follows() -> None:
    found = standing((A, C), answers((A, B, FIRST), (B, C, FIRST)))
    assert (found.order, found.complete, found.asked) == ((A, C), True, 0)


def test_a_planted_cycle_is_named_and_ties_its_members_together() -> None:
    told = answers((A, B, FIRST), (B, C, FIRST), (C, D, FIRST), (A, C, SECOND))
    found = standing((A, B, C, D), told)
    assert [(step.upper, step.lower) for step in found.cycles[0].steps] == [(A, B), (B, C), (C, A)]
    assert found.cycles[0].reconsider == 4, "the latest answer closed it"
    assert len(found.cycles) == 1
    assert shown(found) == {A: "1-3", B: "1-3", C: "1-3", D: "4"}
    assert not found.complete
    assert standing((A, B, C, D), (*told[:3], Answer(5, A, C, FIRST))).complete


def test_the_answer_that_most_cycles_share_is_to_be_reconsidered() -> None:
    told = answers((D, A, FIRST), (A, B, FIRST), (B, D, FIRST), (A, C, FIRST), (C, D, FIRST))
    found = standing((A, B, C, D), told)
    assert len(found.cycles) == 2
    assert {cycle.reconsider for cycle in found.cycles} == {1}, "D over A stands in both"


def test_an_equal_may_be_part_of_a_cycle() -> None:
    found = standing((A, B, C), answers((A, B, FIRST), (B, C, EQUAL), (A, C, EQUAL)))
    steps = found.cycles[0].steps
    assert [(step.upper, step.lower, step.equal) for step in steps] == [
        (A, B, False),
        (B, C, True),
        (C, A, True),
    ]


@given(anything)
def test_contradictions_are_found_exactly_where_they_are(told: list[tuple[int, int, Verdict]]) -> None:
    given_answers = answers(*told)
    found = standing(PROGRAMS, given_answers)
    assert sorted(found.order) == list(PROGRAMS)
    by_id = {answer.id: answer for answer in given_answers}
    for cycle in found.cycles:
        assert any(not step.equal for step in cycle.steps)
        assert cycle.reconsider in {step.answer for step in cycle.steps}
        for step, following in zip(cycle.steps, (*cycle.steps[1:], cycle.steps[0]), strict=True):
            assert step.lower == following.upper
            backing = by_id[step.answer]
            assert backing.pair == {step.upper, step.lower}
            assert step.equal == (backing.verdict is EQUAL)
            assert step.equal or backing.over == (step.upper, step.lower)
    at = {program: place for place, program in enumerate(found.order)}
    broken = [
        one for one in given_answers if one.verdict in (FIRST, SECOND) and at[one.over[0]] > at[one.over[1]]
    ]
    if not found.cycles:
        assert not broken, "an order without cycles keeps every answer"
        assert all(
            found.places[one.first] == found.places[one.second]
            for one in given_answers
            if one.verdict is EQUAL
        )


@given(tastes.filter(lambda taste: len(set(taste)) > 2), st.data())
def test_a_check_answered_the_other_way_is_always_reported(taste: list[int], data: st.DataObject) -> None:
    programs, told = range(len(taste)), round_of(taste)
    offered = checks(programs, told)
    assert not {frozenset(pair) for pair in offered} & {answer.pair for answer in told}
    if not offered:
        return
    pair = data.draw(st.sampled_from(offered))
    true = Answer(len(told) + 1, *pair, judged(taste, *pair))
    assert pair not in checks(programs, (*told, true))
    false = Answer(len(told) + 1, *pair, FIRST if true.verdict is SECOND else SECOND)
    found = standing(programs, (*told, false))
    assert any(len(told) + 1 in {step.answer for step in cycle.steps} for cycle in found.cycles)


def test_checks_begin_with_the_nearest_and_leave_out_what_was_asked() -> None:
    told = answers((A, C, FIRST), (C, B, FIRST), (B, D, FIRST))
    assert checks((A, B, C, D), told) == ((A, B), (C, D), (A, D))
    assert checks((A, B, C, D), (*told, Answer(4, A, B, SKIP))) == ((C, D), (A, D))


def test_strengths_follow_the_answers_and_leave_out_whom_nobody_asked_about() -> None:
    found = strengths(answers((A, B, FIRST), (B, C, FIRST)))
    assert found[A] == 1
    assert found[C] == 0
    assert 0.4 < found[B] < 0.6
    assert D not in found
    assert strengths(()) == {}
    assert set(strengths(answers((A, B, EQUAL))).values()) == {0.5}


def test_programs_that_no_answer_links_can_be_told_apart() -> None:
    found = strengths(answers((A, B, FIRST), (C, D, FIRST)))
    assert found[A] == pytest.approx(found[C], abs=1e-3)
    assert found[B] == pytest.approx(found[D], abs=1e-3)
    assert found[A] > found[B]


@given(anything, st.randoms(use_true_random=False))
def test_strengths_do_not_depend_on_the_order_of_answers(
    told: list[tuple[int, int, Verdict]], chance: random.Random
) -> None:
    expected = strengths(answers(*told))
    chance.shuffle(told)
    assert strengths(answers(*told)) == expected
    assert all(0 <= height <= 1 for height in expected.values())
