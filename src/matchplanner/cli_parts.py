"""What the commands of the command line have in common: the day, the plan, the shaping of scripts."""

import argparse
import contextlib
import sys
from collections.abc import Generator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from matchplanner.errors import UserError

if TYPE_CHECKING:
    from matchplanner.reports.outlines import Outlined, Outliner
    from matchplanner.store.store import Store

OK, MENDABLE, USAGE, OUR_BUG, INTERRUPTED = 0, 1, 2, 70, 130


def day(text: str) -> date:
    """Return the day a text gives, for argparse."""
    from matchplanner.domain import entry

    try:
        found = entry.day(text, "It")
    except UserError as exc:
        raise argparse.ArgumentTypeError(f"{text!r} is not taken: {exc.message}") from exc
    if found is None:
        raise argparse.ArgumentTypeError("give a day, such as 2027-05-03.")
    return found


def today(options: argparse.Namespace) -> date:
    """Return the day asked for, else this one."""
    chosen: date | None = options.today
    return chosen or datetime.now(UTC).astimezone().date()


def add_plan(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the plan."""
    parser.add_argument("--plan", type=Path, required=True, metavar="P", help="the plan file")


def add_out(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the option that says where to write."""
    parser.add_argument("--out", type=Path, required=True, metavar=what, help="where to write")


@contextlib.contextmanager
def opened_plan(path: Path, *, read_only: bool = False) -> "Generator[Store]":
    """Open a plan for one command; what the user should know about it goes to stderr."""
    from matchplanner.store import opening

    opened = opening.open_plan(path, read_only=read_only)
    try:
        for notice in opened.notices:
            print(notice, file=sys.stderr)
        yield opened.store
    finally:
        opened.store.close()


@contextlib.contextmanager
def created_plan(path: Path) -> "Generator[Store]":
    """Make a new plan for one command, and take it away again if that fails."""
    from matchplanner.store import opening

    store = opening.create_plan(path)
    try:
        yield store
    except BaseException:
        store.close()
        path.unlink(missing_ok=True)
        raise
    store.close()


class LazyOutliner:
    """Shapes other scripts with Qt, which is loaded when the first such text is printed."""

    def __init__(self) -> None:
        """Wait for the first text."""
        self._made: Outliner | None = None

    def outline(self, text: str, *, bold: bool) -> "Outlined":
        """Shape one run of a single direction."""
        if self._made is None:
            from matchplanner.glyphs import QtOutliner

            self._made = QtOutliner()
        return self._made.outline(text, bold=bold)
