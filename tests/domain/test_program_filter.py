import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.program_filter import Condition, OneOf, ProgramFilter, Within, from_json, from_plain

numbers = st.none() | st.floats(-1e6, 1e6)
conditions = st.builds(OneOf, st.text(min_size=1), st.lists(st.text(), unique=True).map(tuple)) | st.builds(
    Within, st.text(min_size=1), numbers, numbers, st.booleans()
)


def made(parts: list[Condition]) -> ProgramFilter:
    found = ProgramFilter()
    for part in parts:
        found = found.having(part)
    return found


@given(st.lists(conditions))
def test_a_filter_comes_back_from_json_as_it_was(parts: list[Condition]) -> None:
    assert from_json(made(parts).as_json()) == made(parts)


@given(st.lists(conditions))
def test_a_filter_asks_at_most_one_thing_of_each_key(parts: list[Condition]) -> None:
    keys = [condition.key for condition in made(parts).conditions]
    assert len(keys) == len(set(keys))


@given(conditions)
def test_taking_a_condition_away_leaves_what_was_there(condition: Condition) -> None:
    before = ProgramFilter((OneOf("~", ("x",)),))
    assert before.having(condition).without(condition.key) == before.without(condition.key)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(json_values)
def test_what_is_not_understood_is_left_out(stored: object) -> None:
    assert isinstance(from_plain(stored), ProgramFilter)
    assert isinstance(from_json(json.dumps(stored)), ProgramFilter)


@given(st.text())
def test_a_text_that_is_no_filter_asks_nothing(text: str) -> None:
    assert isinstance(from_json(text), ProgramFilter)


def test_one_understood_condition_among_rubbish_survives() -> None:
    stored = [{"key": "j1", "values": ["yes", 3, "yes"]}, 7, {"key": ""}, {"key": "size"}, {"low": 1}]
    assert from_plain(stored) == ProgramFilter((OneOf("j1", ("yes",)),))


def test_unknown_is_an_answer_of_its_own() -> None:
    assert OneOf("j1", ("unknown",)).admits(("unknown",))
    assert not OneOf("j1", ("yes", "no")).admits(("unknown",))
    assert OneOf("tags", ("small", "new")).admits(("pediatric", "new"))


@pytest.mark.parametrize(
    ("condition", "found", "passes"),
    [
        (Within("score", 7, None), (6, 8), True),
        (Within("score", 9, None), (6, 8), False),
        (Within("score", None, 6), (6, 8), True),
        (Within("score", None, 5), (6, 8), False),
        (Within("score", 0, 10), None, False),
        (Within("score", 0, 10, unknown=True), None, True),
        (Within("score", None, None), None, False),
        (Within("score", None, None), (0, 0), True),
    ],
)
def test_a_range_passes_if_it_may_lie_inside_and_unknown_only_if_asked_for(
    condition: Within, found: tuple[float, float] | None, passes: bool
) -> None:
    assert condition.admits(found) is passes


def test_a_condition_that_asks_nothing_goes() -> None:
    some = ProgramFilter().having(OneOf("j1", ("yes",))).having(Within("score", 5))
    assert not some.having(OneOf("j1", ())).having(Within("score", None, None, unknown=True))
    assert some.having(Within("j1", 1)).conditions == (Within("j1", 1), Within("score", 5))
