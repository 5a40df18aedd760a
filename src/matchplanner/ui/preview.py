"""A PDF shown before it is saved or printed."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.errors import CancelledError
from matchplanner.files import replacing, write_atomically
from matchplanner.ui.patience import Patience
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.forms import name_field
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.workspace import Watching

_PRINT_DPI = 300
_POINTS_AN_INCH = 72


class PdfPreview(QDialog):
    """Shows a finished PDF; Save as, Print, Close."""

    saved = Signal(str)
    """The PDF is on disk; carries the file's name."""

    paper_chosen = Signal(str)
    """The reader wants it on other paper: "a4" or "letter"."""

    def __init__(self, title: str, name: str, *, letter: bool, parent: QWidget | None = None) -> None:
        """Start without pages; `name` is the file name offered, `letter` the paper they are on."""
        super().__init__(parent)
        self.setObjectName("pdfPreview")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.watching: Watching = Patience(lambda: self).watching
        self._name = name
        self._data = b""
        self._folder = Path.home()
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setObjectName("pdfView")
        self.view.setAccessibleName(self.tr("Pages"))
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._note = QLabel()
        self._pages = QLabel()
        self._assemble(letter=letter)
        resize_within_screen(self, 760, 900)

    def show_pdf(self, data: bytes, notice: str) -> None:
        """Show a finished PDF in place of the one before; `notice` is what the reader must know."""
        self._data = data
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        count = self.document.pageCount()
        self._pages.setText(self.tr("1 page") if count == 1 else self.tr("{n} pages").format(n=count))
        self._note.setText(notice)
        self._note.setVisible(bool(notice))

    def _assemble(self, *, letter: bool) -> None:
        column = QVBoxLayout(self)
        self._note.setObjectName("pdfNotice")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.setProperty("role", "attention")
        self._note.hide()
        column.addWidget(self._note)
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.addWidget(self._pages)
        row.addStretch()
        for widget in self._paper(letter=letter):
            row.addWidget(widget)
        row.addWidget(button("pdfPrint", self.tr("Print..."), self._ask_printer))
        save = button("pdfSave", self.tr("Save as..."), self._ask_path)
        row.addWidget(save)
        row.addWidget(button("pdfClose", self.tr("Close"), self.close))
        column.addLayout(row)
        save.setDefault(True)
        save.setFocus()

    def _paper(self, *, letter: bool) -> tuple[QWidget, QWidget]:
        self.paper = ChoiceField((("a4", "A4"), ("letter", "Letter")))
        name_field(self.paper, "pdfPaper", self.tr("Paper"))
        self.show_paper(letter=letter)
        self.paper.committed.connect(self.paper_chosen)
        label = QLabel(self.tr("Paper"))
        label.setBuddy(self.paper)
        return label, self.paper

    def show_paper(self, *, letter: bool) -> None:
        """Say on which paper the pages are."""
        self.paper.load("letter" if letter else "a4")

    def start_in(self, folder: Path) -> None:
        """Offer this folder when the PDF is saved."""
        self._folder = folder

    def _ask_path(self) -> None:
        dialog = QFileDialog(
            self, self.tr("Save PDF"), str(self._folder / self._name), self.tr("PDF (*.pdf)")
        )
        dialog.setObjectName("savePdfDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the PDF to disk. Raises UserError if the place refuses; the old file is untouched."""
        write_atomically(path, self._data)
        self.saved.emit(path.name)

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("printDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, self.document.pageCount())
        dialog.accepted.connect(lambda: self.print_to(printer))
        dialog.show()

    def print_to(self, printer: QPrinter) -> None:
        """Draw every chosen page on the printer, scaled to its paper.

        Raises CancelledError once Cancel was pressed: the printer is told to
        forget the job, and where it prints to a file, none is left.
        """
        name = printer.outputFileName()
        if not name:
            self._print_pages(printer)
            return
        form = printer.outputFormat()
        with replacing(Path(name)) as part:
            printer.setOutputFileName(str(part))
            printer.setOutputFormat(form)  # which the name alone would change
            self._print_pages(printer)

    def _print_pages(self, printer: QPrinter) -> None:
        first = printer.fromPage() or 1
        last = printer.toPage() or self.document.pageCount()
        painter = QPainter(printer)
        try:
            with self.watching(self.tr("Printing...")) as told:
                for number in range(first - 1, last):
                    told(number - first + 1, last - first + 1)
                    if number > first - 1:
                        printer.newPage()
                    self._draw_page(painter, number)
        except CancelledError as exc:
            printer.abort()
            raise CancelledError(self.tr("Printing was cancelled.")) from exc
        finally:
            painter.end()

    def _draw_page(self, painter: QPainter, number: int) -> None:
        area = painter.viewport()
        image = self._rendered(number)
        size = image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(
            area.x(), area.y(), image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
        )

    def _rendered(self, page: int) -> QImage:
        size: QSizeF = self.document.pagePointSize(page) * (_PRINT_DPI / _POINTS_AN_INCH)
        drawn = self.document.render(page, size.toSize())
        white = QImage(drawn.size(), QImage.Format.Format_RGB32)
        white.fill(Qt.GlobalColor.white)
        painter = QPainter(white)
        painter.drawImage(0, 0, drawn)  # a rendered page is transparent where nothing is printed
        painter.end()
        return white
