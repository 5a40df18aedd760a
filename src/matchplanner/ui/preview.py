"""A PDF shown before it is saved or printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from matchplanner.files import write_atomically

_PRINT_DPI = 300
_POINTS_AN_INCH = 72


class PdfPreview(QDialog):
    """Shows a finished PDF; Save as, Print, Close."""

    saved = Signal(object)
    """The PDF is on disk at this path."""

    def __init__(
        self, title: str, name: str, data: bytes, notice: str, parent: QWidget | None = None
    ) -> None:
        """Show `data`; `name` is the file name offered, `notice` what the reader must know."""
        super().__init__(parent)
        self.setObjectName("pdfPreview")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._name = name
        self._data = data
        self._folder = Path.home()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument(self)
        self.document.load(self._buffer)
        self.view = QPdfView(self)
        self.view.setObjectName("pdfView")
        self.view.setAccessibleName(self.tr("Pages"))
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._assemble(notice)
        self.resize(760, 900)

    def _assemble(self, notice: str) -> None:
        column = QVBoxLayout(self)
        note = QLabel(notice)
        note.setObjectName("pdfNotice")
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        note.setProperty("role", "attention")
        note.setVisible(bool(notice))
        column.addWidget(note)
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        pages = self.document.pageCount()
        row.addWidget(QLabel(self.tr("%n page(s)", "", pages)))
        row.addStretch()
        self.print_button = self._button(row, "pdfPrint", self.tr("Print..."), self._ask_printer)
        self.save_button = self._button(row, "pdfSave", self.tr("Save as..."), self._ask_path)
        self._button(row, "pdfClose", self.tr("Close"), self.close)
        self.save_button.setDefault(True)
        self.save_button.setFocus()
        column.addLayout(row)

    def _button(self, row: QHBoxLayout, name: str, label: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(label)
        button.setObjectName(name)
        button.setAccessibleName(label)
        button.clicked.connect(lambda _checked: slot())
        row.addWidget(button)
        return button

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
        self.saved.emit(path)

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("printDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, self.document.pageCount())
        dialog.accepted.connect(lambda: self.print_to(printer))
        dialog.show()

    def print_to(self, printer: QPrinter) -> None:
        """Draw every chosen page on the printer, scaled to its paper."""
        first = printer.fromPage() or 1
        last = printer.toPage() or self.document.pageCount()
        painter = QPainter(printer)
        for number in range(first - 1, last):
            if number > first - 1:
                printer.newPage()
            area = painter.viewport()
            image = self._rendered(number)
            size = image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(
                area.x(), area.y(), image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
            )
        painter.end()

    def _rendered(self, page: int) -> QImage:
        size: QSizeF = self.document.pagePointSize(page) * (_PRINT_DPI / _POINTS_AN_INCH)
        drawn = self.document.render(page, size.toSize())
        white = QImage(drawn.size(), QImage.Format.Format_RGB32)
        white.fill(Qt.GlobalColor.white)
        painter = QPainter(white)
        painter.drawImage(0, 0, drawn)  # a rendered page is transparent where nothing is printed
        painter.end()
        return white
