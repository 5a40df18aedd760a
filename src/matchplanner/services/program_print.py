"""A view of the program list, ready to be printed."""

from collections.abc import Sequence
from datetime import date

from matchplanner.errors import UserError
from matchplanner.services import table_print
from matchplanner.services.reporting import Document


def program_table(name: str, titles: Sequence[str], rows: Sequence[Sequence[str]], today: date) -> Document:
    """Gather a view of the list for landscape pages.

    Raises UserError when it shows no program, or more columns than a page can hold.
    """
    if not rows:
        raise UserError("This view shows no program to print.", "Clear the search and the filters first.")
    counted = "1 program" if len(rows) == 1 else f"{len(rows)} programs"
    return table_print.document((name or "Programs", counted), titles, rows, today)
