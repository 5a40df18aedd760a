"""The demonstration: the whole path on the starter directory and an invented applicant, as files."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

from matchplanner.errors import UserError
from matchplanner.files import write_atomically
from matchplanner.reports.outlines import Outliner
from matchplanner.services import backups, sample
from matchplanner.services.exchange import exporting
from matchplanner.services.exchange.exporting import Wanted
from matchplanner.store import opening
from matchplanner.wording import say

TODAY = date(2026, 10, 1)
"""The day the demonstration plays on, so that it looks the same whenever it is made."""

PLAN = "demo.matchplan"
_FILES = {
    "prep-sheets.pdf": Wanted("prep-sheet", "pdf"),
    "prep-sheet-letter.pdf": Wanted(
        "prep-sheet", "pdf", program="Pediatrics-Medical Genetics (Stanford)", letter=True
    ),
    "rank-list.pdf": Wanted("rank-list", "pdf"),
    "rank-list.csv": Wanted("rank-list", "csv"),
    "timeline.pdf": Wanted("timeline", "pdf"),
    "calendar.ics": Wanted("timeline", "ics"),
    "programs.xlsx": Wanted("programs", "xlsx"),
    "programs.csv": Wanted("programs", "csv"),
    "plan.json": Wanted("plan", "json"),
}


def write(folder: Path, today: date, outliner: Outliner | None) -> Iterator[Path]:
    """Write the plan and every export into a folder, over an earlier demonstration; yield each file.

    Raises UserError when the folder cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise UserError(
            say("The folder {folder} cannot be made.", folder=folder), "Choose another one."
        ) from exc
    written_at = datetime.combine(today, time(9), UTC)
    with tempfile.TemporaryDirectory() as scratch:
        store = opening.create_plan(Path(scratch) / PLAN, clock=lambda: written_at)
        try:
            with store.write("Fill the sample plan"):
                sample.fill(today)
            backups.backup_to(store, folder / PLAN)
            yield folder / PLAN
            for name, wanted in _FILES.items():
                write_atomically(folder / name, exporting.export(store, wanted, today, outliner).data)
                yield folder / name
        finally:
            store.close()
