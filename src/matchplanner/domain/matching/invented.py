"""Markets made up around one applicant, to see what an honest and a cautious list lead to.

A teaching model: the competitors, what programs think of them and how tastes
differ are invented. Nothing here says how likely a match is.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from matchplanner.domain.matching.acceptance import solve
from matchplanner.domain.matching.market import Market, Program

ME = "You"
COMPETITORS_A_PLACE = 3
"""So many invented applicants stand against each place; more of them only lengthens the run."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each list did better, in runs on the same markets.

    `honest_places` counts, by the place on the honest list, where the honest
    list led; 0 stands for no match.
    """

    runs: int
    same: int
    honest_better: int
    cautious_better: int
    honest_places: Mapping[int, int]
    cautious_places: Mapping[int, int]


def market(names: Sequence[str], quotas: Mapping[str, int], chance: Random) -> Market:
    """Return a market of these programs with invented competitors and no list of one's own yet.

    Every program ranks everybody, in an order that mixes a common opinion with
    its own; so do the competitors with the programs.
    """
    rivals = [f"Competitor {number}" for number in range(1, COMPETITORS_A_PLACE * sum(quotas.values()) + 1)]
    worth = {name: chance.random() for name in (ME, *rivals)}
    fame = {name: chance.random() for name in names}
    return Market(
        {ME: (), **{rival: _by(fame, chance) for rival in rivals}},
        {name: Program(quotas[name], _by(worth, chance)) for name in names},
    )


def with_list(frame: Market, ranks: Sequence[str]) -> Market:
    """Return the market with one's own list in it."""
    return Market({**frame.applicants, ME: tuple(ranks)}, frame.programs)


def compare(
    honest: Sequence[str], cautious: Sequence[str], quotas: Mapping[str, int], runs: int, chance: Random
) -> Tally:
    """Return what both lists led to on `runs` markets, the same ones for a `chance` of the same seed.

    Better means: higher on the honest list, which is what is truly preferred.
    """
    no_match = len(honest) + 1
    ends: list[tuple[int, int]] = []
    for _run in range(runs):
        frame = market(honest, quotas, chance)
        reached = (solve(with_list(frame, ranks))[ME] for ranks in (honest, cautious))
        true, other = (no_match if program is None else honest.index(program) + 1 for program in reached)
        ends.append((true, other))
    return Tally(
        runs=runs,
        same=sum(true == other for true, other in ends),
        honest_better=sum(true < other for true, other in ends),
        cautious_better=sum(true > other for true, other in ends),
        honest_places=_counted((true for true, _other in ends), no_match),
        cautious_places=_counted((other for _true, other in ends), no_match),
    )


def _counted(places: Iterable[int], no_match: int) -> dict[int, int]:
    found = Counter(0 if place == no_match else place for place in places)
    return {place: found[place] for place in range(no_match)}


def _by(common: Mapping[str, float], chance: Random) -> tuple[str, ...]:
    return tuple(sorted(common, key=lambda name: -(common[name] + chance.random())))
