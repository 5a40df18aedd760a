"""A file's content as a table of texts, whatever kind of file it was."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from matchplanner.errors import FileFormatError
from matchplanner.services.exchange import columns, limits
from matchplanner.services.exchange.choices import TEXT, How
from matchplanner.wording import say

HEADING_SEARCH = 20
"""How many of the first rows that are not blank may hold a title before the headings."""

Tell = Callable[[int], None]
"""Is told, now and then, how many rows have been read."""

_TELL_EVERY = 2_000


def silent(_rows: int) -> None:
    """Tell nobody how far reading has come."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that was not as it should be, and what was done about it.

    `row` counts as the file does, from 1; 0 means the file as a whole.
    """

    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its number in the file and one text per heading."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, rows of the same width, and what was noticed while reading.

    `read_as` tells the user how the file was understood, such as "UTF-8 text,
    separated by commas"; `how` tells the same to the program.
    """

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    read_as: str
    how: How = TEXT


def build(
    records: Iterable[Row],
    read_as: str,
    how: How,
    *,
    heading_texts: int = 1,
    tell: Tell = silent,
) -> Table:
    """Make a table of records.

    The headings are the first row that heads the names of programs, else the
    first with `heading_texts` different texts; what stands above is a title.
    Short rows are filled up, cells beyond the headings get columns of their
    own, blank rows are left out. Raises FileFormatError for a table without
    rows or beyond the limits.
    """
    heading, waiting = _from_heading(iter(records), heading_texts)
    rows = _counted(waiting, tell)
    if not rows:
        raise FileFormatError("The file has headings but no rows.", "Nothing can be imported from it.")
    named = _trimmed(heading.cells)
    width = max(len(named), *(len(row.cells) for row in rows))
    found = [
        Problem(
            row.number,
            "",
            f"{len(row.cells) - len(named)} more cells than there are headings; kept as extra columns",
        )
        for row in rows
        if len(row.cells) > len(named)
    ]
    headers = _unique([*named, *(f"(extra {n})" for n in range(1, width - len(named) + 1))])
    padded = tuple(Row(row.number, row.cells + ("",) * (width - len(row.cells))) for row in rows)
    return Table(headers, padded, tuple(found), read_as, how)


def _from_heading(records: Iterator[Row], texts: int) -> tuple[Row, Iterator[Row]]:
    head = list(islice((row for row in records if any(row.cells)), HEADING_SEARCH))
    if not head:
        raise FileFormatError("The file is empty.", "Choose a file with a row of headings and rows below it.")
    named = (at for at, row in enumerate(head) if columns.name_programs(row.cells))
    filled = (at for at, row in enumerate(head) if len({cell for cell in row.cells if cell}) >= texts)
    place = next(chain(named, filled), 0)
    return head[place], chain(head[place + 1 :], records)


def _counted(records: Iterable[Row], tell: Tell) -> list[Row]:
    rows: list[Row] = []
    cells = 0
    for row in records:
        kept = _trimmed(row.cells)
        if not kept:
            continue
        cells += len(kept)
        _refuse_excess(rows=len(rows) + 1, columns=len(kept), cells=cells)
        rows.append(Row(row.number, kept))
        if not len(rows) % _TELL_EVERY:
            tell(len(rows))
    return rows


def _refuse_excess(*, rows: int, columns: int, cells: int) -> None:
    figures = (
        (rows, limits.ROWS, "rows"),
        (columns, limits.COLUMNS, "columns"),
        (cells, limits.CELLS, "cells"),
    )
    for figure, limit, what in figures:
        if figure > limit:
            raise FileFormatError(
                say("The file has more than {limit:,} {what}.", limit=limit, what=say(what)),
                "Split it, then import the parts.",
            )


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    taken: set[str] = set()
    headers: list[str] = []
    for place, name in enumerate(names, start=1):
        header = wanted = name or f"(column {place})"
        copy = 1
        while header in taken:
            copy += 1
            header = f"{wanted} ({copy})"
        taken.add(header)
        headers.append(header)
    return tuple(headers)
