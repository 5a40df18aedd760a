"""The documents view: said by key or button for each host, sent, attached, taken back."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.documents import DocumentKind, Need
from matchplanner.errors import UserError
from matchplanner.services import documents, profile, rotations
from matchplanner.ui.notices import Notices
from matchplanner.ui.rotations.documents.cell_dialog import CellDialog
from matchplanner.ui.rotations.documents.view import DocumentsView
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.missing_file import MissingFile
from matchplanner.ui.workspace import Workspace

KEY = Qt.Key
Add = Callable[..., int]


@pytest.fixture
def view(workspace: Workspace, add: Add, notices: Notices, settings: Settings, qtbot: QtBot) -> DocumentsView:
    """The view of a graduate with two rotations."""
    workspace.run("Graduate", lambda: profile.edit("stage", "graduate"))
    add("June place", "2027-06-01", "2027-06-28")
    add("August place", "2027-08-02", "2027-08-27")
    shown = DocumentsView(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1100, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def go_to(view: DocumentsView, kind: DocumentKind, site: int) -> None:
    row = view.matrix.matrix.kinds.index(kind)
    view.matrix_table.setFocus()
    view.matrix_table.setCurrentIndex(view.matrix.index(row, site))


def shown(view: DocumentsView, kind: DocumentKind) -> list[str]:
    row = view.matrix.matrix.kinds.index(kind)
    return [str(view.matrix.index(row, at).data()) for at in range(view.matrix.columnCount())]


def press(view: DocumentsView, name: str) -> None:
    found = view.findChild(QPushButton, name)
    assert found is not None
    assert found.accessibleName()
    found.click()


def test_keys_say_what_each_host_wants_and_undo_takes_it_back(
    view: DocumentsView, workspace: Workspace
) -> None:
    tb = DocumentKind.TUBERCULOSIS
    assert shown(view, tb) == ["ask the host", "ask the host"]
    go_to(view, tb, 0)
    QTest.keyClick(view.matrix_table, KEY.Key_N)
    QTest.keyClick(view.matrix_table, KEY.Key_Right)
    QTest.keyClick(view.matrix_table, KEY.Key_X)
    assert shown(view, tb) == ["! missing", "\N{EN DASH}"]
    assert view.summary.text() == "One thing to get: TB test for June place."
    workspace.undo()
    assert shown(view, tb) == ["! missing", "ask the host"]
    press(view, "document_not_needed")
    press(view, "document_unknown")
    assert shown(view, tb) == ["! missing", "ask the host"]


def test_a_paper_that_expires_before_a_rotation_ends_is_seen_there_alone(
    view: DocumentsView, workspace: Workspace
) -> None:
    tb = DocumentKind.TUBERCULOSIS
    for site in (0, 1):
        go_to(view, tb, site)
        QTest.keyClick(view.matrix_table, KEY.Key_N)
    press(view, "addDocument")
    form = next(each for each in view.window().findChildren(QDialog, "addDocumentDialog"))
    for name, text in (("documentTitle", "QuantiFERON"), ("documentExpires", "2027-07-01")):
        field = form.findChild(QLineEdit, name)
        assert field is not None
        field.setText(text)
    form.accept()

    assert shown(view, tb) == ["ready", "! expires 1 Jul 2027"]
    assert view.summary.text() == "One thing to get: TB test for August place."
    at = view.papers.model.column_of("expires_on")
    index = view.papers.model.index(0, at)
    assert view.papers.model.setData(index, "1 Sep 2027", Qt.ItemDataRole.EditRole)
    assert shown(view, tb) == ["ready", "ready"]
    workspace.undo()
    assert shown(view, tb) == ["ready", "! expires 1 Jul 2027"]


def test_sent_is_noted_today_and_taken_back_by_the_same_key(
    view: DocumentsView, workspace: Workspace, qtbot: QtBot
) -> None:
    cv = DocumentKind.CV
    go_to(view, cv, 1)
    with qtbot.captureExceptions() as refused:
        QTest.keyClick(view.matrix_table, KEY.Key_S)
    assert isinstance(refused[0][1], UserError)
    workspace.run("CV", lambda: documents.add(cv, audience="visiting"))
    QTest.keyClick(view.matrix_table, KEY.Key_S)
    assert shown(view, cv)[1].startswith("sent ")
    QTest.keyClick(view.matrix_table, KEY.Key_S)
    assert shown(view, cv) == ["ready", "ready"]


def test_a_file_is_attached_by_copy_and_missed_once_it_is_gone(
    view: DocumentsView, workspace: Workspace, tmp_path: Path
) -> None:
    scan = tmp_path / "transcript.pdf"
    scan.write_bytes(b"%PDF-1.7")
    workspace.run("Transcript", lambda: documents.add(DocumentKind.TRANSCRIPT))
    press(view, "attachFile")
    asked = view.window().findChild(QFileDialog, "attachFileDialog")
    assert asked is not None
    asked.fileSelected.emit(str(scan))
    asked.close()

    at = view.papers.model.column_of("file")
    assert view.papers.model.index(0, at).data() == "transcript.pdf"
    kept = workspace.path.with_name(f"{workspace.path.stem} files") / "transcript.pdf"
    assert kept.read_bytes() == b"%PDF-1.7"
    kept.unlink()
    assert view.papers.model.index(0, at).data() == "! transcript.pdf is gone"

    press(view, "openFile")
    missing = part(view.window(), MissingFile, "missingFile")
    assert "transcript.pdf is gone" in missing.windowTitle()
    part(missing, QPushButton, "locateFile").click()
    asked = part(missing, QFileDialog, "locateFileDialog")
    asked.fileSelected.emit(str(scan))
    asked.close()
    assert view.papers.model.index(0, at).data() == "transcript.pdf"
    assert kept.read_bytes() == b"%PDF-1.7"


def test_a_file_that_stays_gone_is_taken_off_and_undone(view: DocumentsView, workspace: Workspace) -> None:
    workspace.run("CV", lambda: documents.add(DocumentKind.CV, file="gone.pdf"))
    press(view, "openFile")
    QTest.keyClick(
        part(part(view.window(), MissingFile, "missingFile"), QPushButton, "removeFile"), KEY.Key_Space
    )
    assert documents.read().papers[0].file == ""
    workspace.undo()
    assert documents.read().papers[0].file == "gone.pdf"


def test_delete_offers_the_way_back_and_each_cell_can_be_heard(
    view: DocumentsView, workspace: Workspace
) -> None:
    workspace.run("CV", lambda: documents.add(DocumentKind.CV, title="CV for hosts"))
    workspace.run("Needed", lambda: documents.set_need(1, DocumentKind.CV, Need.NEEDED))
    go_to(view, DocumentKind.CV, 0)
    spoken = view.matrix_table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "CV, June place: ready"
    view.papers.table.setFocus()
    QTest.keyClick(view.papers.table, KEY.Key_Delete)
    assert view.papers.model.rowCount() == 0
    assert shown(view, DocumentKind.CV)[0] == "! missing"
    workspace.undo()
    assert shown(view, DocumentKind.CV)[0] == "ready"
    tip = view.matrix_table.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    assert "Document: CV for hosts" in tip
    assert view.matrix_table.indexAt(QPoint(5, 5)).isValid()


def test_the_matrix_is_shown_before_it_is_printed(view: DocumentsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.print_requested) as asked:
        press(view, "printDocuments")
    assert asked.args is not None
    assert asked.args[0].title == "Documents by host"


def test_enter_asks_for_all_that_is_agreed_with_a_host_in_one_step(
    view: DocumentsView, workspace: Workspace, qtbot: QtBot
) -> None:
    english = DocumentKind.CV
    workspace.run("CV", lambda: documents.add(english, title="CV for June"))
    second = workspace.run("CV", lambda: documents.add(english, title="CV, longer"))
    go_to(view, english, 0)
    QTest.keyClick(view.matrix_table, KEY.Key_Return)
    dialog = part(view, CellDialog, "documentTerms")
    assert dialog.windowTitle() == "CV: June place"
    dialog.need.load("needed")
    dialog.paper.load(str(second))
    qtbot.keyClicks(dialog.due.line, "15 Apr 2027")
    qtbot.keyClicks(dialog.note, "As a PDF")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.note, KEY.Key_Return)
    cell = view.matrix_table.cell()
    assert cell is not None
    assert (cell.chosen, cell.due_on, cell.note) == (second, date(2027, 4, 15), "As a PDF")
    tip = str(view.matrix_table.currentIndex().data(Qt.ItemDataRole.ToolTipRole))
    assert tip.split("\n")[1:] == ["Document: CV, longer", "Wanted by Thu 15 Apr 2027", "As a PDF"]
    workspace.undo()
    cell = view.matrix_table.cell()
    assert cell is not None
    assert (cell.chosen, cell.due_on, cell.need) == (None, None, Need.UNKNOWN)


def test_a_day_of_sending_wants_a_document(view: DocumentsView, qtbot: QtBot) -> None:
    go_to(view, DocumentKind.INSURANCE, 0)
    press(view, "documentDetails")
    dialog = part(view, CellDialog, "documentTerms")
    qtbot.keyClicks(dialog.sent.line, "15 Apr 2027")
    QTest.keyClick(dialog.note, KEY.Key_Return)
    assert dialog.problem.text().startswith("Choose the document that was sent.")
    assert dialog.isVisible()
    dialog.reject()


def test_a_day_that_is_past_is_said_to_be(view: DocumentsView, workspace: Workspace) -> None:
    tb, cv = DocumentKind.TUBERCULOSIS, DocumentKind.DRUG_SCREEN
    for kind, until in ((tb, "2026-09-30"), (cv, "2026-10-01")):
        workspace.run("Add", partial(documents.add, kind, expires_on=until))
    go_to(view, tb, 0)
    QTest.keyClick(view.matrix_table, KEY.Key_N)
    assert shown(view, tb)[0] == "! expired 30 Sep 2026"
    at = view.matrix.index(view.matrix.matrix.kinds.index(tb), 0)
    assert "Expired on" in str(at.data(Qt.ItemDataRole.ToolTipRole))
    go_to(view, cv, 0)
    QTest.keyClick(view.matrix_table, KEY.Key_N)
    assert shown(view, cv)[0] == "! expires 1 Oct 2026"


def test_without_a_rotation_there_is_no_host_to_say_anything_of(
    view: DocumentsView, workspace: Workspace
) -> None:
    names = [f"document_{key}" for key in ("needed", "not_needed", "unknown", "sent")]
    buttons = [part(view, QPushButton, name) for name in (*names, "documentDetails")]
    assert all(made.isEnabled() for made in buttons)
    for row in rotations.planned():
        workspace.run("Delete", partial(rotations.delete, row.id))
    assert not any(made.isEnabled() for made in buttons)
    workspace.undo()
    assert all(made.isEnabled() for made in buttons)
