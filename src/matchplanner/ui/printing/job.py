"""The way of a PDF's pages to a printer."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QMarginsF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from matchplanner.domain import page_ranges
from matchplanner.errors import UserError
from matchplanner.progress import Progress

_MOST_DPI = 600
"""Finer dots than these nobody sees in print, and they cost memory."""

_BAND = 1024
"""Lines of a page drawn at once, so that a page takes a few megabytes and not hundreds."""

_POINTS_AN_INCH = 72
_SAME_SIZE = 0.02


def printer_there() -> bool:
    """Say whether a printer is set up on this computer."""
    return bool(QPrinterInfo.availablePrinterNames())


def suit(printer: QPrinter, document: QPdfDocument, page: int, name: str) -> None:
    """Prepare a printer for a document: its name, and paper and direction of a page counted from 1."""
    size = document.pagePointSize(page - 1)
    printer.setDocName(name)
    printer.setFullPage(True)  # the pages have margins of their own, and shall keep their measure
    printer.setPageSize(QPageSize(QSizeF(min(_sides(size)), max(_sides(size))), QPageSize.Unit.Point))
    printer.setPageOrientation(_direction(size))


def print_pages(document: QPdfDocument, pages: Sequence[int], printer: QPrinter, told: Progress) -> None:
    """Draw pages, counted from 1, on the printer's paper, in their own measure where the paper is theirs.

    Raises UserError where the printer takes no page, and whatever `told` raises to stop.
    """
    order = _order(pages, printer)
    printer.setFullPage(True)
    painter = QPainter()
    _turn(printer, document, order[0])
    if not painter.begin(printer):
        raise _refusal()
    try:
        for done, page in enumerate(order):
            told(done, len(order))
            if done:
                _turn(printer, document, page)
                _take_paper(printer)
            _draw(painter, printer, document, page - 1)
        told(len(order), len(order))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def _order(pages: Sequence[int], printer: QPrinter) -> tuple[int, ...]:
    """Return the pages as they come out; a printer that makes copies itself gets each page once."""
    if printer.fromPage():  # some systems' dialogs ask for a range whether one wants it or not
        last = printer.toPage() or max(pages)
        pages = [page for page in pages if printer.fromPage() <= page <= last] or pages
    return page_ranges.sequence(
        pages,
        1 if printer.supportsMultipleCopies() else printer.copyCount(),
        collated=printer.collateCopies(),
        backwards=printer.pageOrder() is QPrinter.PageOrder.LastPageFirst,
    )


def _turn(printer: QPrinter, document: QPdfDocument, page: int) -> None:
    wanted = _direction(document.pagePointSize(page - 1))
    if printer.pageLayout().orientation() is not wanted:
        printer.setPageOrientation(wanted)


def _take_paper(printer: QPrinter) -> None:
    if not printer.newPage():
        raise _refusal()


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, number: int) -> None:
    """Draw one page in bands."""
    target = _target(printer, document.pagePointSize(number))
    scale = min(1.0, _MOST_DPI / printer.resolution())
    whole = QSize(max(1, round(target.width() * scale)), max(1, round(target.height() * scale)))
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(whole)
    for top in range(0, whole.height(), _BAND):
        band = QRect(0, top, whole.width(), min(_BAND, whole.height() - top))
        options.setScaledClipRect(band)
        place = QRectF(target.x(), target.y() + top / scale, target.width(), band.height() / scale)
        painter.drawImage(place, _on_white(document.render(number, band.size(), options)))


def _target(printer: QPrinter, page: QSizeF) -> QRectF:
    """Return where a page goes: over the whole paper of its own size, else as large as its margins allow."""
    dots = printer.resolution() / _POINTS_AN_INCH
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    wanted = page * dots
    if all(
        abs(mine - theirs) <= theirs * _SAME_SIZE
        for mine, theirs in zip(_sides(wanted), _sides(paper.size()), strict=True)
    ):
        return QRectF(0, 0, wanted.width(), wanted.height())
    room = _printable(printer)
    size = wanted.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left = room.x() + (room.width() - size.width()) / 2
    return QRectF(left, room.y(), size.width(), size.height())


def _printable(printer: QPrinter) -> QRectF:
    layout = printer.pageLayout()
    layout.setMode(QPageLayout.Mode.StandardMode)
    layout.setMargins(layout.minimumMargins() if layout.minimumMargins() != QMarginsF() else layout.margins())
    return QRectF(layout.paintRectPixels(printer.resolution()))


def _on_white(drawn: QImage) -> QImage:
    """Return a picture without transparency: a rendered page has it where nothing is printed."""
    white = QImage(drawn.size(), QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    painter = QPainter(white)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return white


def _direction(size: QSizeF) -> QPageLayout.Orientation:
    lying = size.width() > size.height()
    return QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait


def _sides(size: QSizeF) -> tuple[float, float]:
    return size.width(), size.height()


def _refusal() -> UserError:
    return UserError(_tr("The printer took no page."), _tr("See whether it is on, or save the PDF instead."))


def _tr(text: str) -> str:
    return QCoreApplication.translate("PrintJob", text)
