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


def seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Time a program from its start to the line with which it tells of its first paint."""
    started = time.perf_counter()
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        line = process.stdout.readline() if process.stdout else b""
        taken = time.perf_counter() - started
        _, complaints = process.communicate()
    if line.strip() != b"painted" or process.returncode:
        sys.exit(f"{command} did not paint a window:\n{complaints.decode(errors='replace')}")
    return taken


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
            seconds(command, environment)  # fill the disk cache and write the bytecode
        pairs = [(seconds(empty, environment), seconds(full, environment)) for _ in range(rounds)]
    of_empty, of_full = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = of_full / of_empty
    print(f"First painted window, median of {rounds} rounds, from the start of the process:")
    print(f"  empty PySide6 main window    {of_empty:6.3f} s")
    print(f"  MatchPlanner, starter plan   {of_full:6.3f} s")
    print(f"  ratio                        {ratio:6.2f}   (limit {LIMIT})")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
