"""Two programs at a time: the stored answers, and the order they give (B8)."""

from collections.abc import Sequence

from matchplanner.domain import pairwise
from matchplanner.domain.pairwise import Standing
from matchplanner.services import pair_answers
from matchplanner.store.schema import RankChoice


def standing(program_ids: Sequence[int]) -> Standing:
    """Return where the answers put these programs; what they leave open keeps the given order."""
    return pairwise.standing(program_ids, [one.answer for one in pair_answers.read(RankChoice)])
