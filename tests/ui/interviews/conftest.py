"""The interviews page as the window shows it, once a test has put into the plan what it needs."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from matchplanner.ui.interviews.page import InterviewsPage
from matchplanner.ui.notices import Notices
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

ShowPage = Callable[[], InterviewsPage]


@pytest.fixture
def show_page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[ShowPage]:
    """Show the page; it is hidden when the test is over."""
    made: list[InterviewsPage] = []

    def show() -> InterviewsPage:
        page = InterviewsPage(workspace, notices, settings)
        made.append(page)
        qtbot.addWidget(page)
        page.resize(1100, 900)
        with qtbot.waitExposed(page):
            page.show()
        return page

    yield show
    for page in made:
        page.hide()
