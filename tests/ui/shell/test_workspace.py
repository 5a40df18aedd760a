"""One road for every write, one undo stack, one signal."""

import sqlite3
import threading
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from matchplanner.errors import CancelledError, StoreError
from matchplanner.progress import Progress
from matchplanner.store import bulk, first_look, schema
from matchplanner.store.store import Store
from matchplanner.ui.workspace import Workspace


def _add(name: str) -> int:
    return int(schema.Program.create(name=name).id)


def _names() -> list[str]:
    return [p.name for p in schema.Program.select().order_by(schema.Program.id)]


def test_an_action_is_undone_and_redone_as_one_step(workspace: Workspace, qtbot: QtBot) -> None:
    empty = workspace.store.dump()
    with qtbot.waitSignal(workspace.changed):
        workspace.run("Add two", lambda: [_add("Birch"), _add("Ash")])
    full = workspace.store.dump()
    assert workspace.undo_stack.undoText() == "Add two"

    with qtbot.waitSignal(workspace.changed):
        workspace.undo_stack.undo()
    assert workspace.store.dump() == empty
    workspace.undo_stack.redo()
    assert workspace.store.dump() == full


def test_an_action_that_fails_leaves_nothing_behind(workspace: Workspace, qtbot: QtBot) -> None:
    def half() -> None:
        _add("Birch")
        raise ValueError("half way")

    with qtbot.assertNotEmitted(workspace.changed), pytest.raises(ValueError, match="half way"):
        workspace.run("Add", half)
    assert _names() == []
    assert not workspace.undo_stack.canUndo()


def test_an_action_that_changes_nothing_is_no_step(workspace: Workspace) -> None:
    workspace.run("Look", _names)
    assert not workspace.undo_stack.canUndo()


def test_an_action_inside_an_action_is_our_bug(workspace: Workspace) -> None:
    with pytest.raises(RuntimeError, match="may not start another"):
        workspace.run("Outer", lambda: workspace.run("Inner", lambda: _add("Birch")))
    assert _names() == []


def test_an_undo_that_fails_clears_the_stack_instead_of_lying(
    workspace: Workspace, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.run("Add", lambda: _add("Birch"))

    def refuse(*_args: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(store, "revert", refuse)
    with pytest.raises(StoreError):
        workspace.undo()
    assert not workspace.undo_stack.canUndo()
    assert not workspace.undo_stack.canRedo()


def test_an_undo_from_qts_own_stack_fails_as_loudly(
    workspace: Workspace, store: Store, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    workspace.run("Add", lambda: _add("Birch"))

    def refuse(*_args: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(store, "revert", refuse)
    with qtbot.captureExceptions() as raised:
        workspace.undo_stack.undo()
        QCoreApplication.processEvents()
    assert [type(exc) for _kind, exc, _trace in raised] == [StoreError]
    assert not workspace.undo_stack.canRedo()


def test_a_long_step_back_or_forth_can_be_cancelled_and_taken_later(
    workspace: Workspace, qtbot: QtBot
) -> None:
    def many() -> None:
        first = bulk.next_id(schema.Program)
        bulk.insert(schema.Program, ("id", "name"), [(first + n, f"Program {n}") for n in range(2_500)])

    begun: list[str] = []
    patient = False

    @contextmanager
    def watching(doing: str) -> Generator[Progress]:
        begun.append(doing)

        def told(done: int, of: int) -> None:
            if not patient and done > of // 2:
                raise CancelledError("Cancelled: nothing was changed.")

        yield told

    workspace.watching = watching
    empty = workspace.store.dump()
    workspace.run("Import", many)
    full = workspace.store.dump()

    with qtbot.assertNotEmitted(workspace.changed), pytest.raises(CancelledError):
        workspace.undo()
    assert workspace.store.dump() == full
    assert workspace.undo_stack.undoText() == "Import"
    assert not workspace.undo_stack.canRedo()

    patient = True
    workspace.undo()
    assert workspace.store.dump() == empty
    patient = False
    with qtbot.assertNotEmitted(workspace.changed), pytest.raises(CancelledError):
        workspace.redo()
    assert workspace.store.dump() == empty
    assert workspace.undo_stack.redoText() == "Import"

    patient = True
    workspace.redo()
    assert workspace.store.dump() == full
    assert begun == ["Undoing: Import", "Undoing: Import", "Redoing: Import", "Redoing: Import"]


def test_a_change_by_another_process_reloads_everything(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.run("Add", lambda: _add("Birch"))
    workspace.look_for_foreign_changes()
    assert workspace.undo_stack.canUndo(), "our own change is not foreign"

    other = sqlite3.connect(workspace.path)
    other.execute("UPDATE program SET name='Elm'")
    other.commit()
    other.close()
    with qtbot.waitSignal(workspace.reloaded):
        workspace.look_for_foreign_changes()
    assert not workspace.undo_stack.canUndo()


def test_the_history_keeps_what_undo_took_back(workspace: Workspace) -> None:
    workspace.run("Add", lambda: _add("Birch"))
    workspace.run("Rename", lambda: schema.Program.update(name="Elm").execute())
    workspace.undo_stack.undo()
    kept = [(h.label, h.old, h.new) for h in schema.History.select().where(schema.History.col == "name")]
    assert kept == [("Rename", "Birch", "Elm"), ("Undo: Rename", "Elm", "Birch")]


def test_today_is_what_the_program_was_told(workspace: Workspace, today: date) -> None:
    assert workspace.today() == today


def test_a_backup_taken_beside_the_window_is_of_the_moment_it_was_asked_for(workspace: Workspace) -> None:
    workspace.run("Add", lambda: _add("Birch"))
    keep = workspace.snapshot_later("while working")
    workspace.run("Add", lambda: _add("Ash"))  # nobody is kept from writing meanwhile
    worker = threading.Thread(target=keep)
    worker.start()
    worker.join()

    (kept,) = workspace.snapshot_folder().glob("*.matchplan")
    with first_look.reading(kept) as connection:
        assert connection.execute("SELECT name FROM program").fetchall() == [("Birch",)]
    assert _names() == ["Birch", "Ash"]
