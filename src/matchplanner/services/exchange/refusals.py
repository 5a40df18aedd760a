"""The rows of a list that could not be taken, to be mended and imported again."""

import csv
import io
from collections.abc import Iterable

from matchplanner.services.exchange.guard import guarded
from matchplanner.services.exchange.incoming_rows import Invalid
from matchplanner.services.exchange.tables import Table

_ROW, _REASON = "row", "why it was left out"


def to_csv(table: Table, invalid: Iterable[Invalid]) -> bytes:
    """Return the invalid rows as UTF-8 CSV, each with its number in the file and the reason in front."""
    cells = {row.number: row.cells for row in table.rows}
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([_ROW, _REASON, *map(guarded, table.headers)])
    for bad in invalid:
        writer.writerow([bad.row, guarded(bad.reason), *map(guarded, cells.get(bad.row, ()))])
    return stream.getvalue().encode("utf-8")
