"""The views of the Rotations page beside the calendar, in order."""

from PySide6.QtWidgets import QWidget

from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.page_views import PageViews, ViewEntry, ViewsOf, ViewSwitch
from matchplanner.ui.workspace import Workspace

CALENDAR = "calendar"


def _budget(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.rotations.budget.view import BudgetView

    return BudgetView(workspace, notices, settings)


def _cases(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.rotations.cases.view import CasesView

    return CasesView(workspace, notices, settings)


def _documents(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.rotations.documents.view import DocumentsView

    return DocumentsView(workspace, notices, settings)


VIEWS = ViewsOf(
    "rotationsViews",
    "Show of the rotations",
    CALENDAR,
    "Calendar",
    (
        ViewEntry("cases", "Case log", _cases),
        ViewEntry("documents", "Documents", _documents),
        ViewEntry("budget", "Budget", _budget),
    ),
)
"""Each factory imports its view inside the function, so that opening the page stays quick."""


class RotationSwitch(ViewSwitch):
    """Tabs for the calendar and the views there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Offer the calendar first."""
        super().__init__(VIEWS, parent)


class RotationViews(PageViews):
    """The calendar and the views beside it."""

    def __init__(
        self, calendar: QWidget, plan: tuple[Workspace, Notices, Settings], parent: QWidget | None = None
    ) -> None:
        """Show the calendar; `plan` is what the views are built with."""
        super().__init__(calendar, plan, VIEWS, parent)
