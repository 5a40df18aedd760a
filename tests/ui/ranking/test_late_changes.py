"""The last 72 hours: whatever changes a rank order list asks for a reason, undo and redo as well."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from tests.clock import Clock
from tests.parts import part

from matchplanner.app import App
from matchplanner.domain.rank_lists import MatchList
from matchplanner.errors import ReasonNeededError
from matchplanner.services import cells, profile, programs, rank_versions, ranking
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.workspace import Workspace

MAIN = MatchList.MAIN
BEFORE = datetime(2028, 2, 20, 12, tzinfo=UTC)
LATE = datetime(2028, 2, 29, 12, tzinfo=UTC)
OVER = datetime(2028, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock[datetime]:
    """A week before the last 72 hours of the Main Match."""
    return Clock(BEFORE)


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, clock: Clock[datetime], tmp_path: Path) -> Iterator[App]:
    """A window on a plan with A, B and C on the list."""

    def day() -> date:
        return clock.now.date()

    def fill() -> None:
        profile.edit_all({"target_year": 2027, "home_zone": "America/New_York"})
        for name in "ABCD":
            made = programs.add(name, nrmp_code="1490765C0", program_type="combined_peds")
            if name != "D":
                ranking.add(made)

    made = App(qapp, day)
    made.session.clock = clock
    qtbot.addWidget(made.window)
    made.window.show()
    workspace = Workspace.create(tmp_path / "plan.matchplan", day)
    made.session.show(workspace)
    workspace.run("Fill", fill)
    yield made
    made.window.close()


@pytest.fixture
def workspace(app: App) -> Workspace:
    """The plan of that window."""
    assert app.session.workspace is not None
    return app.session.workspace


def listed() -> str:
    """Return the list, the most preferred first."""
    return "".join(name for _id, name in ranking.listed(MAIN))


def record(name: str) -> int:
    """Return the id of a program."""
    return next(row.id for row in programs.rows(LATE.date()) if row.name == name)


def asked(app: App, qtbot: QtBot) -> EntryDialog:
    """Return the question for a reason, once it is there."""
    qtbot.waitUntil(lambda: app.window.findChild(EntryDialog, "orderReasonDialog") is not None)
    return part(app.window, EntryDialog, "orderReasonDialog")


def answer(app: App, qtbot: QtBot, reason: str) -> None:
    """Give a reason by keyboard."""
    dialog = asked(app, qtbot)
    line = part(dialog, QLineEdit, "orderReason")
    qtbot.keyClicks(line, reason)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(line, Qt.Key.Key_Return)


def delete_b() -> None:
    """Delete a program that is on the list."""
    programs.delete([record("B")])


def to_another_match() -> None:
    """Let a program be of another match."""
    programs.edit(record("B"), "program_type", "categorical")


def filled_down() -> None:
    """Change the type of several programs as a pasted block does."""
    cells.fill([record("B"), record("D")], "program_type", "categorical", LATE.date())


@pytest.mark.parametrize("change", [delete_b, to_another_match, filled_down])
def test_what_changes_the_list_asks_first_and_keeps_the_reason(
    app: App, workspace: Workspace, clock: Clock[datetime], qtbot: QtBot, change: Callable[[], None]
) -> None:
    clock.now = LATE
    before, index = workspace.store.dump(), workspace.undo_stack.index()
    with pytest.raises(ReasonNeededError, match="the rank order list would change"):
        workspace.run("Change B", change)
    assert (listed(), workspace.store.dump(), workspace.undo_stack.index()) == ("ABC", before, index)
    answer(app, qtbot, "They withdrew the position")
    assert listed() == "AC"
    (kept,) = rank_versions.rows(MAIN)
    assert (kept.name, kept.reason) == ("Change B", "They withdrew the position")
    workspace.undo()
    assert workspace.store.dump() == before, "change and reason are one step, which goes without another"
    workspace.redo()
    assert listed() == "AC"


def test_a_blank_reason_is_refused_and_escape_leaves_the_list(
    app: App, workspace: Workspace, clock: Clock[datetime], qtbot: QtBot
) -> None:
    clock.now = LATE
    before = workspace.store.dump()
    with pytest.raises(ReasonNeededError):
        workspace.run("Delete B", delete_b)
    dialog = asked(app, qtbot)
    qtbot.keyClick(part(dialog, QLineEdit, "orderReason"), Qt.Key.Key_Return)
    assert dialog.problem.text().startswith("Say why you change the order now")
    assert len(app.window.findChildren(EntryDialog, "orderReasonDialog")) == 1
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert workspace.store.dump() == before


def test_undo_and_redo_of_what_was_done_before_ask_as_well(
    app: App, workspace: Workspace, clock: Clock[datetime], qtbot: QtBot
) -> None:
    workspace.run("Delete B", delete_b)
    clock.now = LATE
    with pytest.raises(ReasonNeededError):
        workspace.undo()
    assert (listed(), workspace.undo_stack.undoText()) == ("AC", "Delete B")
    answer(app, qtbot, "It was the wrong one")
    assert (listed(), workspace.undo_stack.redoText()) == ("ABC", "Delete B")
    assert [one.name for one in rank_versions.rows(MAIN)] == ["Undo: Delete B"]
    workspace.redo()
    assert (listed(), rank_versions.rows(MAIN)) == ("AC", ())


@pytest.mark.parametrize("moment", [BEFORE, OVER])
def test_outside_the_last_72_hours_nothing_is_asked(
    workspace: Workspace, clock: Clock[datetime], moment: datetime
) -> None:
    clock.now = moment
    workspace.run("Delete B", delete_b)
    workspace.undo()
    assert (listed(), rank_versions.rows(MAIN)) == ("ABC", ())


def test_what_leaves_the_list_as_it_is_asks_nothing(workspace: Workspace, clock: Clock[datetime]) -> None:
    clock.now = LATE
    workspace.run("City", lambda: programs.edit(record("B"), "city", "Boston"))
    workspace.run("Delete D", lambda: programs.delete([record("D")]))
    workspace.run("Note", lambda: ranking.annotate(record("B"), "close to home"))
    workspace.undo()
    assert (listed(), rank_versions.rows(MAIN)) == ("ABC", ())


def test_the_72_hours_may_begin_while_the_window_is_open(
    app: App, workspace: Workspace, clock: Clock[datetime], qtbot: QtBot
) -> None:
    workspace.run("City", lambda: programs.edit(record("B"), "city", "Boston"))
    clock.now = datetime(2028, 2, 28, 2, 0, tzinfo=UTC)
    with pytest.raises(ReasonNeededError):
        workspace.run("Delete B", delete_b)
    asked(app, qtbot).reject()
    clock.now = datetime(2028, 2, 27, 2, 0, tzinfo=UTC)
    workspace.look_for_foreign_changes(clock_jumped=True)
    workspace.run("Delete B", delete_b)
    assert listed() == "AC"


def test_a_ranked_program_is_deleted_in_the_table_with_a_reason(
    app: App, clock: Clock[datetime], qtbot: QtBot
) -> None:
    assert app.window.plan is not None
    page = app.window.plan.show_page("programs")
    assert isinstance(page, ProgramsPage)
    clock.now = LATE
    page.select(record("B"))
    with qtbot.captureExceptions() as raised:
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert [type(exc) for _kind, exc, _trace in raised] == [ReasonNeededError]
    assert listed() == "ABC"
    answer(app, qtbot, "No visa after all")
    assert listed() == "AC"
