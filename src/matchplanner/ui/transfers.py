"""Lists, calendars and whole plans, in and out through file dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from matchplanner.files import write_atomically
from matchplanner.ui.background import Background
from matchplanner.ui.notices import Notices
from matchplanner.ui.places import Asking
from matchplanner.ui.saved_files import tell_saved
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.workspace import Workspace

if TYPE_CHECKING:
    from matchplanner.progress import Progress
    from matchplanner.services.exchange.calendar_preview import Line
    from matchplanner.services.exchange.outcome import Preview
    from matchplanner.services.exchange.tables import Table
    from matchplanner.ui.calendars.export_dialog import Chosen as CalendarChosen
    from matchplanner.ui.importing.dialog import Ready
    from matchplanner.ui.programs.view_content import ViewContent

_FOLDERS = {".xlsx": "lists", ".csv": "lists", ".ics": "calendars", ".json": "whole-plans"}
"""Which remembered folder a kind of export has."""


class Transfers(QObject):
    """Exports an open plan's content, and imports lists of programs into it."""

    def __init__(
        self, workspace: Workspace, window: QWidget, notices: Notices, background: Background
    ) -> None:
        """Use the window as the dialogs' parent and the background for reading files."""
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._notices = notices
        self._background = background

    def ask_programs(self) -> None:
        """Ask where the program list goes; the suffix decides on CSV or XLSX."""
        kinds = self.tr("Spreadsheet (*.xlsx);;CSV (*.csv)")
        self._ask("exportProgramsDialog", f"Programs {self._workspace.today()}.xlsx", kinds, self._programs)

    def ask_view(self, view: ViewContent) -> None:
        """Ask where a view of the program list goes; the suffix decides on CSV or XLSX."""
        kinds = self.tr("Spreadsheet (*.xlsx);;CSV (*.csv)")
        name = f"{view.name.strip() or self.tr('Programs')} {self._workspace.today()}.xlsx"
        self._ask("exportViewDialog", name, kinds, lambda path: self._view(path, view))

    def ask_calendar(self) -> None:
        """Ask what of the calendar goes out, then where."""
        from matchplanner.services.exchange import calendar_entries, calendar_sent
        from matchplanner.ui.calendars.export_dialog import CalendarExport, Chosen

        today = self._workspace.today()
        whole = calendar_sent.with_taken_back(calendar_entries.entries(today), today)
        before = Chosen((), calendar_sent.left_out(), calendar_sent.silent())
        CalendarExport(whole, before, self._ask_calendar_file, self._window).open()

    def _ask_calendar_file(self, chosen: CalendarChosen) -> None:
        self._ask(
            "exportCalendarDialog",
            f"Calendar {self._workspace.today()}.ics",
            self.tr("Calendar (*.ics)"),
            lambda _path: self._calendar(chosen),
            lambda: self._note_calendar(chosen),
        )

    def ask_plan(self) -> None:
        """Ask where the whole plan goes as JSON."""
        self._ask(
            "exportPlanDialog",
            f"Plan {self._workspace.today()}.json",
            self.tr("JSON (*.json)"),
            self._whole_plan,
        )

    def ask_import(self) -> None:
        """Ask for a list of programs to compare with the plan."""
        kinds = self.tr("Lists (*.csv *.tsv *.txt *.xlsx *.xlsm *.htm *.html *.mhtml *.mht)")
        asking = Asking("importFileDialog", self.tr("Import programs"), kinds, "lists-in")
        self._workspace.places.ask_open(self._window, asking, self.import_file)

    def _ask(
        self,
        name: str,
        file_name: str,
        kinds: str,
        write: Callable[[Path], bytes],
        written: Callable[[], None] = lambda: None,
    ) -> None:
        kind = _FOLDERS[Path(file_name).suffix]
        self._workspace.places.ask_save(
            self._window,
            Asking(name, self.tr("Export"), kinds, kind),
            file_name,
            lambda chosen: self._write(chosen, write, written),
        )

    def _write(self, path: Path, content: Callable[[Path], bytes], written: Callable[[], None]) -> None:
        write_atomically(path, content(path))
        written()
        tell_saved(self._notices, path)

    def _programs(self, path: Path) -> bytes:
        from matchplanner.services import programs
        from matchplanner.services.exchange import program_files

        rows = programs.rows(self._workspace.today())
        writers = {".csv": program_files.to_csv, ".json": program_files.to_json}
        return writers.get(path.suffix.lower(), program_files.to_xlsx)(rows)

    def _view(self, path: Path, view: ViewContent) -> bytes:
        from matchplanner.services.exchange import exporting, program_files

        ids = [row.id for row in view.rows]
        shown = [
            (
                key,
                program_files.Shown(title, dict(zip(ids, [texts[at] for texts in view.texts], strict=True))),
            )
            for at, (key, title) in enumerate(zip(view.keys, view.titles, strict=True))
        ]
        return exporting.export_view(view.rows, shown, "csv" if path.suffix.lower() == ".csv" else "xlsx")

    def _calendar(self, chosen: CalendarChosen) -> bytes:
        from matchplanner.services.exchange import calendar_files

        return calendar_files.to_ics(chosen.entries, self._workspace.today(), chosen.silent)

    def _note_calendar(self, chosen: CalendarChosen) -> None:
        """Note what calendars have now: the next file takes out of them what is gone by then."""
        from matchplanner.services.exchange import calendar_sent

        today = self._workspace.today()

        def note() -> None:
            calendar_sent.remember(chosen.entries, today)
            calendar_sent.remember_choices(chosen.left_out, chosen.silent)

        if not self._workspace.read_only:
            self._workspace.note(self.tr("Export the calendar"), note)

    def _whole_plan(self, _path: Path) -> bytes:
        from matchplanner.services.exchange import plan_json

        found = []
        with self._workspace.watching(self.tr("Exporting the plan")) as progress:
            for piece in plan_json.pieces(self._workspace.store.connection):
                found.append(piece)
                progress(0, 0)
        return b"".join(found)

    def ask_import_calendar(self) -> None:
        """Ask for a calendar to hold against the plan."""
        from matchplanner.services.exchange.calendar_reading import SUFFIXES

        kinds = self.tr("Calendars ({endings})").format(endings=" ".join(f"*{s}" for s in SUFFIXES))
        asking = Asking("importCalendarDialog", self.tr("Import a calendar"), kinds, "calendars-in")
        self._workspace.places.ask_open(self._window, asking, self.import_calendar)

    def import_calendar(self, path: Path) -> None:
        """Lead from a calendar file to a preview of what its events would become."""
        from matchplanner.services.exchange import calendar_reading
        from matchplanner.ui.calendars.import_dialog import CalendarImport

        CalendarImport(
            self._workspace,
            path.name,
            lambda: calendar_reading.load(path),
            lambda lines: self._take_events(path.name, lines),
            self._window,
        ).open()

    def _take_events(self, name: str, lines: Sequence[Line]) -> None:
        from matchplanner.services.exchange import calendar_importing
        from matchplanner.services.exchange.calendar_preview import State

        plan = self._workspace
        reason = self.tr("before an import")
        with plan.watching(self.tr("Keeping a backup first")) as progress:
            plan.snapshot(reason, progress)
        plan.run(self.tr("Import {name}").format(name=name), lambda: calendar_importing.apply(lines))
        updated = sum(line.state is State.CHANGED for line in lines)
        words = self.tr("Imported: {new} new, {changed} changed.")
        offer_undo(plan, self._notices, words.format(new=len(lines) - updated, changed=updated))

    def import_file(self, path: Path) -> None:
        """Lead from a file to a preview of what it would change."""
        from matchplanner.services.exchange import calendar_reading, content

        if path.suffix.lower() in calendar_reading.SUFFIXES:
            self.import_calendar(path)
            return
        if path.suffix.lower() == ".eml":
            self.log_mail(path)
            return
        self._import(path.name, lambda: content.load(path))

    def ask_mail(self) -> None:
        """Ask for a saved e-mail to log."""
        asking = Asking("logMailDialog", self.tr("Log an e-mail"), self.tr("E-mails (*.eml)"), "mail-in")
        self._workspace.places.ask_open(self._window, asking, self.log_mail)

    def log_mail(self, path: Path) -> None:
        """Lead from a saved e-mail to the place in the log that it would get."""
        from matchplanner.services import saved_mail
        from matchplanner.ui.importing.mail_dialog import MailDialog

        dialog = MailDialog(self._workspace, saved_mail.load(path), self._window)
        dialog.accepted.connect(
            lambda: offer_undo(self._workspace, self._notices, self.tr("The e-mail is in the log."))
        )
        dialog.open()
        dialog.part.setFocus()

    def import_text(self, text: str) -> None:
        """Lead from a copied list to a preview of what it would change."""
        from matchplanner.services.exchange import clipboard

        self._import(self.tr("Pasted list"), lambda: clipboard.as_data(text))

    def _import(self, name: str, load: Callable[[], bytes]) -> None:
        from matchplanner.ui.importing.dialog import ImportDialog, Source

        dialog = ImportDialog(self._workspace, Source(name, load), self._apply, self._window)
        dialog.save_invalid_requested.connect(self._save_invalid)
        dialog.open()

    def _apply(self, ready: Ready, progress: Progress) -> None:
        from matchplanner.services.exchange import importing, mapping

        plan = self._workspace

        def take() -> None:
            importing.apply(ready.found, ready.accepted, progress)
            mapping.remember(ready.table.headers, ready.wanted)

        plan.snapshot(self.tr("before an import"), progress)
        plan.run(self.tr("Import {name}").format(name=ready.found.list_name), take)
        counts = ready.counts
        words = self.tr("Imported: {new} new, {changed} changed.")
        offer_undo(plan, self._notices, words.format(new=counts["new"], changed=counts["changed"]))

    def _save_invalid(self, table: Table, found: Preview) -> None:
        from matchplanner.services.exchange import refusals

        self._ask(
            "saveInvalidDialog",
            self.tr("{name}, invalid rows.csv").format(name=Path(found.list_name).stem),
            self.tr("CSV (*.csv)"),
            lambda _path: refusals.to_csv(table, found.invalid),
        )
