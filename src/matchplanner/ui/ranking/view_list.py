"""The views beside the rank order list, each built when it is first shown."""

from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.page_views import ViewEntry, ViewsOf
from matchplanner.ui.workspace import Workspace

LIST, SCORES, WHAT_IF, REVIEW, CHECKS = "ranking", "scores", "what_if", "review", "checks"
VERSIONS = "versions"
PAIRS = "pairs"
ORDERS = "orders"


def _scores(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.ranking.scores_view import ScoresView

    return ScoresView(workspace, notices, settings)


def _pairs(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.ranking.pairs.view import PairsView

    return PairsView(workspace, notices, settings)


def _orders(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.ranking.orders.view import OrdersView

    return OrdersView(workspace, notices, settings)


def _what_if(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.ranking.what_if_view import WhatIfView

    return WhatIfView(workspace, notices, settings)


def _review(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.ranking.review_view import ReviewView

    return ReviewView(workspace, notices, settings)


def _checks(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.ranking.checks_view import ChecksView

    return ChecksView(workspace, notices, settings)


def _versions(workspace: Workspace, notices: Notices, settings: Settings) -> Page:
    from matchplanner.ui.ranking.versions.view import VersionsView

    return VersionsView(workspace, notices, settings)


VIEWS = ViewsOf(
    "rankViews",
    "Show of the rank list",
    LIST,
    "My order",
    (
        ViewEntry(SCORES, "Scores", _scores),
        ViewEntry(PAIRS, "Two at a time", _pairs),
        ViewEntry(ORDERS, "Three orders", _orders),
        ViewEntry(WHAT_IF, "What if", _what_if),
        ViewEntry(REVIEW, "Review", _review),
        ViewEntry(CHECKS, "Checks", _checks),
        ViewEntry(VERSIONS, "Versions", _versions),
    ),
)
