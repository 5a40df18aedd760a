"""The views of the Programs page beside the table, in order; each is imported when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass

from matchplanner.ui.notices import Notices
from matchplanner.ui.programs.program_view import ProgramView
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

ViewFactory = Callable[[Workspace, Notices, Settings], ProgramView]


@dataclass(frozen=True, slots=True)
class ViewEntry:
    """An entry of the switch: how it is remembered, what it says, what builds the view.

    The detail of the current program stays beside the view unless
    `with_detail` is off.
    """

    key: str
    title: str
    factory: ViewFactory
    with_detail: bool = True


def _tiers(workspace: Workspace, notices: Notices, settings: Settings) -> ProgramView:
    from matchplanner.ui.programs.tiers.view import TiersView

    return TiersView(workspace, notices, settings)


def _next_steps(workspace: Workspace, notices: Notices, settings: Settings) -> ProgramView:
    from matchplanner.ui.programs.next_steps import NextStepsView

    return NextStepsView(workspace, notices, settings)


def _compare(workspace: Workspace, notices: Notices, settings: Settings) -> ProgramView:
    from matchplanner.ui.programs.compare.view import CompareView

    return CompareView(workspace, notices, settings)


def _chart(workspace: Workspace, notices: Notices, settings: Settings) -> ProgramView:
    from matchplanner.ui.programs.chart.view import ChartView

    return ChartView(workspace, notices, settings)


def _reverify(workspace: Workspace, notices: Notices, settings: Settings) -> ProgramView:
    from matchplanner.ui.programs.reverify import ReverifyView

    return ReverifyView(workspace, notices, settings)


VIEWS: tuple[ViewEntry, ...] = (
    ViewEntry("tiers", "Tiers", _tiers, with_detail=False),
    ViewEntry("chart", "Chart", _chart),
    ViewEntry("compare", "Compare", _compare, with_detail=False),
    ViewEntry("next", "Find out next", _next_steps),
    ViewEntry("reverify", "Verify again", _reverify),
)
"""Each factory imports its view inside the function, so that opening the page stays quick."""
