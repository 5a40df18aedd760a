"""Compare the time to our first painted window, showing a plan, with that to an empty window."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LIMIT = 1.5
EMPTY_WINDOW = Path(__file__).with_name("empty_window.py")
YEAR, PROGRAMS = "2027", "65 programs"
"""What the first painted window must show of the starter plan, or it does not count."""

_SHOWS = " shows | "


@dataclass(frozen=True, slots=True)
class Start:
    """One start of a program: when it told of what, in seconds, and what its window showed then."""

    at: Mapping[str, float]
    texts: Mapping[str, str]


def start(command: Sequence[str], environment: Mapping[str, str]) -> Start:
    """Run a program to its end, timing each line it prints from the start of its process."""
    began = time.perf_counter()
    at, texts = {}, {}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        for line in process.stdout or ():
            moment, shows, text = line.strip().partition(_SHOWS)
            if shows:
                texts[moment] = text
            else:
                at[moment] = time.perf_counter() - began
        _, complaints = process.communicate()
    if "painted" not in at or process.returncode:
        sys.exit(f"{command} did not paint a window:\n{complaints}")
    return Start(at, texts)


def main() -> int:
    """Print the medians and their ratios; 1 if the first paint is over the limit or without the plan."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        plan = str(Path(folder) / "starter.matchplan")
        environment = {
            "QT_QPA_PLATFORM": "offscreen",
            **os.environ,
            "MATCHPLANNER_HOME": folder,
            "PYTHONUTF8": "1",
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's second start finds bytecode
        app = [sys.executable, "-m", "matchplanner"]
        subprocess.run(
            [*app, "new", "--plan", plan, "--year", YEAR, "--starter"], env=environment, check=True
        )
        empty = [sys.executable, str(EMPTY_WINDOW)]
        full = [*app, "gui", plan, "--exit-after-first-paint"]
        for command in (empty, full):
            start(command, environment)  # fill the disk cache and write the bytecode
        pairs = [(start(empty, environment), start(full, environment)) for _ in range(rounds)]
    return report(pairs)


def report(pairs: Sequence[tuple[Start, Start]]) -> int:
    """Print what was shown when; return the exit code.

    Each start is compared with the empty window's of the same round: what else
    the machine does meanwhile slows both.
    """
    empty = statistics.median(alone.at["painted"] for alone, _ in pairs)
    print(f"From the start of the process, medians of {len(pairs)} rounds in turns:")
    print(f"  an empty PySide6 main window is painted     {empty:6.3f} s")
    times = {}
    for moment, words, limit in (
        ("painted", "the first window, with the starter plan   ", f" (limit {LIMIT})"),
        ("filled", "the same plan open, Today's page complete ", ""),
    ):
        when = statistics.median(ours.at[moment] for _, ours in pairs)
        times[moment] = statistics.median(ours.at[moment] / alone.at["painted"] for alone, ours in pairs)
        print(f"  {words}  {when:6.3f} s   {times[moment]:5.2f} times{limit}")
        print(f"    shows: {pairs[0][1].texts[moment]}")
    shown = all(YEAR in ours.texts["painted"] and PROGRAMS in ours.texts["painted"] for _, ours in pairs)
    if not shown:
        print("The first painted window did not show the plan.")
    return 0 if shown and times["painted"] <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
