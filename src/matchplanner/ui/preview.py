"""A PDF shown before it is saved or printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.errors import CancelledError, UserError
from matchplanner.files import replacing, write_atomically
from matchplanner.ui.desktop import open_file
from matchplanner.ui.patience import Patience
from matchplanner.ui.places import Asking, Places
from matchplanner.ui.printing import job
from matchplanner.ui.printing.finder import Finder
from matchplanner.ui.printing.pages import Pages
from matchplanner.ui.printing.range_field import RangeField
from matchplanner.ui.printing.toolbar import Toolbar
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.forms import name_field
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.workspace import Watching

_WIDTH, _HEIGHT = 140, 56  # average characters and lines


class PdfPreview(QDialog):
    """Shows a finished PDF; Save as, Print, Close."""

    saved = Signal(object)
    """The PDF is on disk; carries its Path."""

    printed = Signal(str)
    """The pages went to the printer of this name."""

    paper_chosen = Signal(str)
    """The reader wants it on other paper: "a4" or "letter"."""

    names_chosen = Signal(bool)
    """The reader wants it without names, or with them again."""

    def __init__(
        self,
        title: str,
        name: str,
        *,
        letter: bool,
        places: Places | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Start without pages; `name` is the file name offered, `letter` the paper they are on."""
        super().__init__(parent)
        self.setObjectName("pdfPreview")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.watching: Watching = Patience(lambda: self).watching
        self._name = name
        self._places = places or Places(Path.home())
        self._data = b""
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = Pages(self.document, self)
        self.finder = Finder(self.view, self.document)
        self.toolbar = Toolbar(self.view, self.finder)
        self.paper = self.toolbar.paper
        self.toolbar.paper_chosen.connect(self.paper_chosen)
        self.toolbar.names_chosen.connect(self.names_chosen)
        self.range = RangeField()
        self.range.line.entered.connect(self.ask_printer)
        self.open_after = QCheckBox(self.tr("Open after saving"))
        name_field(self.open_after, "pdfOpenAfter", self.open_after.text())
        self._note = QLabel()
        self._assemble()
        self._add_keys()
        self.show_paper(letter=letter)
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())

    def show_pdf(self, data: bytes, notice: str) -> None:
        """Show a finished PDF in place of the one before; `notice` is what the reader must know."""
        page = self.view.page()
        self._data = data
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        count = self.document.pageCount()
        self.toolbar.set_count(count)
        self.range.set_count(count)
        self.view.go_to(page)
        self.finder.again()
        self._note.setText(notice)
        self._note.setVisible(bool(notice))

    def show_paper(self, *, letter: bool) -> None:
        """Say on which paper the pages are."""
        self.paper.load("letter" if letter else "a4")

    def show_names(self, name: str, *, without: bool) -> None:
        """Say whether names are left out, and offer this file name from now on."""
        self._name = name
        self.toolbar.nameless.setChecked(without)

    def save(self, path: Path) -> None:
        """Write the PDF to disk. Raises UserError if the place refuses; the old file is untouched."""
        write_atomically(path, self._data)
        self.saved.emit(path)
        if self.open_after.isChecked():
            open_file(path)

    def print_to(self, printer: QPrinter) -> None:
        """Draw the pages that are typed on the printer, in their own measure.

        Raises UserError for pages that are not there and where the printer
        refuses, CancelledError once Cancel was pressed: the printer is told to
        forget the job, and where it prints to a file, none is left.
        """
        pages = self.range.pages()
        name = printer.outputFileName()
        if not name:
            self._print_pages(printer, pages)
            return
        form = printer.outputFormat()
        with replacing(Path(name)) as part:
            printer.setOutputFileName(str(part))
            printer.setOutputFormat(form)  # which the name alone would change
            self._print_pages(printer, pages)

    def ask_printer(self) -> None:
        """Ask for a printer; raises UserError where there is none.

        Where what is typed names no pages, which is said beside the field, that is where to go on.
        """
        if self.range.problem.text():
            self.range.setFocus()
            return
        pages = self.range.pages()
        if not job.printer_there():
            raise UserError(
                self.tr("No printer is set up on this computer: save the PDF, and print it elsewhere.")
            )
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        job.suit(printer, self.document, pages[0], self._name)
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("printDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Which pages is asked for here already, and "print to a file" is what saving does.
        for option in (
            QPrintDialog.PrintDialogOption.PrintPageRange,
            QPrintDialog.PrintDialogOption.PrintToFile,
        ):
            dialog.setOption(option, on=False)
        dialog.accepted.connect(lambda: self._send(printer))
        dialog.setModal(True)
        dialog.show()

    def ask_path(self) -> None:
        """Ask where the PDF goes."""
        asking = Asking("savePdfDialog", self.tr("Save PDF"), self.tr("PDF (*.pdf)"), "pdf")
        self._places.ask_save(self, asking, self._name, self.save)

    def _send(self, printer: QPrinter) -> None:
        self.print_to(printer)
        self.printed.emit(printer.printerName())

    def _print_pages(self, printer: QPrinter, pages: tuple[int, ...]) -> None:
        try:
            with self.watching(self.tr("Printing...")) as told:
                job.print_pages(self.document, pages, printer, told)
        except CancelledError as exc:
            raise CancelledError(self.tr("Printing was cancelled.")) from exc

    def _assemble(self) -> None:
        tr = self.tr
        self._note.setObjectName("pdfNotice")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.setProperty("role", "attention")
        self._note.hide()
        save = button("pdfSave", tr("Save as..."), self.ask_path, tr("Ctrl+S"))
        row = QHBoxLayout()
        row.addWidget(self.range)
        row.addStretch()
        row.addWidget(self.open_after)
        row.addWidget(button("pdfPrint", tr("Print..."), self.ask_printer, tr("Ctrl+P")))
        row.addWidget(save)
        row.addWidget(button("pdfClose", tr("Close"), self.close, tr("Esc")))
        column = QVBoxLayout(self)
        for part in (self._note, self.toolbar):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        column.addWidget(self.range.problem)
        save.setDefault(True)
        save.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first or the last page, where no field wants the key for itself."""
        if event.key() == Qt.Key.Key_Home:
            self.view.go_to(1)
        elif event.key() == Qt.Key.Key_End:
            self.view.go_to(self.view.count())
        else:
            super().keyPressEvent(event)

    def _add_keys(self) -> None:
        view, finder = self.view, self.finder
        standard = QKeySequence.StandardKey
        keys: tuple[tuple[QKeySequence.StandardKey | str, Callable[[], object]], ...] = (
            ("PgDown", lambda: view.go_to(view.page() + 1)),
            ("PgUp", lambda: view.go_to(view.page() - 1)),
            (standard.ZoomIn, view.zoom_in),
            ("Ctrl+=", view.zoom_in),  # where plus is typed with Shift
            (standard.ZoomOut, view.zoom_out),
            ("Ctrl+0", lambda: view.zoom_to("100")),
            (standard.Find, finder.field.setFocus),
            ("F3", finder.next),
            ("Shift+F3", finder.previous),
            (standard.Print, self.ask_printer),
            (standard.Save, self.ask_path),
        )
        for key, slot in keys:
            QShortcut(QKeySequence(key), self).activated.connect(slot)
