"""An open plan in the window: the navigation on the left and one page at a time."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget
from typing_extensions import override

from matchplanner.ui import theme
from matchplanner.ui.icons import icon
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


class Navigation(QListWidget):
    """The list of pages."""

    def __init__(self, entries: tuple[PageEntry, ...], parent: QWidget | None = None) -> None:
        """List the pages by name."""
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Navigation"))
        self.setIconSize(QSize(20, 20))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number, entry in enumerate(entries, start=1):
            item = QListWidgetItem(entry.label, self)
            item.setData(Qt.ItemDataRole.UserRole, entry.key)
            item.setToolTip(self.tr("{page} (Ctrl+{number})").format(page=entry.label, number=number))
        self._entries = entries
        self.dress()

    def dress(self) -> None:
        """Draw the icons in the colours of the palette."""
        color = theme.tokens(self).text_muted
        for at, entry in enumerate(self._entries):
            item = self.item(at)
            if item is not None:
                item.setIcon(icon(entry.key, color))
        self.setFixedWidth(self.sizeHintForColumn(0) + 6 * self.fontMetrics().averageCharWidth())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)


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
        self.navigation = Navigation(entries)
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
