"""The open plan: one road for every change, and what happens when the world does not play along."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import peewee as pw
import pytest

from matchplanner.errors import DamagedPlanError, StoreError
from matchplanner.services import backups
from matchplanner.store import failures
from matchplanner.store.connecting import PRAGMAS
from matchplanner.store.opening import open_plan
from matchplanner.store.schema import History, Program
from matchplanner.store.store import Store

Alter = Callable[..., None]


def names() -> list[str]:
    return [program.name for program in Program.select().order_by(Program.name)]


def test_every_setting_is_in_force(store: Store) -> None:
    numbers = {"journal_mode": "delete", "synchronous": 3, "locking_mode": "normal", "temp_store": 2}
    for name, value in (PRAGMAS | numbers).items():
        assert store.connection.execute(f"PRAGMA {name}").fetchone()[0] == value, name
    assert store.connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 20_000_000


def test_a_write_outside_an_action_is_refused_by_the_database(store: Store) -> None:
    with pytest.raises(pw.OperationalError, match="readonly"):
        Program.create(name="Stray")
    with store.write("Add"):
        Program.create(name="Meant")
    with pytest.raises(pw.OperationalError, match="readonly"):
        Program.create(name="Stray")
    assert names() == ["Meant"]


def test_an_action_that_fails_changes_nothing_and_the_next_one_works(store: Store) -> None:
    with pytest.raises(pw.IntegrityError), store.write("Half") as done:
        Program.insert_many([{"name": "Half"}, {"name": " "}]).execute()
    assert not done
    with store.write("Whole") as done:
        Program.create(name="Whole")
    assert len(done) == 1
    assert names() == ["Whole"]
    assert {line.label for line in History.select()} == {"Whole"}


def test_an_action_in_an_action_is_our_bug(store: Store) -> None:
    with store.write("Outer"), pytest.raises(RuntimeError), store.write("Inner"):
        pass


def test_history_says_when_what_changed_from_what_to_what(tmp_path: Path) -> None:
    clock = [datetime(2026, 10, 1, 9, 30, tzinfo=UTC)]
    store = Store.create(tmp_path / "p.matchplan", clock=lambda: clock[0])
    with store.write("Add") as added:
        row = Program.create(name="Mayo")
    clock[0] = datetime(2026, 10, 2, 9, 30, tzinfo=UTC)
    with store.write("Rename"):
        Program.update(name="Mayo Clinic").where(Program.id == row.id).execute()
    store.revert(added[0])
    told = [(h.at, h.label, h.tbl, h.row_id, h.col, h.new) for h in History.select().order_by(History.id)]
    assert told == [
        ("2026-10-01T09:30:00+00:00", "Add", "program", 1, "", ""),
        ("2026-10-02T09:30:00+00:00", "Rename", "program", 1, "name", "Mayo Clinic"),
        ("2026-10-02T09:30:00+00:00", "Undo: Add", "program", 1, "", None),
    ]
    store.close()


def test_a_new_plan_is_its_owners_alone_and_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "p.matchplan"
    store = Store.create(path)
    store.close()
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
    before = path.read_bytes()
    with pytest.raises(StoreError, match="exists already"):
        Store.create(path)
    assert path.read_bytes() == before
    with pytest.raises(StoreError, match="beside"):
        Store.create(tmp_path / "no" / "p.matchplan")


def test_closing_twice_does_no_harm(plan: Path) -> None:
    store = open_plan(plan).store
    store.close()
    store.close()


def test_a_plan_that_was_closed_writes_nothing_into_the_next_one(tmp_path: Path) -> None:
    """Something of the old window may still wait to be carried out when another plan is open."""
    first = Store.create(tmp_path / "first.matchplan")
    with first.write("Add Ash") as done:
        Program.create(name="Ash")
    first.close()
    second = Store.create(tmp_path / "second.matchplan")
    try:
        before = second.dump()
        for late in (lambda: first.revert(done[0]), first.dump, lambda: first.write("Late").__enter__()):
            with pytest.raises(StoreError, match="not open any more"):
                late()
        assert not first.writing
        first.close()
        with second.write("Add Birch"):
            Program.create(name="Birch")
        assert second.dump() != before
    finally:
        second.close()


def test_text_longer_than_a_plan_keeps_is_refused_in_words(store: Store) -> None:
    with pytest.raises(StoreError, match="too long"), store.write("Paste"):
        Program.create(name="x", notes="y" * 20_000_001)
    assert names() == []


def test_another_programs_change_stops_writing_until_it_has_been_looked_at(plan: Path, alter: Alter) -> None:
    store = open_plan(plan).store
    with store.write("Mine") as done:
        Program.create(name="Mine")
    assert not store.changed_outside()
    alter(plan, "INSERT INTO program (uid, name) VALUES ('u', 'Theirs')")
    with pytest.raises(StoreError, match="changed by another program"), store.write("Next"):
        Program.create(name="Never")
    with pytest.raises(StoreError, match="changed by another program"):
        store.revert(done[0])
    assert store.changed_outside()
    assert not store.changed_outside()
    with store.write("Next"):
        Program.create(name="Next")
    assert names() == ["Mayo", "Mine", "NIH", "Next", "Theirs", "Łódź"]
    store.close()


def test_own_changes_are_not_outside_ones(plan: Path) -> None:
    store = open_plan(plan).store
    with store.write("Add") as done:
        Program.create(name="Yale")
    store.revert(done[0])
    backups.snapshot_now(store, "r")
    assert not store.changed_outside()
    store.close()


def test_a_busy_plan_says_so(plan: Path) -> None:
    store = Store.connect(plan, pragmas={"busy_timeout": 10})
    with closing(sqlite3.connect(plan, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Another program is using"), store.write("Edit"):
            pass
    store.close()


def test_a_plan_moved_under_the_open_window_keeps_its_rows(plan: Path, tmp_path: Path) -> None:
    """Where the system lets an open file be moved at all; Windows does not."""
    store = open_plan(plan).store
    if os.name == "posix":
        plan.rename(plan.with_name("moved.matchplan"))
        _refuses_and_rescues(store, tmp_path / "rescue.matchplan")
    store.close()


def test_a_plan_deleted_under_the_open_window_keeps_its_rows(plan: Path, tmp_path: Path) -> None:
    store = open_plan(plan).store
    if os.name == "posix":
        plan.unlink()
        _refuses_and_rescues(store, tmp_path / "rescue.matchplan")
    store.close()


def test_a_plan_replaced_under_the_open_window_is_not_written_to(plan: Path, tmp_path: Path) -> None:
    store = open_plan(plan).store
    if os.name == "posix":
        shutil.copy(plan, tmp_path / "copy")
        (tmp_path / "copy").replace(plan)
        theirs = plan.read_bytes()
        _refuses_and_rescues(store, tmp_path / "rescue.matchplan")
        assert plan.read_bytes() == theirs
    store.close()


def _refuses_and_rescues(store: Store, rescue: Path) -> None:
    assert store.changed_outside()
    with pytest.raises(StoreError, match="moved, deleted or replaced"), store.write("Edit"):
        Program.create(name="Lost")
    assert names() == ["Mayo", "NIH", "Łódź"]
    backups.backup_to(store, rescue)
    digest = store.digest()
    store.close()
    opened = open_plan(rescue)
    assert opened.store.digest() == digest
    opened.store.close()


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("SQLITE_FULL", "disk is full"),
        ("SQLITE_READONLY", "read-only"),
        ("SQLITE_IOERR_WRITE", "cannot be reached"),
        ("SQLITE_BUSY", "Another program"),
        ("SQLITE_LOCKED", "Another program"),
        ("SQLITE_CANTOPEN", "cannot be opened"),
        ("SQLITE_NOMEM", "short of memory"),
    ],
)
def test_the_environments_errors_are_told_in_words(code: str, says: str) -> None:
    told = failures.explained(_error(code))
    assert isinstance(told, StoreError)
    assert says in told.message
    assert told.hint


@pytest.mark.parametrize("code", ["SQLITE_CORRUPT", "SQLITE_NOTADB"])
def test_damage_is_told_as_damage(code: str) -> None:
    assert isinstance(failures.explained(_error(code)), DamagedPlanError)


def test_the_first_cause_counts_not_the_last_complaint() -> None:
    """On a full disk the last exception only says that there is nothing to roll back."""
    try:
        try:
            raise _error("SQLITE_FULL")
        finally:
            raise pw.OperationalError("cannot rollback - no transaction is active")
    except pw.OperationalError as exc:
        told = failures.explained(exc)
    assert told is not None
    assert "disk is full" in told.message


def test_our_own_mistakes_are_left_alone() -> None:
    assert failures.explained(_error("SQLITE_CONSTRAINT")) is None
    with pytest.raises(sqlite3.OperationalError), failures.translated():
        raise sqlite3.OperationalError("near 'x': syntax error")


def _error(code: str) -> sqlite3.Error:
    error = sqlite3.OperationalError("what the database says")
    error.sqlite_errorname = code
    return error
