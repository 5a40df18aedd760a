"""Answers to "which of these two" as rows: one for a pair, whichever way round it was put."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry, pairwise
from matchplanner.domain.pair_relations import Answer, Verdict
from matchplanner.domain.pairwise import Pair, Standing
from matchplanner.errors import UserError
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import RankChoice, TradeOff

AnswerTable = type[RankChoice] | type[TradeOff]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A stored answer and the day it was given, None where that is not known."""

    id: int
    answer: Answer
    made_on: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """Questions and answers about some things, with the names of all that the answers speak of.

    `items` stand in the order they are asked in; `answers` are those that speak
    of one of them, the latest first; `checks` are pairs that answers decide and
    that were never put.
    """

    items: tuple[int, ...]
    names: Mapping[int, str]
    standing: Standing
    answers: tuple[AnswerRow, ...]
    checks: tuple[Pair, ...]

    @property
    def skipped(self) -> tuple[int, ...]:
        """The answers that put a question off."""
        return tuple(row.id for row in self.answers if not row.answer.decided)

    def answer(self, answer_id: int) -> AnswerRow | None:
        """Return an answer by its id."""
        return next((row for row in self.answers if row.id == answer_id), None)


def read(table: AnswerTable) -> tuple[AnswerRow, ...]:
    """Return every answer, the earliest first; a verdict this version does not know counts as skipped."""
    note = [RankChoice.note] if table is RankChoice else []
    query = table.select(table.id, table.first, table.second, table.verdict, table.made_on, *note)
    return tuple(
        AnswerRow(
            key,
            Answer(key, first, second, entry.read(Verdict, verdict, Verdict.SKIP)),
            None if made_on is None else date.fromisoformat(made_on),
            *beside,
        )
        for key, first, second, verdict, made_on, *beside in tuples(query.order_by(table.id))
    )


def answers(table: AnswerTable) -> tuple[Answer, ...]:
    """Return every answer as the rules see it, the earliest first."""
    return tuple(row.answer for row in read(table))


def round_of(table: AnswerTable, items: Sequence[int], names: Mapping[int, str]) -> Round:
    """Return how far the answers about these things are."""
    held = read(table)
    given = [row.answer for row in held]
    return Round(
        items=tuple(items),
        names=names,
        standing=pairwise.standing(items, given),
        answers=tuple(row for row in reversed(held) if row.answer.pair.intersection(items)),
        checks=pairwise.checks(items, given),
    )


def put(table: AnswerTable, first: int, second: int, verdict: Verdict, today: date) -> int:
    """Store the answer about a pair in place of an earlier one, whichever way round that was; return its id.

    The row is made anew, so that ids keep telling which answer is the latest; a
    note stays. Raises UserError where the two are one and the same.
    """
    if first == second:
        raise UserError("Compare two different ones.")
    pair = frozenset((first, second))
    earlier = [row for row in read(table) if row.answer.pair == pair]
    notes = [row.note for row in earlier if row.note]
    forget(table, [row.id for row in earlier])
    beside = {"note": notes[-1]} if notes else {}
    return table.create(first=first, second=second, verdict=verdict.value, made_on=today, **beside).id


def forget(table: AnswerTable, answer_ids: Iterable[int]) -> None:
    """Delete answers; their questions come again where nothing else decides them."""
    table.delete().where(table.id.in_(list(answer_ids))).execute()
