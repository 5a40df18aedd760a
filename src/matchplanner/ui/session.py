"""Which plan the window shows, and everything the File menu does with it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from matchplanner import paths
from matchplanner.domain.changes import ChangeSet
from matchplanner.errors import CancelledError, DamagedPlanError, PlanInUseError, UserError
from matchplanner.ui import pages
from matchplanner.ui.background import Background
from matchplanner.ui.dropped_files import PLAN
from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.notices import Notices
from matchplanner.ui.patience import Patience
from matchplanner.ui.places import Asking, Places
from matchplanner.ui.plan_view import PlanView
from matchplanner.ui.recent_plans import RecentPlans
from matchplanner.ui.settings import Settings
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.wall_clock import WallClock
from matchplanner.ui.widgets.leaving import leave_field
from matchplanner.ui.workspace import Unexplained, Workspace

if TYPE_CHECKING:
    from matchplanner.ui.beside import Beside
    from matchplanner.ui.prints import Prints
    from matchplanner.ui.sample_banner import SampleBanner
    from matchplanner.ui.starting import Starting
    from matchplanner.ui.transfers import Transfers
    from matchplanner.ui.welcome.page import WelcomePage

PLAN_FILTER = "Plans (*.matchplan)"
_SNAPSHOT_MINUTES = 10
_MINUTE = 60_000


class Session(QObject):
    """Opens and closes plans in the one window; at most one plan is open."""

    shown = Signal(object)
    """Another plan is open now: its Workspace, or None."""

    def __init__(
        self, window: MainWindow, notices: Notices, settings: Settings, today: Callable[[], date]
    ) -> None:
        """Start without a plan."""
        super().__init__(window)
        self.window = window
        self.notices = notices
        self._settings = settings
        self._today = today
        self.clock: Callable[[], datetime] | None = None
        self.workspace: Workspace | None = None
        self.background = Background(self)
        self._prints: Prints | None = None
        self._transfers: Transfers | None = None
        self._dirty = False
        self._timer = QTimer(self)
        self._timer.setInterval(_SNAPSHOT_MINUTES * _MINUTE)
        self._timer.timeout.connect(self._snapshot_beside)
        self._timer.start()
        self.wall_clock = WallClock(self)
        self.wall_clock.ticked.connect(self._on_ticked)
        self.wall_clock.jumped.connect(self._on_jumped)
        window.closing.connect(self.close_plan)

    def today(self) -> date:
        """Return the day it is."""
        return self._today()

    def prints(self) -> Prints:
        """Return what prints the open plan; reportlab and the PDF viewer load with it."""
        if self._prints is None:
            from matchplanner.ui.prints import Prints

            workspace = self._opened()
            self._prints = Prints(workspace, self.window, self.notices, self._settings, self.background)
        return self._prints

    def transfers(self) -> Transfers:
        """Return what imports into and exports from the open plan."""
        if self._transfers is None:
            from matchplanner.ui.transfers import Transfers

            self._transfers = Transfers(self._opened(), self.window, self.notices, self.background)
        return self._transfers

    @cached_property
    def beside(self) -> Beside:
        """What carries out long work in the background, with a bar over the window."""
        from matchplanner.ui.beside import Beside

        return Beside(lambda: self.window, self.background)

    @cached_property
    def starting(self) -> Starting:
        """What makes new plans, and shows the way to them."""
        from matchplanner.ui.starting import Starting

        return Starting(self, self._settings, self._today, plans_folder())

    def show_welcome(self) -> WelcomePage:
        """Show the welcome page in place of a plan."""
        return self.starting.show_welcome()

    def ask_new(self) -> None:
        """Ask the first questions of a new plan."""
        self._take_in_what_is_typed()
        if self.window.root.currentWidget() is None:
            self.show_welcome()
        self.starting.ask_new()

    def open_sample(self) -> None:
        """Make a fresh copy of the sample plan and open it."""
        self.starting.open_sample()

    def ask_open(self) -> None:
        """Ask for a plan file."""
        asking = Asking("openPlanDialog", self.tr("Open a plan"), self.tr(PLAN_FILTER), "plans")
        Places(plans_folder(), self._settings).ask_open(self.window, asking, self.open_plan)

    def open_plan(self, path: Path, *, read_only: bool = False) -> None:
        """Open a plan; one that cannot be opened leaves the present one as it is.

        A plan that is open elsewhere is offered read-only, a damaged one its newest good backup.
        """
        current = self.workspace
        if current is not None and current.path == path:
            return
        try:
            if current is not None:
                # One plan a process: look before leaving, so that a refusal costs nothing.
                Workspace.look(path)
                self.close_plan()
            workspace, told = Workspace.open(path, self._today, read_only=read_only)
        except UserError as exc:
            self._refused(path, current, exc)
            return
        self.show(workspace)
        if told:
            self.notices.tell(" ".join(told))

    def take_file(self, path: Path) -> None:
        """Open a plan, import anything else into the open one; without one a list begins a plan."""
        if path.suffix.lower() == PLAN:
            self.open_plan(path)
        elif self.workspace is None:
            self.starting.start_with_list(path)
        else:
            self.transfers().import_file(path)

    def _refused(self, path: Path, current: Workspace | None, exc: UserError) -> None:
        if self.workspace is None:
            if current is not None:
                self.show(Workspace.open(current.path, self._today)[0])
            else:
                self.show_welcome()
        if isinstance(exc, PlanInUseError):
            self.notices.tell(
                exc.sentence(), self.tr("Open read-only"), partial(self.open_plan, path, read_only=True)
            )
        elif isinstance(exc, DamagedPlanError) and exc.backup is not None:
            restore = partial(self.restore_and_open, exc.backup, path)
            self.notices.tell(exc.sentence(), self.tr("Restore the newest good backup"), restore)
        else:
            self.notices.report(exc)

    def restore_and_open(self, backup: Path, path: Path) -> None:
        """Put a backup where a plan was, and open it."""
        Workspace.restore(backup, path)
        self.open_plan(path)

    def ask_copy(self) -> None:
        """Ask where a copy of the plan goes."""
        workspace = self._opened()
        name = f"{workspace.path.stem} {self._today().isoformat()}.matchplan"
        asking = Asking("saveCopyDialog", self.tr("Save a copy"), self.tr(PLAN_FILTER), "copies")
        workspace.places.ask_save(self.window, asking, name, self.save_copy)

    def save_copy(self, path: Path) -> None:
        """Write a verified copy of the plan as it is now."""
        workspace = self._opened()
        with workspace.watching(self.tr("Saving a copy")) as progress:
            workspace.copy_to(path, progress)
        self.notices.tell(self.tr("A copy is saved as {name}.").format(name=path.name))

    def ask_restore(self) -> None:
        """Ask for a backup to restore over the open plan."""
        workspace = self._opened()
        asking = Asking("restoreDialog", self.tr("Restore a backup"), self.tr(PLAN_FILTER), "backups")
        # Backups lie where the program puts them, wherever one was taken from last.
        Places(workspace.snapshot_folder()).ask_open(self.window, asking, self.restore)

    def restore(self, backup: Path) -> None:
        """Put a backup in the plan's place; the present state is kept as a backup first."""
        path = self._opened().path
        self.close_plan()
        self.window.show_only(QWidget())  # what stood there would read a plan that is closed
        words = self.tr("Restored. The state before is kept among the backups.")
        self.beside.run(
            self.tr("Restoring the backup"),
            lambda watch: Workspace.restore(backup, path, watch, watch.settle),
            lambda _result: self.notices.tell(words),
            self.notices.report,
            ended=lambda: self.show(Workspace.open(path, self._today)[0]),
            at_once=True,
        )

    def close_plan(self) -> None:
        """Close the open plan, if any, with a last snapshot when something changed."""
        workspace = self.workspace
        if workspace is None:
            return
        self._take_in_what_is_typed()
        if self._prints is not None:
            self._prints.stop()
        self.background.wait()
        self._snapshot_if_dirty()
        self.workspace = self._prints = self._transfers = None
        self.window.plan = None  # what still stands in the window must not be read any more
        self.shown.emit(None)
        workspace.close()
        workspace.deleteLater()

    def redraw(self) -> None:
        """Build what is in front again: text has another size, or weeks another beginning."""
        from matchplanner.ui.welcome.page import WelcomePage

        workspace, plan = self.workspace, self.window.plan
        if workspace is None or plan is None:
            if isinstance(self.window.root.currentWidget(), WelcomePage):
                self.show_welcome()
            return
        self._take_in_what_is_typed()
        place = plan.place()
        view = self._view(workspace)
        self.window.show_plan(view)
        self._name_window(workspace)
        view.show_record(place, 0)
        self.shown.emit(workspace)

    def _view(self, workspace: Workspace) -> PlanView:
        entries = pages.entries(self.prints, self.transfers)
        view = PlanView(workspace, self.notices, self._settings, entries)
        if workspace.sample:
            view.show_banner(self._sample_banner())
        return view

    def _take_in_what_is_typed(self) -> None:
        """Let a field or a cell that is being edited write to the plan while that is still open."""
        leave_field()
        edited = self.window.focusWidget()
        if edited is not None:
            edited.clearFocus()

    def show(self, workspace: Workspace) -> None:
        """Show a plan that has just been opened or made."""
        self.notices.clear()
        self.workspace = workspace
        workspace.setParent(self)
        workspace.clock = self.clock
        workspace.places.keep_in(self._settings)
        self.wall_clock.follow(self.clock)
        workspace.watching = Patience(lambda: self.window).watching
        workspace.changed.connect(self._on_changed)
        workspace.reason_wanted.connect(self._ask_reason)
        RecentPlans(self._settings).remember(workspace.path, self._today())
        view = self._view(workspace)
        self.window.show_plan(view)
        self._name_window(workspace)
        self.window.saved.setText(self.tr("Read-only") if workspace.read_only else self.tr("Saved"))
        self._dirty = False
        self.shown.emit(workspace)
        view.navigation.setFocus()

    def _name_window(self, workspace: Workspace) -> None:
        mark = self.tr(" (sample)") if workspace.sample else ""
        mark += self.tr(" (read-only)") if workspace.read_only else ""
        self.window.name_plan(workspace.path.stem, mark)

    def _sample_banner(self) -> SampleBanner:
        from matchplanner.ui.sample_banner import SampleBanner

        return SampleBanner(self.starting.ask_own, self.starting.remove_sample)

    def offer_tour(self) -> None:
        """Offer a look around, once; whoever does not want it is not asked again."""
        from matchplanner.ui.tour import offer

        if self.window.plan is not None:
            offer(self.window, self._settings)

    def _on_ticked(self) -> None:
        if self.workspace is not None:
            self.workspace.look_for_foreign_changes()
            self.workspace.minute_passed.emit()

    def _on_jumped(self) -> None:
        if self.workspace is not None:
            self.workspace.look_for_foreign_changes(clock_jumped=True)

    def _ask_reason(self, wanted: Unexplained) -> None:
        """Ask over whatever is in front, once the refusal has been told."""
        from matchplanner.ui.order_reason import ask_reason

        over = QApplication.activeModalWidget() or self.window
        QTimer.singleShot(0, over, lambda: ask_reason(wanted.label, over, wanted.again))

    def _on_changed(self, _change: ChangeSet) -> None:
        self._dirty = True
        self.notices.clear()  # what was said before this change, "Undo" above all, is moot now
        self._say_saved()

    def _say_saved(self) -> None:
        """Say in the status line when the last change was written, on the computer's clock."""
        workspace = self.workspace
        moment = None if workspace is None else workspace.moment()
        if workspace is None or moment is None:
            self.window.saved.setText(self.tr("Saved"))
            return
        local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
        clock = QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
        self.window.saved.setText(self.tr("Saved {time}").format(time=clock))
        told = self.tr("The last change was written to {file}.").format(file=workspace.path)
        self.window.saved.setToolTip(plain_tip(told))

    def _snapshot_if_dirty(self) -> None:
        """Keep a backup before the plan is closed; who cancels it has the one before."""
        workspace = self._unkept()
        if workspace is not None:
            self._dirty = False
            with suppress(CancelledError), workspace.watching(self.tr("Keeping a backup")) as progress:
                workspace.snapshot(self.tr("while working"), progress)

    def _snapshot_beside(self) -> None:
        """Keep a backup while the window is used."""
        workspace = self._unkept()
        if workspace is not None:
            self._dirty = False
            self.background.run(workspace.snapshot_later(self.tr("while working")), lambda _result: None)

    def _unkept(self) -> Workspace | None:
        """Return the open plan if something changed in it that no backup has."""
        workspace = self.workspace
        if workspace is None or workspace.read_only or workspace.store.writing:
            return None
        return workspace if self._dirty else None

    def _opened(self) -> Workspace:
        if self.workspace is None:
            raise UserError(self.tr("No plan is open."), self.tr("Open or start one first."))
        return self.workspace


def plans_folder() -> Path:
    """Return the folder where plans are put unless the user says otherwise."""
    return paths.plans_dir()
