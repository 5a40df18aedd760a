"""Measure the first show of each view of 13,000 programs, a tier for all, and their list as a PDF.

Figures are processor time, and limits are ratios to reading all programs once in the same run, so
that a slow or busy machine fails nothing. A view that takes longer than a moment shows a bar: what
is measured is all of its work, not how long the window stands still.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from PySide6.QtWidgets import QApplication

from bench_table import TODAY, fill
from matchplanner import glyphs
from matchplanner.services import cells, program_print, programs, reporting
from matchplanner.services.reporting import Printing
from matchplanner.store.store import Store
from matchplanner.ui.notices import Notices
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.worked_out import WorkedOut
from matchplanner.ui.workspace import Workspace

LIMITS = {"tiers": 1.6, "chart": 0.8, "compare": 0.6, "next": 2.0, "reverify": 0.8}
"""How many readings of all programs the first show of a view may take, its modules' loading included."""

OTHERS = {"a tier for all": 8.0, "all as a PDF": 24.0}


def spent(act: Callable[[], object], page: ProgramsPage | None = None) -> float:
    """Return the milliseconds of processor time of an act with all the work and painting it causes."""
    started = time.process_time()
    act()
    QApplication.processEvents()
    while page is not None and any(body.working for body in page.findChildren(WorkedOut)):
        QApplication.processEvents()
    return (time.process_time() - started) * 1000


def printed(page: ProgramsPage) -> None:
    """Print what the table lists."""
    shown = page.content()
    document = program_print.program_table(shown.name, shown.titles, shown.texts, TODAY)
    reporting.render(document, Printing("bench", TODAY), glyphs.QtOutliner())


def measure(page: ProgramsPage, workspace: Workspace) -> dict[str, float]:
    """Show each view for the first time, then write and print."""
    found = {}
    for key in page.switch.keys[1:]:
        found[key] = spent(partial(page.show_view, key), page)
    page.show_view("table")
    ids = [row.id for row in page.model.all_rows]
    found["a tier for all"] = spent(
        lambda: workspace.run("Tier", lambda: cells.fill(ids, "tier", "2", TODAY)), page
    )
    found["all as a PDF"] = spent(partial(printed, page))
    return found


def main() -> int:
    """Print the figures and ratios; 1 if one is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=13_000)
    given = parser.parse_args()
    app = QApplication.instance() or QApplication([])
    fine = True
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MATCHPLANNER_HOME"] = folder
        workspace = Workspace(Store.create(Path(folder) / "bench.matchplan"), lambda: TODAY)
        workspace.run("Fill", lambda: fill(given.rows))
        reading = statistics.median(spent(lambda: programs.rows(TODAY)) for _ in range(3))
        page = ProgramsPage(workspace, Notices(), Settings(Path(folder) / "window.ini"))
        page.resize(1366, 768)
        page.show()
        app.processEvents()
        while page.model.warm(2000):
            app.processEvents()
        print(f"Views of {given.rows} programs, 1366x768; reading all of them {reading:.0f} ms:")
        for act, took in measure(page, workspace).items():
            ratio, limit = took / reading, {**LIMITS, **OTHERS}[act]
            fine &= ratio <= limit
            print(f"  {act:16} {took:8.0f} ms   {ratio:5.2f} readings (limit {limit:g})")
        page.close()
        workspace.close()
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
