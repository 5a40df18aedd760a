"""Invented markets: the same for the same seed, and never a gain from caution."""

from random import Random

import pytest

from matchplanner.domain.matching import invented

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
