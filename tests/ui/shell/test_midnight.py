"""A window left open overnight shows the new day by itself."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from matchplanner.app import App
from matchplanner.ui.midnight import Midnight, until_midnight

NEW_YORK = ZoneInfo("America/New_York")
KARACHI = ZoneInfo("Asia/Karachi")


@pytest.mark.parametrize(
    ("now", "zone", "left"),
    [
        (datetime(2026, 10, 1, 23, 59, 30, tzinfo=UTC), UTC, timedelta(seconds=30)),
        (datetime(2026, 10, 1, 18, 0, tzinfo=UTC), KARACHI, timedelta(hours=1)),
        (datetime(2026, 10, 1, 19, 0, tzinfo=UTC), KARACHI, timedelta(hours=24)),
        (datetime(2026, 11, 1, 4, 0, tzinfo=UTC), NEW_YORK, timedelta(hours=25)),
        (datetime(2027, 3, 14, 5, 0, tzinfo=UTC), NEW_YORK, timedelta(hours=23)),
    ],
)
def test_the_day_ends_at_local_midnight_whatever_its_length(
    now: datetime, zone: ZoneInfo, left: timedelta
) -> None:
    assert until_midnight(now, zone) == left


def test_it_wakes_soon_after_midnight_and_never_sleeps_long(qtbot: QtBot) -> None:  # noqa: ARG001 - Qt is up
    now = datetime(2026, 10, 1, 12, 0, tzinfo=UTC).astimezone()
    night = now.replace(hour=23, minute=59, second=50)
    moment = [night]
    waits = Midnight()
    waits.follow(lambda: moment[0])
    assert 9_000 <= waits.timer.interval() <= 10_001
    moment[0] = now
    waits.follow(lambda: moment[0])
    assert waits.timer.interval() <= 15 * 60_000 + 1, "a computer may sleep, or its clock be put right"
    waits.follow(None)
    assert not waits.timer.isActive()


@pytest.fixture
def days() -> list[date]:
    return [date(2026, 10, 1)]


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, days: list[date]) -> Iterator[App]:
    made = App(qapp, lambda: days[-1])
    made.session.clock = lambda: datetime(2026, 10, 1, 23, 59, tzinfo=UTC)
    qtbot.addWidget(made.window)
    made.window.show()
    made.session.open_sample()
    yield made
    made.window.close()


def said(app: App) -> str:
    facts = app.window.findChild(QLabel, "todayFacts")
    assert facts is not None
    return " ".join(facts.text().split())


def test_today_in_front_turns_over_at_midnight(app: App, days: list[date]) -> None:
    assert app.window.plan is not None
    app.window.plan.show_page("today")
    assert "Thu 1 Oct 2026" in said(app)
    assert app.session.midnight.timer.isActive()
    days.append(date(2026, 10, 2))
    app.session.midnight.timer.timeout.emit()
    assert "Fri 2 Oct 2026" in said(app)
    app.session.show_welcome()
    app.session.midnight.timer.timeout.emit()
