"""A table of texts as a document to print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from matchplanner.errors import UserError
from matchplanner.reports.data import PrintedTable
from matchplanner.services.reporting import Document, season_label
from matchplanner.wording import say

if TYPE_CHECKING:
    from matchplanner.reports.layout import Pdf, Sheet
    from matchplanner.reports.outlines import Outliner

MOST_COLUMNS = 24
_SAMPLE = 200
_WIDEST, _NARROWEST = 34, 6


def document(
    names: tuple[str, str], titles: Sequence[str], rows: Sequence[Sequence[str]], today: date
) -> Document:
    """Return a document of landscape pages; `names` are the table's name and what it counts.

    Raises UserError for more columns than a page can hold.
    """
    if len(titles) > MOST_COLUMNS:
        raise UserError(
            say("{n} columns do not fit on a page.", n=len(titles)),
            say("Show at most {most}, then print again.", most=MOST_COLUMNS),
        )
    name, counted = names
    cells = tuple(tuple(row) for row in rows)
    table = PrintedTable(name, counted, tuple(titles), _shares(titles, rows), cells)

    def draw(page: Sheet, outliner: Outliner | None) -> Pdf:
        from matchplanner.reports import printed_table

        return printed_table.render(table, page, outliner)

    return Document(
        name, season_label(), f"{name} {today.isoformat()}.pdf", draw, private=True, landscape=True
    )


def _shares(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Return each column's share of the page: by its longest words among the first rows, within bounds."""
    sample = rows[:_SAMPLE]
    longest = (max(len(title), *(len(row[at]) for row in sample)) for at, title in enumerate(titles))
    return tuple(float(min(max(letters, _NARROWEST), _WIDEST)) for letters in longest)
