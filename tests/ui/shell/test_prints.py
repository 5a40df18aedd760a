"""Making and printing documents: a bar with Cancel, and nothing left of what was cancelled."""

import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QMainWindow, QProgressDialog
from pytestqt.qtbot import QtBot

from matchplanner.errors import CancelledError
from matchplanner.progress import Progress
from matchplanner.reports.layout import Pdf, Sheet
from matchplanner.reports.outlines import Outliner
from matchplanner.services import reporting
from matchplanner.services.program_print import program_table
from matchplanner.services.reporting import Document, Printing
from matchplanner.ui.background import Background
from matchplanner.ui.notices import Notice, Notices
from matchplanner.ui.preview import PdfPreview
from matchplanner.ui.prints import Prints
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    for preview in made.findChildren(PdfPreview):
        preview.close()
    made.hide()


@pytest.fixture
def background(window: QMainWindow) -> Background:
    return Background(window)


@pytest.fixture
def told(notices: Notices) -> list[str]:
    """What the user is told, in order."""
    said: list[str] = []

    def note(notice: Notice) -> None:
        said.append(notice.text)

    notices.raised.connect(note)
    return said


@pytest.fixture
def prints(
    workspace: Workspace, window: QMainWindow, notices: Notices, settings: Settings, background: Background
) -> Prints:
    return Prints(workspace, window, notices, settings, background)


def some_pages(count: int) -> Document:
    rows = [(f"Program {number}", "word " * 40) for number in range(count * 8)]
    return program_table("Everything", ("Program", "Notes"), rows, TODAY)


class Slow:
    """A document that is made for as long as nobody says otherwise."""

    def __init__(self) -> None:
        self.begun, self.free = threading.Event(), threading.Event()

    def document(self) -> Document:
        def draw(page: Sheet, _outliner: Outliner | None) -> Pdf:
            self.begun.set()
            while not self.free.wait(0.01):
                page.told(1, 4)
            return Pdf(b"", 0, ())

        return Document("Everything", "", "Everything.pdf", draw)


def bar(window: QMainWindow) -> QProgressDialog:
    found = window.findChild(QProgressDialog, "makingPdf")
    assert found is not None
    return found


def test_a_long_document_shows_a_bar_and_cancel_leaves_nothing(
    prints: Prints, window: QMainWindow, background: Background, told: list[str], qtbot: QtBot
) -> None:
    slow = Slow()
    prints.show(slow.document())
    dialog = bar(window)
    qtbot.waitUntil(lambda: dialog.isVisible() and dialog.maximum() == 4)
    assert not dialog.isModal(), "the window stays in use"
    dialog.canceled.emit()
    qtbot.waitUntil(lambda: not background.busy)
    assert told == ["Cancelled: no PDF was made."]
    assert window.findChildren(PdfPreview) == []
    qtbot.waitUntil(lambda: window.findChild(QProgressDialog, "makingPdf") is None)


def test_a_document_that_is_ready_as_cancel_is_pressed_is_not_shown(
    prints: Prints, window: QMainWindow, background: Background, told: list[str], qtbot: QtBot
) -> None:
    slow = Slow()
    prints.show(slow.document())
    slow.begun.wait()
    slow.free.set()
    background.wait()
    bar(window).canceled.emit()
    qtbot.waitUntil(lambda: not background.busy)
    assert told == ["Cancelled: no PDF was made."]
    assert window.findChildren(PdfPreview) == []


def test_closing_the_plan_does_not_wait_for_a_document(
    prints: Prints, background: Background, qtbot: QtBot
) -> None:
    slow = Slow()
    prints.show(slow.document())
    slow.begun.wait()
    prints.stop()
    background.wait()
    qtbot.waitUntil(lambda: not background.busy)


def test_a_document_that_fails_takes_its_bar_away(
    prints: Prints, window: QMainWindow, background: Background, qtbot: QtBot
) -> None:
    def draw(_page: Sheet, _outliner: Outliner | None) -> Pdf:
        raise ValueError("broken")

    with qtbot.captureExceptions() as raised:
        prints.show(Document("Everything", "", "Everything.pdf", draw))
        qtbot.waitUntil(lambda: not background.busy)
    assert [str(exc) for _kind, exc, _trace in raised] == ["broken"]
    qtbot.waitUntil(lambda: window.findChild(QProgressDialog, "makingPdf") is None)


def test_other_paper_that_is_cancelled_leaves_the_pages_as_they_were(
    prints: Prints, window: QMainWindow, background: Background, qtbot: QtBot
) -> None:
    prints.show(some_pages(2))
    qtbot.waitUntil(lambda: bool(window.findChildren(PdfPreview)))
    preview = window.findChildren(PdfPreview)[0]
    size = preview.document.pagePointSize(0)
    paper = preview.findChild(QComboBox, "pdfPaper")
    assert paper is not None
    before = paper.currentData()
    preview.paper.load("letter" if before == "a4" else "a4")
    preview.paper_chosen.emit("letter" if before == "a4" else "a4")
    prints.stop()
    qtbot.waitUntil(lambda: not background.busy)
    assert paper.currentData() == before
    assert preview.document.pagePointSize(0) == size


def preview_of(pages: int, qtbot: QtBot) -> PdfPreview:
    preview = PdfPreview("Everything", "Everything.pdf", letter=False)
    qtbot.addWidget(preview)
    pdf = reporting.render(some_pages(pages), Printing("plan", TODAY), None)
    preview.show_pdf(pdf.data, "")
    assert preview.document.pageCount() > 1
    return preview


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.usefixtures("store")
def test_printing_to_a_file_leaves_all_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    preview_of(2, qtbot).print_to(printer_to(path))
    assert path.read_bytes().startswith(b"%PDF")
    assert [one.name for one in tmp_path.glob("*printed*")] == ["printed.pdf"]


@pytest.mark.usefixtures("store")
def test_printing_that_is_cancelled_leaves_the_old_file_and_no_part(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    path.write_bytes(b"old")
    preview = preview_of(2, qtbot)

    @contextmanager
    def impatient(_doing: str) -> Generator[Progress]:
        def stop(done: int, _of: int) -> None:
            if done:
                raise CancelledError("Cancelled.")

        yield stop

    preview.watching = impatient
    with pytest.raises(CancelledError, match="Printing was cancelled"):
        preview.print_to(printer_to(path))
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.glob("*printed*")] == ["printed.pdf"]
