"""Files are asked for where files of their kind were last, for each kind by itself."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.app import App
from matchplanner.errors import UserError
from matchplanner.ui.desktop import open_file, show_folder
from matchplanner.ui.places import Asking, Places
from matchplanner.ui.settings import Settings

LISTS = Asking("ask", "Export", "CSV (*.csv)", "lists")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    for dialog in made.findChildren(QFileDialog):
        dialog.close()
    made.hide()


def folder(tmp_path: Path, name: str) -> Path:
    made = tmp_path / name
    made.mkdir()
    return made


def asked(window: QWidget) -> QFileDialog:
    return next(d for d in window.findChildren(QFileDialog) if d.isVisible())


def test_a_folder_is_remembered_once_a_file_was_put_there(window: QWidget, tmp_path: Path) -> None:
    there, places = folder(tmp_path, "lists"), Places(tmp_path)
    places.ask_save(window, LISTS, "A/B.csv", lambda path: path.write_text("x"))
    dialog = asked(window)
    assert dialog.selectedFiles() == [str(tmp_path / "A B.csv")]
    dialog.fileSelected.emit(str(there / "mine.csv"))
    dialog.close()
    assert (there / "mine.csv").exists()
    assert places.folder("lists") == there
    assert places.folder("calendars") == tmp_path, "each kind by itself"


def test_a_folder_that_refused_a_file_is_not_offered_again(
    window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    places = Places(tmp_path)

    def refuse(_path: Path) -> None:
        raise UserError("The disk is full.")

    with qtbot.captureExceptions():
        places.ask_save(window, LISTS, "a.csv", refuse)
        asked(window).fileSelected.emit(str(folder(tmp_path, "full") / "a.csv"))
    assert places.folder("lists") == tmp_path


def test_a_folder_outlives_the_program_but_not_its_own_end(tmp_path: Path) -> None:
    settings, there = Settings(tmp_path / "window.ini"), folder(tmp_path, "stick")
    places = Places(tmp_path)
    places.keep_in(settings)
    places.note("pdf", there / "mine.pdf")

    later = Places(tmp_path, Settings(tmp_path / "window.ini"))
    assert later.folder("pdf") == there
    there.rmdir()
    assert later.folder("pdf") == tmp_path, "a stick that was pulled out"


def test_a_file_to_read_is_asked_for_where_the_last_one_was(window: QWidget, tmp_path: Path) -> None:
    there, places = folder(tmp_path, "in"), Places(tmp_path)
    taken: list[Path] = []
    places.ask_open(window, LISTS, taken.append)
    dialog = asked(window)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    dialog.fileSelected.emit(str(there / "a.csv"))
    dialog.close()
    assert taken == [there / "a.csv"]
    assert places.folder("lists") == there


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    made.session.open_sample()
    yield made
    for dialog in made.window.findChildren(QFileDialog):
        dialog.close()
    made.window.close()


COMMANDS = (
    ("exportPrograms", "exportProgramsDialog", "mine.xlsx"),
    ("exportPlan", "exportPlanDialog", "mine.json"),
    ("importPrograms", "importFileDialog", ""),
    ("importCalendar", "importCalendarDialog", ""),
)


@pytest.mark.parametrize(("command", "dialog", "file"), COMMANDS)
def test_every_way_in_and_out_begins_where_it_was_last(
    app: App, tmp_path: Path, command: str, dialog: str, file: str
) -> None:
    there = folder(tmp_path, "there")
    action = next(a for a in app.window.findChildren(type(app.commands.undo), command))
    assert app.session.workspace is not None
    action.trigger()
    first = part(app.window, QFileDialog, dialog)
    assert first.directory().absolutePath() == str(app.session.workspace.path.parent)
    if file:
        first.fileSelected.emit(str(there / file))
    else:
        app.session.workspace.places.note(
            {"importCalendar": "calendars-in"}.get(command, "lists-in"), there / "x"
        )
    first.setObjectName("")
    first.close()
    action.trigger()
    assert part(app.window, QFileDialog, dialog).directory().absolutePath() == str(there)


def test_what_was_exported_is_opened_or_shown_from_the_notice(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def take(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    for way in ("noticeAction", "noticeAlso"):
        app.session.transfers().ask_programs()
        part(app.window, QFileDialog, "exportProgramsDialog").fileSelected.emit(str(tmp_path / "p.csv"))
        assert part(app.window, QLabel, "noticeText").text() == "Saved p.csv."
        made = part(app.window, QPushButton, way)
        assert made.text() == made.accessibleName() == {"noticeAction": "Open"}.get(way, "Show in folder")
        made.click()
    assert opened == [str(tmp_path / "p.csv"), str(tmp_path)]
    app.notices.tell("Done.")
    assert not part(app.window, QPushButton, "noticeAlso").isVisible()


def test_what_cannot_be_opened_is_said_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    file = tmp_path / "a.pdf"
    with pytest.raises(UserError, match=r"a\.pdf is not there any more"):
        open_file(file)
    file.write_bytes(b"")
    with pytest.raises(UserError, match=r"No program on this computer took a\.pdf"):
        open_file(file)
    with pytest.raises(UserError, match="could not be shown"):
        show_folder(file)
