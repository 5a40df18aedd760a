"""The pages of a PDF on the screen: how large they are shown, and going from one to the next."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget
from typing_extensions import override

WIDTH, PAGE = "width", "page"
"""Zooms that follow the window: as wide as it is, or one whole page in it."""

PER_CENT = (25, 50, 75, 100, 125, 150, 200, 300, 400)
_POINTS_AN_INCH = 72
_MODES = {WIDTH: QPdfView.ZoomMode.FitToWidth, PAGE: QPdfView.ZoomMode.FitInView}


class Pages(QPdfView):
    """Shows all pages below each other."""

    zoomed = Signal(str)
    """Pages are shown larger or smaller: "width", "page", or per cent as text."""

    turned = Signal(int)
    """Another page is in front, counted from 1."""

    def __init__(self, document: QPdfDocument, parent: QWidget) -> None:
        """Show a document as wide as the window."""
        super().__init__(parent)
        self._zoom = WIDTH
        self.setObjectName("pdfView")
        self.setAccessibleName(self.tr("Pages"))
        self.setDocument(document)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.pageNavigator().currentPageChanged.connect(lambda at: self.turned.emit(at + 1))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            event.ignore()  # the window goes to the first page and the last
        else:
            super().keyPressEvent(event)

    def page(self) -> int:
        """Return the page in front, counted from 1."""
        return self.pageNavigator().currentPage() + 1

    def count(self) -> int:
        """Return how many pages there are."""
        return self._shown().pageCount()

    def go_to(self, page: int) -> None:
        """Bring a page to the front, the nearest one where there is no such page."""
        page = max(1, min(page, self.count()))
        if self.count():
            self.pageNavigator().jump(page - 1, QPointF())

    def zoom(self) -> str:
        """Return how large the pages are shown, as `zoomed` says it."""
        return self._zoom

    def zoom_to(self, zoom: str) -> None:
        """Show pages in another size, as `zoomed` says it."""
        self._zoom = zoom
        if zoom in _MODES:
            self.setZoomMode(_MODES[zoom])
        else:
            self.setZoomMode(QPdfView.ZoomMode.Custom)
            self.setZoomFactor(int(zoom) / 100)
        self.zoomed.emit(zoom)

    def zoom_in(self) -> None:
        """Show pages one step larger."""
        now = self._per_cent()
        self.zoom_to(str(next((step for step in PER_CENT if step > now + 1), PER_CENT[-1])))

    def zoom_out(self) -> None:
        """Show pages one step smaller."""
        now = self._per_cent()
        self.zoom_to(str(next((step for step in reversed(PER_CENT) if step < now - 1), PER_CENT[0])))

    def _per_cent(self) -> float:
        """Return how large the page in front is shown now, whatever the zoom follows."""
        if self._zoom not in _MODES:
            return self.zoomFactor() * 100
        page = self._shown().pagePointSize(max(0, self.page() - 1))
        if page.isEmpty():
            return 100
        margins = self.documentMargins()
        room = self.viewport().size()
        dots = self.logicalDpiX() / _POINTS_AN_INCH
        wide = (room.width() - margins.left() - margins.right()) / (page.width() * dots)
        if self._zoom == WIDTH:
            return wide * 100
        high = (room.height() - self.pageSpacing()) / (page.height() * dots)
        return min(wide, high) * 100

    def _shown(self) -> QPdfDocument:
        document = self.document()
        if document is None:
            raise TypeError("the pages belong to a document from the start")
        return document
