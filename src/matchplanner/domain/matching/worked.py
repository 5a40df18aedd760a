"""The smallest market in which caution costs a place: two programs, one rival."""

from matchplanner.domain.matching.invented import ME, with_list
from matchplanner.domain.matching.market import Market, Program

FIRST, SECOND = "P1", "P2"
RIVAL = "Rival"
HONEST, CAUTIOUS = (FIRST, SECOND), (SECOND, FIRST)


def worked(ranks: tuple[str, ...]) -> Market:
    """Return the market with this list as one's own, who proposes first.

    P1 ranks the rival higher and P2 ranks me higher; the rival prefers P2. So
    who goes for P2 first, because that one wants me, leaves P1 to the rival.
    """
    empty = Market(
        {ME: (), RIVAL: (SECOND, FIRST)},
        {FIRST: Program(1, (RIVAL, ME)), SECOND: Program(1, (ME, RIVAL))},
    )
    return with_list(empty, ranks)
