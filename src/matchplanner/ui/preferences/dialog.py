"""The settings: pages at the left, what each holds at the right; each counts as soon as it is chosen."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from matchplanner.ui.appearance import Appearance
from matchplanner.ui.preferences.appearance_page import AppearancePage
from matchplanner.ui.preferences.calendar_page import CalendarPage
from matchplanner.ui.preferences.data_page import DataPage
from matchplanner.ui.preferences.paper_page import PaperPage
from matchplanner.ui.preferences.privacy_page import PrivacyPage
from matchplanner.ui.preferences.reminders_page import RemindersPage
from matchplanner.ui.preferences.season_page import SeasonPage
from matchplanner.ui.preferences.setting_page import tr
from matchplanner.ui.preferences.spelling_page import SpellingPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.sizes import resize_within_screen
from matchplanner.ui.workspace import Workspace

_WIDTH, _HEIGHT = 120, 30
_BESIDE = 4
"""Average characters and lines of the first size; characters beside the longest name."""


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str
    title: str
    build: Callable[[], QWidget]


class PreferencesDialog(QDialog):
    """Shows the settings of this computer and, while a plan is open, those of the plan."""

    week_changed = Signal()
    """Calendars that are there already begin their weeks with another day."""

    table_requested = Signal(str)
    """The season's table of this key is to be shown: "dates", "fees" or "signals"."""

    lock_changed = Signal()
    """The lock is another one now, or none."""

    lock_requested = Signal()
    """The window is to be locked at once."""

    def __init__(
        self, appearance: Appearance, settings: Settings, workspace: Workspace | None, parent: QWidget
    ) -> None:
        """Begin with the look."""
        super().__init__(parent)
        self.setObjectName("preferencesDialog")
        self.setWindowTitle(tr("Settings"))
        self.setAccessibleName(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._appearance, self._settings, self._workspace = appearance, settings, workspace
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._rebuild)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body = self._assemble()
        self._column.addWidget(self._body)
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.lineSpacing())
        self.pages.setFocus()

    def show_page(self, key: str) -> None:
        """Bring a page to the front."""
        self.pages.setCurrentRow([entry.key for entry in self._entries()].index(key))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._again.start(0)  # not at once: what chose the size is still at work

    def _entries(self) -> tuple[_Entry, ...]:
        settings, workspace = self._settings, self._workspace

        def calendar() -> QWidget:
            page = CalendarPage(settings, workspace)
            page.week_changed.connect(self.week_changed)
            return page

        def tables() -> QWidget:
            page = SeasonPage(workspace)
            page.table_requested.connect(self.table_requested)
            return page

        def privacy() -> QWidget:
            page = PrivacyPage(settings)
            page.changed.connect(self.lock_changed)
            page.lock_requested.connect(self.lock_requested)
            return page

        return (
            _Entry("appearance", tr("Appearance"), lambda: AppearancePage(self._appearance)),
            _Entry("paper", tr("Paper"), lambda: PaperPage(settings)),
            _Entry("calendar", tr("Calendar"), calendar),
            _Entry("spelling", tr("Spelling"), lambda: SpellingPage(settings, workspace)),
            _Entry("reminders", tr("Reminders"), lambda: RemindersPage(workspace)),
            _Entry("season", tr("Season tables"), tables),
            _Entry("privacy", tr("Privacy"), privacy),
            _Entry("data", tr("Data"), lambda: DataPage(workspace)),
        )

    def _assemble(self) -> QWidget:
        """Build everything in the size that text has now."""
        body = QWidget()
        self.pages, self.stack = QListWidget(), QStackedWidget()
        self.pages.setObjectName("preferencesPages")
        self.pages.setAccessibleName(tr("Pages of the settings"))
        for entry in self._entries():
            self.pages.addItem(entry.title)
            self.stack.addWidget(_scrolling(entry))
        self.pages.setFixedWidth(
            self.pages.sizeHintForColumn(0) + _BESIDE * self.fontMetrics().averageCharWidth()
        )
        self.pages.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.pages.setCurrentRow(0)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("preferencesClose", tr("Close"), self.accept))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.pages)
        row.addWidget(self.stack, 1)
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(row, 1)
        column.addLayout(foot)
        return body

    def _rebuild(self) -> None:
        """Build everything again, with the page in front and the focus where they were."""
        row = self.pages.currentRow()
        focused: QWidget | None = self.focusWidget()
        name = "" if focused is None else focused.objectName()
        old, self._body = self._body, self._assemble()
        self._column.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()
        self.pages.setCurrentRow(row)
        again = self._body.findChild(QWidget, name) if name else None
        (again or self.pages).setFocus()


def _scrolling(entry: _Entry) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName(f"preferences_{entry.key}")
    area.setAccessibleName(entry.title)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(entry.build())
    return area
