"""The File menu: plans, what comes in and goes out, what is printed, the settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from matchplanner.ui.appearance import Appearance
from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.registry import Reason, Registry, Section
from matchplanner.ui.session import Session

if TYPE_CHECKING:
    from matchplanner.ui.preferring import Preferring

_KEYS = QKeySequence.StandardKey
_ROLES = QAction.MenuRole
_Line = tuple[Section, str, str, Callable[[], object]]


class FileCommands(QObject):
    """Registers the commands of the File menu; what they need loads when one is first run."""

    def __init__(self, window: MainWindow, session: Session, appearance: Appearance) -> None:
        """Act on a session."""
        super().__init__(window)
        self._window, self._session, self._appearance = window, session, appearance
        self._preferring: Preferring | None = None

    def register(self, registry: Registry, no_plan: Reason, not_writable: Reason) -> None:
        """Add the commands; the reasons say why the open plan cannot be read, or not be written to."""
        tr, session, add = self._window.tr, self._session, registry.add
        add(Section.PLAN, "newPlan", tr("&New plan..."), session.ask_new, "Ctrl+Shift+N")
        add(Section.PLAN, "openPlanAction", tr("&Open..."), session.ask_open, _KEYS.Open)
        add(Section.PLAN, "openSample", tr("Explore the sample plan"), session.open_sample)
        copy = tr("Save a &copy...")
        add(Section.COPIES, "saveCopy", copy, session.ask_copy, _KEYS.SaveAs, unless=no_plan)
        for section, name, label, slot in self._takes():
            add(section, name, label, slot, unless=not_writable)
        for section, name, label, slot in self._gives():
            add(section, name, label, slot, unless=no_plan)
        settings, role = tr("&Settings..."), _ROLES.PreferencesRole
        add(Section.SETTINGS, "preferences", settings, self._show_settings, "Ctrl+,", role=role)
        add(Section.LEAVING, "quit", tr("&Quit"), self._window.close, "Ctrl+Q", role=_ROLES.QuitRole)

    def _takes(self) -> tuple[_Line, ...]:
        """Return what changes the plan."""
        tr, session = self._window.tr, self._session
        transfers = session.transfers
        calendar = tr("Import a calendar (.ics)...")
        return (
            (Section.COPIES, "restoreBackup", tr("&Restore a backup..."), session.ask_restore),
            (Section.INCOMING, "importPrograms", tr("&Import programs..."), lambda: transfers().ask_import()),
            (Section.INCOMING, "importCalendar", calendar, lambda: transfers().ask_import_calendar()),
            (Section.INCOMING, "logMail", tr("Log an e-&mail (.eml)..."), lambda: transfers().ask_mail()),
        )

    def _gives(self) -> tuple[_Line, ...]:
        """Return what leaves the plan as it is."""
        tr = self._window.tr
        transfers, prints = self._session.transfers, self._session.prints
        programs, calendar = tr("Export the program list..."), tr("Export the calendar (.ics)...")
        plan = tr("Export the whole plan (.json)...")
        return (
            (Section.OUTGOING, "exportPrograms", programs, lambda: transfers().ask_programs()),
            (Section.OUTGOING, "exportCalendar", calendar, lambda: transfers().ask_calendar()),
            (Section.OUTGOING, "exportPlan", plan, lambda: transfers().ask_plan()),
            (Section.PRINTING, "pdfRankList", tr("Rank list PDF..."), lambda: prints().rank_list()),
            (Section.PRINTING, "pdfPrepSheets", tr("Prep sheets PDF..."), lambda: prints().prep_sheets()),
            (Section.PRINTING, "pdfTimeline", tr("Calendar PDF..."), lambda: prints().timeline()),
        )

    def _show_settings(self) -> None:
        if self._preferring is None:
            from matchplanner.ui.preferring import Preferring

            self._preferring = Preferring(self._window, self._session, self._appearance)
        self._preferring.open()
