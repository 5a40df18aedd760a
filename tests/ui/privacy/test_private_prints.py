"""A document without names by the preview's box: for this one only, said on it, and in the file's name."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.app import App
from matchplanner.services import profile, programs
from matchplanner.store import opening
from matchplanner.ui.preview import PdfPreview


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, today: date, tmp_path: Path) -> Iterator[tuple[App, int]]:
    """The program with a plan that names its applicant, also in a note and in its own name."""
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    path = tmp_path / "Zofia Branko.matchplan"
    opening.create_plan(path).close()
    made.session.open_plan(path)
    workspace = made.session.workspace
    assert workspace is not None

    def fill() -> int:
        profile.edit("name", "Zofia Branko")
        found = programs.add("Aurora Genetics")
        programs.edit(found, "notes", "They wrote to Zofia first.")
        return found

    yield made, workspace.run("Fill", fill)
    made.window.close()


def words(preview: PdfPreview) -> str:
    document = preview.document
    pages = (document.getAllText(page).text() for page in range(document.pageCount()))
    return " ".join(" ".join(pages).split())


def shown(app: App, qtbot: QtBot, program: int) -> PdfPreview:
    app.session.prints().prep_sheet(program)
    qtbot.waitUntil(lambda: app.window.findChild(PdfPreview) is not None)
    return part(app.window, PdfPreview, "pdfPreview")


def test_the_box_leaves_names_out_by_keyboard_and_brings_them_back(
    program: tuple[App, int], qtbot: QtBot
) -> None:
    app, number = program
    preview = shown(app, qtbot, number)
    box = part(preview, QCheckBox, "pdfWithoutNames")
    assert not box.isChecked()
    assert "Zofia" in words(preview)

    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Names left out" in words(preview))
    assert "Zofia" not in words(preview)
    assert "Branko" not in words(preview)
    assert "The applicant" in words(preview)
    notice = part(preview, QLabel, "pdfNotice")
    assert notice.isVisible()
    assert "only searched for these names" in notice.text()

    QTest.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Zofia" in words(preview))
    assert not notice.isVisible()
    preview.close()


def test_other_paper_keeps_the_names_out_and_the_next_document_has_them_again(
    program: tuple[App, int], qtbot: QtBot
) -> None:
    app, number = program
    preview = shown(app, qtbot, number)
    part(preview, QCheckBox, "pdfWithoutNames").click()
    qtbot.waitUntil(lambda: "Names left out" in words(preview))
    upright = preview.document.pagePointSize(0)
    preview.paper_chosen.emit("letter")
    qtbot.waitUntil(lambda: preview.document.pagePointSize(0) != upright)
    assert "Zofia" not in words(preview)
    preview.ask_path()
    assert "Zofia" not in part(preview, QFileDialog, "savePdfDialog").selectedFiles()[0].rpartition("/")[2]
    part(preview, QFileDialog, "savePdfDialog").close()
    with qtbot.waitSignal(preview.finished):
        preview.close()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: app.window.findChild(PdfPreview) is None)
    again = shown(app, qtbot, number)
    assert not part(again, QCheckBox, "pdfWithoutNames").isChecked()
    assert "Zofia" in words(again)
    again.close()
