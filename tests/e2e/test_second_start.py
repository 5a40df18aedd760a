"""A plan that is opened while the program runs comes up in the window that is there."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

import matchplanner
from matchplanner import paths
from matchplanner.app import App
from matchplanner.store.store import Store
from matchplanner.ui.notices import Notice
from matchplanner.ui.second_start import SecondStarts, address, hand_over

FIRST = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QMetaObject, Qt
from matchplanner import app

listen = app.listen

def tell(qt, made):
    listen(qt, made)
    made.session.shown.connect(lambda opened: opened and print(opened.path.name, flush=True))
    made.notices.raised.connect(lambda notice: print(notice.text, flush=True))
    print("listening", flush=True)
    def leave():
        sys.stdin.readline()
        QMetaObject.invokeMethod(made.window, "close", Qt.ConnectionType.QueuedConnection)
    threading.Thread(target=leave, daemon=True).start()

app.listen = tell
sys.exit(app.run_gui(Path(sys.argv[1])))
"""
ONLY_LOCAL = {"QLocalServer", "QLocalSocket"}


@pytest.fixture
def plans(tmp_path: Path) -> tuple[Path, Path]:
    """Two plans, closed."""
    made = tmp_path / "first.matchplan", tmp_path / "second.matchplan"
    for path in made:
        Store.create(path).close()
    return made


@contextmanager
def _running(plan: Path) -> Iterator[subprocess.Popen[str]]:
    """Run the program until it has been told to leave; it says when it listens."""
    command = [sys.executable, "-c", FIRST, str(plan)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert _line(process) == "listening"
        yield process
        if process.poll() is None:
            process.communicate("\n")


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _start(plan: Path) -> int:
    return subprocess.run(
        [sys.executable, "-m", "matchplanner", str(plan)], check=False, timeout=110
    ).returncode


def test_a_second_start_opens_its_plan_in_the_first_window(plans: tuple[Path, Path]) -> None:
    with _running(plans[0]) as process:
        assert _start(plans[1]) == 0
        assert _line(process) == "second.matchplan"
        assert _start(plans[0]) == 0
        assert _line(process) == "first.matchplan"
    assert process.returncode == 0
    assert not paths.running_mark().exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a killed process leaves no named pipe behind")
def test_what_a_killed_window_left_behind_is_taken_over(plans: tuple[Path, Path]) -> None:
    with _running(plans[0]) as killed:
        killed.kill()
        killed.wait()
    assert (paths.data_dir() / "window.socket").exists()
    with _running(plans[0]) as process:
        assert _line(process).startswith("MatchPlanner did not end properly last time. first.matchplan")
        assert _start(plans[1]) == 0
        assert _line(process) == "second.matchplan"


def test_nobody_answers_where_no_window_is() -> None:
    assert not hand_over(None)


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    for dialog in made.window.findChildren(QDialog):
        dialog.close()
    made.window.close()


def test_macos_hands_a_file_to_the_program_that_runs(
    app: App, qapp: QApplication, qtbot: QtBot, plans: tuple[Path, Path]
) -> None:
    starts = SecondStarts(app.window, app.session, app.notices)
    starts.watch(qapp)
    with qtbot.waitSignal(app.session.shown):
        qapp.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(plans[0]))))
    qapp.removeEventFilter(starts)
    assert app.session.workspace is not None
    assert app.session.workspace.path == plans[0]


ODD = {
    "not text": b'{"plan": "/nowhere/\\udcff\\n\'x\'.matchplan", "sample": false}\n',
    "NUL": b'{"plan": "/nowhere/a\\u0000b", "sample": false}\n',
    "deep": b"[" * 60_000 + b"\n",
    "no JSON": b"\xff\xfe\n",
    "other kinds": b'{"plan": [], "sample": null}\n',
    "too long": b"x" * 70_000,
}


@pytest.mark.parametrize("sent", ODD.values(), ids=ODD)
def test_whatever_comes_through_the_socket_leaves_the_plan_open_and_is_no_fault_of_ours(
    app: App, qtbot: QtBot, plans: tuple[Path, Path], sent: bytes
) -> None:
    app.session.open_plan(plans[0])
    told = list[Notice]()
    app.notices.raised.connect(told.append)
    starts = SecondStarts(app.window, app.session, app.notices)
    assert starts.listen()
    socket = QLocalSocket()
    socket.connectToServer(address())
    assert socket.waitForConnected()
    with qtbot.waitSignal(socket.disconnected):
        socket.write(sent)
    QCoreApplication.sendPostedEvents()
    assert not [notice for notice in told if notice.is_bug]
    assert app.session.workspace is not None
    assert app.session.workspace.path == plans[0]


def test_under_a_dialog_the_plan_waits_to_be_opened(app: App, qtbot: QtBot, plans: tuple[Path, Path]) -> None:
    app.session.open_plan(plans[0])
    starts = SecondStarts(app.window, app.session, app.notices)
    dialog = QDialog(app.window)
    dialog.open()
    with qtbot.waitSignal(app.notices.raised) as told:
        starts.asked.emit(plans[1], False)  # noqa: FBT003 - a signal has no names
    assert app.session.workspace is not None
    assert app.session.workspace.path == plans[0]
    assert told.args is not None
    assert told.args[0].text.startswith("second.matchplan opens once")
    dialog.close()
    offered = app.window.notice_bar.findChild(QPushButton, "noticeAction")
    assert offered is not None
    offered.click()
    assert app.session.workspace.path == plans[1]


def test_of_qts_network_only_local_sockets_are_used_and_in_one_place() -> None:
    found = {}
    root = Path(matchplanner.__file__).parent
    for file in root.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module in {"PySide6", "PySide6.QtNetwork"}:
                names = {name.name for name in node.names}
                if node.module == "PySide6.QtNetwork" or "QtNetwork" in names:
                    found[file.relative_to(root).as_posix()] = names
            elif isinstance(node, ast.Import):
                assert not any("QtNetwork" in name.name for name in node.names)
    assert found == {"ui/second_start.py": ONLY_LOCAL}
