"""An open plan in the window: the navigation on the left and one page at a time."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from matchplanner.ui.navigation import Navigation
from matchplanner.ui.notices import Notices
from matchplanner.ui.overriding import override
from matchplanner.ui.page import Page
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.leaving import leave_field
from matchplanner.ui.widgets.reachable import reachable
from matchplanner.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the navigation, or a tab `beside` one; it is built when it is first shown."""

    key: str
    label: str
    build: Callable[[Workspace, Notices, Settings], Page]
    beside: str = ""

    @property
    def home(self) -> str:
        """The key of the navigation's entry under which the page is found."""
        return self.beside or self.key


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
        self._areas: dict[str, QScrollArea] = {}
        self._last: dict[str, str] = {}
        self._current = ""
        self.navigation = Navigation({entry.key: entry.label for entry in entries if not entry.beside})
        self.stack = QStackedWidget()
        self.tabs = QTabBar()
        self.tabs.setObjectName("pageTabs")
        self.tabs.setAccessibleName(self.tr("Pages of this part"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._above = QWidget()
        self._above.hide()
        self._lay_out()
        self.navigation.currentRowChanged.connect(self._on_row_changed)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.navigation.setCurrentRow(0)

    def _lay_out(self) -> None:
        above = QHBoxLayout(self._above)
        above.setContentsMargins(16, 8, 16, 0)
        above.addWidget(self.tabs)
        right = self._right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._above)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.fit_window(self.width())

    def show_banner(self, banner: QWidget) -> None:
        """Put a line above the pages that says what plan this is."""
        self._right.insertWidget(0, banner)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the pages in the order of the navigation, those beside them last."""
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
            self._areas[key] = reachable(page)
            self.stack.addWidget(self._areas[key])
        return self._pages[key]

    def show_page(self, key: str) -> Page:
        """Go to a page."""
        home = next(entry.home for entry in self._entries if entry.key == key)
        self._last[home] = key
        row = self._homes().index(home)
        if self.navigation.currentRow() == row:
            self._show(home)
        else:
            self.navigation.setCurrentRow(row)
        return self.page(key)

    def show_record(self, key: str, record: int) -> None:
        """Go to a page, or to a view of it ("letters/assignment"), and to a record unless the id is 0."""
        name, _, view = key.partition("/")
        self.show_page(name).open_record(view, record)

    def current(self) -> Page:
        """Return the page that is shown."""
        return self.page(self._current)

    def place(self) -> str:
        """Return where the user is: the page in front, with its view ("letters/assignment") if it has any."""
        for switch in self.current().findChildren(QTabBar):
            keys: tuple[str, ...] = getattr(switch, "keys", ())
            if keys:
                return f"{self._current}/{keys[switch.currentIndex()]}"
        return self._current

    def _homes(self) -> list[str]:
        return [entry.key for entry in self._entries if not entry.beside]

    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            self._show(self._homes()[row])

    def _show(self, home: str) -> None:
        """Show the page last seen in a part, with tabs for the others if there are any."""
        leave_field()
        self._current = self._last.get(home, home)
        together = [entry for entry in self._entries if entry.home == home]
        self.tabs.blockSignals(True)  # noqa: FBT003 - Qt takes the mark positionally
        while self.tabs.count():
            self.tabs.removeTab(0)
        for place, entry in enumerate(together):
            self.tabs.addTab(entry.label)
            self.tabs.setTabData(place, entry.key)
        self.tabs.setCurrentIndex([entry.key for entry in together].index(self._current))
        self.tabs.blockSignals(False)  # noqa: FBT003 - Qt takes the mark positionally
        self._above.setVisible(len(together) > 1)
        self.page(self._current)
        self.stack.setCurrentWidget(self._areas[self._current])

    def _on_tab_changed(self, at: int) -> None:
        self.show_page(str(self.tabs.tabData(at)))
