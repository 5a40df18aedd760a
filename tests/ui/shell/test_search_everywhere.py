"""Search everywhere by keyboard: what was written is found, told apart by kind, and opened in its place."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from matchplanner.app import App
from matchplanner.services import programs
from matchplanner.store import schema
from matchplanner.ui.plan_view import PlanView
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.searching.everywhere import SearchEverywhere
from matchplanner.ui.workspace import Workspace

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    made.session.open_sample()
    yield made
    made.window.close()


@pytest.fixture
def plan(app: App) -> PlanView:
    assert app.window.plan is not None
    return app.window.plan


@pytest.fixture
def workspace(app: App) -> Workspace:
    assert app.session.workspace is not None
    return app.session.workspace


def opened(app: App, qtbot: QtBot, typed: str = "") -> SearchEverywhere:
    """Open the search by key, type something and return it."""
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget() or app.window, Qt.Key.Key_F, CONTROL_SHIFT)
    search = app.window.findChild(SearchEverywhere)
    assert search is not None
    qtbot.keyClicks(search.field, typed)
    return search


def leave(search: SearchEverywhere, qtbot: QtBot, key: Qt.Key = Qt.Key.Key_Escape) -> None:
    """Press a key and wait until the search is gone."""
    with qtbot.waitSignal(search.destroyed):
        qtbot.keyClick(search.field, key)


def lines(search: SearchEverywhere) -> list[str]:
    """Return the lines as they are read."""
    return [row.title for row in search.model.rows]


def test_an_empty_search_tells_what_it_finds(app: App, qtbot: QtBot) -> None:
    search = opened(app, qtbot)
    assert search.told.isVisible()
    assert search.told.text().startswith("Finds programs, people, letters, rotations")
    assert not search.list.isVisible()
    leave(search, qtbot)


def test_nothing_found_says_what_to_try(app: App, qtbot: QtBot) -> None:
    search = opened(app, qtbot, "qqqq")
    assert search.told.text().startswith("Nothing in this plan has these words together.")
    assert search.foot.text().startswith("0 entries")
    leave(search, qtbot)


def test_what_is_found_stands_under_its_kind_with_its_place_and_marks(app: App, qtbot: QtBot) -> None:
    search = opened(app, qtbot, "mayo")
    assert lines(search)[0] == "Programs (2)"
    row = search.current()
    assert row is not None
    assert row is search.model.rows[1]
    assert row.title == "Medical Genetics Residency (Mayo Clinic Rochester)"
    assert [row.title[start:end] for start, end in row.marks] == ["Mayo"]
    assert row.aside == "Programs"
    spoken = search.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Medical Genetics Residency (Mayo Clinic Rochester), Mayo Clinic College")
    leave(search, qtbot)


OPENING = (
    ("mayo rochester medical genetics residency", "programs", "Programs"),
    ("marfan", "rotations", "Rotations: Case log"),
    ("half of my week", "profile", "Profile"),
    ("society residency fair", "events", "Events"),
)


@pytest.mark.parametrize(("typed", "page", "place"), OPENING)
def test_enter_opens_the_place(
    app: App, plan: PlanView, qtbot: QtBot, typed: str, page: str, place: str
) -> None:
    search = opened(app, qtbot, typed)
    row = search.current()
    assert row is not None
    assert row.aside == place
    leave(search, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: plan.current() is plan.page(page))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert plan.current().isAncestorOf(focused)


def test_a_message_opens_the_log_of_its_program(app: App, plan: PlanView, qtbot: QtBot) -> None:
    search = opened(app, qtbot, "question from an applicant iowa")
    row = search.current()
    assert row is not None
    assert (row.title, row.aside) == ("A question from an applicant", "Programs: People and log")
    leave(search, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: plan.current() is plan.page("programs"))
    page = plan.page("programs")
    assert isinstance(page, ProgramsPage)
    tabs = page.detail.tabs
    assert tabs.tabText(tabs.currentIndex()) == "People and log"
    assert "Iowa" in page.model.rows[page.table.currentIndex().row()].name


def test_it_is_true_to_the_plan_while_it_changes(app: App, workspace: Workspace, qtbot: QtBot) -> None:
    search = opened(app, qtbot, "quokka lodz")
    assert not search.model.rows

    def add() -> None:
        schema.Program.create(name="Quokka Hospital", city="Łódź")

    workspace.run("Add Quokka", add)
    assert lines(search) == ["Programs (1)", "Quokka Hospital"]
    workspace.undo()
    assert not search.model.rows
    workspace.redo()
    leave(search, qtbot)
    again = opened(app, qtbot, "quokka")
    assert lines(again) == ["Programs (1)", "Quokka Hospital"]
    leave(again, qtbot)


def test_more_of_a_kind_is_shown_in_place(app: App, qtbot: QtBot) -> None:
    search = opened(app, qtbot, "pediatrics")
    more = next(at for at, row in enumerate(search.model.rows) if row.stays)
    assert search.model.rows[more].title.startswith("Show all ")
    for _ in range(more - 1):
        qtbot.keyClick(search.field, Qt.Key.Key_Down)
    assert search.list.currentIndex().row() == more
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert search.isVisible()
    heading = lines(search)[0]
    assert heading == f"Programs ({sum(not row.heading for row in search.model.rows[: _next(search)])})"
    assert search.list.currentIndex().row() == more
    leave(search, qtbot)


def _next(search: SearchEverywhere) -> int:
    """Return where the second kind begins, or the end."""
    rows = search.model.rows
    return next((at for at, row in enumerate(rows) if at and row.heading), len(rows))


def test_without_a_plan_there_is_nothing_to_search(app: App) -> None:
    app.session.show_welcome()
    command = app.commands.registry.command("searchEverywhere")
    assert not command.action.isEnabled()
    assert command.reason() == "Open or start a plan first."


def test_another_plan_has_an_index_of_its_own(app: App, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.run("Add", lambda: programs.add("Quokka Hospital"))
    search = opened(app, qtbot, "quokka")
    assert len(lines(search)) == 2
    leave(search, qtbot)
    app.session.open_sample()
    search = opened(app, qtbot, "quokka")
    assert not lines(search)
    leave(search, qtbot)


def many(count: int) -> None:
    """Add programs of which the last are found by nothing else."""
    for number in range(count):
        schema.Program.create(name=f"Numbat {number:04}")


def test_a_large_plan_is_read_while_one_types(app: App, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.run("Add many", lambda: many(2_500))
    search = opened(app, qtbot, "numbat 2499")
    assert search.foot.text().startswith("0 entries so far, still reading")
    assert search.told.text().startswith("Reading the plan")
    qtbot.waitUntil(lambda: lines(search) == ["Programs (1)", "Numbat 2499"])
    qtbot.waitUntil(lambda: search.foot.text().startswith("1 entry ·"))
    leave(search, qtbot)


def test_what_is_being_read_is_read_anew_where_it_changes(
    app: App, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run("Add many", lambda: many(2_500))
    search = opened(app, qtbot, "numbat 0000")
    assert lines(search) == ["Programs (1)", "Numbat 0000"]

    def rename() -> None:
        schema.Program.update(name="Quokka").where(schema.Program.name == "Numbat 0000").execute()

    workspace.run("Rename", rename)
    qtbot.waitUntil(lambda: search.foot.text().startswith("0 entries ·"))
    assert not search.model.rows
    leave(search, qtbot)


def test_a_line_that_was_walked_to_stays_chosen_while_more_is_found(
    app: App, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run("Add many", lambda: many(2_500))
    search = opened(app, qtbot, "numbat")
    qtbot.keyClick(search.field, Qt.Key.Key_Down)
    chosen = search.current()
    assert chosen is not None
    qtbot.waitUntil(lambda: lines(search)[0] == "Programs (2500)")
    now = search.current()
    assert now is not None
    assert now.title == chosen.title
    leave(search, qtbot)


def test_enter_waits_for_what_is_not_read_yet(
    app: App, plan: PlanView, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.run("Add many", lambda: many(2_500))
    search = opened(app, qtbot, "numbat 2499")
    assert not search.model.rows
    leave(search, qtbot, Qt.Key.Key_Return)
    page = plan.page("programs")
    assert isinstance(page, ProgramsPage)
    qtbot.waitUntil(lambda: plan.current() is page)
    qtbot.waitUntil(lambda: page.model.rows[page.table.currentIndex().row()].name == "Numbat 2499")
