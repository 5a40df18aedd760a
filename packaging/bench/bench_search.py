"""Measure search everywhere with 13,000 programs and 5,000 notes, beside a plain scan of the same texts.

The plain scan asks each text, in small letters, whether the words are in it: what nothing in Python can do
with less. Ours also ranks, groups, marks and paints. The limits are ratios to the scan, taken right beside
each keystroke, so that a slow machine or a busy minute fails nothing.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from matchplanner.domain.searching import Group
from matchplanner.services import searching
from matchplanner.store import bulk, schema
from matchplanner.store.store import Store
from matchplanner.ui import theme
from matchplanner.ui.searching.everywhere import SearchEverywhere
from matchplanner.ui.searching.holding import HeldIndex
from matchplanner.ui.workspace import Workspace

LONGEST = 60_000  # ms
TARGET = 50.0  # ms at p95, on a quiet machine
LIMITS = {"index alone": 6.0, "keystroke": 15.0}
"""How many plain scans (p50) the p95 of a search may take: of the index, and with all that is painted."""

OPENING = {"in all": 3.0, "at a time": 0.8}
"""How many readings of all programs, as plain rows, the first opening may take: all of it, and one slice."""

QUERIES = ("mayo genetics", "lodz", "university hospital boston", "whole exome", "a", "visa 12", "qqq")
_SPECIALTIES = ("Internal medicine", "Pediatrics", "Medical genetics", "Surgery", "Family medicine")
_PLACES = (("Boston", "MA"), ("Rochester", "MN"), ("Houston", "TX"), ("Seattle", "WA"), ("Łódź", "NY"))
_NOTE = (
    "asked about research time visa letters whole exome clinic metabolic newborn screening residents said "
    "that the director answers mail within a week and that fellows teach on Fridays in the long room"
)


def fill(programs: int, notes: int) -> None:
    """Put invented programs into the plan, the first of them with a note of sixty words."""
    chance = random.Random(1)  # noqa: S311 - the same invented list each time
    made, said = [], _NOTE.split()
    for number in range(1, programs + 1):
        city, state = chance.choice(_PLACES)
        note = " ".join(chance.choices(said, k=60)) if number <= notes else ""
        hospital = f"University Hospital of {city} {number % 700}"
        name = f"{chance.choice(_SPECIALTIES)} {number}"
        made.append((name, hospital, city, state, str(1300000000 + number), note))
    bulk.insert(schema.Program, ("name", "institution", "city", "state", "acgme_id", "notes"), made)


def timed(act: Callable[[], object]) -> float:
    """Return the milliseconds of processor time of an act, all that follows and its painting included."""
    started = time.process_time()
    act()
    settle()
    return (time.process_time() - started) * 1000


def settle() -> None:
    """Handle events until none is left."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, LONGEST)


def typing() -> list[str]:
    """Return what stands in the field after each keystroke."""
    return [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]


def scan(texts: Sequence[str], sought: Sequence[str]) -> list[str]:
    """Return the texts that have every word."""
    for word in sought:
        texts = [text for text in texts if word in text]
    return list(texts)


def p95(times: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[min(int(len(times) * 0.95), len(times) - 1)]


def main() -> int:
    """Print p50 and p95 and the ratios; 1 if one is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=int, default=13_000)
    parser.add_argument("--notes", type=int, default=5_000)
    given = parser.parse_args()
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        theme.apply(app, theme.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MATCHPLANNER_HOME"] = folder
        workspace = Workspace(Store.create(Path(folder) / "bench.matchplan"), lambda: date(2026, 10, 1))
        workspace.run("Fill", lambda: fill(given.programs, given.notes))
        held, window = HeldIndex(workspace), QWidget()
        window.resize(1366, 768)
        window.show()
        plain = statistics.median(timed(lambda: list(schema.Program.select().dicts())) for _ in range(3))
        reading = []
        while held.behind:
            reading.append(timed(held.read_on))
        print(f"Search everywhere, {given.programs} programs and {given.notes} notes, 1366x768:")
        opened = told(reading, plain)
        finder = SearchEverywhere(window, held, {}, lambda _entry: None)
        finder.start()
        settle()
        texts = [
            f"{entry.title}\n{entry.about}\n{entry.text}".lower()
            for group in Group
            for entry in searching.entries(group)
        ]
        found: dict[str, list[float]] = {"index alone": [], "keystroke": []}
        scans = []
        for text in typing():
            scans.append(timed(partial(scan, texts, text.lower().split())))
            found["index alone"].append(timed(partial(held.search, text, {})))
            found["keystroke"].append(timed(partial(finder.field.setText, text)))
        finder.close()
        window.close()
        workspace.close()
    return 0 if report(found, scans) and opened else 1


def told(reading: Sequence[float], plain: float) -> bool:
    """Print how long the first opening reads, in all and at a time; say whether that is within its limits."""
    fine = True
    for what, took in (("in all", sum(reading)), ("at a time", max(reading))):
        ratio = took / plain
        fine &= ratio <= OPENING[what]
        print(
            f"  reading it, {what:9}     {took:8.1f} ms   {ratio:5.2f} readings of all programs as rows "
            f"(limit {OPENING[what]:g})"
        )
    return fine


def report(found: dict[str, list[float]], scans: Sequence[float]) -> bool:
    """Print every figure; say whether all ratios are within their limits."""
    plain = statistics.median(scans)
    print(f"  a plain scan      {len(scans):4} times        p50 {plain:8.1f} ms   p95 {p95(scans):8.1f} ms")
    fine = True
    for what, times in found.items():
        ratio = p95(times) / plain
        fine &= ratio <= LIMITS[what]
        print(
            f"  {what:17} {len(times):4} times        p50 {statistics.median(times):8.1f} ms   "
            f"p95 {p95(times):8.1f} ms   {ratio:5.1f} scans (limit {LIMITS[what]:g})"
            f"{'' if p95(times) <= TARGET else '   over 50 ms'}"
        )
    return fine


if __name__ == "__main__":
    sys.exit(main())
