"""An error of ours: told calmly, written down without the plan's words, and noticed at the next start."""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from matchplanner.app import App
from matchplanner.services.diagnostics import ScrubbedFormatter
from matchplanner.ui import after_fall
from matchplanner.ui.crash_dialog import CrashDialog
from matchplanner.ui.crash_guard import CrashGuard

MENTOR = "Dr. Thérèse Voorbeeld"
PROGRAM = """
import sys
from pathlib import Path
from matchplanner.ui.crash_guard import CrashGuard
guard = CrashGuard(Path(sys.argv[1], "running"))
guard.begin()
print(guard.fell, flush=True)
sys.stdin.readline()
guard.end()
"""


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    for dialog in made.window.findChildren(QDialog):
        dialog.close()
    made.window.close()


@pytest.fixture
def log_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Path]:
    """A log as the program writes it; what was meant to be logged is not held against the test."""
    file = tmp_path / "matchplanner.log"
    handler = logging.FileHandler(file, encoding="utf-8")
    handler.setFormatter(ScrubbedFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield file
    caplog.get_records("call").clear()
    root.removeHandler(handler)
    handler.close()


def _provoke(app: App) -> None:
    held: dict[str, int] = {}
    try:
        held[MENTOR] += 1
    except KeyError as exc:
        app.notices.report(exc)


def _crash(app: App) -> CrashDialog:
    return next(found for found in app.window.findChildren(CrashDialog) if found.isVisible())


def test_an_error_is_shown_with_details_that_name_nothing_of_the_plan(app: App, log_file: Path) -> None:
    app.session.open_sample()
    _provoke(app)
    details = _crash(app).details.toPlainText()
    assert "KeyError" in details
    assert "_provoke" in details
    assert MENTOR not in details
    written = log_file.read_text(encoding="utf-8")
    assert "KeyError" in written
    assert MENTOR not in written
    assert str(Path.home()) not in written


def test_details_are_copied_and_work_goes_on_by_keyboard(app: App, qtbot: QtBot, log_file: Path) -> None:
    _provoke(app)
    dialog = _crash(app)
    copy = dialog.findChild(QPushButton, "crashCopy")
    qtbot.keyClick(copy, Qt.Key.Key_Space)
    assert "KeyError" in QGuiApplication.clipboard().text()
    qtbot.keyClick(dialog.findChild(QPushButton, "crashContinue"), Qt.Key.Key_Space)
    assert not [one for one in app.window.findChildren(CrashDialog) if one.isVisible()]
    assert app.window.isVisible()
    assert log_file.exists()


def test_further_errors_are_counted_in_the_same_dialog(app: App, log_file: Path) -> None:
    _provoke(app)
    dialog = _crash(app)
    _provoke(app)
    _provoke(app)
    more = dialog.findChild(QLabel, "crashMore")
    assert more is not None
    assert more.text().startswith("2 more errors")
    assert len(app.window.findChildren(CrashDialog)) == 1
    assert log_file.read_text(encoding="utf-8").count("KeyError") == 3


@pytest.mark.usefixtures("log_file")
def test_quitting_closes_the_plan_and_the_window(app: App, qtbot: QtBot) -> None:
    app.session.open_sample()
    _provoke(app)
    qtbot.keyClick(_crash(app).findChild(QPushButton, "crashQuit"), Qt.Key.Key_Space)
    assert not app.window.isVisible()
    assert app.session.workspace is None


def _start(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def _fell(process: subprocess.Popen[str]) -> bool:
    assert process.stdout is not None
    return process.stdout.readline().strip() == "True"


def test_the_next_start_knows_whether_the_last_one_ended_properly(tmp_path: Path) -> None:
    folder = tmp_path / "log"
    with _start(folder) as first:
        assert not _fell(first)
        with _start(folder) as beside:
            assert not _fell(beside), "one that runs has not fallen"
            beside.communicate("\n")
        first.communicate("\n")
    with _start(folder) as second:
        assert not _fell(second)
        second.send_signal(signal.SIGTERM)
        second.wait()
    with _start(folder) as third:
        assert _fell(third)
        third.communicate("\n")
    assert list(folder.iterdir()) == []


def test_what_was_written_in_falling_goes_into_the_log(tmp_path: Path, log_file: Path) -> None:
    folder = tmp_path / "falls"
    folder.mkdir()
    (folder / "faults.log").write_text(
        f'Fatal Python error: Aborted\n  File "{Path.home()}/x.py", line 1 in main\n', encoding="utf-8"
    )
    guard = CrashGuard(folder / "running")
    guard.begin()
    guard.end()
    written = log_file.read_text(encoding="utf-8")
    assert "Fatal Python error" in written
    assert str(Path.home()) not in written


def test_after_a_fall_the_plan_is_checked_and_that_is_said(app: App, qtbot: QtBot) -> None:
    app.session.open_sample()
    with qtbot.waitSignal(app.notices.raised) as raised:
        after_fall.tell(app.session, app.notices)
    assert raised.args is not None
    notice = raised.args[0]
    assert notice.text.startswith("MatchPlanner did not end properly last time.")
    assert "the file is whole" in notice.text
    assert notice.action_label == "Open log folder"
