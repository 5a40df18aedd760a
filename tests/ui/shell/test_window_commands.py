"""What a window of any program offers: recent plans, closing, clipboard, size of text, full screen."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTime
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from matchplanner.app import App
from matchplanner.services import programs
from matchplanner.ui.workspace import Workspace


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    made.session.show_welcome()
    yield made
    made.window.close()


@pytest.fixture
def two(app: App, tmp_path: Path, today: date) -> tuple[Path, Path]:
    """Two plans that were opened lately; the second one is open."""
    paths = tmp_path / "Birch.matchplan", tmp_path / "Cedar.matchplan"
    for path in paths:
        app.session.close_plan()
        Workspace.create(path, lambda: today).close()
        app.session.open_plan(path)
    return paths


def run(app: App, name: str) -> None:
    """Run a command as its menu or the palette would."""
    app.commands.all()
    command = app.commands.registry.command(name)
    assert not command.reason()
    command.action.trigger()


def recent(app: App) -> list[str]:
    """Return what the menu of recent plans offers."""
    return [one.label for one in app.commands.all() if one.name.startswith("recent_")]


@pytest.mark.usefixtures("two")
def test_another_plan_is_opened_from_the_menu_and_the_open_one_is_not_listed(
    app: App, tmp_path: Path
) -> None:
    assert recent(app) == [f"Birch - {tmp_path.name}"]
    run(app, "recent_1")
    assert app.window.windowTitle() == "Birch - MatchPlanner"
    assert recent(app) == [f"Cedar - {tmp_path.name}"]


def test_a_plan_that_is_gone_is_told_with_a_way_to_locate_it(app: App, two: tuple[Path, Path]) -> None:
    two[0].unlink()
    run(app, "recent_1")
    assert app.window.windowTitle() == "Cedar - MatchPlanner", "the open plan stays"
    action = app.window.notice_bar.findChild(QPushButton, "noticeAction")
    assert action is not None
    assert action.text().replace("&", "") == "Locate..."
    assert recent(app), "and nothing is forgotten by itself"


def test_the_list_is_cleared_on_request_alone(app: App, two: tuple[Path, Path]) -> None:
    run(app, "clearRecent")
    assert recent(app) == []
    assert app.commands.registry.command("clearRecent").reason() == "There is none."
    assert two[0].exists()


@pytest.mark.usefixtures("two")
def test_closing_leads_back_to_the_welcome_page_with_the_plan_in_its_list(app: App) -> None:
    run(app, "closePlan")
    assert app.session.workspace is None
    assert app.window.windowTitle() == "MatchPlanner"
    assert len(recent(app)) == 2
    assert app.commands.registry.command("closePlan").reason() == "Open or start a plan first."


def test_the_clipboard_works_on_the_field_with_the_keyboard(app: App, qtbot: QtBot) -> None:
    app.session.open_sample()
    assert app.window.plan is not None
    app.window.plan.show_page("profile")
    qtbot.waitUntil(app.window.isActiveWindow)
    school = app.window.findChild(QLineEdit, "profile_school")
    assert school is not None
    school.setFocus()
    before = school.text()
    assert before
    for name in ("selectAll", "copy"):
        run(app, name)
    assert QGuiApplication.clipboard().text() == before
    run(app, "cut")
    assert school.text() == ""
    run(app, "paste")
    assert school.text() == before


def test_text_grows_by_steps_and_goes_back_to_its_usual_size(app: App, qapp: QApplication) -> None:
    usual = qapp.font().pointSizeF()
    run(app, "largerText")
    assert qapp.font().pointSizeF() > usual
    run(app, "usualText")
    assert qapp.font().pointSizeF() == pytest.approx(usual)
    assert app.commands.registry.command("usualText").reason() == "Text has its usual size."


def test_the_full_screen_is_entered_and_left(app: App) -> None:
    run(app, "fullScreen")
    assert app.window.isFullScreen()
    run(app, "fullScreen")
    assert not app.window.isFullScreen()


def test_the_status_line_says_when_the_last_change_was_saved(app: App, two: tuple[Path, Path]) -> None:
    workspace = app.session.workspace
    assert workspace is not None
    assert app.window.saved.text() == "Saved"
    moment = datetime(2026, 10, 1, 14, 2).astimezone()
    workspace.clock = lambda: moment
    workspace.run("Add Birch", lambda: programs.add("Birch"))
    clock = QLocale().toString(QTime(14, 2), QLocale.FormatType.ShortFormat)
    assert app.window.saved.text() == f"Saved {clock}"
    assert str(two[1]) in app.window.saved.toolTip()
