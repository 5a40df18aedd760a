"""Compare the time to the first painted window with that of an empty window, in turns in the same run."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

LIMIT = 1.5
EMPTY_WINDOW = Path(__file__).with_name("empty_window.py")


def lines_after(command: Sequence[str], environment: Mapping[str, str]) -> dict[str, float]:
    """Run a program to its end and return when it told of what, in seconds from its start."""
    started = time.perf_counter()
    told = {}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        for line in process.stdout or ():
            told[line.strip()] = time.perf_counter() - started
        _, complaints = process.communicate()
    if "painted" not in told or process.returncode:
        sys.exit(f"{command} did not paint a window:\n{complaints}")
    return told


def main() -> int:
    """Print both medians and their ratio; 1 if the ratio is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        plan = str(Path(folder) / "starter.matchplan")
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "MATCHPLANNER_HOME": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's second start finds bytecode
        app = [sys.executable, "-m", "matchplanner"]
        subprocess.run(
            [*app, "new", "--plan", plan, "--year", "2027", "--starter"], env=environment, check=True
        )
        empty = [sys.executable, str(EMPTY_WINDOW)]
        full = [*app, "gui", plan, "--exit-after-first-paint"]
        for command in (empty, full):
            lines_after(command, environment)  # fill the disk cache and write the bytecode
        pairs = [(lines_after(empty, environment), lines_after(full, environment)) for _ in range(rounds)]
    of_empty = statistics.median(alone["painted"] for alone, _ in pairs)
    of_full = statistics.median(ours["painted"] for _, ours in pairs)
    of_plan = statistics.median(ours["filled"] for _, ours in pairs)
    ratio = of_full / of_empty
    print(f"First painted window, median of {rounds} rounds, from the start of the process:")
    print(f"  empty PySide6 main window               {of_empty:6.3f} s")
    print(f"  MatchPlanner's window                   {of_full:6.3f} s")
    print(f"  ratio                                   {ratio:6.2f}   (limit {LIMIT})")
    print(f"  the same window with the starter plan   {of_plan:6.3f} s")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
