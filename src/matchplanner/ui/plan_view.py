"""An open plan in the window: the navigation on the left and one page at a time."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from matchplanner.ui.navigation import Navigation
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.leaving import leave_field
from matchplanner.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the navigation; it is built when it is first shown."""

    key: str
    label: str
    build: Callable[[Workspace, Notices, Settings], Page]


class PlanView(QWidget):
    """An open plan: navigation and pages."""

    def __init__(
        self, workspace: Workspace, notices: Notices, settings: Settings, entries: tuple[PageEntry, ...]
    ) -> None:
        """Show the first page; the others are built when they are asked for."""
        super().__init__()
        self.workspace = workspace
        self._notices = notices
        self._settings = settings
        self._entries = entries
        self._pages: dict[str, Page] = {}
        self.navigation = Navigation({entry.key: entry.label for entry in entries})
        self.stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self.stack, 1)
        self.navigation.currentRowChanged.connect(self._on_row_changed)
        self.navigation.setCurrentRow(0)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the pages in the order of the navigation."""
        return tuple(entry.key for entry in self._entries)

    def page(self, key: str) -> Page:
        """Return a page, building it at its first use."""
        if key not in self._pages:
            entry = next(e for e in self._entries if e.key == key)
            page = entry.build(self.workspace, self._notices, self._settings)
            page.setObjectName(f"{key}Page")
            page.setAccessibleName(entry.label)
            page.open_requested.connect(self.show_record)
            self._pages[key] = page
            self.stack.addWidget(page)
        return self._pages[key]

    def show_page(self, key: str) -> Page:
        """Go to a page."""
        self.navigation.setCurrentRow([e.key for e in self._entries].index(key))
        return self.page(key)

    def show_record(self, key: str, record: int) -> None:
        """Go to a page and, unless the id is 0, to one of its records."""
        page = self.show_page(key)
        if record:
            page.select(record)

    def current(self) -> Page:
        """Return the page that is shown."""
        return self.page(self._entries[max(self.navigation.currentRow(), 0)].key)

    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            leave_field()
            self.stack.setCurrentWidget(self.page(self._entries[row].key))
