"""Everything out of the program and back, by the menu's commands."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.app import App
from matchplanner.domain.documents import DocumentKind
from matchplanner.services import attachments, documents, programs
from matchplanner.ui.everything import Everything


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    """The program, with an attachment in the sample plan."""
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    made.session.open_sample()
    yield made
    made.window.close()


def chosen(app: App, name: str, path: Path) -> None:
    """Answer a file dialog."""
    part(app.window, QFileDialog, name).fileSelected.emit(str(path))
    part(app.window, QFileDialog, name).close()


@pytest.mark.parametrize(
    ("command", "dialog", "out", "taken"),
    [
        ("exportEverything", "exportEverythingDialog", "all.zip", "all.zip"),
        ("exportEverythingFolder", "exportFolderDialog", "all", "all/plan.json"),
    ],
)
def test_everything_goes_out_and_comes_back_as_a_plan_of_its_own(
    app: App, qtbot: QtBot, tmp_path: Path, command: str, dialog: str, out: str, taken: str
) -> None:
    plan = app.session.workspace
    assert plan is not None
    (tmp_path / "scan.pdf").write_bytes(b"%PDF scan")
    name = attachments.keep(tmp_path / "scan.pdf", plan.path)
    plan.run("Add a CV", lambda: documents.add(DocumentKind.CV, file=name))
    before = plan.store.dump()

    part(app.window, QAction, command).trigger()
    chosen(app, dialog, tmp_path / out)
    qtbot.waitUntil((tmp_path / taken).is_file)
    qtbot.waitUntil(lambda: not app.session.background.busy)
    part(app.window, QAction, "openExport").trigger()
    chosen(app, "openExportDialog", tmp_path / taken)
    chosen(app, "newPlanOfExportDialog", tmp_path / "again.matchplan")
    qtbot.waitUntil(lambda: app.session.workspace is not None and app.session.workspace is not plan)

    opened = app.session.workspace
    assert opened is not None
    assert opened.path == tmp_path / "again.matchplan"
    assert opened.store.dump() == before
    kept = attachments.found("scan.pdf", opened.path)
    assert kept is not None
    assert kept.read_bytes() == b"%PDF scan"


def test_a_refused_export_leaves_the_open_plan_open(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    plan = app.session.workspace
    assert plan is not None
    path = plan.path
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 and no more")

    with qtbot.waitSignal(app.session.notices.raised) as told:
        app.window.findChildren(Everything)[0].open_export(tmp_path / "bad.zip", tmp_path / "new.matchplan")

    assert told.args is not None
    assert "no export of a plan" in told.args[0].text
    assert app.session.workspace is not None
    assert app.session.workspace.path == path
    assert not (tmp_path / "new.matchplan").exists()


@pytest.mark.parametrize("out", ["all.zip", "all"])
def test_a_cancelled_export_leaves_nothing(app: App, qtbot: QtBot, tmp_path: Path, out: str) -> None:
    pressed = threading.Event()
    app.session.background.run(
        lambda: pressed.wait(30), lambda _result: None
    )  # the export waits for its turn
    app.window.findChildren(Everything)[0].export_to(tmp_path / out)
    dialog = part(app.window, QProgressDialog, "beside")
    dialog.forceShow()
    with qtbot.waitSignal(app.session.notices.raised) as told:
        qtbot.keyClick(part(dialog, QPushButton, "besideCancel"), Qt.Key.Key_Space)
        pressed.set()

    assert told.args is not None
    assert told.args[0].text == "Cancelled: nothing was changed."
    assert not [path for path in tmp_path.iterdir() if path.name.startswith((out, f".{out}"))]


def test_an_export_is_of_the_plan_as_it_was_when_it_began(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    plan = app.session.workspace
    assert plan is not None
    began = threading.Event()
    app.session.background.run(lambda: began.wait(30), lambda _result: None)
    app.window.findChildren(Everything)[0].export_to(tmp_path / "all")
    plan.run("Add", lambda: programs.add("Quokka Hospital"))
    began.set()

    qtbot.waitUntil((tmp_path / "all").is_dir)
    assert "Quokka" not in (tmp_path / "all" / "plan.json").read_text(encoding="utf-8")
    assert "Quokka" not in (tmp_path / "all" / "tables" / "program.csv").read_text(encoding="utf-8")
