"""The index of the open plan: read in slices when it is first searched, and again where something changed."""

from collections.abc import Iterator, Mapping
from itertools import islice

from PySide6.QtCore import QObject, Signal

from matchplanner.domain.changes import ChangeSet
from matchplanner.domain.searching import Entry, Group, Hits, Index
from matchplanner.services import searching
from matchplanner.ui.workspace import Workspace

SLICE = 1_000
"""Entries that are read between two events of the window: some 20 ms."""


class HeldIndex(QObject):
    """Keeps the index true to the plan; only what changed is read again, and only when it is needed.

    What is read already can be searched while the rest is not. What changed is
    not found before it was read again, so nothing found is of before.
    """

    outdated = Signal()
    """Something it holds has changed in the plan."""

    def __init__(self, workspace: Workspace) -> None:
        """Belong to a plan; nothing is read yet."""
        super().__init__(workspace)
        self._index = Index()
        self._stale = set(Group)
        self._reading: tuple[Group, Iterator[Entry]] | None = None
        workspace.changed.connect(self._on_changed)
        workspace.reloaded.connect(self._on_reloaded)

    @property
    def behind(self) -> bool:
        """Whether something is still to be read."""
        return bool(self._stale)

    def read_on(self, most: int = SLICE) -> None:
        """Read up to so many entries more, in the order of the groups."""
        while most > 0 and self.behind:
            group, entries = self._reading or self._begin()
            self._reading = group, entries
            read = list(islice(entries, most))
            self._index.add(group, read)
            if len(read) < most:
                self._reading = None
                self._stale.discard(group)
            most -= max(len(read), 1)

    def read_all(self) -> None:
        """Read whatever is not read yet."""
        while self.behind:
            self.read_on()

    def search(self, query: str, more: Mapping[Group, int]) -> tuple[Hits, ...]:
        """Return what the query finds in what is read already; all of it is as in the plan now."""
        return self._index.search(query, more=more)

    def _begin(self) -> tuple[Group, Iterator[Entry]]:
        group = next(group for group in Group if group in self._stale)
        self._index.drop(group)
        return group, searching.one_by_one(group)

    def _on_changed(self, change: ChangeSet) -> None:
        self._forget(searching.stale(change.touches))

    def _on_reloaded(self) -> None:
        self._forget(frozenset(Group))

    def _forget(self, groups: frozenset[Group]) -> None:
        if not groups:
            return
        if self._reading is not None and self._reading[0] in groups:
            self._reading = None
        self._stale |= groups
        for group in groups:
            self._index.drop(group)
        self.outdated.emit()
