"""Measure the bin, and an export of everything, after 13,000 programs with three facts each were deleted.

Figures are processor time, and limits are ratios to reading and understanding the same lines of the
history in the plainest way, in the same run. "At a time" is the longest that the window stands still.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from bench_table import TODAY, fill
from matchplanner.services import bin as deleted
from matchplanner.services.exchange import archive_writing
from matchplanner.store import schema
from matchplanner.store.store import Store

LIMITS = {"the bin": 9.0, "the bin, at a time": 1.5, "before an export": 3.0}
"""How many plain readings of what was deleted each may take; an export goes on beside the window."""


def spent(act: Callable[[], object]) -> float:
    """Return the milliseconds of processor time of an act."""
    started = time.process_time()
    act()
    return (time.process_time() - started) * 1000


def plain(store: Store) -> None:
    """Read the deletions as one would first write it."""
    lines = store.connection.execute("SELECT old FROM history WHERE col='' AND old IS NOT NULL").fetchall()
    for (old,) in lines:
        json.loads(old)


def slices(now: datetime) -> list[float]:
    """Return how long each step of the bin takes."""
    work, found = deleted.lately(now), []
    while True:
        started = time.process_time()
        going = next(work, None) is not None
        found.append((time.process_time() - started) * 1000)
        if not going:
            return found


def main() -> int:
    """Print the figures and ratios; 1 if one is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=13_000)
    given = parser.parse_args()
    fine = True
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MATCHPLANNER_HOME"] = folder
        store = Store.create(Path(folder) / "bench.matchplan")
        with store.write("Fill"):
            fill(given.rows)
        gathering = spent(lambda: archive_writing.gather(store, TODAY).close())
        with store.write("Delete all"):
            schema.Program.delete().execute()
        reading = statistics.median(spent(lambda: plain(store)) for _ in range(3))
        steps = slices(datetime.now(UTC) + timedelta(minutes=1))
        print(f"{given.rows} deleted programs; reading their lines of the history {reading:.0f} ms:")
        took = {"the bin": sum(steps), "the bin, at a time": max(steps), "before an export": gathering}
        for what, each in took.items():
            ratio, limit = each / reading, LIMITS[what]
            fine &= ratio <= limit
            print(f"  {what:20} {each:8.0f} ms   {ratio:5.2f} readings (limit {limit:g})")
        store.close()
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
