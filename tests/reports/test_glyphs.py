import subprocess
import sys

import pytest

from matchplanner.glyphs import QtOutliner

JOINED = "\u0645\u062d\u0645\u062f"


def test_arabic_letters_join(outliner: QtOutliner) -> None:
    together = outliner.outline(JOINED, bold=False)
    apart = [outliner.outline(letter, bold=False) for letter in JOINED]
    assert together.missing == ()
    assert together.advance != sum(letter.advance for letter in apart)
    first_typed = outliner.outline(JOINED[0], bold=False)
    last_seen = max(max(numbers[::2]) for _, numbers in together.path if numbers)
    assert last_seen > first_typed.advance * 3


def test_a_path_starts_at_its_origin_and_stays_within_its_line(outliner: QtOutliner) -> None:
    outlined = outliner.outline("\u0939\u093f\u0928\u094d\u0926\u0940", bold=False)
    points = [numbers for _, numbers in outlined.path if numbers]
    assert min(min(numbers[::2]) for numbers in points) > -200
    assert max(max(numbers[::2]) for numbers in points) < outlined.advance + 200
    assert max(max(numbers[1::2]) for numbers in points) < outlined.ascent + 200
    assert outlined.path[0][0] == "M"
    assert outlined.path[-1][0] == "Z"


def test_a_family_without_bold_gets_a_stroke(outliner: QtOutliner) -> None:
    assert outliner.outline("\u4f60", bold=True).stroke > 0
    assert outliner.outline("\u4f60", bold=False).stroke == 0
    assert outliner.outline("\u05d0", bold=True).stroke == 0


@pytest.mark.parametrize("text", ["\U0010ffff", "a\U0010ffffb"])
def test_what_no_font_has_is_reported(outliner: QtOutliner, text: str) -> None:
    outlined = outliner.outline(text, bold=False)
    assert outlined.missing == ("\U0010ffff",)
    assert not outlined.path


def test_a_program_without_windows_draws_off_the_screen_and_ends_well() -> None:
    code = (
        "from matchplanner.glyphs import QtOutliner\n"
        "outliner = QtOutliner()\n"
        f"print(outliner.outline({JOINED!r}, bold=False).advance > 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "True\n", "")


def test_the_reports_package_costs_nothing_until_a_report_is_made() -> None:
    code = (
        "import sys, matchplanner.reports, matchplanner.reports.data, matchplanner.reports.outlines\n"
        "print([name for name in ('reportlab', 'PySide6') if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "[]\n"
