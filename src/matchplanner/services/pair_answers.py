"""Answers to "which of these two" as rows: one for a pair, whichever way round it was put."""

from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry
from matchplanner.domain.pair_relations import Answer, Verdict
from matchplanner.errors import UserError
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import RankChoice, TradeOff

AnswerTable = type[RankChoice] | type[TradeOff]


@dataclass(frozen=True, slots=True)
class Given:
    """A stored answer and the day it was given, None where that is not known."""

    answer: Answer
    made_on: date | None


def read(table: AnswerTable) -> tuple[Given, ...]:
    """Return every answer, the earliest first; a verdict this version does not know counts as skipped."""
    query = table.select(table.id, table.first, table.second, table.verdict, table.made_on)
    return tuple(
        Given(
            Answer(key, first, second, entry.read(Verdict, verdict, Verdict.SKIP)),
            None if made_on is None else date.fromisoformat(made_on),
        )
        for key, first, second, verdict, made_on in tuples(query.order_by(table.id))
    )


def put(table: AnswerTable, first: int, second: int, verdict: Verdict, today: date) -> int:
    """Store the answer about a pair in place of an earlier one, whichever way round that was; return its id.

    The row is made anew, so that ids keep telling which answer is the latest.
    Raises UserError where the two are one and the same.
    """
    if first == second:
        raise UserError("Compare two different ones.")
    forget(table, first, second)
    return table.create(first=first, second=second, verdict=verdict.value, made_on=today).id


def forget(table: AnswerTable, first: int, second: int) -> None:
    """Delete what was answered about a pair."""
    straight = (table.first == first) & (table.second == second)
    turned = (table.first == second) & (table.second == first)
    table.delete().where(straight | turned).execute()
