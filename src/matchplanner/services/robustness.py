"""How firm the order of scores is, in seeded draws: the same board gives the same figures (B9)."""

from random import Random

from matchplanner.domain import robustness
from matchplanner.domain.robustness import DRAWS, Firmness, Spread
from matchplanner.progress import Progress, unwatched
from matchplanner.services.rank_criteria import Board

_SEED = 218


def firmness(board: Board, spread: Spread, draws: int = DRAWS, progress: Progress = unwatched) -> Firmness:
    """Return where the board's programs stand in so many draws; asks the plan for nothing.

    `progress` may raise CancelledError to stop it.
    """
    chance = Random(_SEED)  # noqa: S311 - no secret: the same seed is to give the same draws
    ratings = {row.id: row.ratings for row in board.rows}
    return robustness.firmness(board.weights, ratings, spread, chance.random, draws=draws, progress=progress)
