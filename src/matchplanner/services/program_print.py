"""A view of the program list, ready to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from matchplanner.errors import UserError
from matchplanner.reports.data import ProgramTable
from matchplanner.services.reporting import Document, season_label

if TYPE_CHECKING:
    from matchplanner.reports.layout import Pdf, Sheet
    from matchplanner.reports.outlines import Outliner

_MOST_COLUMNS = 24
_SAMPLE = 200
_WIDEST, _NARROWEST = 34, 6


def program_table(name: str, titles: Sequence[str], rows: Sequence[Sequence[str]], today: date) -> Document:
    """Gather a view of the list for landscape pages.

    Raises UserError when it shows no program, or more columns than a page can hold.
    """
    if not rows:
        raise UserError("This view shows no program to print.", "Clear the search and the filters first.")
    if len(titles) > _MOST_COLUMNS:
        raise UserError(
            f"{len(titles)} columns do not fit on a page.", f"Show at most {_MOST_COLUMNS}, then print again."
        )
    table = ProgramTable(name, tuple(titles), _shares(titles, rows), tuple(tuple(row) for row in rows))

    def draw(page: Sheet, outliner: Outliner | None) -> Pdf:
        from matchplanner.reports import program_table as report

        return report.render(table, page, outliner)

    file_name = f"{name} {today.isoformat()}.pdf"
    return Document(name, season_label(), file_name, draw, private=True, landscape=True)


def _shares(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Return each column's share of the page: by its longest words among the first rows, within bounds."""
    sample = rows[:_SAMPLE]
    longest = (max(len(title), *(len(row[at]) for row in sample)) for at, title in enumerate(titles))
    return tuple(float(min(max(letters, _NARROWEST), _WIDEST)) for letters in longest)
