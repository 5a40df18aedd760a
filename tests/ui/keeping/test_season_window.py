"""The next season and the closed programs, by keyboard."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.app import App
from matchplanner.domain.programs import ProgramStatus
from matchplanner.services import endings, programs, rotations, season
from matchplanner.ui.keeping.endings_window import EndingDialog, EndingsWindow
from matchplanner.ui.keeping.season_window import SeasonWindow
from matchplanner.ui.keeping.window import KeepingWindow
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
    assert season.target_year() == 2028
    assert rotations.rows(today) == ()
    assert [(row.name, row.closed_on) for row in endings.rows(today) if row.closed] == [(name, today)]
    assert path.read_bytes() == before


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


def test_when_nothing_is_over_it_says_what_belongs_here(app: App, workspace: Workspace, today: date) -> None:
    over = [row.id for row in endings.rows(today)]
    workspace.run("Delete", lambda: programs.delete(over))
    part(app.window, QAction, "endings").trigger()
    window = part(app.window, EndingsWindow, "endingsWindow")
    assert part(window, QLabel, "emptyTitle").text() == "Nothing is over"
