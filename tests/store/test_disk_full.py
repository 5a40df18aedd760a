"""A full disk: what was saved stays, what was not is told, nothing is left half."""

import contextlib
import os
import resource
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from matchplanner import paths
from matchplanner.errors import StoreError, UserError
from matchplanner.files import write_atomically
from matchplanner.services import backups, integrity
from matchplanner.store import bulk, migrations
from matchplanner.store.opening import create_plan, open_plan
from matchplanner.store.schema import Program
from matchplanner.store.store import Store

MEGABYTE = 1 << 20
BIG = [{"name": f"P{n}", "notes": "x" * 4000} for n in range(1000)]


@contextlib.contextmanager
def small_files(limit: int) -> Iterator[None]:
    """Let no file of this process grow beyond `limit` bytes: writing then fails as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def intact(plan: Path, digest: str) -> None:
    """Expect the plan to be sound, to say what it said, and nothing left beside it."""
    opened = open_plan(plan)
    assert opened.store.digest() == digest
    assert integrity.check(opened.store.connection) == ()
    opened.store.close()
    assert [file.name for file in plan.parent.iterdir()] == [plan.name]


def fail_to_grow(store: Store) -> StoreError:
    with pytest.raises(StoreError) as raised, store.write("Import"):
        Program.insert_many(BIG).execute()
    assert "not saved" in raised.value.message
    return raised.value


def test_an_import_that_does_not_fit_changes_nothing(plan: Path) -> None:
    store = open_plan(plan).store
    before = store.digest()
    with small_files(plan.stat().st_size + 100_000):
        fail_to_grow(store)
    assert store.digest() == before
    with store.write("Smaller") as done:
        Program.create(name="Fits")
    store.revert(done[0])
    store.close()
    intact(plan, before)


def test_a_full_database_is_called_a_full_disk(plan: Path) -> None:
    store = open_plan(plan).store
    before = store.digest()
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count={pages + 3}")
    assert "disk is full" in fail_to_grow(store).message
    assert store.digest() == before
    store.close()
    intact(plan, before)


@pytest.mark.parametrize("room", [3, 40])
def test_a_list_that_does_not_fit_changes_nothing_and_a_shorter_one_is_taken_back(
    plan: Path, room: int
) -> None:
    store = open_plan(plan).store
    before = store.digest()
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count={pages + room}")
    with pytest.raises(StoreError, match="disk is full"), store.write("Import"):
        bulk.insert(Program, ("name",), ((f"Program {n}",) for n in range(100_000)))
    assert store.digest() == before
    with store.write("Shorter") as done:
        bulk.insert(Program, ("name",), [("Birch",), ("Oak",)])
        Program.create(name="Elm")
    store.revert(done[0])
    store.close()
    intact(plan, before)


def test_an_undo_that_does_not_fit_changes_nothing(plan: Path) -> None:
    store = open_plan(plan).store
    with store.write("Import"):
        Program.insert_many(BIG).execute()
    with store.write("Delete") as done:
        Program.delete().execute()
    before = store.digest()
    with small_files(100_000), pytest.raises(StoreError):
        store.revert(done[0])
    assert store.digest() == before
    store.revert(done[0])
    assert Program.select().count() == 1003
    store.close()


def test_a_snapshot_and_a_backup_that_do_not_fit_leave_nothing_half(plan: Path, tmp_path: Path) -> None:
    store = open_plan(plan).store
    folder = paths.snapshots_dir(store.meta("plan_uid"))
    first = backups.snapshot_now(store, "fits")
    with store.write("Import"):
        Program.insert_many(BIG).execute()
    target = tmp_path / "backup.matchplan"
    target.write_bytes(b"the older one")
    with small_files(MEGABYTE):
        with pytest.raises(UserError, match="disk is full"):
            backups.snapshot_now(store, "does not")
        with pytest.raises(UserError, match="disk is full"):
            backups.backup_to(store, target)
    assert backups.snapshots(store.meta("plan_uid")) == (first,)
    assert {file.suffix for file in folder.iterdir()} == {".json", ".matchplan"}
    assert target.read_bytes() == b"the older one"
    assert not [file for file in tmp_path.iterdir() if ".part" in file.name]
    store.close()


def test_a_restore_that_does_not_fit_leaves_the_plan(plan: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.matchplan"
    store = create_plan(backup)
    with store.write("Import"):
        Program.insert_many(BIG).execute()
    store.close()
    store = open_plan(plan).store
    before = store.digest()
    store.close()
    with small_files(MEGABYTE), pytest.raises(UserError, match="could not be copied"):
        backups.restore_from(backup, plan)
    intact(plan, before)


def test_a_damaged_plan_that_cannot_be_set_aside_is_not_replaced(plan: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.matchplan"
    store = open_plan(plan).store
    backups.backup_to(store, backup)
    store.close()
    damaged = plan.read_bytes() + bytes(MEGABYTE)
    damaged = damaged[:9000] + bytes(len(damaged) - 9000)
    plan.write_bytes(damaged)
    with small_files(MEGABYTE), pytest.raises(UserError, match="disk is full"):
        backups.restore_from(backup, plan)
    assert plan.read_bytes() == damaged
    assert [file.name for file in plan.parent.iterdir()] == [plan.name]


def test_a_new_plan_that_does_not_fit_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    with small_files(20_000), pytest.raises(UserError):
        create_plan(folder / "p.matchplan")
    assert list(folder.iterdir()) == []


def test_a_migration_that_does_not_fit_leaves_the_old_schema(plan: Path) -> None:
    def grow(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE program ADD COLUMN motto TEXT NOT NULL DEFAULT ''")
        connection.execute("UPDATE program SET motto = hex(zeroblob(1000000))")

    store = open_plan(plan).store
    before = store.digest()
    store.connection.execute("PRAGMA query_only=0")
    with small_files(plan.stat().st_size + 100_000), pytest.raises(sqlite3.OperationalError):
        migrations.migrate(store.connection, [*migrations.STEPS, grow])
    store.close()
    intact(plan, before)


@pytest.mark.parametrize("limit", range(0, 60_000, 4096))
def test_an_export_keeps_the_old_file_wherever_the_room_ends(tmp_path: Path, limit: int) -> None:
    target = tmp_path / "list.csv"
    target.write_bytes(b"old")
    with small_files(limit), pytest.raises(UserError, match="disk is full"):
        write_atomically(target, bytes(60_000))
    assert target.read_bytes() == b"old"
    assert not [file for file in tmp_path.iterdir() if ".part" in file.name]


@pytest.fixture
def tiny_disk() -> Iterator[Path]:
    """A disk of 2 MB, where the system lets us make one; else a folder on the common disk."""
    with tempfile.TemporaryDirectory() as name:
        options = ["-t", "tmpfs", "-o", "size=2m", "tmpfs", name]
        mounted = os.geteuid() == 0 and _succeeds("mount", *options)
        try:
            yield Path(name)
        finally:
            if mounted:
                _succeeds("umount", name)


def _succeeds(*command: str) -> bool:
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def test_on_a_small_disk_every_acknowledged_change_is_there_afterwards(tiny_disk: Path) -> None:
    """On the common disk, where nothing fills up, the same holds after 400 changes."""
    plan = tiny_disk / "plan.matchplan"
    store = create_plan(plan)
    acknowledged = 0
    with contextlib.suppress(StoreError):
        for number in range(400):
            with store.write("Add"):
                Program.create(name=f"P{number}", notes="x" * 4000)
            acknowledged += 1
    before = store.digest()
    assert acknowledged > 50
    assert Program.select().count() == acknowledged
    store.close()
    intact(plan, before)
