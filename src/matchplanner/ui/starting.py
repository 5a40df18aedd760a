"""The ways to a plan while there is none, or beside one: the welcome page, the set-up, the sample."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from matchplanner import files
from matchplanner.errors import UserError
from matchplanner.services import attachments
from matchplanner.ui.patience import Patience
from matchplanner.ui.places import Asking, Places
from matchplanner.ui.recent_plans import RecentPlans
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

if TYPE_CHECKING:
    from matchplanner.services.layout import Layout
    from matchplanner.ui.profile.setup_wizard import Started
    from matchplanner.ui.session import Session
    from matchplanner.ui.welcome.page import WelcomePage

_ASKED = "setup/asked"


class Starting(QObject):
    """Makes plans for a session, and shows what is there without one."""

    def __init__(self, session: Session, settings: Settings, today: Callable[[], date], folder: Path) -> None:
        """Put plans in a folder unless the user says otherwise."""
        super().__init__(session)
        self._session = session
        self._settings = settings
        self._today = today
        self._folder = folder

    def show_welcome(self) -> WelcomePage:
        """Show the welcome page in place of a plan."""
        from matchplanner.ui.welcome.page import WelcomePage

        session = self._session
        session.close_plan()
        page = WelcomePage(self._today(), RecentPlans(self._settings))
        page.start_requested.connect(self.ask_new)
        page.sample_requested.connect(self.open_sample)
        page.import_requested.connect(self.ask_list)
        page.open_requested.connect(session.ask_open)
        page.plan_requested.connect(session.open_plan)
        page.locate_requested.connect(self.ask_where)
        session.window.show_only(page)
        session.window.setWindowTitle("MatchPlanner")
        page.enter()
        return page

    def show_first(self) -> None:
        """Show the welcome page; over it, the first time ever, the set-up of a plan."""
        first = not self._settings.text(_ASKED) and not self._settings.recent_plans()
        self.show_welcome()
        if first:
            self.ask_new()

    def ask_new(self, like: Layout | None = None) -> None:
        """Ask the first questions of a new plan; what is shown stays until it is made."""
        from matchplanner.ui.profile.setup_wizard import SetupWizard

        wizard = SetupWizard(
            self._today(), self.free_path(), partial(self.start, like=like), self._session.window
        )
        wizard.finished.connect(self._on_asked)
        wizard.open()

    def ask_own(self) -> None:
        """Ask for a plan of one's own that is arranged like the open one."""
        from matchplanner.services import layout

        self.ask_new(layout.take())

    def start(self, started: Started, like: Layout | None = None) -> None:
        """Make a plan and open it.

        A refusal leaves no file behind and the plan that was open, open.
        Raises UserError when the file cannot be made, or an answer not taken.
        """
        session = self._session
        before = None if session.workspace is None else session.workspace.path
        session.close_plan()
        try:
            workspace = self._made(started, like)
        except BaseException:
            if before is not None:
                session.open_plan(before)
            raise
        session.show(workspace)
        workspace.snapshot(self.tr("after the set-up"))
        session.offer_tour()

    def open_sample(self) -> None:
        """Make a fresh copy of the sample plan and open it."""
        self.show_welcome()
        path = self.free_path(self.tr("Sample plan"))
        workspace = self._empty(path)
        workspace.watching = Patience(lambda: self._session.window).watching
        try:
            workspace.fill_with_sample()
        except BaseException:
            workspace.close()
            path.unlink()
            raise
        self._session.show(workspace)
        self._session.offer_tour()

    def remove_sample(self) -> None:
        """Delete the open sample plan; a backup of it brings it back if that was not meant."""
        session = self._session
        workspace = session.workspace
        if workspace is None or not workspace.sample:
            raise UserError(
                self.tr("This is not the sample plan."), self.tr("Your own plans are never removed.")
            )
        if workspace.read_only:
            raise UserError(
                self.tr("The sample is open elsewhere, or protected."), self.tr("Close it there first.")
            )
        path = workspace.path
        backup = workspace.backup(self.tr("before the sample was removed"))
        self.show_welcome()
        path.unlink()
        RecentPlans(self._settings).remove(path)
        self.show_welcome()
        session.notices.tell(
            self.tr("The sample plan is removed."),
            self.tr("Bring it back"),
            partial(session.restore_and_open, backup, path),
        )

    def ask_list(self) -> None:
        """Ask for a spreadsheet; a new plan is made for what is in it."""
        kinds = self.tr("Lists (*.csv *.tsv *.txt *.xlsx *.xlsm *.htm *.html *.mhtml *.mht)")
        asking = Asking("importFileDialog", self.tr("Import a spreadsheet"), kinds, "lists-in")
        Places(self._folder, self._settings).ask_open(self._session.window, asking, self.start_with_list)

    def start_with_list(self, path: Path) -> None:
        """Make a plan for the next season and lead from a list to a preview of what it would bring."""
        from matchplanner.domain.applicant import season_to_plan
        from matchplanner.services.setting_up import FirstAnswers
        from matchplanner.ui.page_commands import take_keyboard

        workspace = self._empty(self.free_path())
        year = season_to_plan(self._today())
        workspace.start(FirstAnswers({"target_year": year}), directory=False)
        self._session.show(workspace)
        plan = self._session.window.plan
        if plan is not None:
            take_keyboard(plan.show_page("programs"))  # what is taken in appears there
        self._session.transfers().import_file(path)

    def free_path(self, stem: str = "") -> Path:
        """Return a path in the plans' folder where neither a plan nor the files of one are yet."""
        stem = stem or self.tr("My plan")
        path, number = self._folder / f"{stem}.matchplan", 2
        while path.exists() or attachments.folder_of(path).exists():
            path, number = self._folder / f"{stem} {number}.matchplan", number + 1
        return path

    def _made(self, started: Started, like: Layout | None) -> Workspace:
        workspace = self._empty(started.path)
        try:
            workspace.start(started.first, directory=started.directory, like=like)
        except BaseException:
            workspace.close()
            started.path.unlink()
            raise
        return workspace

    def _empty(self, path: Path) -> Workspace:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            files.explain(exc, path.parent)
        return Workspace.create(path, self._today)

    def _on_asked(self, result: int) -> None:
        done = result == QDialog.DialogCode.Accepted
        self._settings.set_text(_ASKED, "finished" if done else "declined")

    def ask_where(self, missing: Path) -> None:
        """Ask where a plan lies that is not where it was."""

        def found(path: Path) -> None:
            RecentPlans(self._settings).move(missing, path)
            self._session.open_plan(path)

        asking = Asking(
            "locatePlanDialog",
            self.tr("Where is {name}?").format(name=missing.name),
            self.tr("Plans (*.matchplan)"),
            "plans",
        )
        Places(self._folder, self._settings).ask_open(self._session.window, asking, found)
