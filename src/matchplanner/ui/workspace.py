"""The open plan as the window sees it: one way to write, one signal when something changed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar, override

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from matchplanner.domain.changes import ChangeSet
from matchplanner.store.store import Store

T = TypeVar("T")


class Workspace(QObject):
    """Carries out user actions, keeps the undo stack and tells every view."""

    changed = Signal(object)
    """A ChangeSet was committed, undone or redone."""

    reloaded = Signal()
    """Everything may have changed: another process wrote to the file."""

    def __init__(self, store: Store, today: Callable[[], date], parent: QObject | None = None) -> None:
        """Wrap an open store; `today` is asked whenever a view computes an age or a deadline."""
        super().__init__(parent)
        self._store = store
        self._today = today
        self._version = store.data_version()
        self.undo_stack = QUndoStack(self)

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

    def today(self) -> date:
        """Return the day all ages and deadlines are counted from."""
        return self._today()

    def run(self, label: str, action: Callable[[], T]) -> T:
        """Carry out one user action; it is undone as one step."""
        with self._store.write(label) as done:
            result = action()
        for change in done:
            self.undo_stack.push(ChangeCommand(self, change))
            self.changed.emit(change)
        return result

    def revert(self, change: ChangeSet, verb: str) -> ChangeSet:
        """Undo or redo a change and tell the views."""
        try:
            back = self._store.revert(change, verb)
        except BaseException:
            # Qt has moved its index already; a stack that lies is worse than none.
            QTimer.singleShot(0, self.undo_stack.clear)
            raise
        self.changed.emit(back)
        return back

    def look_for_foreign_changes(self) -> None:
        """Reload everything if another process wrote to the file since the last look."""
        version = self._store.data_version()
        if version != self._version:
            self._version = version
            self.undo_stack.clear()
            self.reloaded.emit()

    def close(self) -> None:
        """Close the plan file."""
        self.undo_stack.clear()
        self._store.close()


class ChangeCommand(QUndoCommand):
    """A committed change set on the undo stack; the only command there is."""

    def __init__(self, workspace: Workspace, change: ChangeSet) -> None:
        """Wrap a change that has been committed already."""
        super().__init__(change.label)
        self._workspace = workspace
        self._change = change
        self._pushed = False

    @override
    def redo(self) -> None:
        if self._pushed:
            self._change = self._workspace.revert(self._change, "Redo")
        self._pushed = True  # push() calls redo() once, for work already committed

    @override
    def undo(self) -> None:
        self._change = self._workspace.revert(self._change, "Undo")
