"""A plan and everything it left is deleted in two steps, by keyboard, and nothing tells of it afterwards."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner import paths
from matchplanner.app import App
from matchplanner.errors import UserError
from matchplanner.services import attachments, programs
from matchplanner.store import opening
from matchplanner.ui.privacy.wipe_dialog import WipeDialog


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date, tmp_path: Path) -> Iterator[App]:
    """The program with a plan that has a file, a backup, a visit and a remembered view."""
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    path = tmp_path / "Secret plan.matchplan"
    opening.create_plan(path).close()
    (tmp_path / "scan.pdf").write_bytes(b"%PDF scan")
    attachments.keep(tmp_path / "scan.pdf", path)
    made.session.open_plan(path)
    workspace = made.session.workspace
    assert workspace is not None
    workspace.run("Add", lambda: programs.add("Aurora Genetics"))
    workspace.snapshot("while working")
    made.settings.set_text("programs/view", "What only I call it")
    made.settings.set_text(f"seen/{workspace.plan_uid}", "2026-10-01")
    made.settings.keep_folder("pdf", attachments.folder_of(path))
    yield made
    made.window.close()


def asked(app: App) -> WipeDialog:
    part(app.window, QAction, "wipePlan").trigger()
    dialog = part(app.window, WipeDialog, "wipeDialog")
    assert dialog.isVisible()
    return dialog


def test_typing_the_name_deletes_the_plan_and_all_that_told_of_it(app: App, tmp_path: Path) -> None:
    workspace = app.session.workspace
    assert workspace is not None
    uid = workspace.plan_uid
    dialog = asked(app)
    goes, stays = (part(dialog, QLabel, name).text() for name in ("wipeGoes", "wipeStays"))
    for words in ("The plan, with its history", "The files kept with it: 1 file", "Automatic backups"):
        assert words in goes
    assert "saved elsewhere" in stays
    assert "SSD" in stays

    line, ok = part(dialog, QLineEdit, "wipeName"), part(dialog, QPushButton, "wipeDialogOk")
    QTest.keyClicks(line, "secret plan")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert not ok.isEnabled()
    assert app.session.workspace is workspace
    line.selectAll()
    QTest.keyClicks(line, "Secret plan")
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert app.session.workspace is None
    assert app.window.windowTitle() == "MatchPlanner"
    assert not [path.name for path in tmp_path.rglob("*") if "Secret plan" in path.name]
    assert not paths.snapshots_dir(uid).exists()
    app.settings._settings.sync()
    kept = (paths.config_dir() / "window.ini").read_text()
    for word in ("Secret", uid, "What only I call it"):
        assert word not in kept
    assert "is deleted" in " ".join(label.text() for label in app.window.notice_bar.findChildren(QLabel))


def test_leaving_the_dialog_deletes_nothing(app: App, tmp_path: Path) -> None:
    dialog = asked(app)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (tmp_path / "Secret plan.matchplan").is_file()
    assert app.session.workspace is not None


def test_a_refusal_leaves_the_plan_open_with_everything(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_plan: Path, _uid: str) -> None:
        raise UserError("Nothing was deleted: scan.pdf is open in another program, or protected.")

    monkeypatch.setattr("matchplanner.services.wiping.wipe", refuse)
    dialog = asked(app)
    part(dialog, QLineEdit, "wipeName").setText("Secret plan")
    dialog.accept()
    assert "scan.pdf is open" in part(dialog, QLabel, "wipeDialogProblem").text()
    dialog.reject()
    workspace = app.session.workspace
    assert workspace is not None
    assert workspace.path == tmp_path / "Secret plan.matchplan"
    assert app.settings.recent_plans()[0] == workspace.path
