"""The next season and the closed programs, by keyboard."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.app import App
from matchplanner.domain.programs import ProgramStatus
from matchplanner.errors import StoreError
from matchplanner.services import attachments, endings, programs, rolling_over, rotations, season
from matchplanner.ui.ending_dialog import EndingDialog
from matchplanner.ui.keeping.endings_window import EndingsWindow
from matchplanner.ui.keeping.season_window import SeasonWindow
from matchplanner.ui.keeping.window import KeepingWindow
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.sample_banner import SampleBanner
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.workspace import Workspace

Key = Qt.Key


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    made.session.open_sample()
    yield made
    for window in made.window.findChildren(KeepingWindow):
        window.close()
    made.window.close()


@pytest.fixture
def workspace(app: App) -> Workspace:
    found = app.session.workspace
    assert found is not None
    return found


def give_up(workspace: Workspace, today: date) -> str:
    row = programs.rows(today)[-1]
    workspace.run("Give up", lambda: programs.edit(row.id, "status", "declined"))
    return row.name


def test_the_next_season_is_a_plan_of_its_own(
    app: App, workspace: Workspace, qtbot: QtBot, today: date
) -> None:
    name = give_up(workspace, today)
    path, before = workspace.path, workspace.path.read_bytes()
    part(app.window, QAction, "newSeason").trigger()
    window = part(app.window, SeasonWindow, "seasonWindow")
    assert part(window, QLabel, "seasonKept").text().startswith("For applications in September 2028: 65 prog")
    assert name in part(window, QLabel, "seasonArchived").text()
    box = part(window, QCheckBox, "season_rotations")
    assert box.isChecked()
    box.setFocus()
    qtbot.keyClick(box, Key.Key_Space)
    begin = part(window, QPushButton, "seasonBegin")
    begin.setFocus()
    with qtbot.waitSignal(app.session.shown, check_params_cb=lambda shown: shown is not None):
        qtbot.keyClick(begin, Key.Key_Return)
    assert app.session.workspace is not None
    assert app.session.workspace.path.stem == "Season 2028"
    assert not app.session.workspace.sample, "it is the user's own"
    assert app.window.windowTitle() == "Season 2028 - MatchPlanner"
    assert app.window.plan is not None
    assert app.window.plan.findChild(SampleBanner) is None
    assert season.target_year() == 2028
    assert rotations.rows(today) == ()
    assert [(row.name, row.closed_on) for row in endings.rows(today) if row.closed] == [(name, today)]
    assert path.read_bytes() == before


@pytest.mark.parametrize("refused", ["open", "begin"])
def test_a_season_that_cannot_begin_leaves_the_plan_as_it_was(
    app: App, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, today: date, refused: str, qtbot: QtBot
) -> None:
    """It must be the copy that becomes the next season, never the plan that happens to be open."""
    give_up(workspace, today)
    path, before = workspace.path, workspace.path.read_bytes()
    there = sorted(path.parent.iterdir())
    opened, told = Workspace.open, list[str]()

    def refuse(*_args: object) -> None:
        raise StoreError("The disk is full.")

    def open_others(plan: Path, *args: Any, **kwargs: Any) -> Any:
        return opened(plan, *args, **kwargs) if plan == path else refuse()

    if refused == "open":
        monkeypatch.setattr(Workspace, "open", open_others)
    else:
        monkeypatch.setattr(rolling_over, "begin", refuse)
    app.notices.raised.connect(lambda notice: told.append(notice.text))
    part(app.window, QAction, "newSeason").trigger()
    part(part(app.window, SeasonWindow, "seasonWindow"), QPushButton, "seasonBegin").click()
    with qtbot.captureExceptions() as raised:
        app.session.background.wait()
        qtbot.waitUntil(lambda: bool(told or raised))

    assert "The disk is full." in (*told, *(str(exc) for _kind, exc, _trace in raised))
    assert app.session.workspace is not None
    assert app.session.workspace.path == path
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == there


def test_a_season_has_the_papers_of_its_plan_and_not_what_lies_where_they_go(
    app: App, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "CV.pdf").write_bytes(b"this year's")
    workspace.run("Keep", lambda: attachments.keep(tmp_path / "CV.pdf", workspace.path))
    stale = workspace.path.with_name("Season 2028 files")
    stale.mkdir()
    (stale / "CV.pdf").write_bytes(b"of a plan that was thrown away")
    part(app.window, QAction, "newSeason").trigger()
    begin = part(part(app.window, SeasonWindow, "seasonWindow"), QPushButton, "seasonBegin")
    with qtbot.waitSignal(app.session.shown, check_params_cb=lambda shown: shown is not None):
        begin.click()
    assert app.session.workspace is not None
    (file,) = attachments.kept(app.session.workspace.path)
    assert file.read_bytes() == b"this year's"
    assert (stale / "CV.pdf").read_bytes() == b"of a plan that was thrown away"


def test_a_silent_or_declined_program_is_closed_with_a_reason_and_undone(
    app: App, workspace: Workspace, qtbot: QtBot, today: date
) -> None:
    name = give_up(workspace, today)
    part(app.window, QAction, "endings").trigger()
    window = part(app.window, EndingsWindow, "endingsWindow")
    record = next(row.id for row in window.model.rows if row.name == name)
    part(window, RecordTable, "endingsTable").select(record)
    close = part(window, QPushButton, "endingsCloseProgram")
    close.setFocus()
    qtbot.keyClick(close, Key.Key_Return)
    dialog = part(window, EndingDialog, "endingDialog")
    note = part(dialog, QLineEdit, "endingNote")
    note.setFocus()
    qtbot.keyClicks(note, "by letter")
    qtbot.keyClick(note, Key.Key_Return)
    row = next(row for row in endings.rows(today) if row.id == record)
    assert (row.closed_on, row.reason) == (today, "Rejected: by letter")
    qtbot.waitUntil(lambda: "1 closed" in part(window, QLabel, "endingsCounts").text())
    workspace.undo()
    assert not next(row for row in endings.rows(today) if row.id == record).closed
    again = part(window, QPushButton, "endingsReopen")
    qtbot.waitUntil(again.isEnabled)
    part(window, RecordTable, "endingsTable").select(record)
    again.setFocus()
    qtbot.keyClick(again, Key.Key_Return)
    assert programs.get(record, today).status is ProgramStatus.CONSIDERING


def test_selected_programs_are_closed_from_the_table_and_taken_up_again(
    app: App, workspace: Workspace, qtbot: QtBot, today: date
) -> None:
    assert app.window.plan is not None
    command = part(app.window, QAction, "closeProgram")
    app.commands.registry.refresh()
    assert not command.isEnabled(), "nothing is selected: another page is in front"
    page = app.window.plan.show_page("programs")
    assert isinstance(page, ProgramsPage)
    page.table.setFocus()
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    names = {row.name for row in page.chosen()}
    assert len(names) == 2
    app.commands.registry.refresh()
    command.trigger()
    dialog = part(app.window, EndingDialog, "endingDialog")
    dialog.how.load("not_open")
    qtbot.keyClick(dialog.how, Key.Key_Return)
    closed = [row for row in endings.rows(today) if row.closed]
    assert {row.name for row in closed} == names
    assert {(row.closed_on, row.reason) for row in closed} == {(today, "Takes nobody this season")}
    assert page.closing.label() == "Take up again"
    page.closing.carry_out()
    assert not [row for row in endings.rows(today) if row.closed]
    workspace.undo()
    workspace.undo()
    assert workspace.undo_stack.index() == 0


def test_the_menu_of_a_row_closes_its_program(app: App, qtbot: QtBot, today: date) -> None:
    assert app.window.plan is not None
    page = app.window.plan.show_page("programs")
    assert isinstance(page, ProgramsPage)
    page.table.selectRow(2)
    (name,) = (row.name for row in page.chosen())
    page.table.menu_requested.emit(page.table.mapToGlobal(page.table.rect().center()))
    menu = part(page, QMenu, "rowMenu")
    part(menu, QAction, "closeRow").trigger()
    menu.close()
    dialog = part(app.window, EndingDialog, "endingDialog")
    qtbot.keyClick(dialog.how, Key.Key_Return)
    assert name in {row.name for row in endings.rows(today) if row.closed}


def test_when_nothing_is_over_it_says_what_belongs_here(app: App, workspace: Workspace, today: date) -> None:
    over = [row.id for row in endings.rows(today)]
    workspace.run("Delete", lambda: programs.delete(over))
    part(app.window, QAction, "endings").trigger()
    window = part(app.window, EndingsWindow, "endingsWindow")
    assert part(window, QLabel, "emptyTitle").text() == "Nothing is over"
