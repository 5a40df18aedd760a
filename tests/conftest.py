"""Fixtures every test may use: a real plan on a temporary disk, and guards each test passes."""

import logging
import os
import socket
from collections.abc import Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from matchplanner.store.store import Store

_PATIENT = [HealthCheck.too_slow]
# The same commit gives the same verdict; EXPLORE=1 looks for new examples, and for more of them.
settings.register_profile(
    "quick", max_examples=25, deadline=None, derandomize=True, suppress_health_check=_PATIENT
)
settings.register_profile("explore", max_examples=200, deadline=None, suppress_health_check=_PATIENT)
settings.load_profile("explore" if os.environ.get("EXPLORE") else "quick")

TODAY = date(2026, 10, 1)


@pytest.fixture
def today() -> date:
    """The day the tests play on; X is 2027, so the research phase."""
    return TODAY


@pytest.fixture(autouse=True)
def private_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings, logs and snapshots of a test away from the user's own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("MATCHPLANNER_HOME", str(home))
    return home


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new, empty plan."""
    opened = Store.create(tmp_path / "plan.matchplan")
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail whatever opens a connection: the program is offline, and so are its tests."""

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("nothing may open a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(autouse=True)
def patient(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let views work out what they show at once, however slow the machine; a test of the bar says so."""
    if "qtbot" in request.fixturenames:
        monkeypatch.setattr("matchplanner.ui.widgets.worked_out.AT_ONCE_MS", 600_000)


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that leaves a window open or logs what it did not expect."""
    yield
    if "qtbot" in request.fixturenames:
        from PySide6.QtWidgets import QApplication

        app = QApplication.instance()
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()] if app else []
        for widget in shown:
            widget.hide()
        assert not shown, f"left open: {shown}"
    loud = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not loud, f"logged: {[r.getMessage() for r in loud]}"
