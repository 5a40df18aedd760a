"""Everything out of the program and back, by the menu's commands."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.app import App
from matchplanner.domain.documents import DocumentKind
from matchplanner.errors import UserError
from matchplanner.services import attachments, documents
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


def test_everything_goes_out_and_comes_back_as_a_plan_of_its_own(app: App, tmp_path: Path) -> None:
    plan = app.session.workspace
    assert plan is not None
    (tmp_path / "scan.pdf").write_bytes(b"%PDF scan")
    name = attachments.keep(tmp_path / "scan.pdf", plan.path)
    plan.run("Add a CV", lambda: documents.add(DocumentKind.CV, file=name))
    before = plan.store.dump()

    part(app.window, QAction, "exportEverything").trigger()
    chosen(app, "exportEverythingDialog", tmp_path / "all.zip")
    assert (tmp_path / "all.zip").is_file()
    part(app.window, QAction, "openExport").trigger()
    chosen(app, "openExportDialog", tmp_path / "all.zip")
    chosen(app, "newPlanOfExportDialog", tmp_path / "again.matchplan")

    opened = app.session.workspace
    assert opened is not None
    assert opened.path == tmp_path / "again.matchplan"
    assert opened.store.dump() == before
    kept = attachments.found("scan.pdf", opened.path)
    assert kept is not None
    assert kept.read_bytes() == b"%PDF scan"


def test_a_refused_export_leaves_the_open_plan_open(app: App, tmp_path: Path) -> None:
    plan = app.session.workspace
    assert plan is not None
    path = plan.path
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 and no more")

    with pytest.raises(UserError, match="no export of a plan"):
        app.window.findChildren(Everything)[0].open_export(tmp_path / "bad.zip", tmp_path / "new.matchplan")

    assert app.session.workspace is not None
    assert app.session.workspace.path == path
    assert not (tmp_path / "new.matchplan").exists()
