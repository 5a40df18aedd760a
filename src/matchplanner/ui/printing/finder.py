"""Searching the text of the pages: a field, a count, and the next or the one before."""

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from matchplanner.ui.printing.enter_line import EnterLine
from matchplanner.ui.printing.pages import Pages
from matchplanner.ui.widgets.forms import name_field


class Finder(QWidget):
    """Marks what is found on the pages, and goes from one place to the next."""

    def __init__(self, pages: Pages, document: QPdfDocument, parent: QWidget | None = None) -> None:
        """Search the document that the pages show."""
        super().__init__(parent)
        self._pages = pages
        self._at = -1
        self.model = QPdfSearchModel(self)
        self.model.setDocument(document)
        pages.setSearchModel(self.model)
        self.field = EnterLine()
        name_field(self.field, "pdfFind", self.tr("Find"))
        self.field.setPlaceholderText(self.tr("Find"))
        self.field.setToolTip(self.tr("Ctrl+F; Enter for the next, Shift+Enter for the one before"))
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(16 * self.fontMetrics().averageCharWidth())
        self.found = QLabel()
        self.found.setObjectName("pdfFound")
        self.found.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        row.addWidget(self.found)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._tell)
        self.field.textChanged.connect(self._search)
        self.field.entered.connect(self.next)
        self.field.entered_back.connect(self.previous)
        self.model.rowsInserted.connect(lambda *_rows: self._soon.start())
        self.model.modelReset.connect(self._soon.start)

    def again(self) -> None:
        """Search anew: the pages are others now."""
        self._search(self.field.text())

    def next(self) -> None:
        """Go to the next place, from the last one to the first."""
        self._step(1)

    def previous(self) -> None:
        """Go to the place before, from the first one to the last."""
        self._step(-1)

    def _search(self, text: str) -> None:
        self._at = -1
        self.model.setSearchString(text.strip())
        self._soon.start()

    def _step(self, by: int) -> None:
        count = self._count()
        if not count:
            return
        self._at = (self._at + by) % count if self._at >= 0 or by > 0 else count - 1
        self._pages.setCurrentSearchResultIndex(self._at)
        place = self.model.resultAtIndex(self._at)
        self._pages.pageNavigator().jump(place.page(), place.location())
        self._tell()

    def _count(self) -> int:
        return self.model.rowCount(QModelIndex())

    def _tell(self) -> None:
        count = self._count()
        if not self.field.text().strip():
            words = ""
        elif not count:
            words = self.tr("not found")
        elif self._at < 0:
            words = self.tr("{n} found").format(n=count)
        else:
            words = self.tr("{at} of {n}").format(at=self._at + 1, n=count)
        self.found.setText(words)
