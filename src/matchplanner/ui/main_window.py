"""The window: navigation on the left, one page at a time, notices above it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QFocusEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchplanner.ui import theme
from matchplanner.ui.icons import icon
from matchplanner.ui.notices import Notice, NoticeBar, Notices
from matchplanner.ui.page import Page
from matchplanner.ui.settings import Settings
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


def leave_field() -> None:
    """Make the field that has the keyboard hand over what was typed in it."""
    field = QApplication.focusWidget()
    commit = getattr(field, "commit", None)
    if callable(commit):
        commit()


class MainWindow(QMainWindow):
    """The one window of the program: the welcome page, or an open plan."""

    closing = Signal()

    def __init__(self, notices: Notices, settings: Settings) -> None:
        """Build the frame; `show_welcome` or `show_plan` fills it."""
        super().__init__()
        self.setObjectName("mainWindow")
        self.settings = settings
        self.notice_bar = NoticeBar()
        notices.raised.connect(self._on_notice)
        notices.cleared.connect(self.notice_bar.hide)
        self.root = QStackedWidget()
        center = QWidget()
        column = QVBoxLayout(center)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice_bar)
        column.addWidget(self.root, 1)
        self.setCentralWidget(center)
        self.saved = QLabel()
        self.saved.setObjectName("savedState")
        self.statusBar().addPermanentWidget(self.saved)
        self.plan: PlanView | None = None
        if not settings.restore_geometry(self):
            self.resize(1280, 800)

    def show_only(self, content: QWidget) -> None:
        """Fill the window with one widget and drop what was there."""
        old = self.root.currentWidget()
        self.root.addWidget(content)
        self.root.setCurrentWidget(content)
        self.plan = content if isinstance(content, PlanView) else None
        if old is not None:
            self.root.removeWidget(old)
            old.deleteLater()

    def add_action(
        self, menu: str, name: str, label: str, slot: Callable[[], object], *shortcuts: QKeySequence
    ) -> QAction:
        """Add a command to the menu of that title, made if it is new."""
        action = QAction(label, self)
        action.setObjectName(name)
        action.setStatusTip(label.replace("&", "").rstrip("."))
        action.setShortcuts(list(shortcuts))
        action.triggered.connect(lambda _checked: slot())
        self.menu_titled(menu).addAction(action)
        return action

    def menu_titled(self, title: str) -> QMenu:
        """Return the menu with this title, made if it is new."""
        for action in self.menuBar().actions():
            found = action.menu()
            if isinstance(found, QMenu) and found.title() == title:
                return found
        menu = self.menuBar().addMenu(title)
        menu.setObjectName(title.replace("&", "") + "Menu")
        return menu

    def _on_notice(self, notice: Notice) -> None:
        self.notice_bar.show_notice(notice)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.plan is not None:
            self.plan.navigation.dress()
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.plan is not None:
            self.plan.workspace.look_for_foreign_changes()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        leave_field()
        self.settings.keep_geometry(self)
        self.closing.emit()
        super().closeEvent(event)
