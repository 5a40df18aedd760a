"""A window left open shows the present day and time: overnight, after sleep, a journey, a clock put right."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from tests.clock import Clock

from matchplanner.app import App, local_day
from matchplanner.services import interviews, letters, people, programs
from matchplanner.services.agenda import reminders
from matchplanner.ui.interviews.debrief_dialog import DebriefDialog
from matchplanner.ui.today.page import TodayPage
from matchplanner.ui.wall_clock import WallClock, until_midnight
from matchplanner.ui.workspace import Workspace

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


@pytest.fixture
def clock() -> Clock[datetime]:
    """Noon, where the computer is."""
    return Clock(datetime(2026, 10, 1, 12, 0, tzinfo=UTC).astimezone().replace(hour=12))


@pytest.fixture
def watch(clock: Clock[datetime], qtbot: QtBot) -> WallClock:  # noqa: ARG001 - Qt must be up first
    """What watches that clock."""
    made = WallClock()
    made.follow(clock)
    return made


def told(watch: WallClock) -> list[str]:
    """Return what is told from now on, as it comes."""
    heard: list[str] = []
    watch.ticked.connect(lambda: heard.append("ticked"))
    watch.jumped.connect(lambda: heard.append("jumped"))
    return heard


def test_it_looks_each_minute_and_at_midnight(watch: WallClock, clock: Clock[datetime]) -> None:
    assert 59_000 <= watch.timer.interval() <= 60_001
    clock.now = clock.now.replace(hour=23, minute=59, second=50)
    watch.follow(clock)
    assert 9_000 <= watch.timer.interval() <= 10_001
    watch.follow(None)
    assert not watch.timer.isActive()


@pytest.mark.parametrize(
    ("passed", "what"),
    [
        (timedelta(0), "ticked"),
        (timedelta(minutes=1), "ticked"),
        (timedelta(hours=8), "jumped"),
        (timedelta(days=9), "jumped"),
        (-timedelta(seconds=1), "jumped"),
        (-timedelta(days=1), "jumped"),
    ],
)
def test_a_minute_is_told_from_sleep_and_from_a_clock_that_was_set(
    watch: WallClock, clock: Clock[datetime], passed: timedelta, what: str
) -> None:
    heard = told(watch)
    clock.now += passed
    watch.timer.timeout.emit()
    assert heard == [what]
    assert watch.timer.isActive()
    watch.timer.timeout.emit()
    assert heard == [what, "ticked"], "from there it goes on"


@pytest.mark.parametrize(
    "before", [datetime(2026, 11, 1, 5, 59, 30, tzinfo=UTC), datetime(2027, 3, 14, 6, 59, 30, tzinfo=UTC)]
)
def test_summer_time_that_begins_or_ends_is_a_minute_like_others(
    watch: WallClock, clock: Clock[datetime], before: datetime
) -> None:
    clock.now = before.astimezone(NEW_YORK)
    watch.follow(clock)
    heard = told(watch)
    clock.now = (before + timedelta(minutes=1)).astimezone(NEW_YORK)
    watch.timer.timeout.emit()
    assert heard == ["ticked"], "the hands go back or forth by an hour, time does not"


def test_coming_back_to_the_program_looks_at_once(watch: WallClock, clock: Clock[datetime]) -> None:
    heard = told(watch)
    clock.now += timedelta(hours=9)
    program = QApplication.instance()
    assert isinstance(program, QApplication)
    program.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert heard == []
    program.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert heard == ["jumped"]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process is set so on Unix only")
def test_the_day_follows_the_zone_the_computer_is_in(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
        monkeypatch.setenv("TZ", zone)
        found.append(local_day())
    monkeypatch.undo()
    assert found[0] - found[1] in {timedelta(days=1), timedelta(days=2)}, "26 hours lie between the two"
    local_day()


@pytest.fixture
def moment() -> Clock[datetime]:
    """A minute to midnight in UTC."""
    return Clock(datetime(2026, 10, 1, 23, 59, tzinfo=UTC))


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, moment: Clock[datetime], tmp_path: Path) -> Iterator[App]:
    """A window on a plan with a letter to ask for."""

    def day() -> date:
        return moment.now.date()

    made = App(qapp, day)
    made.session.clock = moment
    qtbot.addWidget(made.window)
    made.window.show()
    workspace = Workspace.create(tmp_path / "plan.matchplan", day)
    workspace.run("Fill", lambda: letters.edit(letters.add(people.add("Dr Holm")), "due_on", "2026-10-05"))
    made.session.show(workspace)
    yield made
    made.window.close()


def said(app: App) -> str:
    facts = app.window.findChild(QLabel, "todayFacts")
    assert facts is not None
    return " ".join(facts.text().split())


def today_page(app: App) -> TodayPage:
    assert app.window.plan is not None
    page = app.window.plan.show_page("today")
    assert isinstance(page, TodayPage)
    return page


def test_today_in_front_turns_over_at_midnight(app: App, moment: Clock[datetime]) -> None:
    today_page(app)
    assert "Thu 1 Oct 2026" in said(app)
    assert app.session.wall_clock.timer.isActive()
    moment.now += timedelta(minutes=1)
    app.session.wall_clock.timer.timeout.emit()
    assert "Fri 2 Oct 2026" in said(app)
    app.session.show_welcome()
    app.session.wall_clock.timer.timeout.emit()


def test_after_a_week_asleep_and_with_the_clock_set_back_the_day_is_right(
    app: App, moment: Clock[datetime]
) -> None:
    today_page(app)
    moment.now += timedelta(days=7)
    app.session.wall_clock.look()
    assert "Thu 8 Oct 2026" in said(app)
    moment.now -= timedelta(days=3)
    app.session.wall_clock.look()
    assert "Mon 5 Oct 2026" in said(app)


def test_a_line_put_off_returns_while_the_window_stays_open(app: App, moment: Clock[datetime]) -> None:
    workspace, page = app.session.workspace, today_page(app)
    assert workspace is not None
    (line, *_rest) = page.list.lines()
    until = moment.now.date() + timedelta(days=1)
    workspace.run("Put off", lambda: reminders.snooze(line.key, until, moment.now.date()))
    assert line.key not in {one.key for one in page.list.lines()}
    moment.now += timedelta(hours=9)
    app.session.wall_clock.look()
    assert line.key in {one.key for one in page.list.lines()}


def test_what_is_typed_survives_the_new_day(app: App, moment: Clock[datetime], qtbot: QtBot) -> None:
    assert app.window.plan is not None
    page = app.window.plan.show_page("profile")
    field = next(one for one in page.findChildren(QLineEdit) if one.isVisible() and not one.isReadOnly())
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Half a na")
    moment.now += timedelta(hours=9)
    app.session.wall_clock.look()
    assert field.text() == "Half a na"


def test_an_interview_that_ends_while_the_computer_sleeps_asks_for_its_debrief(
    app: App, moment: Clock[datetime]
) -> None:
    workspace, page = app.session.workspace, today_page(app)
    assert workspace is not None
    moment.now = datetime(2026, 10, 5, 13, 0, tzinfo=UTC)
    app.session.wall_clock.look()

    def fill() -> None:
        interviews.add(programs.add("Elm"), "2026-10-05T09:30", "America/New_York", minutes="60")

    workspace.run("Interview", fill)
    assert "Debrief: Elm" not in {line.title for line in page.list.lines()}
    moment.now = datetime(2026, 10, 5, 14, 29, tzinfo=UTC)
    app.session.wall_clock.look()
    assert "Debrief: Elm" not in {line.title for line in page.list.lines()}
    moment.now = datetime(2026, 10, 5, 14, 30, tzinfo=UTC)
    app.session.wall_clock.look()
    assert "Debrief: Elm" in {line.title for line in page.list.lines()}
    asked = app.window.findChild(DebriefDialog)
    assert asked is not None
    asked.reject()
