"""Two criteria at a time: which step would be preferred, and the weights that follow (B8)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from matchplanner.domain import trade_offs
from matchplanner.domain.pair_relations import Verdict
from matchplanner.services import pair_answers, rank_criteria
from matchplanner.services.pair_answers import Round
from matchplanner.services.rank_criteria import CriterionRow
from matchplanner.store.schema import TradeOff

_ROUNDING = Fraction(1, 10**6)
"""Weights are stored with the digits of a float: a third is not quite a third."""


@dataclass(frozen=True, slots=True)
class Board:
    """The criteria, what the answers come to, and the weights proposed from them, as parts of one.

    `proposed` is empty while there is nothing to propose.
    """

    round: Round
    criteria: tuple[CriterionRow, ...]
    proposed: Mapping[int, Fraction]

    @property
    def differs(self) -> bool:
        """Whether the criteria weigh something else than proposed."""
        return bool(self.proposed) and any(
            abs(self.proposed[row.id] - row.share) > _ROUNDING for row in self.criteria
        )


def board() -> Board:
    """Return the round about the criteria, in their order."""
    criteria = rank_criteria.criteria()
    ids = tuple(row.id for row in criteria)
    held = pair_answers.round_of(TradeOff, ids, {row.id: row.name for row in criteria})
    return Board(held, criteria, trade_offs.proposed(ids, [row.answer for row in held.answers]))


def answer(first: int, second: int, verdict: Verdict, today: date) -> int:
    """Store which of two criteria is to be met better, in place of an earlier answer; return its id."""
    return pair_answers.put(TradeOff, first, second, verdict, today)


def forget(answer_ids: Iterable[int]) -> None:
    """Delete answers about criteria."""
    pair_answers.forget(TradeOff, answer_ids)
