"""The preview by keyboard: turning pages, zoom, search, which pages to print, and where the file goes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.parts import part
from tests.ui.printing.conftest import ShowPreview, pdf
from typing_extensions import override

from matchplanner.domain import page_ranges
from matchplanner.errors import UserError
from matchplanner.ui.preview import PdfPreview
from matchplanner.ui.printing import job

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def text(preview: PdfPreview, name: str) -> str:
    return part(preview, QLabel, name).text()


def read_back(path: Path) -> QPdfDocument:
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    return document


def printer_to(path: Path, **settings: int) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(settings.get("dpi", 100))
    return printer


def test_pages_are_turned_by_key(show_preview: ShowPreview, qtbot: QtBot) -> None:
    preview = show_preview()
    count = preview.document.pageCount()
    assert text(preview, "pdfCount") == f"of {count}"
    seen = [preview.toolbar.page.value()]
    for key in (
        Key.Key_PageDown,
        Key.Key_PageDown,
        Key.Key_PageUp,
        Key.Key_End,
        Key.Key_PageDown,
        Key.Key_Home,
    ):
        qtbot.keyClick(preview, key)
        seen.append(preview.toolbar.page.value())
    assert seen == [1, 2, 3, 2, count, count, 1]

    preview.toolbar.page.setFocus()
    preview.toolbar.page.selectAll()
    qtbot.keyClicks(preview.toolbar.page, "3")
    qtbot.keyClick(preview.toolbar.page, Key.Key_Tab)
    assert preview.view.page() == 3


def test_zoom_goes_in_steps_and_back_to_a_hundred(show_preview: ShowPreview, qtbot: QtBot) -> None:
    preview = show_preview()
    assert preview.toolbar.zoom.key() == "width"
    qtbot.keyClick(preview, Key.Key_0, CTRL)
    assert (preview.toolbar.zoom.key(), preview.view.zoomFactor()) == ("100", 1.0)
    qtbot.keyClick(preview, Key.Key_Plus, CTRL)
    qtbot.keyClick(preview, Key.Key_Equal, CTRL)
    assert (preview.toolbar.zoom.currentText(), preview.view.zoomFactor()) == ("150 %", 1.5)
    for _step in range(9):
        qtbot.keyClick(preview, Key.Key_Minus, CTRL)
    assert preview.toolbar.zoom.key() == "25", "no smaller than that"
    preview.toolbar.zoom.setFocus()
    qtbot.keyClick(preview.toolbar.zoom, Key.Key_Home)
    assert preview.view.zoom() == "width"
    qtbot.keyClick(preview.toolbar.zoom, Key.Key_Down)
    assert preview.view.zoomMode() is preview.view.ZoomMode.FitInView
    preview.view.zoom_in()
    assert preview.view.zoom().isdecimal(), "one step larger than the page that just fits"


def test_text_is_found_from_place_to_place(show_preview: ShowPreview, qtbot: QtBot) -> None:
    preview = show_preview()
    qtbot.keyClick(preview, Key.Key_F, CTRL)
    field = preview.finder.field
    assert field.hasFocus()
    qtbot.keyClicks(field, "program 1")
    qtbot.waitUntil(lambda: text(preview, "pdfFound") == "11 found")  # program 1, and 10 to 19
    qtbot.keyClick(field, Key.Key_Return)
    assert text(preview, "pdfFound") == "1 of 11"
    qtbot.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert text(preview, "pdfFound") == "11 of 11"
    assert preview.view.page() > 1
    field.clear()
    qtbot.keyClicks(field, "no such words")
    qtbot.waitUntil(lambda: text(preview, "pdfFound") == "not found")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.keyClick(field, Key.Key_Escape)
    assert (field.text(), preview.isVisible()) == ("", True), "Escape empties the field before it closes"


def test_other_paper_keeps_page_and_search(show_preview: ShowPreview, qtbot: QtBot) -> None:
    preview = show_preview()
    qtbot.keyClick(preview, Key.Key_PageDown)
    with qtbot.waitSignal(preview.paper_chosen) as asked:
        preview.paper.setFocus()
        qtbot.keyClick(preview.paper, Key.Key_Down)
    assert asked.args == ["letter"]
    preview.show_pdf(pdf(4, letter=True), "One character is printed as its code point.")
    assert preview.document.pagePointSize(0).toTuple() == pytest.approx((792, 612), abs=1)
    assert preview.view.page() == 2
    assert text(preview, "pdfNotice").startswith("One character")


def test_what_names_no_page_is_said_beside_the_field(
    show_preview: ShowPreview, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def there() -> bool:
        asked.append("printer")
        return False

    monkeypatch.setattr(job, "printer_there", there)
    preview = show_preview()
    line = preview.range.line
    qtbot.keyClicks(line, "9-8")
    assert text(preview, "pdfRangeProblem").startswith("The pages go from 1 to ")
    assert part(preview, QLabel, "pdfRangeProblem").isVisible()
    qtbot.keyClick(preview, Key.Key_P, CTRL)
    assert line.hasFocus()
    assert asked == []
    line.clear()
    assert not part(preview, QLabel, "pdfRangeProblem").isVisible()


def test_without_a_printer_saving_is_named_instead(
    show_preview: ShowPreview, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    preview = show_preview()
    with qtbot.captureExceptions() as raised:
        part(preview, QPushButton, "pdfPrint").click()
    ((_kind, exc, _trace),) = raised
    assert isinstance(exc, UserError)
    assert exc.sentence() == ("No printer is set up on this computer: save the PDF, and print it elsewhere.")


def test_the_printers_dialog_starts_with_the_paper_of_the_pages(
    show_preview: ShowPreview, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(job, "printer_there", lambda: True)
    preview = show_preview()
    qtbot.keyClicks(preview.range.line, "2")
    qtbot.keyClick(preview.range.line, Key.Key_Return)
    dialog = part(preview, QPrintDialog, "printDialog")
    printer = dialog.printer()
    assert printer.pageLayout().pageSize().name() == "A4"
    assert printer.pageLayout().orientation() is printer.pageLayout().Orientation.Landscape
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setResolution(100)
    with qtbot.waitSignal(preview.printed):
        dialog.accepted.emit(printer)
    dialog.close()
    assert read_back(tmp_path / "out.pdf").pageCount() == 1


def test_chosen_pages_are_printed_in_their_own_measure(show_preview: ShowPreview, tmp_path: Path) -> None:
    preview = show_preview()
    preview.range.line.setText("1, 3")
    printer = printer_to(tmp_path / "out.pdf")
    job.suit(printer, preview.document, 1, "Everything")
    preview.print_to(printer)
    out = read_back(tmp_path / "out.pdf")
    assert out.pageCount() == 2
    assert out.pagePointSize(0).toTuple() == pytest.approx(preview.document.pagePointSize(0).toTuple(), abs=1)
    scale = 1 / 3
    for made, meant in ((0, 0), (1, 2)):
        wanted = preview.document.pagePointSize(meant) * scale
        one = out.render(made, wanted.toSize())
        other = preview.document.render(meant, wanted.toSize())
        same = sum(
            abs(one.pixelColor(x, y).lightness() - _on_white(other.pixelColor(x, y))) < 96
            for x in range(0, one.width(), 3)
            for y in range(0, one.height(), 3)
        )
        assert same > 0.95 * (one.width() // 3) * (one.height() // 3)


def _on_white(colour: object) -> int:
    lightness, alpha = colour.lightness(), colour.alphaF()  # type: ignore[attr-defined]
    return int(lightness * alpha + 255 * (1 - alpha))


def test_other_paper_in_the_printer_holds_the_whole_page(show_preview: ShowPreview, tmp_path: Path) -> None:
    preview = show_preview(1)
    preview.range.line.setText("1")
    printer = printer_to(tmp_path / "out.pdf")
    printer.setPageSize(
        printer.pageLayout().pageSize().__class__(printer.pageLayout().pageSize().PageSizeId.A5)
    )
    preview.print_to(printer)
    out = read_back(tmp_path / "out.pdf")
    size = out.pagePointSize(0)
    assert size.width() > size.height(), "the paper lies as the page does"
    image = out.render(0, size.toSize())
    dark = [
        QPointF(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() and image.pixelColor(x, y).lightness() < 160
    ]
    assert min(point.x() for point in dark) > 10
    assert max(point.x() for point in dark) < size.width() - 10


def test_copies_are_made_here_where_the_printer_makes_none(show_preview: ShowPreview, tmp_path: Path) -> None:
    preview = show_preview()
    preview.range.line.setText("1-2")
    printer = printer_to(tmp_path / "out.pdf")
    assert not printer.supportsMultipleCopies()
    printer.setCopyCount(2)
    preview.print_to(printer)
    assert read_back(tmp_path / "out.pdf").pageCount() == len(page_ranges.sequence((1, 2), 2))


def test_a_range_that_the_systems_dialog_asks_for_counts_too(
    show_preview: ShowPreview, tmp_path: Path
) -> None:
    preview = show_preview()
    printer = printer_to(tmp_path / "out.pdf")
    printer.setFromTo(2, 3)
    preview.print_to(printer)
    assert read_back(tmp_path / "out.pdf").pageCount() == 2


def test_a_printer_that_takes_no_page_is_told_of(show_preview: ShowPreview, tmp_path: Path) -> None:
    preview = show_preview()
    printer = printer_to(tmp_path / "out.pdf")

    class Refusing(QPrinter):
        """A printer whose paper is out."""

        @override
        def newPage(self) -> bool:
            return False

    refusing = Refusing(QPrinter.PrinterMode.ScreenResolution)
    refusing.setOutputFormat(printer.outputFormat())
    refusing.setOutputFileName(printer.outputFileName())
    with pytest.raises(UserError, match="The printer took no page"):
        preview.print_to(refusing)
    assert list(tmp_path.glob("*out*")) == [], "nothing of it is left"


def test_a_file_is_named_for_every_system_and_its_folder_remembered(
    show_preview: ShowPreview, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def take(url: object) -> bool:
        opened.append(Path(url.toLocalFile()).name)  # type: ignore[attr-defined]
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    preview = show_preview()
    qtbot.keyClick(preview, Key.Key_S, CTRL)
    dialog = part(preview, QFileDialog, "savePdfDialog")
    assert dialog.selectedFiles() == [str(tmp_path / "Everything all 2026-10-01.pdf")]
    folder = tmp_path / "prints"
    folder.mkdir()
    qtbot.keyClick(preview.open_after, Key.Key_Space)
    with qtbot.waitSignal(preview.saved) as saved:
        dialog.fileSelected.emit(str(folder / "mine.pdf"))
    dialog.close()
    assert saved.args == [folder / "mine.pdf"]
    assert opened == ["mine.pdf"]
    assert (folder / "mine.pdf").read_bytes().startswith(b"%PDF")

    preview.ask_path()
    again = next(d for d in preview.findChildren(QFileDialog) if d.isVisible())
    assert again.directory().absolutePath() == str(folder)
    again.close()
