"""Flip points against hand calculation and brute force."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.test_rank_scores import FIT, PLACE, RATINGS, VISA, WEIGHTS, A, B, C, D, rated

from matchplanner.domain.rank_flips import Flip, FlipKind, flip, leads, reweighted
from matchplanner.domain.rank_scores import Ratings, score, shares


def test_the_worked_example_flips_where_the_hand_calculation_says() -> None:
    assert flip(WEIGHTS, PLACE, RATINGS[C], RATINGS[B]) == Flip(FlipKind.SWAP, Fraction(1, 6))
    assert flip(WEIGHTS, PLACE, RATINGS[A], RATINGS[B]) == Flip(FlipKind.SWAP, Fraction(1, 4))
    first = leads(WEIGHTS, RATINGS)[PLACE]
    assert (first.program, first.low, first.under) == (C, Fraction(1, 6), B)
    assert first.high == 1
    assert first.over is None


def test_where_no_weight_swaps_a_pair_it_says_so() -> None:
    better, worse = rated(9, 9, 9), rated(8, 8, 8)
    assert flip(WEIGHTS, PLACE, better, worse) == Flip(FlipKind.NEVER)
    assert flip(WEIGHTS, PLACE, better, better) == Flip(FlipKind.LEVEL)
    assert flip(WEIGHTS, PLACE, rated(9, 9, 9), rated(9, 9, 5)).kind is FlipKind.NEVER
    assert flip(WEIGHTS, PLACE, rated(9, None, 9), worse).kind is FlipKind.UNKNOWN
    assert flip({PLACE: Fraction(1)}, PLACE, better, worse).kind is FlipKind.UNKNOWN
    assert flip({**WEIGHTS, VISA: Fraction(0)}, PLACE, rated(9, None, 3), worse).kind is FlipKind.SWAP


def test_a_shared_or_uncertain_first_place_is_no_lead() -> None:
    assert leads(WEIGHTS, {A: RATINGS[A], B: RATINGS[B]}) == {}
    assert leads(WEIGHTS, {C: RATINGS[C], D: rated(8, None, 8)}) == {}
    assert leads(WEIGHTS, {C: RATINGS[C]}) == {}
    assert leads({}, RATINGS) == {}


def test_the_other_weights_keep_their_proportions() -> None:
    moved = reweighted(WEIGHTS, PLACE, Fraction(1, 10))
    assert moved == {FIT: Fraction(48, 100), VISA: Fraction(42, 100), PLACE: Fraction(1, 10)}
    alone = {FIT: Fraction(0), VISA: Fraction(0), PLACE: Fraction(5)}
    assert reweighted(alone, PLACE, Fraction(1, 2)) == {
        FIT: Fraction(1, 4),
        VISA: Fraction(1, 4),
        PLACE: Fraction(1, 2),
    }
    assert reweighted({PLACE: Fraction(5)}, PLACE, Fraction(1, 2)) == {PLACE: 1}


RATING = st.integers(0, 20).map(lambda halves: Fraction(halves, 2))
PROGRAM = st.fixed_dictionaries({FIT: RATING, VISA: RATING, PLACE: RATING})
WEIGHING = st.fixed_dictionaries({key: st.integers(1, 50).map(Fraction) for key in WEIGHTS})
NEAR = Fraction(1, 10**9)


def ahead(weights: dict[int, Fraction], part: Fraction, first: Ratings, second: Ratings) -> int:
    """Recompute both scores with one weight at `part`: 1 first leads, -1 second does, 0 level."""
    moved = reweighted(weights, PLACE, part)
    one, other = score(moved, first), score(moved, second)
    assert one is not None
    assert other is not None
    return (one.low > other.low) - (one.low < other.low)


@given(WEIGHING, PROGRAM, PROGRAM)
def test_a_pair_swaps_at_its_flip_point_and_nowhere_else(
    weights: dict[int, Fraction], first: Ratings, second: Ratings
) -> None:
    found = flip(weights, PLACE, first, second)
    ends = ahead(weights, Fraction(0), first, second), ahead(weights, Fraction(1), first, second)
    if found.at is not None:
        assert ahead(weights, found.at, first, second) == 0
        before, after = (ahead(weights, found.at + step, first, second) for step in (-NEAR, NEAR))
        assert before == -after != 0
        assert ends == (before, after)
    elif found.kind is FlipKind.LEVEL:
        assert ends == (0, 0)
    else:
        assert ends[0] * ends[1] >= 0


@given(WEIGHING, st.lists(PROGRAM, min_size=2, max_size=5))
def test_a_lead_lasts_exactly_as_far_as_it_says(
    weights: dict[int, Fraction], programs: list[dict[int, Fraction]]
) -> None:
    ratings: dict[int, Ratings] = dict(enumerate(programs))
    found = leads(weights, ratings).get(PLACE)
    now = shares(weights)[PLACE]

    def alone(program: int, part: Fraction) -> bool:
        rivals = (held for key, held in ratings.items() if key != program)
        return all(ahead(weights, part, ratings[program], rival) > 0 for rival in rivals)

    if found is None:
        assert not any(alone(program, now) for program in ratings)
        return
    assert found.low < now < found.high
    assert alone(found.program, (found.low + now) / 2)
    assert alone(found.program, (found.high + now) / 2)
    for end, rival in ((found.low, found.under), (found.high, found.over)):
        if rival is not None:
            assert ahead(weights, end, ratings[found.program], ratings[rival]) == 0
