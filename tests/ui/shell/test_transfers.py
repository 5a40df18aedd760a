"""Lists come in through a preview and as one step; everything goes out through a file dialog."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.app import App
from matchplanner.services import programs
from matchplanner.store.schema import Message
from matchplanner.ui.importing.dialog import ImportDialog, Step
from matchplanner.ui.importing.mail_dialog import MailDialog
from matchplanner.ui.notices import Notice
from matchplanner.ui.preview import PdfPreview

LIST = """Program,Institution,City,State,J-1
Medical Genetics Residency (Birch),Birch Hospital,Ely,MN,yes
"""


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


@pytest.fixture
def told(app: App) -> list[Notice]:
    seen: list[Notice] = []
    app.notices.raised.connect(seen.append)
    return seen


def settled(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog.busy, timeout=30_000)


def test_an_import_is_shown_first_and_is_one_step(
    app: App, qtbot: QtBot, tmp_path: Path, today: date, told: list[Notice]
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    before = len(programs.rows(today))
    app.session.transfers().import_file(file)
    (dialog,) = app.window.findChildren(ImportDialog)
    qtbot.waitUntil(lambda: dialog.step is Step.PREVIEW, timeout=30_000)
    tree = dialog.findChild(QTreeWidget, "importGroups")
    assert tree is not None
    first = tree.topLevelItem(0)
    assert first is not None
    assert first.text(0) == "New (1)"
    assert len(programs.rows(today)) == before, "nothing is written before Import"

    accept = dialog.findChild(QPushButton, "importAccept")
    assert accept is not None
    qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)
    assert len(programs.rows(today)) == before + 1
    assert told[-1].text == "Imported: 1 new, 0 changed."
    assert app.session.workspace is not None
    app.session.workspace.undo_stack.undo()
    assert len(programs.rows(today)) == before


def test_a_file_that_is_no_list_is_refused_in_one_sentence(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "photo.csv"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    app.session.transfers().import_file(file)
    (dialog,) = app.window.findChildren(ImportDialog)
    settled(dialog, qtbot)

    assert dialog.problem.text().startswith("This is not a table: it looks like a picture.")
    dialog.close()


@pytest.mark.parametrize(
    ("command", "dialog", "name", "starts"),
    [
        ("exportPrograms", "exportProgramsDialog", "p.csv", b"program_name"),
        ("exportPrograms", "exportProgramsDialog", "p.xlsx", b"PK"),
        ("exportCalendar", "exportCalendarDialog", "c.ics", b"BEGIN:VCALENDAR"),
        ("exportPlan", "exportPlanDialog", "p.json", b"{"),
    ],
)
def test_everything_can_be_taken_out(
    app: App, tmp_path: Path, command: str, dialog: str, name: str, starts: bytes
) -> None:
    action = next(a for a in app.window.findChildren(type(app.commands.undo), command))
    action.trigger()
    if command == "exportCalendar":
        part(app.window, QPushButton, "calendarExportOk").click()
    asked = app.window.findChild(QFileDialog, dialog)
    assert asked is not None
    path = tmp_path / name
    asked.fileSelected.emit(str(path))
    assert path.read_bytes().lstrip(b"\xef\xbb\xbf").startswith(starts)


def test_a_pdf_is_shown_saved_and_redrawn_on_other_paper(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    app.session.prints().rank_list()
    qtbot.waitUntil(lambda: bool(app.window.findChildren(PdfPreview)))
    preview = app.window.findChildren(PdfPreview)[0]
    assert preview.document.pageCount() == 2  # a list for each match
    paper = preview.findChild(QComboBox, "pdfPaper")
    assert paper is not None
    width = preview.document.pagePointSize(0).width()
    other = "letter" if paper.currentData() == "a4" else "a4"
    qtbot.keyClick(paper, Qt.Key.Key_Down if other == "letter" else Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: abs(preview.document.pagePointSize(0).width() - width) > 1)
    path = tmp_path / "list.pdf"
    preview.save(path)
    assert path.read_bytes().startswith(b"%PDF")
    preview.close()


def test_an_empty_rank_list_is_not_printed(app: App) -> None:
    from matchplanner.errors import UserError
    from matchplanner.services import ranking

    def clear() -> None:
        for row in ranking.rows():
            ranking.remove(row.program_id)

    assert app.session.workspace is not None
    app.session.workspace.run("Clear", clear)
    with pytest.raises(UserError, match="rank list is empty"):
        app.session.prints().rank_list()


MAIL = b"""From: Ana <ana@birch.example>
To: sana@example.org
Date: Sat, 24 Oct 2026 09:30:00 -0500
Subject: An open house

Come on 3 November.
"""


def test_a_dropped_mail_is_shown_first_and_logged_by_keyboard(
    app: App, qtbot: QtBot, tmp_path: Path, told: list[Notice]
) -> None:
    file = tmp_path / "mail.eml"
    file.write_bytes(MAIL)
    assert app.session.workspace is not None
    app.session.transfers().import_file(file)
    dialog = part(app.window, MailDialog, "mailDialog")
    assert dialog.part.key() == "unasked"
    assert dialog.text.text() == "Come on 3 November."
    before = Message.select().count()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.part, Qt.Key.Key_Return)
    assert Message.select().count() == before + 1
    assert told[-1].text == "The e-mail is in the log."
    app.session.workspace.undo_stack.undo()
    assert Message.select().count() == before
