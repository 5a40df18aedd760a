"""What every page and view shows without data, with all of it hidden, and when it cannot be read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.app import App
from matchplanner.errors import UserError
from matchplanner.services import profile
from matchplanner.ui.notices import Notice
from matchplanner.ui.page import Page
from matchplanner.ui.page_commands import views
from matchplanner.ui.plan_view import PlanView
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.workspace import Workspace

TEACHES_IN_PLACE = {"interviews/month": "No interviews yet"}
"""Calendars are there without anything in them; they say so in a line."""

WITHOUT_DATA = {"profile"}
"""A form is never empty: what it lacks says unknown in its field."""

SEARCHED = {
    "programs/table": ("programsSearch", "programsNoMatch", "clearSearch"),
    "programs/chart": ("programsSearch", "programsNoMatch", "clearSearch"),
    "programs/tiers": ("programsSearch", "programsNoMatch", "clearSearch"),
    "letters/assignment": ("assignmentSearch", "assignmentHidden", "clearAssignmentSearch"),
    "rotations/cases": ("casesSearch", "casesHidden", "clearCasesSearch"),
}
"""Where something is searched: the field, what is shown when nothing matches, the way back."""


def every_place(plan: PlanView) -> list[str]:
    """Return every page and every view of a page."""
    return [*plan.keys(), *(f"{page}/{key}" for page, titles in views() for key, _title in titles)]


def front(plan: PlanView) -> Page:
    """Return what is in front: a page or its view."""
    page = plan.current()
    return page.front_view() or page


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.resize(1280, 800)
    made.window.show()
    yield made
    made.window.close()


@pytest.fixture
def empty(app: App, tmp_path: Path, today: date) -> PlanView:
    """A plan of which only the target year is known."""
    path = tmp_path / "empty.matchplan"
    workspace = Workspace.create(path, lambda: today)
    workspace.run("Year", lambda: profile.edit("target_year", 2027))
    workspace.close()
    app.session.open_plan(path)
    assert app.window.plan is not None
    return app.window.plan


@pytest.fixture
def sample(app: App) -> PlanView:
    app.session.open_sample()
    assert app.window.plan is not None
    return app.window.plan


def test_every_place_without_data_says_what_belongs_there_and_offers_the_next_step(empty: PlanView) -> None:
    silent, helpless = [], []
    for place in every_place(empty):
        if place in WITHOUT_DATA or place in {"rotations", "rotations/calendar"}:
            continue
        empty.show_record(place, 0)
        shown = [state for state in empty.current().findChildren(EmptyState) if state.isVisible()]
        if not shown:
            words = " ".join(label.text() for label in empty.current().findChildren(QLabel))
            silent += [] if TEACHES_IN_PLACE.get(place, "\0") in words else [place]
            continue
        for state in shown:
            assert state.title.text()
            assert state.text.text() or state.findChildren(QPushButton)
            helpless += [] if any(b.isVisible() for b in state.findChildren(QPushButton)) else [place]
    assert not silent, f"shows nothing and says nothing: {silent}"
    assert not helpless, f"offers nothing to do: {helpless}"


def test_a_calendar_without_rotations_says_how_to_add_one(empty: PlanView) -> None:
    empty.show_page("rotations")
    about = empty.current().findChild(QWidget, "rotationsCanvas")
    assert about is not None
    assert about.isVisible()
    words = [label.text() for label in empty.current().findChildren(QLabel) if label.isVisible()]
    assert "No rotation chosen" in words


@pytest.mark.parametrize("place", SEARCHED)
def test_what_hides_everything_says_how_much_and_gives_it_back(
    sample: PlanView, qtbot: QtBot, place: str
) -> None:
    field, hidden, way_back = SEARCHED[place]
    sample.show_record(place, 0)
    page = sample.current()
    search = next(line for line in page.findChildren(QLineEdit, field) if line.isVisible())
    qtbot.keyClicks(search, "zzz-nothing")
    state = page.findChild(EmptyState, hidden)
    assert state is not None
    qtbot.waitUntil(state.isVisible)
    counted = int(state.text.text().split()[0])
    assert counted > 0
    assert "hidden" in state.text.text()
    clear = state.findChild(QPushButton, way_back)
    assert clear is not None
    clear.setFocus()
    qtbot.keyClick(clear, Qt.Key.Key_Return)
    assert search.text() == ""
    qtbot.waitUntil(lambda: not state.isVisible())


def test_every_place_that_cannot_be_read_says_so_and_is_read_again(
    app: App, empty: PlanView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Notice] = []
    app.notices.raised.connect(told.append)
    seen: set[Page] = set()
    for place in every_place(empty):
        empty.show_record(place, 0)
        page = front(empty)
        if page in seen:
            continue
        seen.add(page)
        _fails_and_recovers(app, page, told, qtbot, monkeypatch)
    assert len(seen) > 20


def _fails_and_recovers(
    app: App, page: Page, told: list[Notice], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise UserError("The disk does not answer.")

    workspace = app.session.workspace
    assert workspace is not None
    told.clear()
    with monkeypatch.context() as broken:
        broken.setattr(page, "refresh", refuse)
        workspace.reloaded.emit()
        assert "The disk does not answer." in {notice.text for notice in told}
        failed = page.findChild(EmptyState, "pageFailed", Qt.FindChildOption.FindDirectChildrenOnly)
        assert failed is not None
        assert failed.isVisible()
        assert failed.geometry() == page.rect()
        again = failed.findChild(QPushButton, "pageTryAgain")
        assert again is not None
        again.setFocus()
        qtbot.keyClick(again, Qt.Key.Key_Return)
        assert failed.isVisible(), "it still does not answer"
    qtbot.keyClick(again, Qt.Key.Key_Return)
    assert not failed.isVisible()
