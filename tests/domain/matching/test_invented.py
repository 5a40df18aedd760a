"""Invented markets: the same for the same seed, and never a gain from caution."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.matching import invented
from matchplanner.domain.matching.acceptance import solve
from matchplanner.errors import CancelledError

NAMES = ("A", "B", "C", "D")
QUOTAS = dict.fromkeys(NAMES, 1)


@pytest.mark.parametrize("cautious", [("D", "C", "B", "A"), ("B", "A", "C", "D"), ("C",), NAMES])
def test_a_cautious_list_never_does_better(cautious: tuple[str, ...]) -> None:
    tally = invented.compare(NAMES, cautious, QUOTAS, 200, Random(7))
    assert tally.cautious_better == 0
    assert tally.same + tally.honest_better == tally.runs == sum(tally.honest_places.values()) == 200


def test_a_cautious_list_does_worse_at_times() -> None:
    assert invented.compare(NAMES, NAMES[::-1], QUOTAS, 200, Random(7)).honest_better > 0


def test_the_same_seed_gives_the_same_markets() -> None:
    first, again = (invented.compare(NAMES, NAMES[::-1], QUOTAS, 50, Random(3)) for _ in range(2))
    assert first == again != invented.compare(NAMES, NAMES[::-1], QUOTAS, 50, Random(4))


@given(
    order=st.permutations(NAMES), kept=st.integers(1, 4), seed=st.integers(0, 999), quota=st.integers(1, 2)
)
def test_no_order_of_the_same_programs_or_of_fewer_ever_gains(
    order: list[str], kept: int, seed: int, quota: int
) -> None:
    tally = invented.compare(NAMES, order[:kept], dict.fromkeys(NAMES, quota), 12, Random(seed))
    assert tally.cautious_better == 0


def test_the_market_kept_as_an_example_is_one_where_caution_lost() -> None:
    tally = invented.compare(NAMES, NAMES[::-1], QUOTAS, 200, Random(7))
    assert tally.example is not None
    honest, cautious = (
        solve(invented.with_list(tally.example, ranks))[invented.ME] for ranks in (NAMES, NAMES[::-1])
    )
    assert honest is not None
    assert cautious is not None
    assert NAMES.index(honest) < NAMES.index(cautious)
    assert invented.compare(NAMES, NAMES, QUOTAS, 50, Random(7)).example is None


def test_it_tells_how_far_it_is_and_stops_where_it_is_told_to() -> None:
    told = []

    def stop(done: int, of: int) -> None:
        told.append((done, of))
        if done == 3:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        invented.compare(NAMES, NAMES[::-1], QUOTAS, 50, Random(7), progress=stop)
    assert told == [(0, 50), (1, 50), (2, 50), (3, 50)]
