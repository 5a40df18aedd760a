"""A Rotations page over a plan for September 2027."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from matchplanner.domain.spans import Span
from matchplanner.services import profile, rotations
from matchplanner.services.rotations import RotationRow
from matchplanner.ui.notices import Notices
from matchplanner.ui.rotations.page import RotationsPage
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

Add = Callable[..., int]


@pytest.fixture
def year(workspace: Workspace) -> None:
    """Aim at September 2027."""
    workspace.run("Target year", lambda: profile.edit("target_year", 2027))


@pytest.fixture
def add(workspace: Workspace, year: None) -> Add:  # noqa: ARG001 - the calendar needs it
    """Add a rotation as one action: site, first and last day, other fields."""

    def action(site: str, start: str | None = None, end: str | None = None, **fields: object) -> int:
        return workspace.run(
            f"Add {site}", lambda: rotations.add(site, starts_on=start, ends_on=end, **fields)
        )

    return action


@pytest.fixture
def page(
    workspace: Workspace,
    year: None,  # noqa: ARG001 - the calendar needs it
    notices: Notices,
    settings: Settings,
    qtbot: QtBot,
) -> RotationsPage:
    """The page in a window of 1280 by 800, with the keyboard in the calendar."""
    shown = RotationsPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1280, 800)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.canvas.setFocus()
    return shown


@pytest.fixture
def row(workspace: Workspace) -> Callable[[int], RotationRow]:
    """Read one rotation from the plan."""

    def read(rotation: int) -> RotationRow:
        found = rotations.plan(workspace.today()).row(rotation)
        assert found is not None
        return found

    return read


@pytest.fixture
def span(row: Callable[[int], RotationRow]) -> Callable[[int], Span | None]:
    """Read the days of one rotation from the plan."""
    return lambda rotation: row(rotation).span
