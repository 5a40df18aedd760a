"""Markets made up around one applicant, to see what an honest and a cautious list lead to.

A teaching model: the competitors, what programs think of them and how tastes
differ are invented. Nothing here says how likely a match is.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from matchplanner.domain.matching.acceptance import Proposing
from matchplanner.domain.matching.market import Market, Program
from matchplanner.progress import Progress, unwatched

ME = "You"
COMPETITORS_A_PLACE = 3
"""So many invented applicants stand against each place; more of them only lengthens the run."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each list did better, in runs on the same markets.

    `honest_places` counts, by the place on the honest list, where the honest
    list led; 0 stands for no match. `example` is the market on which the cautious
    list lost in the fewest steps, None where it never did.
    """

    runs: int
    same: int
    honest_better: int
    cautious_better: int
    honest_places: Mapping[int, int]
    cautious_places: Mapping[int, int]
    example: Market | None = None


def market(names: Sequence[str], quotas: Mapping[str, int], chance: Random) -> Market:
    """Return a market of these programs with invented competitors and no list of one's own yet.

    Every program ranks everybody, in an order that mixes a common opinion with
    its own; so do the competitors with the programs.
    """
    rivals = [f"Competitor {number}" for number in range(1, COMPETITORS_A_PLACE * sum(quotas.values()) + 1)]
    worth = {name: chance.random() for name in (ME, *rivals)}
    fame = {name: chance.random() for name in names}
    return Market(
        {**{rival: _by(fame, chance) for rival in rivals}, ME: ()},
        {name: Program(quotas[name], _by(worth, chance)) for name in names},
    )


def with_list(frame: Market, ranks: Sequence[str]) -> Market:
    """Return the market with one's own list in it; one proposes last."""
    return Market({**frame.applicants, ME: tuple(ranks)}, frame.programs)


def compare(
    honest: Sequence[str],
    cautious: Sequence[str],
    quotas: Mapping[str, int],
    runs: int,
    chance: Random,
    *,
    progress: Progress = unwatched,
) -> Tally:
    """Return what both lists led to on `runs` markets, the same ones for a `chance` of the same seed.

    Better means: higher on the honest list, which is what is truly preferred.
    """
    lists = tuple(honest), tuple(cautious)
    no_match = len(honest) + 1
    ends: list[tuple[int, int]] = []
    example: tuple[int, Market] | None = None
    for run in range(runs):
        progress(run, runs)
        frame = market(honest, quotas, chance)
        (true, before), (other, after) = _reached(frame, lists)
        ends.append((true, other))
        if true < other and (example is None or before + after < example[0]):
            example = before + after, frame
    return Tally(
        runs=runs,
        same=sum(true == other for true, other in ends),
        honest_better=sum(true < other for true, other in ends),
        cautious_better=sum(true > other for true, other in ends),
        honest_places=_counted((true for true, _other in ends), no_match),
        cautious_places=_counted((other for _true, other in ends), no_match),
        example=None if example is None else example[1],
    )


def _reached(frame: Market, lists: tuple[tuple[str, ...], ...]) -> list[tuple[int, int]]:
    """Return for each list the place reached on the first one, and in how many steps after all others."""
    others = Proposing.begun(frame)
    for rival in frame.applicants:
        for _step in others.go_on(rival):
            pass
    found = []
    for ranks in lists:
        mine = others.joined_by(ME, ranks)
        taken = sum(1 for _step in mine.go_on(ME))
        program = next((name for name, there in mine.held.items() if ME in there), None)
        found.append((len(lists[0]) + 1 if program is None else lists[0].index(program) + 1, taken))
    return found


def _counted(places: Iterable[int], no_match: int) -> dict[int, int]:
    found = Counter(0 if place == no_match else place for place in places)
    return {place: found[place] for place in range(no_match)}


def _by(common: Mapping[str, float], chance: Random) -> tuple[str, ...]:
    draw = chance.random
    liked = {name: worth + draw() for name, worth in common.items()}
    return tuple(sorted(liked, key=liked.__getitem__, reverse=True))
