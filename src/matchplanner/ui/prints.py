"""The printed documents: built beside the window, shown before they are saved or printed."""

from datetime import date
from typing import Protocol

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QWidget

from matchplanner.errors import UserError
from matchplanner.services import reporting
from matchplanner.services.reporting import Document, Printed, Printing
from matchplanner.ui.background import Background
from matchplanner.ui.notices import Notices
from matchplanner.ui.preview import PdfPreview
from matchplanner.ui.workspace import Workspace


class Holder(Protocol):
    """Whoever knows which plan is open."""

    @property
    def workspace(self) -> Workspace | None:
        """The open plan, None on the welcome page."""
        ...


class Prints(QObject):
    """Prints the open plan."""

    def __init__(self, holder: Holder, window: QWidget, notices: Notices, background: Background) -> None:
        """Use the window as the dialogs' parent and the background for building PDFs."""
        super().__init__(window)
        self._holder = holder
        self._window = window
        self._notices = notices
        self._background = background

    def prep_sheet(self, program_id: int) -> None:
        """Preview the prep sheet of one program."""
        self._preview(reporting.prep_sheets([program_id], self._today()))

    def prep_sheets(self) -> None:
        """Preview the prep sheets of all programs with an interview ahead."""
        self._plan()
        self._preview(reporting.prep_sheets(reporting.interviewed_programs(), self._today()))

    def rank_list(self) -> None:
        """Preview the rank order list."""
        self._plan()
        self._preview(reporting.rank_list(self._today()))

    def timeline(self) -> None:
        """Preview the fourteen-month calendar."""
        self._plan()
        self._preview(reporting.calendar(self._today()))

    def _preview(self, document: Document) -> None:
        from matchplanner import glyphs

        plan = self._plan()
        letter = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
        printing = Printing(plan.path.stem, self._today(), letter=letter)
        outliner = glyphs.QtOutliner()
        self._notices.tell(self.tr("Making the PDF..."))
        self._background.run(
            lambda: reporting.render(document, printing, outliner), lambda pdf: self._show(document, pdf)
        )

    def _show(self, document: Document, pdf: Printed) -> None:
        self._notices.clear()
        preview = PdfPreview(
            document.title, document.file_name, pdf.data, self._undrawable(pdf), self._window
        )
        preview.start_in(self._plan().path.parent)
        preview.saved.connect(
            lambda path: self._notices.tell(self.tr("Saved {name}.").format(name=path.name))
        )
        preview.open()

    def _undrawable(self, pdf: Printed) -> str:
        if not pdf.undrawable:
            return ""
        return self.tr(
            "%n character(s) that no font here can draw are printed as code points.", "", len(pdf.undrawable)
        )

    def _today(self) -> date:
        return self._plan().today()

    def _plan(self) -> Workspace:
        if self._holder.workspace is None:
            raise UserError(self.tr("No plan is open."), self.tr("Open or start one first."))
        return self._holder.workspace
