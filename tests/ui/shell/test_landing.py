"""Each thing that is found is landed on: its page in front, its line chosen, the keyboard there."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.app import App
from matchplanner.domain.searching import Entry, Group
from matchplanner.services import searching
from matchplanner.ui.plan_view import PlanView
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.rotations.page import RotationsPage
from matchplanner.ui.widgets.record_table import RecordTable


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    made.session.open_sample()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.window.close()


@pytest.fixture
def plan(app: App) -> PlanView:
    assert app.window.plan is not None
    return app.window.plan


def found(within: str = "", place: str = "", group: Group | None = None) -> Entry:
    """Return the last entry of a kind: the first may be chosen anyway."""
    groups = Group if group is None else [group]
    listed = [entry for each in groups for entry in searching.entries(each)]
    return [one for one in listed if one.within == within and one.place.startswith(place)][-1]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


LISTED = (
    ("document", ("documentsTable",)),
    ("message", ("messagesTable",)),
    ("resident", ("residentsTable",)),
    ("contact", ("contactsTable",)),
    ("introduction", ("introduceTable", "speakTable")),
    ("experience", ("experiencesTable",)),
)


@pytest.mark.parametrize(("within", "tables"), LISTED)
def test_what_a_page_lists_beside_its_records_is_chosen_in_its_list(
    app: App, within: str, tables: tuple[str, ...]
) -> None:
    entry = found(within)
    app.commands.open_found(entry)
    chosen = focused()
    assert isinstance(chosen, RecordTable)
    assert chosen.objectName() in tables
    assert chosen.record() == entry.row
    assert chosen.isVisible()


RECORDS = (
    (Group.PEOPLE, "people"),
    (Group.LETTERS, "letters"),
    (Group.INTERVIEWS, "interviews"),
    (Group.EVENTS, "events"),
    (Group.NOTES, "ranking"),
)


@pytest.mark.parametrize(("group", "place"), RECORDS)
def test_a_record_of_a_page_is_chosen_in_its_table(app: App, group: Group, place: str) -> None:
    entry = found("", place, group)
    app.commands.open_found(entry)
    chosen = focused()
    assert isinstance(chosen, RecordTable)
    assert chosen.record() == entry.record


@pytest.mark.parametrize("place", ["programs/table", "programs/notes", "programs/research"])
def test_a_program_is_chosen_and_the_part_that_tells_of_it_shown(
    app: App, plan: PlanView, place: str
) -> None:
    entry = found("", place)
    app.commands.open_found(entry)
    page = plan.page("programs")
    assert isinstance(page, ProgramsPage)
    assert plan.current() is page
    assert page.table.current_record() == entry.record
    assert page.isAncestorOf(focused())


def test_a_rotation_is_chosen_in_the_calendar(app: App, plan: PlanView) -> None:
    entry = found("", "rotations", Group.ROTATIONS)
    app.commands.open_found(entry)
    page = plan.page("rotations")
    assert isinstance(page, RotationsPage)
    assert page.table.record() == entry.record


def test_a_statement_of_ones_own_is_opened_in_its_field(app: App) -> None:
    app.commands.open_found(found("vision"))
    assert focused().objectName() == "profile_vision"
    assert focused().isVisible()


def test_a_blocked_period_is_opened_in_its_list(app: App, plan: PlanView) -> None:
    entry = found("", "rotations/blocks")
    app.commands.open_found(entry)
    dialog = next(one for one in plan.page("rotations").findChildren(QDialog) if one.isVisible())
    assert any(table.record() == entry.record for table in dialog.findChildren(RecordTable))
    dialog.close()
