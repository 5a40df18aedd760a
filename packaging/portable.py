"""Run before the frozen program: beside a `portable.ini`, everything stays in a folder next to it."""

import os
import sys
from pathlib import Path

MARK = "portable.ini"
DATA = "MatchPlanner data"
HOME = "MATCHPLANNER_HOME"


def settle(program: Path) -> None:
    """Choose the folder of settings, logs, backups and new plans, unless the user chose one."""
    if (program.parent / MARK).is_file():
        os.environ.setdefault(HOME, str(program.parent / DATA))


if getattr(sys, "frozen", False):
    settle(Path(sys.executable))
