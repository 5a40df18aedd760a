"""The views of the Application page, in order: the plans, and what stands beside them."""

from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.page_views import ViewEntry, ViewsOf
from matchplanner.ui.workspace import Workspace

PLANS = "plans"


def _texts(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.application.texts.view import TextsView

    return TextsView(workspace, notices, settings)


def _signals(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.application.signals.view import SignalsView

    return SignalsView(workspace, notices, settings)


VIEWS = ViewsOf(
    "applicationViews",
    "Show of the application",
    PLANS,
    "Plans",
    (ViewEntry("texts", "Texts", _texts), ViewEntry("signals", "Signals", _signals)),
)
"""Each factory imports its view inside the function, so that opening the page stays quick."""
