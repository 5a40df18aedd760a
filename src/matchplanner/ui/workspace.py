"""The open plan as the window sees it: one way to write, one signal when something changed."""

import threading
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from matchplanner import paths
from matchplanner.domain.changes import ChangeSet
from matchplanner.errors import CancelledError, ReadOnlyPlanError, ReasonNeededError, StoreError, UserError
from matchplanner.progress import Progress, unwatched
from matchplanner.store import marks, opening
from matchplanner.store.store import Store
from matchplanner.ui.places import Places

if TYPE_CHECKING:
    from matchplanner.services.layout import Layout
    from matchplanner.services.setting_up import FirstAnswers

T = TypeVar("T")
Watching = Callable[[str], AbstractContextManager[Progress]]
"""Shows how far something has come, for as long as it runs; see `patience`."""


@dataclass(frozen=True, slots=True)
class Unexplained:
    """An action that needs a reason: what it is called, and what carries it out with one."""

    label: str
    again: Callable[[str], object]


_WATCHED_ROWS = 2_000
"""Fewer rows go back in no time."""


class Workspace(QObject):
    """Carries out user actions, keeps the undo stack and tells every view."""

    changed = Signal(object)
    """A ChangeSet was committed, undone or redone."""

    reloaded = Signal()
    """Everything is to be read again: another process wrote, a new day began, the computer slept, or a
    change was refused."""

    closing = Signal()
    """The plan is about to be closed: what shows it in a window of its own closes first."""

    reason_wanted = Signal(object)
    """This Unexplained action was refused: a rank order list would change in its last 72 hours."""

    minute_passed = Signal()
    """What counts down looks at the clock again."""

    def __init__(self, store: Store, today: Callable[[], date], parent: QObject | None = None) -> None:
        """Wrap an open store; `today` is asked whenever a view computes an age or a deadline."""
        super().__init__(parent)
        self._store = store
        self._today = today
        self._day = today()
        self.clock: Callable[[], datetime] | None = None
        self.watching: Watching = _nobody_watches
        self.places = Places(store.path.parent)
        self.undo_stack = QUndoStack(self)
        self._refused: tuple[ChangeCommand, BaseException] | None = None
        self._reason = ""
        self._calm_until: datetime | None = None
        self._version = 0
        self._keeping = threading.Lock()  # a backup taken in the background is waited for

    @classmethod
    def create(cls, path: Path, today: Callable[[], date]) -> "Workspace":
        """Make a new, empty plan file and open it. Raises StoreError if something stands there."""
        return cls(opening.create_plan(path), today)

    @classmethod
    def open(
        cls, path: Path, today: Callable[[], date], *, read_only: bool = False
    ) -> "tuple[Workspace, tuple[str, ...]]":
        """Open a plan; the sentences say what the user must know about it.

        Raises StoreError, with the file untouched, for anything that is not a sound plan.
        """
        opened = opening.open_plan(path, read_only=read_only)
        return cls(opened.store, today), opened.notices

    @staticmethod
    def look(path: Path) -> None:
        """Raise StoreError if a file could not be opened as a plan; changes nothing."""
        opening.probe(path)

    @staticmethod
    def restore(
        backup: Path,
        plan: Path,
        progress: Progress = unwatched,
        settled: Callable[[], None] = lambda: None,
    ) -> None:
        """Put a backup in a closed plan's place, keeping the present state as a backup first.

        Any thread may do it. `settled` is told when there is no way back any more.
        """
        from matchplanner.services import backups

        backups.restore_from(backup, plan, progress=progress, settled=settled)

    @property
    def sample(self) -> bool:
        """Whether this is the sample plan, not somebody's own."""
        return bool(self._store.meta(marks.SAMPLE))

    @property
    def plan_uid(self) -> str:
        """The plan's own mark, the same in all its copies and backups."""
        return self._store.meta("plan_uid")

    def snapshot_folder(self) -> Path:
        """Return the folder of the plan's backups; it may not exist yet."""
        return paths.snapshots_dir(self.plan_uid)

    def start(self, first: "FirstAnswers", *, directory: bool = True, like: "Layout | None" = None) -> None:
        """Put in what was answered at the start, and the starter directory if wanted, as one step.

        The plan is arranged `like` another, where one is given.
        """
        from matchplanner.services import setting_up

        today = self.today()
        self.run(
            self.tr("Set up the plan"),
            lambda: setting_up.begin(first, today, directory=directory, like=like),
        )

    def fill_with_sample(self) -> None:
        """Put in the invented applicant's season, not as an undo step; raises CancelledError if stopped."""
        from matchplanner.services import sample

        doing = self.tr("Making the sample plan")
        with self.watching(doing) as progress, self._store.write(self.tr("Sample plan")):
            sample.fill(self.today(), progress)
        self._version += 1

    def snapshot(self, reason: str, progress: Progress = unwatched) -> None:
        """Keep a verified backup of the plan as it is now, outside its folder."""
        from matchplanner.services import backups

        with self._keeping:
            backups.snapshot_now(self._store, reason, progress=progress)

    def snapshot_later(self, reason: str) -> Callable[[], None]:
        """Return what keeps a backup of the plan as it is now, once, on whichever thread carries it out."""
        from matchplanner.services import backups

        take, keeping = backups.snapshot_later(self._store, reason), self._keeping

        def kept() -> None:
            with keeping:
                take()

        return kept

    def backup(self, reason: str) -> Path:
        """Keep a backup if the newest does not say the same already; return where the newest is."""
        from matchplanner.services import backups

        self.snapshot(reason)
        return backups.snapshots(self.plan_uid)[0].path

    def copy_to(self, path: Path, progress: Progress = unwatched) -> None:
        """Write a verified copy of the plan."""
        from matchplanner.services import backups

        backups.backup_to(self._store, path, progress)

    @property
    def path(self) -> Path:
        """The plan file."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Say whether edits are refused."""
        return self._store.read_only

    @property
    def store(self) -> Store:
        """The store, for snapshots and copies."""
        return self._store

    @property
    def version(self) -> int:
        """A number that grows with each change: what was read under it holds for as long as it stays."""
        return self._version

    def today(self) -> date:
        """Return the day all ages and deadlines are counted from."""
        return self._today()

    def moment(self) -> datetime | None:
        """Return the present moment, with its zone, or None where only the day is known."""
        return None if self.clock is None else self.clock()

    def writing_moment(self) -> datetime:
        """Return the moment to note with what is written now, in UTC.

        Where only the day is known, it is that day at this time of day.
        """
        moment = self.moment()
        if moment is not None:
            return moment.astimezone(UTC)
        return datetime.combine(self.today(), self._store.now().astimezone(UTC).timetz())

    def run(self, label: str, action: Callable[[], T]) -> T:
        """Carry out one user action; it is undone as one step.

        Raises ReasonNeededError where that changes a rank order list in its last
        72 hours without saying why, and asks for the reason.
        """
        return self._run(label, action, "")

    def _run(self, label: str, action: Callable[[], T], reason: str) -> T:
        watch = self._watch(label, reason)
        try:
            with self._store.write(label) as done:
                result = action()
                watch()
        except ReasonNeededError:
            if not reason:
                again = partial(self._run, label, action)
                self.reason_wanted.emit(Unexplained(label, again))
            self.reloaded.emit()  # what shows a value that was not taken shows the stored one again
            raise
        except ReadOnlyPlanError:
            self.reloaded.emit()  # what shows a value that was not taken shows the stored one again
            raise
        except StoreError:
            self.look_for_foreign_changes()  # the next try starts from what the file holds now
            raise
        for change in done:
            self.undo_stack.push(ChangeCommand(self, change))
            self._tell(change)
        return result

    def note(self, label: str, action: Callable[[], None]) -> None:
        """Write down what no view shows and nobody wants undone, such as what was exported."""
        with self._store.write(label):
            action()
        self._version += 1

    def undo(self) -> None:
        """Take the last change back. Raises StoreError if the plan refuses, CancelledError if stopped."""
        self.undo_stack.undo()
        self.settle()

    def redo(self) -> None:
        """Take the last undone change forth again; raises as `undo` does."""
        self.undo_stack.redo()
        self.settle()

    def revert(self, command: "ChangeCommand", change: ChangeSet, verb: str) -> ChangeSet:
        """Undo or redo a change and tell the views; the change itself comes back where that failed.

        Runs inside Qt's stack, which no exception may leave: `settle` raises it.
        """
        try:
            back = self._reverted(change, verb)
        except BaseException as exc:  # noqa: BLE001 - kept for `settle`, which raises it
            self._refused = (command, exc)
            QTimer.singleShot(0, self.settle)
            return change
        self._tell(back)
        return back

    def _tell(self, change: ChangeSet) -> None:
        self._version += 1
        if change.touches("rank_entry", "milestone_override", "profile"):
            self._calm_until = None
        self.changed.emit(change)

    def _reverted(self, change: ChangeSet, verb: str) -> ChangeSet:
        # A change whose reason was kept goes and comes with it.
        kept = change.touches("rank_version")
        watch = (lambda: None) if kept else self._watch(f"{verb}: {change.label}", self._reason)
        if len(change.inverse) < _WATCHED_ROWS:
            return self._store.revert(change, verb, unwatched, watch)
        doing = self.tr("Undoing: {action}") if verb == "Undo" else self.tr("Redoing: {action}")
        with self.watching(doing.format(action=change.label)) as progress:
            return self._store.revert(change, verb, progress, watch)

    def _watch(self, label: str, reason: str) -> Callable[[], None]:
        """Return what asks for the reason of an action, once that is carried out.

        Most actions are far from any deadline: nothing is read for them.
        """
        from matchplanner.services import order_reasons

        moment = self.writing_moment()
        if self._calm_until is None:
            self._calm_until = order_reasons.calm_until(moment)
        if moment < self._calm_until:
            return lambda: None
        return partial(order_reasons.Watch(moment).settle, label, reason)

    def _step(self, move: Callable[[], None], index: int, reason: str) -> None:
        """Go a step back or forth with a reason; raises UserError if another step came in between."""
        if self.undo_stack.index() != index:
            raise UserError(self.tr("Other changes came in between."), self.tr("Undo or redo once more."))
        self._reason = reason
        try:
            move()
        finally:
            self._reason = ""

    def settle(self) -> None:
        """Make the stack true again after a step that did not come about, and raise what stopped it."""
        if self._refused is None:
            return
        (command, exc), self._refused = self._refused, None
        move = self.undo if command.undone else self.redo
        if isinstance(exc, CancelledError | ReasonNeededError):
            command.stand_still(self.undo_stack)
        else:
            self.undo_stack.clear()  # a stack that lies is worse than none
            self.look_for_foreign_changes()
        if isinstance(exc, ReasonNeededError) and not self._reason:
            self.reason_wanted.emit(
                Unexplained(command.text(), partial(self._step, move, self.undo_stack.index()))
            )
        raise exc

    def look_for_foreign_changes(self, *, clock_jumped: bool = False) -> None:
        """Reload everything if another process wrote to the file, or a new day began, since the last look.

        `clock_jumped`: everything that counts down is late, on the same day too.
        """
        if self._store.writing:
            return  # what the file shows is our own
        before, self._day = self._day, self._today()
        outside = self._store.changed_outside()
        if outside:
            self._version += 1
            self.undo_stack.clear()
        if outside or clock_jumped or self._day != before:
            self._calm_until = None
            self.reloaded.emit()

    def close(self) -> None:
        """Close the plan file."""
        self.closing.emit()
        self.undo_stack.clear()
        self._store.close()


@contextmanager
def _nobody_watches(_doing: str) -> Generator[Progress]:
    yield unwatched


class ChangeCommand(QUndoCommand):
    """A committed change set on the undo stack; the only command there is."""

    def __init__(self, workspace: Workspace, change: ChangeSet) -> None:
        """Wrap a change that has been committed already."""
        super().__init__(change.label)
        self._workspace = workspace
        self._change = change
        self._still = True  # push() calls redo() once, for work already committed
        self._undone = False

    @property
    def undone(self) -> bool:
        """Whether the last step of it was one back."""
        return self._undone

    def stand_still(self, stack: QUndoStack) -> None:
        """Take the stack back to where the plan is, without touching the plan."""
        self._still = True
        move = stack.redo if self._undone else stack.undo
        move()

    @override
    def redo(self) -> None:
        self._move("Redo", undone=False)

    @override
    def undo(self) -> None:
        self._move("Undo", undone=True)

    def _move(self, verb: str, *, undone: bool) -> None:
        self._undone = undone
        if not self._still:
            self._change = self._workspace.revert(self, self._change, verb)
        self._still = False
