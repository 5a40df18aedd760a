"""The window keeps its face whatever is printed."""

import os
import subprocess
import sys

SCRIPT = """
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QLabel
from matchplanner.app import qt_application
from matchplanner.glyphs import QtOutliner

qt = qt_application()
print(QFontInfo(QLabel().font()).family())
QtOutliner().outline("Łęcka", bold=False)
print(QFontInfo(QLabel().font()).family())
"""


def test_faces_loaded_for_a_print_do_not_change_the_windows_own() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    before, after = done.stdout.splitlines()
    assert before == after
