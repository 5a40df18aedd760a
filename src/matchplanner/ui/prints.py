"""The printed documents: built beside the window, shown before they are saved or printed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from matchplanner import glyphs
from matchplanner.domain.names_left_out import Hide
from matchplanner.errors import CancelledError, UserError
from matchplanner.services import binders, names, prep_sheets, rank_print, reporting
from matchplanner.services.binders import Days
from matchplanner.services.reporting import Document, Printed, Printing
from matchplanner.ui import paper as papers
from matchplanner.ui.background import Background
from matchplanner.ui.making import Making
from matchplanner.ui.notices import Notices
from matchplanner.ui.preview import PdfPreview
from matchplanner.ui.saved_files import tell_saved
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace
from matchplanner.wording import counted

_OPEN_AFTER = "print/open_after"
_YES = "yes"


@dataclass(frozen=True, slots=True)
class Choice:
    """How a reader wants a document: on Letter instead of A4, without the names that `hide` knows."""

    letter: bool
    hide: Hide | None = None


class Prints(QObject):
    """Prints an open plan."""

    def __init__(
        self,
        workspace: Workspace,
        window: QWidget,
        notices: Notices,
        settings: Settings,
        background: Background,
    ) -> None:
        """Use the window as the dialogs' parent and the background for building PDFs."""
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._notices = notices
        self._settings = settings
        self._background = background
        self._outliner = glyphs.QtOutliner()
        self._making: set[Making] = set()
        self._previews: dict[PdfPreview, Choice] = {}

    def prep_sheet(self, program_id: int) -> None:
        """Preview the prep sheet of one program."""
        self._make(prep_sheets.document([program_id], self._today()))

    def prep_sheets(self) -> None:
        """Preview the prep sheets of all interviews that were not called off."""
        self._make(binders.document(Days(), self._today()))

    def rank_list(self) -> None:
        """Preview the rank order lists, each from a page of its own."""
        self._make(rank_print.rank_list(self._today()))

    def timeline(self) -> None:
        """Preview the fourteen-month calendar."""
        self._make(reporting.calendar(self._today()))

    def show(self, document: Document) -> None:
        """Preview a document that a page has gathered."""
        self._make(document)

    def stop(self) -> None:
        """Give up whatever is being made; for closing the plan."""
        for making in self._making:
            making.stop()

    def _make(self, document: Document) -> None:
        plain = Choice(letter=self._letter())
        self._render(document, self._window, partial(self._show, document, plain), plain)

    def _render(
        self, document: Document, over: QWidget, done: Callable[[Printed | None], None], choice: Choice
    ) -> None:
        """Build a PDF beside the window; `done` gets None where that was cancelled."""
        printing = Printing(self._workspace.path.stem, self._today(), letter=choice.letter, hide=choice.hide)
        outliner, making = self._outliner, Making(document.title, over, self)
        making.ended.connect(lambda: self._making.discard(making))
        self._making.add(making)

        def job() -> Printed:
            try:
                return reporting.render(document, printing, outliner, making.told)
            finally:
                making.ended.emit()

        def finished(pdf: Printed) -> None:
            if making.stopped:
                refused(CancelledError("Cancelled."))
            else:
                done(pdf)

        def refused(exc: UserError) -> None:
            if not isinstance(exc, CancelledError):
                raise exc
            self._notices.tell(self.tr("Cancelled: no PDF was made."))
            done(None)

        self._background.run(job, finished, refused)

    def _show(self, document: Document, choice: Choice, pdf: Printed | None) -> None:
        if pdf is None:
            return
        preview = PdfPreview(
            document.title,
            document.file_name,
            letter=choice.letter,
            places=self._workspace.places,
            parent=self._window,
        )
        preview.open_after.setChecked(self._settings.text(_OPEN_AFTER) == _YES)
        preview.open_after.toggled.connect(
            lambda on: self._settings.set_text(_OPEN_AFTER, _YES if on else "")
        )
        preview.show_pdf(pdf.data, self._notice(pdf, choice))
        preview.saved.connect(partial(tell_saved, self._notices))
        preview.printed.connect(self._on_printed)
        preview.paper_chosen.connect(partial(self._on_paper, document, preview))
        preview.names_chosen.connect(partial(self._on_names, document, preview))
        preview.finished.connect(lambda _result: self._previews.pop(preview, None))
        self._previews[preview] = choice
        preview.open()

    def _on_paper(self, document: Document, preview: PdfPreview, paper: str) -> None:
        self._again(document, preview, replace(self._previews[preview], letter=paper == "letter"))

    def _on_names(self, document: Document, preview: PdfPreview, without: bool) -> None:  # noqa: FBT001 - Qt's
        hide = names.hider() if without else None
        self._again(document, preview, replace(self._previews[preview], hide=hide))

    def _again(self, document: Document, preview: PdfPreview, wanted: Choice) -> None:
        """Build a document that is shown once more, as is wanted now; cancelled, it stays as it was."""

        def show(pdf: Printed | None) -> None:
            if preview not in self._previews:
                return  # closed meanwhile
            if pdf is not None:
                self._previews[preview] = wanted
                papers.choose(self._settings, "letter" if wanted.letter else "a4")
                preview.show_pdf(pdf.data, self._notice(pdf, wanted))
            shown = self._previews[preview]
            preview.show_paper(letter=shown.letter)
            preview.show_names(reporting.file_name(document, shown.hide), without=shown.hide is not None)

        self._render(document, preview, show, wanted)

    def _on_printed(self, printer: str) -> None:
        self._notices.tell(self.tr("Sent to {printer}.").format(printer=printer))

    def _letter(self) -> bool:
        return papers.is_letter(self._settings)

    def _notice(self, pdf: Printed, choice: Choice) -> str:
        told = [self._undrawable(pdf)]
        if choice.hide is not None:
            told.append(
                self.tr(
                    "Roles stand for the names the plan knows; mail addresses are left out. Notes and other "
                    "free text were only searched for these names: look it through before you hand it on."
                )
            )
        return " ".join(filter(None, told))

    def _undrawable(self, pdf: Printed) -> str:
        count = len(pdf.undrawable)
        if not count:
            return ""
        return counted(
            "One character that no font here can draw is printed as its code point.",
            "{n} characters that no font here can draw are printed as their code points.",
            count,
        )

    def _today(self) -> date:
        return self._workspace.today()
