"""The views of the Rotations page beside the calendar, in order; each is built when it is first shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget
from typing_extensions import override

from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

CALENDAR = "calendar"

ViewFactory = Callable[[Workspace, Notices, Settings], Page]


@dataclass(frozen=True, slots=True)
class ViewEntry:
    """An entry of the switch: how it is called in code, what it says, what builds the view.

    A view is a `Page`: it re-reads itself when one of its own TABLES changes,
    and not while it is hidden.
    """

    key: str
    title: str
    factory: ViewFactory


def _budget(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.rotations.budget.view import BudgetView

    return BudgetView(workspace, notices, settings)


def _cases(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.rotations.cases.view import CasesView

    return CasesView(workspace, notices, settings)


def _documents(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.rotations.documents.view import DocumentsView

    return DocumentsView(workspace, notices, settings)


VIEWS: tuple[ViewEntry, ...] = (
    ViewEntry("cases", "Case log", _cases),
    ViewEntry("documents", "Documents", _documents),
    ViewEntry("budget", "Budget", _budget),
)
"""Each factory imports its view inside the function, so that opening the page stays quick."""


class RotationSwitch(QTabBar):
    """Tabs for the calendar and the views there are; hidden while the calendar is alone."""

    chosen = Signal(str)
    """The view of this key is wanted."""

    def __init__(self, entries: Sequence[ViewEntry] = VIEWS, parent: QWidget | None = None) -> None:
        """Offer the calendar first."""
        super().__init__(parent)
        self.setObjectName("rotationsViews")
        self.setAccessibleName(self.tr("Show of the rotations"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.addTab(self.tr("Calendar"))
        self.keys = (CALENDAR, *(entry.key for entry in entries))
        for entry in entries:
            self.addTab(self.tr(entry.title))
        if not entries:
            self.hide()
        self.currentChanged.connect(lambda at: self.chosen.emit(self.keys[at]))

    def show_key(self, key: str) -> None:
        """Bring the tab of a view to the front."""
        self.setCurrentIndex(self.keys.index(key))


class RotationViews(QStackedWidget):
    """The calendar and the views beside it."""

    open_requested = Signal(str, int)
    """A view wants another page shown, as `Page.open_requested`."""

    def __init__(
        self,
        calendar: QWidget,
        plan: tuple[Workspace, Notices, Settings],
        entries: Sequence[ViewEntry] = VIEWS,
        parent: QWidget | None = None,
    ) -> None:
        """Show the calendar; `plan` is what the views are built with."""
        super().__init__(parent)
        self._entries = {entry.key: entry for entry in entries}
        self._plan = plan
        self._built: dict[str, Page] = {}
        self.addWidget(calendar)

    def show_view(self, key: str) -> None:
        """Show a view, or the calendar."""
        if key == CALENDAR:
            self.setCurrentIndex(0)
            return
        if key not in self._built:
            view = self._entries[key].factory(*self._plan)
            view.open_requested.connect(self.open_requested)
            self._built[key] = view
            self.addWidget(view)
        self.setCurrentWidget(self._built[key])

    def current(self) -> Page | None:
        """Return the view in front, None for the calendar."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for the view in front alone: the others may need more."""
        shown = self.currentWidget()
        return super().minimumSizeHint() if shown is None else shown.minimumSizeHint()
