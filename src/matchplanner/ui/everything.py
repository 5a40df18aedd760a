"""All of a plan out of the program, and an export of it back as a new plan: registered as commands."""

from __future__ import annotations

from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from matchplanner.errors import UserError
from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.patience import Patience
from matchplanner.ui.places import Asking, Places
from matchplanner.ui.registry import Reason, Registry, Section
from matchplanner.ui.saved_files import tell_saved
from matchplanner.ui.session import Session, plans_folder
from matchplanner.ui.workspace import Workspace

if TYPE_CHECKING:
    from matchplanner.services.exchange.archive_reading import Unpacked
    from matchplanner.services.exchange.archive_writing import Written
    from matchplanner.ui.beside import Watch


_KIND = "whole-plans"


class Everything(QObject):
    """Writes a plan out whole, and makes a new plan of what was written."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        """Work on whichever plan the session shows."""
        super().__init__(window)
        self._window, self._session = window, session

    def register(self, registry: Registry, no_plan: Reason) -> None:
        """Add the commands; the reason says why nothing can be exported without a plan."""
        tr = self.tr
        registry.add(
            Section.INCOMING,
            "openExport",
            tr("Open an e&xport..."),
            self.ask_open,
            tip=tr("Make a new plan of an export of everything"),
        )
        registry.add(
            Section.OUTGOING,
            "exportEverything",
            tr("Export e&verything..."),
            self.ask_export,
            unless=no_plan,
            tip=tr("Write the plan, a CSV for each table and the attachments into one zip"),
        )
        registry.add(
            Section.OUTGOING,
            "exportEverythingFolder",
            tr("Export everything into a &folder..."),
            self.ask_export_folder,
            unless=no_plan,
            tip=tr("Write the plan, a CSV for each table and the attachments into a new folder"),
        )

    def ask_export(self) -> None:
        """Ask where everything goes."""
        workspace = self._opened()
        asking = Asking("exportEverythingDialog", self.tr("Export everything"), self.tr("Zip (*.zip)"), _KIND)
        name = f"{workspace.path.stem} {workspace.today()}.zip"
        workspace.places.ask_save(self._window, asking, name, self.export_to)

    def ask_export_folder(self) -> None:
        """Ask for a new folder that everything goes into."""
        workspace = self._opened()
        asking = Asking(
            "exportFolderDialog", self.tr("Export everything into a folder"), self.tr("New folder (*)"), _KIND
        )
        name = f"{workspace.path.stem} {workspace.today()}"
        workspace.places.ask_save(self._window, asking, name, self.export_to)

    def export_to(self, path: Path) -> None:
        """Write everything as it is now, beside the window; what could not be written is told."""
        from matchplanner.services.exchange import archive_writing

        workspace, notices = self._opened(), self._session.notices
        archive_writing.is_folder(path)  # refused before anything is read
        content = archive_writing.gather(workspace.store, workspace.today())

        def job(watch: Watch) -> Written:
            with closing(content):
                return content.write(path, watch)

        def done(written: Written) -> None:
            if written.notices:
                said = self.tr("Saved {name}.").format(name=path.name)
                notices.tell(" ".join((said, *written.notices)))
            else:
                tell_saved(notices, path)

        self._session.beside.run(self.tr("Exporting everything"), job, done, notices.report)

    def ask_open(self) -> None:
        """Ask for an export: a zip, or the plan.json or manifest.json of one that was unpacked."""
        kinds = self.tr("Exports (*.zip plan.json manifest.json)")
        asking = Asking("openExportDialog", self.tr("Open an export"), kinds, _KIND)
        self._places().ask_open(self._window, asking, self.ask_plan)

    def ask_plan(self, export: Path) -> None:
        """Ask what the plan is called that an export becomes."""
        name = export.stem if export.suffix.lower() == ".zip" else export.parent.name
        free = self._session.starting.free_path(name)
        asking = Asking(
            "newPlanOfExportDialog", self.tr("The new plan"), self.tr("Plans (*.matchplan)"), "plans"
        )
        self._places().ask_save(self._window, asking, free.name, lambda plan: self.open_export(export, plan))

    def open_export(self, export: Path, plan: Path) -> None:
        """Make a new plan of an export and show it; what is refused leaves the open plan open."""
        from matchplanner.services.exchange import archive_reading

        def job(watch: Watch) -> tuple[Unpacked, ExitStack]:
            with ExitStack() as kept:
                return kept.enter_context(archive_reading.unpacked(export, plan, watch)), kept.pop_all()

        beside, notices = self._session.beside, self._session.notices
        beside.run(
            self.tr("Looking through the export"),
            job,
            lambda found: self._make(*found, plan),
            notices.report,
        )

    def _make(self, ready: Unpacked, kept: ExitStack, plan: Path) -> None:
        """Make the plan of what was found whole, and show it."""
        session = self._session
        with kept, Patience(lambda: self._window).watching(self.tr("Opening the export")) as progress:
            before = None if session.workspace is None else session.workspace.path
            session.close_plan()
            try:
                made = ready.make(progress)
            except BaseException:
                if before is not None:
                    session.open_plan(before)
                raise
        session.open_plan(plan)
        words = self.tr("A new plan of {rows} rows and {files} attachments.")
        session.notices.tell(words.format(rows=made.rows, files=made.attachments))

    def _places(self) -> Places:
        workspace = self._session.workspace
        return Places(plans_folder(), self._window.settings) if workspace is None else workspace.places

    def _opened(self) -> Workspace:
        if self._session.workspace is None:
            raise UserError(self.tr("No plan is open."), self.tr("Open or start one first."))
        return self._session.workspace
