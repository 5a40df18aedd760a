from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from matchplanner.services import programs
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.notices import Notices
from matchplanner.ui.programs import page as page_module
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.programs.program_view import ProgramView
from matchplanner.ui.programs.views import ViewEntry
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace


class Listing(ProgramView):
    """Remembers what it was given."""

    built = 0

    def __init__(self, workspace: Workspace, notices: Notices, settings: Settings) -> None:
        super().__init__(workspace, notices, settings)
        Listing.built += 1
        self.shown: list[list[str]] = []

    @override
    def show_rows(self, rows: Sequence[ProgramRow], selected: Sequence[int]) -> None:
        self.shown.append([row.name for row in rows])


@pytest.fixture
def page(
    workspace: Workspace,
    notices: Notices,
    settings: Settings,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> ProgramsPage:
    Listing.built = 0
    entries = (ViewEntry("one", "One", Listing), ViewEntry("two", "Two", Listing, with_detail=False))
    monkeypatch.setattr(page_module, "VIEWS", entries)
    page = ProgramsPage(workspace, notices, settings)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    workspace.run("Fill", lambda: [programs.add(name) for name in ("Ash", "Birch")])
    return page


def test_a_view_is_built_when_first_shown_and_follows_search_and_changes(
    page: ProgramsPage, workspace: Workspace
) -> None:
    assert Listing.built == 0
    page.show_view("one")
    view = page.views.currentWidget()
    assert isinstance(view, Listing)
    assert (Listing.built, view.shown[-1]) == (1, ["Ash", "Birch"])
    page.search.setText("bir")
    assert view.shown[-1] == ["Birch"]
    page.search.clear()
    workspace.run("Add", lambda: programs.add("Cedar"))
    assert view.shown[-1] == ["Ash", "Birch", "Cedar"]
    page.show_view("table")
    calls = len(view.shown)
    workspace.run("Add", lambda: programs.add("Dogwood"))
    assert len(view.shown) == calls
    page.show_view("one")
    assert (Listing.built, view.shown[-1][-1]) == (1, "Dogwood")


def test_a_program_chosen_in_a_view_is_the_current_one(page: ProgramsPage) -> None:
    page.show_view("one")
    view = page.views.currentWidget()
    assert isinstance(view, ProgramView)
    view.program_chosen.emit(2)
    assert page.table.current_record() == 2
    assert page.detail.isVisible()
    page.show_view("two")
    assert not page.detail.isVisible()
    page.show_view("table")
    assert page.detail.isVisible()
