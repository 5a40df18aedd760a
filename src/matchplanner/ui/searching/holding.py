"""The index of the open plan: read when it is first searched, and again where something changed."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.searching import Group, Hits, Index
from matchplanner.services import searching
from matchplanner.ui.workspace import Workspace


class HeldIndex(QObject):
    """Keeps the index true to the plan; only what changed is read again, and only when it is needed."""

    outdated = Signal()
    """Something it holds has changed in the plan."""

    def __init__(self, workspace: Workspace) -> None:
        """Belong to a plan; nothing is read yet."""
        super().__init__(workspace)
        self._index = Index()
        self._stale = set(Group)
        workspace.changed.connect(self._on_changed)
        workspace.reloaded.connect(self._on_reloaded)

    @property
    def behind(self) -> bool:
        """Whether something is still to be read."""
        return bool(self._stale)

    def read_next(self) -> None:
        """Read one of the groups that are not read yet."""
        group = next((group for group in Group if group in self._stale), None)
        if group is not None:
            self._index.put(group, searching.entries(group))
            self._stale.discard(group)

    def search(self, query: str, more: Mapping[Group, int]) -> tuple[Hits, ...]:
        """Return what the query finds in the plan as it is now."""
        while self.behind:
            self.read_next()
        return self._index.search(query, more=more)

    def _on_changed(self, change: ChangeSet) -> None:
        found = searching.stale(change.touches)
        if found:
            self._stale |= found
            self.outdated.emit()

    def _on_reloaded(self) -> None:
        self._stale = set(Group)
        self.outdated.emit()
