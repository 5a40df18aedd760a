"""First start, opening, refusing, copying, restoring: what the window does with plan files."""

import contextlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from matchplanner.app import App
from matchplanner.errors import CancelledError, UserError
from matchplanner.services import profile, programs
from matchplanner.store import journal, lock
from matchplanner.store.lock import PlanLock
from matchplanner.store.opening import open_plan
from matchplanner.store.store import Store, utc_now
from matchplanner.ui import patience, workspace
from matchplanner.ui.notices import Notice
from matchplanner.ui.programs.page import ProgramsPage
from matchplanner.ui.widgets.fields import ChoiceField

Click = Callable[[str], None]


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.window.close()


@pytest.fixture
def click(app: App, qtbot: QtBot) -> Click:
    def press(name: str) -> None:
        button = app.window.findChild(QPushButton, name)
        assert button is not None, name
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    return press


@pytest.fixture
def told(app: App) -> list[Notice]:
    seen: list[Notice] = []
    app.notices.raised.connect(seen.append)
    return seen


@contextlib.contextmanager
def _released(held: PlanLock) -> Iterator[None]:
    yield
    held.release()


def _line(app: App, name: str) -> QLineEdit:
    field = app.window.findChild(QLineEdit, name)
    assert field is not None, name
    return field


def test_the_welcome_page_offers_four_doors(app: App) -> None:
    app.session.show_welcome()
    names = ("exploreSample", "startStarter", "importList", "openPlan")
    labels = [app.window.findChild(QPushButton, name) for name in names]
    assert [b.text() for b in labels if b is not None] == [
        "Explore the sample plan",
        "Start a new plan",
        "Import a spreadsheet",
        "Open a plan",
    ]


def test_everything_can_be_skipped_and_then_is_unknown(app: App, click: Click) -> None:
    app.open_first(None, sample=False)
    year = _line(app, "setup_target_year")
    assert year.text() == "2027"
    year.clear()
    click("setupFinish")
    assert profile.get().target_year is None
    assert profile.get().budget_usd is None
    assert len(programs.rows(date(2026, 10, 1))) == 65
    assert app.session.workspace is not None
    assert app.session.workspace.path.name == "My plan.matchplan"


def test_the_next_start_opens_the_last_plan(app: App, click: Click, qapp: QApplication, today: date) -> None:
    app.open_first(None, sample=False)
    click("setupFinish")
    app.window.close()
    again = App(qapp, lambda: today)
    again.open_first(None, sample=False)
    assert again.session.workspace is not None
    assert again.session.workspace.path.name == "My plan.matchplan"
    again.window.close()


def test_a_file_that_is_no_plan_is_refused_in_one_sentence(
    app: App, told: list[Notice], tmp_path: Path
) -> None:
    wrong = tmp_path / "list.csv"
    wrong.write_text("name\nBirch\n")
    app.session.open_plan(wrong)
    assert app.session.workspace is None
    assert app.window.findChild(QPushButton, "startStarter") is not None
    assert told[-1].text.startswith("list.csv is not a MatchPlanner plan")
    assert wrong.read_text() == "name\nBirch\n"


def test_a_refused_file_leaves_the_open_plan_open(app: App, click: Click, tmp_path: Path) -> None:
    app.open_first(None, sample=False)
    click("setupFinish")
    before = app.session.workspace
    app.session.open_plan(tmp_path / "missing.matchplan")
    assert app.session.workspace is before
    assert len(programs.rows(date(2026, 10, 1))) == 65


def test_a_copy_is_a_plan_of_its_own_and_a_restore_keeps_the_present(
    app: App, click: Click, qtbot: QtBot, tmp_path: Path, told: list[Notice]
) -> None:
    app.open_first(None, sample=False)
    click("setupFinish")
    copy = tmp_path / "copy.matchplan"
    app.session.save_copy(copy)
    workspace = app.session.workspace
    assert workspace is not None
    workspace.run("Add", lambda: programs.add("Birch"))
    app.session.restore(copy)
    qtbot.waitUntil(lambda: "Restored" in told[-1].text)
    assert len(programs.rows(date(2026, 10, 1))) == 65
    assert app.session.workspace is not None
    snapshots = list(Path(app.session.workspace.snapshot_folder()).glob("*.matchplan"))
    assert snapshots, "the state with Birch is among the backups"


def test_undo_and_redo_say_what_they_would_do(app: App, click: Click) -> None:
    app.open_first(None, sample=False)
    click("setupFinish")
    workspace = app.session.workspace
    assert workspace is not None
    workspace.run("Add Birch", lambda: programs.add("Birch"))
    assert app.commands.undo.text() == "&Undo Add Birch"
    app.commands.undo.trigger()
    assert app.commands.redo.text() == "&Redo Add Birch"
    assert len(programs.rows(date(2026, 10, 1))) == 65
    app.commands.redo.trigger()
    assert len(programs.rows(date(2026, 10, 1))) == 66


def test_a_window_that_goes_with_its_plan_open_goes_quietly(
    app: App, qapp: QApplication, today: date
) -> None:
    app.window.close()
    other = App(qapp, lambda: today)
    other.session.open_sample()
    workspace = other.session.workspace
    assert workspace is not None
    workspace.run("Add Birch", lambda: programs.add("Birch"))
    store = workspace.store
    delete(other.window)  # pytest-qt fails the test if a slot raises meanwhile
    store.close()


def test_an_edit_that_a_read_only_plan_refuses_goes_back_to_what_is_stored(app: App, qtbot: QtBot) -> None:
    app.session.open_sample()
    assert app.session.workspace is not None
    path = app.session.workspace.path
    app.session.close_plan()
    app.session.open_plan(path, read_only=True)
    plan = app.window.plan
    assert plan is not None
    plan.show_page("people")
    role = _line(app, "person_role")
    stored = role.text()
    role.setFocus()
    role.selectAll()
    qtbot.keyClicks(role, "Dean")
    qtbot.keyClick(role, Qt.Key.Key_Return)
    problem = app.window.findChild(QLabel, "person_roleProblem")
    assert problem is not None
    assert problem.text().startswith("This plan is open read-only.")
    assert role.text() == stored != "Dean"
    box = app.window.findChild(ChoiceField, "person_board_certified")
    assert box is not None
    before = box.key()
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.key() == before


def test_a_plan_open_elsewhere_is_offered_read_only(
    app: App, click: Click, told: list[Notice], tmp_path: Path
) -> None:
    """The lock counts within one process as well, so a lock file held here stands for another program."""
    path = tmp_path / "held.matchplan"
    Store.create(path).close()
    held = lock.acquire(path, app="Another", clock=utc_now)
    with _released(held):
        app.session.open_plan(path)
        assert told[-1].action_label == "Open read-only"
        click("noticeAction")
        assert app.session.workspace is not None
        assert app.session.workspace.read_only
        label = app.window.findChild(QLabel, "savedState")
        assert label is not None
        assert label.text() == "Read-only"
        app.session.close_plan()
    opened = open_plan(path)
    opened.store.close()


def test_a_damaged_plan_is_offered_its_newest_good_backup(
    app: App, click: Click, told: list[Notice], today: date
) -> None:
    app.open_first(None, sample=False)
    click("setupFinish")
    workspace = app.session.workspace
    assert workspace is not None
    workspace.run("Add", lambda: programs.add("Birch"))
    path = workspace.path
    app.session.show_welcome()  # closing keeps a backup of what was changed
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    app.session.open_plan(path)
    assert app.session.workspace is None
    assert told[-1].action_label == "Restore the newest good backup"
    click("noticeAction")
    assert app.session.workspace is not None
    assert len(programs.rows(today)) == 66
    kept = [file for file in path.parent.iterdir() if "damaged" in file.name]
    assert [file.read_bytes() for file in kept] == [whole[: len(whole) // 2]], "the damaged file is kept"


def test_a_refusal_is_gone_once_the_plan_is_made(app: App, click: Click) -> None:
    app.open_first(None, sample=False)
    app.notices.report(UserError("The target year must be a whole number."))
    assert app.window.notice_bar.isVisible()
    click("setupFinish")
    assert app.window.notice_bar.isHidden()


def test_an_offer_to_undo_goes_with_the_next_change(app: App, today: date) -> None:
    app.open_first(None, sample=True)
    workspace = app.session.workspace
    assert workspace is not None
    app.notices.tell("Deleted 3 programs.", "Undo", workspace.undo_stack.undo)
    assert app.window.notice_bar.isVisible()
    first = programs.rows(today)[0].id
    workspace.run("Delete a program", lambda: programs.delete([first]))
    assert app.window.notice_bar.isHidden()


def test_what_goes_wrong_in_a_dialog_is_told_in_it(app: App, qtbot: QtBot) -> None:
    app.open_first(None, sample=True)
    assert app.window.plan is not None
    app.window.plan.show_page("programs").new_item()
    dialog = app.window.findChild(QDialog, "newProgram")
    assert dialog is not None
    qtbot.waitExposed(dialog)

    app.notices.report(UserError("The disk is full.", "Make room and try again."))

    text = dialog.findChild(QLabel, "noticeText")
    assert text is not None
    assert text.isVisible()
    assert text.text() == "The disk is full. Make room and try again."
    app.notices.clear()
    assert not text.isVisible()
    dialog.close()


def _half_typed(app: App, qtbot: QtBot, *, in_cell: bool) -> tuple[int, QLineEdit]:
    """Type another name for the current program, in its cell or in its field, and do not leave it."""
    assert app.window.plan is not None
    page = app.window.plan.show_page("programs")
    assert isinstance(page, ProgramsPage)
    with qtbot.waitActive(app.window):
        app.window.activateWindow()
    if in_cell:
        place = page.model.index(page.table.currentIndex().row(), page.model.column_of("name"))
        page.table.setCurrentIndex(place)
        page.table.edit(place)
    else:
        _line(app, "programName").setFocus()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, "Half typed")
    return page.table.current_record(), field


@pytest.mark.parametrize("in_cell", [False, True])
def test_what_is_being_typed_is_kept_when_another_plan_is_opened(
    app: App, qtbot: QtBot, in_cell: bool, told: list[Notice]
) -> None:
    app.session.open_sample()
    assert app.session.workspace is not None
    path = app.session.workspace.path
    record, _field = _half_typed(app, qtbot, in_cell=in_cell)
    app.session.show_welcome()
    app.session.open_plan(path)
    assert programs.get(record, date(2026, 10, 1)).name == "Half typed"
    assert not told


def test_a_long_name_makes_a_short_menu(app: App) -> None:
    app.session.open_sample()
    assert app.session.workspace is not None
    name = "A & B " + "very " * 100 + "long"
    app.session.workspace.run(f"Add {name}", lambda: programs.add(name))
    assert app.commands.undo.text().startswith("&Undo Add A && B very")
    assert app.commands.undo.text().endswith("...")
    assert len(app.commands.undo.text()) < 90


def test_a_step_under_way_is_not_cut_off_by_quitting(
    app: App, qapp: QApplication, today: date, told: list[Notice]
) -> None:
    app.session.open_sample()
    plan = app.session.workspace
    assert plan is not None

    def long_step() -> int:
        added = programs.add("Birch")
        with plan.watching("Adding") as progress:
            progress(0, 2)
            bar = app.window.findChild(QProgressDialog, "patience")
            assert bar is not None
            bar.forceShow()
            QTimer.singleShot(0, qapp.closeAllWindows)
            progress(1, 2)
            progress(2, 2)
        return added

    with pytest.raises(CancelledError):
        plan.run("Add", long_step)
    assert app.window.isVisible()
    assert app.session.workspace is plan
    assert "Birch" not in [row.name for row in programs.rows(today)]
    assert plan.run("Add", lambda: programs.add("Oak")) > 0
    assert not told


@pytest.mark.parametrize("in_cell", [False, True])
def test_what_is_being_typed_is_kept_when_a_long_step_begins(
    app: App, qtbot: QtBot, today: date, in_cell: bool, told: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    app.session.open_sample()
    plan = app.session.workspace
    assert plan is not None
    plan.run("Many", lambda: [programs.add(f"Birch {n}") for n in range(100)])
    plan.undo()
    record, field = _half_typed(app, qtbot, in_cell=in_cell)
    monkeypatch.setattr(patience, "PATIENCE_MS", 0)
    monkeypatch.setattr(workspace, "_WATCHED_ROWS", 0)
    monkeypatch.setattr(journal, "_MERGED_ROWS", 1)
    qtbot.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)

    assert programs.get(record, today).name == "Half typed"
    assert plan.undo_stack.undoText().startswith("Change ")
    assert not told
