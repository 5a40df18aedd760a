"""Bin, history, time machine and the next season: registered as commands, opened over the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from matchplanner.errors import UserError
from matchplanner.ui.keeping.window import KeepingWindow
from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.registry import Reason, Registry, Section
from matchplanner.ui.session import Session
from matchplanner.ui.undo_offer import offer_undo
from matchplanner.ui.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from matchplanner.services.rolling_over import Choices
    from matchplanner.services.time_machine import Moment
    from matchplanner.ui.programs.page import ProgramsPage


class Keeping(QObject):
    """Opens the windows that keep a plan; each closes with the plan it shows."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        """Follow which plan is open."""
        super().__init__(window)
        self._window, self._session = window, session
        self._plan, self._visit = "", ""
        session.shown.connect(self._follow)

    def register(self, registry: Registry, no_plan: Reason) -> None:
        """Add the commands; `no_plan` says why they cannot be run without a plan."""
        tr = self.tr
        registry.add(
            Section.RECORDS,
            "bin",
            tr("&Bin..."),
            self.show_bin,
            unless=no_plan,
            tip=tr("Bring back what was deleted in the last 30 days"),
        )
        registry.add(
            Section.RECORDS,
            "planHistory",
            tr("&History of the plan..."),
            self.show_history,
            unless=no_plan,
            tip=tr("See every change, and what changed since your last visit"),
        )
        registry.add(
            Section.COPIES,
            "timeMachine",
            tr("&Time machine..."),
            self.show_time_machine,
            unless=no_plan,
            tip=tr("See the plan as it was, what is different now, and go back"),
        )
        registry.add(
            Section.PLAN,
            "newSeason",
            tr("New &season from this plan..."),
            self.show_season,
            unless=no_plan,
            tip=tr("Begin the next season in a plan of its own; this one stays as it is"),
        )
        registry.add(
            Section.RECORDS,
            "endings",
            tr("&Closed and silent programs..."),
            self.show_endings,
            unless=no_plan,
            tip=tr("Close programs with a day and a reason, or take them up again"),
        )
        registry.add(
            Section.RECORDS,
            "closeProgram",
            tr("C&lose program..."),
            self.close_program,
            unless=lambda: no_plan() or self._nothing_to_close(),
            tip=tr("Close the programs selected on the Programs page, or take closed ones up again"),
        )

    def show_bin(self) -> None:
        """Show what was deleted lately."""
        from matchplanner.ui.keeping.bin_window import BinWindow

        workspace = self._opened()

        def built() -> BinWindow:
            made = BinWindow(workspace, self._window)
            made.restored.connect(lambda text: offer_undo(workspace, self._session.notices, text))
            return made

        self._show(BinWindow, built)

    def show_history(self) -> None:
        """Show everything that changed."""
        from matchplanner.ui.keeping.history_window import HistoryWindow

        workspace = self._opened()
        visit = datetime.fromisoformat(self._visit) if self._visit else None

        def built() -> HistoryWindow:
            made = HistoryWindow(workspace, visit, self._window)
            made.open_requested.connect(self._go)
            return made

        self._show(HistoryWindow, built)

    def show_time_machine(self) -> None:
        """Show the plan as it was."""
        from matchplanner.ui.keeping.time_window import TimeWindow

        workspace = self._opened()

        def built() -> TimeWindow:
            made = TimeWindow(workspace, self._session.background, self._window)
            made.copy_requested.connect(self._open_copy)
            made.restore_requested.connect(lambda moment: self._session.restore(moment.path))
            return made

        self._show(TimeWindow, built)

    def _open_copy(self, moment: Moment) -> None:
        """Write a copy of a backup among the plans, beside the window, and open it."""
        from matchplanner.services import time_machine

        taken = moment.taken_at.astimezone()
        name = self.tr("{plan} as of {day}").format(
            plan=self._opened().path.stem, day=f"{taken:%Y-%m-%d %H.%M}"
        )
        plan, path = self._opened().path, self._session.starting.free_path(name)
        self._session.beside.run(
            self.tr("Copying the backup"),
            lambda watch: time_machine.copy(moment.path, plan, path, watch),
            self._session.open_plan,
            self._session.notices.report,
        )

    def show_endings(self) -> None:
        """Show what ended, and what is silent."""
        from matchplanner.ui.keeping.endings_window import EndingsWindow

        workspace = self._opened()

        def built() -> EndingsWindow:
            made = EndingsWindow(workspace, self._window)
            made.open_requested.connect(self._go)
            made.told.connect(lambda text: offer_undo(workspace, self._session.notices, text))
            return made

        self._show(EndingsWindow, built)

    def close_program(self) -> None:
        """Close what is selected on the Programs page."""
        page = self._programs()
        if page is not None:
            page.closing.carry_out()

    def _nothing_to_close(self) -> str:
        page = self._programs()
        if page is None or not page.chosen():
            return self.tr("Select a program on the Programs page first.")
        return self.tr("The plan is open read-only.") if page.workspace.read_only else ""

    def _programs(self) -> ProgramsPage | None:
        """Return the Programs page if it is in front."""
        plan = self._window.plan
        if plan is None or plan.place().partition("/")[0] != "programs":
            return None
        from matchplanner.ui.programs.page import ProgramsPage

        page = plan.current()
        return page if isinstance(page, ProgramsPage) else None

    def show_season(self) -> None:
        """Show what the next season would begin with."""
        from matchplanner.ui.keeping.season_window import SeasonWindow

        workspace = self._opened()

        def built() -> SeasonWindow:
            made = SeasonWindow(workspace, self._window)
            made.accepted_season.connect(self._begin_season)
            return made

        self._show(SeasonWindow, built)

    def _begin_season(self, choices: Choices, year: int) -> None:
        """Write the new plan beside the window, open it, and make it the next season.

        A plan that cannot become that is taken away again; the one before is open then, as it was.
        """
        from matchplanner.services import rolling_over, time_machine

        session, plan = self._session, self._opened().path
        path = session.starting.free_path(self.tr("Season {year}").format(year=year))

        def begin(path: Path) -> None:
            session.open_plan(path)
            workspace = session.workspace
            if workspace is None or workspace.path != path:  # refused, which was told
                time_machine.discard(path)
                return
            label = self.tr("Begin the season of {year}").format(year=year)
            today, moment = workspace.today(), workspace.writing_moment()
            of_sample = workspace.sample
            try:
                workspace.run(label, lambda: rolling_over.begin(choices, today, moment))
            except BaseException:
                session.open_plan(plan)
                time_machine.discard(path)
                raise
            workspace.undo_stack.clear()  # one step back lies the last season, which has its own plan
            workspace.snapshot(self.tr("as the season began"))
            told = self.tr("This is the plan for {year}. The plan before is as it was.").format(year=year)
            if of_sample:
                session.redraw()  # without the bar that offers to remove the sample
                told += " " + self.tr("It is your own now; the invented applicant is still in it.")
            session.notices.tell(told)

        session.beside.run(
            self.tr("Copying the plan for the new season"),
            lambda watch: rolling_over.copy(plan, path, watch),
            begin,
            session.notices.report,
        )

    def _go(self, place: str, record: int) -> None:
        if self._window.plan is not None:
            self._window.plan.show_record(place, record)
            self._window.activateWindow()

    def _show(self, kind: type[KeepingWindow], build: Callable[[], KeepingWindow]) -> None:
        """Show a window of a kind, at most one of each."""
        there = (window for window in self._window.findChildren(kind) if window.isVisible())
        shown = next(there, None) or build()
        shown.show()
        shown.raise_()
        shown.activateWindow()

    def _follow(self, workspace: Workspace | None) -> None:
        for window in self._window.findChildren(KeepingWindow):
            window.close()
        if workspace is not None and workspace.plan_uid != self._plan:
            key = f"visits/{workspace.plan_uid}"
            self._visit = self._window.settings.text(key)
            self._window.settings.set_text(key, workspace.writing_moment().isoformat(timespec="seconds"))
        self._plan = "" if workspace is None else workspace.plan_uid

    def _opened(self) -> Workspace:
        if self._session.workspace is None:
            raise UserError(self.tr("No plan is open."), self.tr("Open or start one first."))
        return self._session.workspace
