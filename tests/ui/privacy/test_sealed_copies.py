"""Encrypted copies by the menu: out under a passphrase, back as a plan of their own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.app import App
from matchplanner.domain.documents import DocumentKind
from matchplanner.services import attachments, documents
from matchplanner.services.sealing import Strength
from matchplanner.store import opening
from matchplanner.ui.privacy.passphrase_dialog import PassphraseDialog

WORDS = "four quite different words"


@pytest.fixture
def app(
    qapp: QApplication, qtbot: QtBot, today: date, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[App]:
    """The program with a plan that has a file; a try at a passphrase costs little."""
    monkeypatch.setattr("matchplanner.services.sealed_copies.Strength", lambda: Strength(1, 8192))
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    opening.create_plan(tmp_path / "mine.matchplan").close()
    made.session.open_plan(tmp_path / "mine.matchplan")
    workspace = made.session.workspace
    assert workspace is not None
    (tmp_path / "scan.pdf").write_bytes(b"%PDF scan")
    name = attachments.keep(tmp_path / "scan.pdf", workspace.path)
    workspace.run("Add a CV", lambda: documents.add(DocumentKind.CV, file=name))
    yield made
    made.window.close()


def chosen(app: App, name: str, path: Path) -> None:
    """Answer a file dialog."""
    part(app.window, QFileDialog, name).fileSelected.emit(str(path))
    part(app.window, QFileDialog, name).close()


def asked(app: App, name: str) -> PassphraseDialog:
    dialog = part(app.window, PassphraseDialog, name)
    assert dialog.isVisible()
    return dialog


def typed(dialog: PassphraseDialog, *words: str) -> None:
    for name, text in zip(("passphraseText", "passphraseAgain"), words, strict=False):
        line = part(dialog, QLineEdit, name)
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, text)
    QTest.keyClick(part(dialog, QLineEdit, "passphraseText"), Qt.Key.Key_Return)


def told(app: App) -> str:
    return " ".join(label.text() for label in app.window.notice_bar.findChildren(QLabel))


def saved(app: App, qtbot: QtBot, copy: Path) -> None:
    part(app.window, QAction, "saveSealed").trigger()
    chosen(app, "saveSealedDialog", copy)
    dialog = asked(app, "sealDialog")
    with qtbot.waitSignal(dialog.finished):
        typed(dialog, WORDS, WORDS)


def test_a_copy_goes_out_by_keyboard_and_comes_back_as_a_plan_of_its_own(
    app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    workspace = app.session.workspace
    assert workspace is not None
    before = workspace.store.dump()
    copy, plan = tmp_path / "copy.matchsealed", tmp_path / "again.matchplan"
    saved(app, qtbot, copy)
    assert "Saved copy.matchsealed" in told(app)
    assert app.session.workspace is workspace

    part(app.window, QAction, "openSealed").trigger()
    chosen(app, "openSealedDialog", copy)
    chosen(app, "newPlanOfSealedDialog", plan)
    dialog = asked(app, "unsealDialog")
    with qtbot.waitSignal(dialog.finished):
        typed(dialog, WORDS)
    opened = app.session.workspace
    assert opened is not None
    assert opened.path == plan
    assert opened.store.dump() == before
    assert attachments.found("scan.pdf", plan) is not None
    assert "1 attachments" in told(app)


def test_the_dialog_warns_that_nobody_can_recover_a_passphrase_and_hides_what_is_typed(
    app: App, tmp_path: Path
) -> None:
    part(app.window, QAction, "saveSealed").trigger()
    chosen(app, "saveSealedDialog", tmp_path / "copy.matchsealed")
    dialog = asked(app, "sealDialog")
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "cannot be recovered" in words
    line = part(dialog, QLineEdit, "passphraseText")
    assert line.echoMode() is QLineEdit.EchoMode.Password
    part(dialog, QCheckBox, "passphraseShown").click()
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    dialog.reject()
    assert not (tmp_path / "copy.matchsealed").exists()


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ((), "Type the passphrase"),
        ((WORDS, "four other words"), "not the same"),
        (("short", "short"), "at least 8"),
    ],
)
def test_what_was_not_typed_right_is_said_in_the_dialog(
    app: App, qtbot: QtBot, tmp_path: Path, words: tuple[str, ...], problem: str
) -> None:
    part(app.window, QAction, "saveSealed").trigger()
    chosen(app, "saveSealedDialog", tmp_path / "copy.matchsealed")
    dialog = asked(app, "sealDialog")
    typed(dialog, *words)
    app.session.background.wait()
    line = part(dialog, QLabel, "sealDialogProblem")
    qtbot.waitUntil(lambda: problem in line.text())
    assert part(dialog, QPushButton, "sealDialogOk").isEnabled()
    dialog.reject()
    assert not (tmp_path / "copy.matchsealed").exists()


def test_a_wrong_passphrase_may_be_typed_anew_and_the_open_plan_stays(
    app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    copy, plan = tmp_path / "copy.matchsealed", tmp_path / "again.matchplan"
    saved(app, qtbot, copy)
    part(app.window, QAction, "openSealed").trigger()
    chosen(app, "openSealedDialog", copy)
    chosen(app, "newPlanOfSealedDialog", plan)
    dialog = asked(app, "unsealDialog")
    typed(dialog, "something else")
    line = part(dialog, QLabel, "unsealDialogProblem")
    qtbot.waitUntil(lambda: "not the one" in line.text())
    workspace = app.session.workspace
    assert workspace is not None
    assert workspace.path.stem == "mine"
    assert not plan.exists()
    with qtbot.waitSignal(dialog.finished):
        typed(dialog, WORDS)
    assert plan.exists()


def test_cancelling_the_work_leaves_nothing(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    part(app.window, QAction, "saveSealed").trigger()
    chosen(app, "saveSealedDialog", tmp_path / "copy.matchsealed")
    dialog = asked(app, "sealDialog")
    with qtbot.waitSignal(dialog.finished):
        for name in ("passphraseText", "passphraseAgain"):
            part(dialog, QLineEdit, name).setText(WORDS)
        dialog._stop.set()  # as if Esc were pressed before the work gives its first word
        dialog.accept()
    assert "Cancelled" in told(app)
    assert not (tmp_path / "copy.matchsealed").exists()
