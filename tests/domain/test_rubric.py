"""Scores: bounds, ranges, and a rubric file that is wrong."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain import rubric
from matchplanner.domain.rubric import Rubric, best_first, total, worst_first
from matchplanner.errors import RubricError


def some_answers(data: st.DataObject, img_rubric: Rubric) -> dict[str, int]:
    """Draw answers to none, some or all of the criteria."""
    answered = data.draw(st.sets(st.sampled_from([c.key for c in img_rubric.criteria])))
    return {
        key: data.draw(st.sampled_from([s.points for s in img_rubric.criterion(key).steps]))
        for key in sorted(answered)
    }


def test_the_shipped_rubric_has_the_four_parts_and_adds_up_to_ten(img_rubric: Rubric) -> None:
    assert [(c.key, c.best) for c in img_rubric.criteria] == [
        ("past_imgs", 3),
        ("visa", 3),
        ("clarity", 2),
        ("responsiveness", 2),
    ]
    assert img_rubric.total == 10
    for criterion in img_rubric.criteria:
        assert [step.points for step in criterion.steps] == list(range(criterion.best + 1))
        assert len({step.anchor for step in criterion.steps}) == len(criterion.steps)


def test_six_points_of_the_eight_assessed_read_as_a_range(img_rubric: Rubric) -> None:
    score = total(img_rubric, {"past_imgs": 3, "visa": 2, "clarity": 1})
    assert (score.low, score.high, score.assessed, score.of, score.best) == (6, 8, 3, 4, 10)
    assert score.as_text() == "6-8 of 10"
    assert not score.complete


def test_a_complete_score_is_one_number(img_rubric: Rubric) -> None:
    score = total(img_rubric, {"past_imgs": 3, "visa": 2, "clarity": 1, "responsiveness": 1})
    assert score.as_text() == "7 of 10"
    assert score.complete


def test_nothing_assessed_is_not_a_zero(img_rubric: Rubric) -> None:
    unseen = total(img_rubric, {})
    zero = total(img_rubric, {c.key: 0 for c in img_rubric.criteria})
    assert unseen.as_text() == "not assessed"
    assert zero.as_text() == "0 of 10"
    assert not unseen.known
    assert zero.known


def test_points_no_step_has_are_refused(img_rubric: Rubric) -> None:
    with pytest.raises(RubricError) as refused:
        total(img_rubric, {"clarity": 3})
    assert "Clarity of information" in refused.value.message
    assert "0 to 2" in refused.value.hint


def test_an_answer_to_a_criterion_that_is_gone_is_named_and_not_counted(img_rubric: Rubric) -> None:
    answers = {"visa": 2, "weather": 3}
    assert total(img_rubric, answers) == total(img_rubric, {"visa": 2})
    assert rubric.orphans(img_rubric, answers) == ("weather",)


@given(data=st.data())
def test_a_total_never_leaves_its_range_as_answers_arrive(img_rubric: Rubric, data: st.DataObject) -> None:
    answers = some_answers(data, img_rubric)
    before = total(img_rubric, answers)
    assert 0 <= before.low <= before.high <= before.best
    for criterion in img_rubric.criteria:
        if criterion.key not in answers:
            points = data.draw(st.sampled_from([s.points for s in criterion.steps]))
            after = total(img_rubric, {**answers, criterion.key: points})
            assert before.low <= after.low <= after.high <= before.high


@given(data=st.data())
def test_a_better_answer_never_lowers_the_total(img_rubric: Rubric, data: st.DataObject) -> None:
    answers = some_answers(data, img_rubric)
    before = total(img_rubric, answers)
    for key, points in answers.items():
        if points < img_rubric.criterion(key).best:
            after = total(img_rubric, {**answers, key: points + 1})
            assert (after.low, after.high) == (before.low + 1, before.high + 1)


@given(data=st.data())
def test_a_total_is_one_number_exactly_when_all_is_assessed(img_rubric: Rubric, data: st.DataObject) -> None:
    score = total(img_rubric, some_answers(data, img_rubric))
    assert score.complete == (score.low == score.high)


def test_what_is_not_assessed_sorts_last_in_both_directions(img_rubric: Rubric) -> None:
    unseen = total(img_rubric, {})
    low = total(img_rubric, {"visa": 0})
    high = total(img_rubric, {"visa": 3})
    scores = [unseen, low, None, high]
    assert sorted(scores, key=best_first)[:2] == [high, low]
    assert sorted(scores, key=worst_first)[:2] == [low, high]


def rubric_table() -> dict[str, Any]:
    """Return a small valid rubric file."""
    return {
        "id": "small",
        "version": 1,
        "title": "Small",
        "total": 1,
        "criterion": [
            {
                "key": "a",
                "label": "A",
                "help": "Look.",
                "evidence": "A page",
                "source": "R96",
                "step": [
                    {"points": 0, "label": "No", "anchor": "It is not there."},
                    {"points": 1, "label": "Yes", "anchor": "It is there."},
                ],
            }
        ],
    }


def test_a_small_rubric_is_read() -> None:
    assert rubric.parse(rubric_table()).criterion("a").step(1).anchor == "It is there."


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (("total",), 2, "add up to 1, but 'total' is 2"),
        (("total",), True, "'total' must be a whole number"),
        (("author",), "me", "unknown key 'author'"),
        (("criterion", 0, "source"), None, "'source' is missing"),
        (("criterion", 0, "weight"), 2, "unknown key 'weight'"),
        (("criterion", 0, "step"), [], "'step' must be one or more"),
        (("criterion", 0, "step", 1, "points"), 0, "must begin with 0 points and rise"),
        (("criterion", 0, "step", 0, "points"), 2, "must begin with 0 points and rise"),
        (("criterion", 0, "step", 1, "anchor"), "", "'anchor' must be text"),
        (("criterion", 0, "step", 1, "colour"), "red", "unknown key 'colour'"),
    ],
)
def test_a_wrong_rubric_file_is_refused_with_the_key_named(
    path: tuple[str | int, ...], value: object, named: str
) -> None:
    table: Any = rubric_table()
    place = table
    for part in path[:-1]:
        place = place[part]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    with pytest.raises(RubricError) as refused:
        rubric.parse(table)
    assert named in refused.value.message
    assert "Rubric 'small'" in refused.value.message


def test_a_criterion_declared_twice_is_refused() -> None:
    table = rubric_table()
    table["criterion"].append(deepcopy(table["criterion"][0]))
    with pytest.raises(RubricError, match="criterion 'a' is there twice"):
        rubric.parse(table)


def test_asking_for_an_unknown_criterion_is_refused(img_rubric: Rubric) -> None:
    with pytest.raises(RubricError, match="no criterion 'weather'"):
        img_rubric.criterion("weather")
