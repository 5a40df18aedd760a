"""The window's frame: one content at a time, notices above it, menus and a status line around it.

Nothing here knows the plan, so that the frame can be painted before the store and the pages load.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from matchplanner.ui.notices import Notice, Notices
from matchplanner.ui.overriding import override
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.leaving import leave_field
from matchplanner.ui.widgets.sizes import resize_within_screen

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from matchplanner.ui.notice_bar import NoticeBar
    from matchplanner.ui.plan_view import PlanView


FILE, EDIT, VIEW, HELP = "&File", "&Edit", "&View", "&Help"
"""The menus, in order; `ui/commands.py` fills them."""


class MainWindow(QMainWindow):
    """The one window of the program: the welcome page, or an open plan."""

    closing = Signal()

    def __init__(self, notices: Notices, settings: Settings) -> None:
        """Build the frame; `show_welcome` or `show_plan` fills it."""
        super().__init__()
        self.setObjectName("mainWindow")
        self.settings = settings
        self._notices = notices
        notices.raised.connect(self._on_notice)
        notices.cleared.connect(self._on_cleared)
        self.root = QStackedWidget()
        center = QWidget()
        self._column = column = QVBoxLayout(center)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.root, 1)
        self.setCentralWidget(center)
        self.saved = QLabel()
        self.saved.setObjectName("savedState")
        self.statusBar().addPermanentWidget(self.saved)
        self.plan: PlanView | None = None
        self.locked = False
        # Here, so that nothing moves down when the commands arrive.
        self.menus = {title: self._menu(self.tr(title)) for title in (FILE, EDIT, VIEW, HELP)}
        if not settings.restore_geometry(self):
            resize_within_screen(self, 1280, 800)

    @cached_property
    def notice_bar(self) -> NoticeBar:
        """The bar above the content, made when there is something to say."""
        from matchplanner.ui.notice_bar import NoticeBar

        bar = NoticeBar()
        self._column.insertWidget(0, bar)
        return bar

    def name_plan(self, name: str, mark: str = "") -> None:
        """Put a plan's name in the window's title."""
        self.setWindowTitle(f"{name}{mark} - MatchPlanner")

    def show_plan(self, plan: PlanView) -> None:
        """Fill the window with an open plan."""
        self.show_only(plan)
        self.plan = plan

    def show_only(self, content: QWidget) -> None:
        """Fill the window with one widget and drop what was there."""
        old = self.root.currentWidget()
        self.root.addWidget(content)
        self.root.setCurrentWidget(content)
        self.plan = None
        if old is not None:
            self.root.removeWidget(old)
            old.deleteLater()

    def _menu(self, title: str) -> QMenu:
        menu = self.menuBar().addMenu(title)
        menu.setObjectName(title.replace("&", "") + "Menu")
        return menu

    def _on_notice(self, notice: Notice) -> None:
        if notice.is_bug:
            self._show_crash(notice)
            return
        self.notice_bar.show_notice(notice)
        self._show_in_dialog(notice)

    def _show_crash(self, notice: Notice) -> None:
        """Show an error of ours over whatever is in front; further ones are counted in the same dialog."""
        from matchplanner.ui.crash_dialog import CrashDialog

        for dialog in self.findChildren(CrashDialog):
            if dialog.isVisible():
                dialog.count_another()
                return
        CrashDialog(QApplication.activeModalWidget() or self, notice, self.close).open()

    def _on_cleared(self) -> None:
        if "notice_bar" in self.__dict__:
            self.notice_bar.hide()

    def _show_in_dialog(self, notice: Notice) -> None:
        """Show a notice in the dialog that is open too: it may cover the window's bar."""
        dialog = QApplication.activeModalWidget()
        column = dialog.layout() if dialog is not None else None
        if dialog is None or not isinstance(column, QVBoxLayout):
            return
        from matchplanner.ui.notice_bar import NoticeBar

        bar = dialog.findChild(NoticeBar)
        if bar is None:
            bar = NoticeBar()
            self._notices.cleared.connect(bar.hide)
            column.insertWidget(0, bar)
        bar.show_notice(notice)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.plan is not None:
            self.plan.navigation.dress()
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.plan is not None:
            self.plan.workspace.look_for_foreign_changes()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.plan is not None and self.plan.workspace.store.writing:
            event.ignore()  # the system wants everything closed while a bar over the window shows a step
            return
        leave_field()
        self.settings.keep_geometry(self)
        self.closing.emit()
        super().closeEvent(event)
