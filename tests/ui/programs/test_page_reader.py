"""Reading a program's page in the window: by paste, by file, by key."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.services import programs
from matchplanner.ui.programs.page_offers import Verdict
from matchplanner.ui.programs.page_reader_dialog import PageReaderDialog
from matchplanner.ui.workspace import Workspace

MAYO = Path(__file__).resolve().parents[2] / "data" / "pages" / "mayo_rochester.txt"
PAGE = (
    "Medical Genetics Residency\n\nOur program \U0001f9ec lasts two years. We sponsor J-1 visas. "
    "H-1B visas are not sponsored."
)
URL = "https://genetics.example.edu/residency"


@pytest.fixture
def program(workspace: Workspace) -> int:
    """A program with a website and one known fact."""

    def add() -> int:
        made = programs.add("Lakeshore", website=URL)
        programs.add_claim(made, ClaimField.J1, "no", SourceKind.FREIDA)
        return made

    return workspace.run("Add", add)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """The window behind the dialog."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(workspace: Workspace, program: int, window: QWidget, qtbot: QtBot) -> PageReaderDialog:
    """The dialog, open on the program."""
    opened = PageReaderDialog(workspace, programs.get(program, workspace.today()), window)
    opened.open()
    qtbot.waitUntil(opened.isVisible)
    return opened


def paste(dialog: PageReaderDialog, qtbot: QtBot, *, text: str = "", html: str = "") -> None:
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    else:
        mime.setText(text)
    with qtbot.waitSignal(dialog.model.modelReset):
        dialog.text.insertFromMimeData(mime)


def test_an_empty_dialog_says_what_to_do(dialog):
    assert dialog.empty.isVisible()
    assert "Ctrl+C" in dialog.empty.text.text()
    assert dialog.address.text() == URL
    assert not dialog.take.isEnabled()
    dialog.reject()


def test_pasted_text_is_proposed_judged_by_key_and_taken_over_as_one_step(dialog, workspace, program, qtbot):
    paste(dialog, qtbot, text=PAGE)
    labels = [offer.label for offer in dialog.model.offers]
    assert labels == ["Length in years", "J-1", "H-1B"]
    assert dialog.table.hasFocus() or dialog.focusWidget() is dialog.table
    qtbot.keyClick(dialog.table, Qt.Key.Key_A)
    qtbot.keyClick(dialog.table, Qt.Key.Key_R)
    qtbot.keyClick(dialog.table, Qt.Key.Key_A)
    assert dialog.take.text() == "Take over 2 facts"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    row = programs.get(program, workspace.today())
    assert row.facts[ClaimField.DURATION_YEARS].value == "2"
    assert row.facts[ClaimField.H1B].value == "no"
    assert row.facts[ClaimField.J1].value == "no"
    shown = row.facts[ClaimField.H1B].shown
    assert shown is not None
    assert (shown.source, shown.note) == (URL, "H-1B visas are not sponsored.")
    workspace.undo_stack.undo()
    assert not programs.get(program, workspace.today()).facts[ClaimField.H1B].known


def test_the_sentence_of_the_current_proposal_is_lit_up(dialog, qtbot):
    paste(dialog, qtbot, text=PAGE)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    marks = dialog.text.extraSelections()
    assert marks[-1].cursor.selectedText() == "We sponsor J-1 visas."
    dialog.reject()


def test_what_the_plan_holds_stands_beside_the_proposal(dialog, qtbot):
    paste(dialog, qtbot, text=PAGE)
    plan = [dialog.model.index(row, 3).data() for row in range(dialog.model.rowCount())]
    assert plan == ["unknown", "No", "unknown"]
    dialog.reject()


def test_a_page_pasted_with_its_mark_up_loses_what_nobody_sees(dialog, qtbot):
    html = "<h1>Medical Genetics Residency</h1><p>Our program lasts two years.</p><p hidden>H-1B: yes</p>"
    paste(dialog, qtbot, html=html)
    assert dialog.text.toPlainText() == "Medical Genetics Residency\n\nOur program lasts two years."
    assert [offer.label for offer in dialog.model.offers] == ["Length in years"]
    dialog.reject()


def test_a_dropped_file_is_read(dialog, qtbot):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(MAYO))])
    with qtbot.waitSignal(dialog.model.modelReset):
        dialog.text.insertFromMimeData(mime)
    assert dialog.model.rowCount() == 8
    qtbot.mouseClick(dialog.findChild(QPushButton, "pageAcceptAll"), Qt.MouseButton.LeftButton)
    assert len(dialog.model.accepted()) == 8
    dialog.reject()


def test_a_page_about_something_else_proposes_nothing_and_says_so(dialog, qtbot):
    paste(dialog, qtbot, text="The genetics clinic sees patients on Mondays.")
    assert dialog.empty.isVisible()
    assert "nothing" in dialog.empty.title.text()
    dialog.reject()


def test_a_file_that_is_no_page_is_told_in_the_dialog(dialog, qtbot, tmp_path):
    broken = tmp_path / "page.pdf"
    broken.write_bytes(b"%PDF-1.7 broken")
    dialog.read_file(broken)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "damaged" in dialog.problem.text()
    dialog.reject()


def test_typing_keeps_the_keyboard_and_reads_after_a_pause(dialog, qtbot):
    dialog.text.setFocus()
    with qtbot.waitSignal(dialog.model.modelReset, timeout=5000):
        dialog.text.insertPlainText(PAGE)
    assert dialog.focusWidget() is dialog.text
    assert dialog.model.rowCount() == 3
    dialog.model.judge([0], Verdict.REFUSED)
    assert dialog.model.accepted() == []
    dialog.reject()


def test_closing_while_a_page_is_read_is_safe(dialog):
    dialog.read_file(MAYO)
    dialog.reject()
