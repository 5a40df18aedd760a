"""The start of the window in a process of its own: what is shown and what is loaded, moment by moment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from matchplanner.cli import main

ON_USE = (
    *("reportlab", "openpyxl", "icalendar", "rapidfuzz", "spellchecker", "fontTools", "PySide6.QtPdf"),
    *("matchplanner.ui.searching", "matchplanner.services.searching", "matchplanner.ui.shortcuts"),
)
"""What loads when something is printed, exported, compared or searched for."""

BEHIND = ("peewee", "typing_extensions", "tomllib", "logging.handlers", "matchplanner.ui.registry")
"""What may load once the window has been painted."""

LOADED = f"""
import sys
from pathlib import Path
from matchplanner import app
told = app._tell
def tell(moment, window):
    told(moment, window)
    print(moment + " loaded", *(name for name in {ON_USE + BEHIND} if name in sys.modules), sep=" | ")
app._tell = tell
sys.exit(app.run_gui(Path(sys.argv[1]), exit_after_first_paint=True))
"""


@pytest.fixture
def lines(tmp_path: Path) -> list[str]:
    """What a start with a new starter plan tells, line by line."""
    plan = tmp_path / "My season.matchplan"
    assert main(["new", "--plan", str(plan), "--year", "2027", "--starter"]) == 0
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(plan)],
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_plan_opens_where_neither_log_nor_settings_can_be_written(tmp_path: Path) -> None:
    """As with a full disk, or a home that is read-only."""
    plan = tmp_path / "My season.matchplan"
    assert main(["new", "--plan", str(plan), "--year", "2027"]) == 0
    (tmp_path / "file").touch()
    done = subprocess.run(
        [sys.executable, "-m", "matchplanner", "gui", str(plan), "--exit-after-first-paint"],
        env={**os.environ, "PYTHONUTF8": "1", "MATCHPLANNER_HOME": str(tmp_path / "file")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    filled = done.stdout.splitlines()[-1]
    assert filled.startswith("filled shows | My season - MatchPlanner | ")
    assert "our fault" not in filled
    assert "Traceback" not in done.stderr


SPOKEN = """
import locale
from datetime import date
from matchplanner import app
app.qt_application()
print(locale.setlocale(locale.LC_TIME))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there Qt leaves the interpreter's language alone")
def test_dates_are_read_as_they_are_written_whatever_the_system_speaks() -> None:
    """The window writes "3 May 2027", which a Turkish or German Python would not take for a date."""
    done = subprocess.run(
        [sys.executable, "-c", SPOKEN],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == "C"


def test_the_plan_is_shown_before_the_program_is_loaded(lines: list[str]) -> None:
    assert [line.partition(" | ")[0] for line in lines] == [
        "painted",
        "painted shows",
        "painted loaded",
        "filled",
        "filled shows",
        "filled loaded",
    ]
    painted, loaded, filled = lines[1], lines[2], lines[4]
    assert painted.startswith("painted shows | My season - MatchPlanner | Today | ")
    assert painted.endswith(" · Target application year 2027 · 65 programs")
    assert loaded == "painted loaded"
    assert filled.startswith(painted.replace("painted", "filled"))
    assert "Applications in September 2027." in filled


def test_what_prints_exports_and_compares_loads_on_first_use(lines: list[str]) -> None:
    loaded = lines[-1].split(" | ")[1:]
    assert not {*ON_USE} & {*loaded}
    assert "peewee" in loaded
