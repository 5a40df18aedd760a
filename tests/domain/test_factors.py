"""Own ratings and weights of place, stability and network."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.eligibility import Standing
from matchplanner.domain.factors import Factor, Sign, figure, known_signs


def test_the_weights_decide_how_much_each_rating_counts() -> None:
    ratings = {Factor.COST: 5, Factor.COMMUNITY: 1}
    weights = dict.fromkeys(Factor, 0) | {Factor.COST: 3, Factor.COMMUNITY: 1}
    found = figure(ratings, weights)
    assert (found.low, found.high, found.as_text()) == (4.0, 4.0, "4.0 of 5")


def test_what_is_not_rated_leaves_a_range() -> None:
    found = figure({Factor.COST: 3}, dict.fromkeys(Factor, 1))
    assert (found.low, found.high, found.rated, found.of) == (1.4, 4.6, 1, 5)
    assert found.as_text() == "1.4-4.6 of 5"


def test_without_ratings_or_weights_there_is_no_figure() -> None:
    assert figure({}, dict.fromkeys(Factor, 1)).as_text() == "not rated"
    assert figure({Factor.COST: 3}, dict.fromkeys(Factor, 0)).as_text() == "not rated"


@pytest.mark.parametrize(
    ("standing", "founded", "academic", "signs"),
    [
        (Standing.SOUND, 1981, "yes", (Sign.ESTABLISHED, Sign.SOUND, Sign.ACADEMIC)),
        (Standing.PROBATION, 2024, "no", (Sign.NEW, Sign.TROUBLED, Sign.NOT_ACADEMIC)),
        (Standing.UNKNOWN, None, "", ()),
    ],
)
def test_age_accreditation_and_centre_are_told_but_never_rated(
    standing: Standing, founded: int | None, academic: str, signs: tuple[Sign, ...]
) -> None:
    assert known_signs(standing, founded, 2026, academic) == signs


RATED = st.dictionaries(st.sampled_from(tuple(Factor)), st.integers(1, 5))


@given(RATED, RATED, st.dictionaries(st.sampled_from(tuple(Factor)), st.integers(0, 5)))
def test_another_rating_only_narrows_the_figure(
    first: dict[Factor, int], later: dict[Factor, int], weights: dict[Factor, int]
) -> None:
    before, after = figure(first, weights), figure({**later, **first}, weights)
    if before.low is not None and before.high is not None:
        assert after.low is not None
        assert after.high is not None
        assert 1 <= before.low <= after.low + 1e-9 <= after.high + 2e-9 <= before.high + 3e-9
