"""Lists with several rows for one program, as those that name each of its people, read as one row each."""

from collections.abc import Iterable
from dataclasses import replace

from matchplanner.services.exchange.incoming_rows import Incoming
from matchplanner.services.exchange.tables import Problem
from matchplanner.wording import counted, say

_TOLD_APART_BY = ("name", "institution", "city", "acgme_id", "nrmp_code")
_MOST_TOLD = 20


def folded(rows: Iterable[Incoming]) -> tuple[list[Incoming], list[Problem]]:
    """Put together the rows that name the same program with the same codes.

    What the first of them states counts; a later one fills in what is blank,
    and where it says something else, that is told.
    """
    first: dict[tuple[str, ...], Incoming] = {}
    more = 0
    told: list[Problem] = []
    for row in rows:
        key = (row.uid, *(row.text(column).casefold() for column in _TOLD_APART_BY))
        known = first.get(key)
        if known is None:
            first[key] = row
            continue
        more += 1
        differing = [str(f) for f, value in row.facts.items() if known.facts.get(f, value) != value]
        differing += [
            column for column, value in row.own.items() if _differ(known.own.get(column, value), value)
        ]
        if differing and len(told) < _MOST_TOLD:
            text = say(
                "says otherwise than row {row} of the same program: {columns}; left out",
                row=known.row,
                columns=", ".join(differing),
            )
            told.append(Problem(row.row, differing[0], text))
        first[key] = replace(known, own={**row.own, **known.own}, facts={**row.facts, **known.facts})
    if more:
        text = counted(
            "1 row names a program of an earlier row; what they add was put together",
            "{n:,} rows name a program of an earlier row; what they add was put together",
            more,
        )
        told.insert(0, Problem(0, "", text))
    return list(first.values()), told


def _differ(known: object, value: object) -> bool:
    return str(known).casefold() != str(value).casefold()
