"""The promise: nothing in the program opens a connection, whatever it does."""

import subprocess
import sys
from pathlib import Path

import pytest

_GUARD = """
import sys

def refuse(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"{event}{arguments} was called")

sys.addaudithook(refuse)
"""
_PROGRAM = """
from matchplanner import cli
code = cli.main(sys.argv[1:])
banned = {"QtNetwork", "QtWebSockets", "socketserver", "ssl"}
loaded = [name for name in sys.modules if name.split(".")[-1] in banned]
sys.exit(code or (f"loaded {loaded}" if loaded else 0))
"""
_CULPRIT = """
import socket
socket.create_connection(("127.0.0.1", 9))
"""


def _run(*arguments: str, program: str = _PROGRAM) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _GUARD + program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    return "" if done.returncode == 0 else done.stderr[-2000:] or f"exit code {done.returncode}"


def test_the_guard_itself_notices_a_connection() -> None:
    assert "socket." in _run(program=_CULPRIT)


def test_the_self_test_opens_no_connection() -> None:
    """It opens a plan, scores, imports every library and writes each kind of file."""
    assert _run("self-test") == ""


@pytest.mark.parametrize("kind", ["rank-list", "timeline", "prep-sheet"])
def test_exporting_opens_no_connection(kind: str, tmp_path: Path) -> None:
    plan = tmp_path / "plan.matchplan"
    assert _run("new", "--plan", str(plan), "--year", "2027", "--starter") == ""
    told = _run("export", kind, "--plan", str(plan), "--out", str(tmp_path / "out.pdf"))
    assert "socket" not in told
    assert "loaded" not in told


def test_the_window_opens_no_connection(tmp_path: Path) -> None:
    plan = tmp_path / "plan.matchplan"
    assert _run("new", "--plan", str(plan), "--year", "2027", "--starter") == ""
    assert _run("gui", str(plan), "--exit-after-first-paint") == ""
