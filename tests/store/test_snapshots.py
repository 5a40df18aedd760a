"""Snapshots: verified, in order, never twice the same, and back again."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.clock import Clock
from tests.store.conftest import Footprint

from matchplanner import paths
from matchplanner.errors import PlanInUseError, StoreError, UserError
from matchplanner.services import backups
from matchplanner.store import lock, recovery, snapshots
from matchplanner.store.opening import open_plan
from matchplanner.store.schema import Claim, History, Program
from matchplanner.store.store import Store

NOON = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)


def add(store: Store, name: str) -> None:
    with store.write(f"Add {name}"):
        Program.create(name=name)


def names() -> set[str]:
    return {program.name for program in Program.select()}


def test_a_snapshot_is_described_and_holds_everything(plan: Path) -> None:
    store = open_plan(plan, clock=Clock(NOON)).store
    kept = backups.snapshot_now(store, "Before an import")
    assert kept is not None
    assert kept.counts["program"] == 3
    assert kept.taken_at == NOON
    assert kept.reason == "Before an import"
    assert kept.digest == store.digest()
    assert backups.snapshots(store.meta("plan_uid")) == (kept,)
    assert kept.path.parent == paths.snapshots_dir(store.meta("plan_uid"))
    history = History.select().count()
    store.close()
    opened = open_plan(kept.path)
    assert names() == {"Mayo", "Łódź", "NIH"}
    assert History.select().count() == history
    opened.store.close()


def test_the_same_content_is_not_kept_twice(plan: Path) -> None:
    store = open_plan(plan).store
    assert backups.snapshot_now(store, "first") is not None
    assert backups.snapshot_now(store, "again") is None
    with store.write("There") as done:
        Program.create(name="Yale")
    store.revert(done[0])
    assert backups.snapshot_now(store, "and back") is None
    assert backups.snapshot_now(store, "on purpose", name="My list") is not None
    store.close()


def test_a_damaged_snapshot_does_not_count_as_the_same(plan: Path) -> None:
    store = open_plan(plan).store
    first = backups.snapshot_now(store, "first")
    assert first is not None
    first.path.write_bytes(first.path.read_bytes()[:-1] + b"!")
    assert not snapshots.is_sound(first)
    second = backups.snapshot_now(store, "again")
    assert second is not None
    assert snapshots.newest_sound(second.path.parent) == second
    store.close()


def test_the_order_is_by_sequence_whatever_the_clock_says(plan: Path) -> None:
    clock = Clock(NOON)
    store = open_plan(plan, clock=clock).store
    for number in range(4):
        add(store, f"P{number}")
        backups.snapshot_now(store, f"{number}")
        clock.now -= timedelta(days=1)
    listed = backups.snapshots(store.meta("plan_uid"))
    assert [snapshot.reason for snapshot in listed] == ["3", "2", "1", "0"]
    assert [snapshot.sequence for snapshot in listed] == [4, 3, 2, 1]
    store.close()


def test_thinning_spares_named_ones_and_the_newest_sound_one(plan: Path) -> None:
    clock = Clock(NOON)
    store = open_plan(plan, clock=clock).store
    uid = store.meta("plan_uid")
    for number in range(6):
        add(store, f"P{number}")
        backups.snapshot_now(store, f"{number}", name="mine" if number == 1 else "")
        clock.now += timedelta(minutes=1)
    clock.now += timedelta(days=400)
    snapshots.thin(paths.snapshots_dir(uid), clock.now)
    assert [snapshot.reason for snapshot in backups.snapshots(uid)] == ["5", "1"]
    assert len(list(paths.snapshots_dir(uid).iterdir())) == 4
    store.close()


def test_leftovers_of_a_killed_snapshot_are_cleared_away(plan: Path) -> None:
    store = open_plan(plan).store
    folder = paths.snapshots_dir(store.meta("plan_uid"))
    folder.mkdir(parents=True)
    for name in (".x.part", ".x.part-journal", "000004-20260101T000000Z.json", "snapshots.lock"):
        (folder / name).write_text("{}")
    kept = backups.snapshot_now(store, "r")
    assert kept is not None
    assert {file.suffix for file in folder.iterdir()} == {".json", ".matchplan"}
    assert len(list(folder.iterdir())) == 2
    store.close()


def test_an_unreadable_description_hides_only_its_own_snapshot(plan: Path) -> None:
    store = open_plan(plan).store
    first = backups.snapshot_now(store, "first")
    add(store, "Yale")
    second = backups.snapshot_now(store, "second")
    assert first is not None
    assert second is not None
    first.path.with_suffix(".json").write_text("[")
    assert backups.snapshots(store.meta("plan_uid")) == (second,)
    store.close()


def test_two_windows_do_not_write_snapshots_at_the_same_moment(plan: Path) -> None:
    store = open_plan(plan).store
    folder = paths.snapshots_dir(store.meta("plan_uid"))
    folder.mkdir(parents=True)
    held = lock.acquire(folder / "snapshots", app="other", clock=Clock(NOON))
    with pytest.raises(StoreError, match="Another window"):
        backups.snapshot_now(store, "r")
    held.release()
    store.close()


def test_a_backup_is_a_plan_of_its_own_and_replaces_an_older_one(plan: Path, tmp_path: Path) -> None:
    target = tmp_path / "backup.matchplan"
    target.write_text("something older")
    store = open_plan(plan).store
    backups.backup_to(store, target)
    store.close()
    opened = open_plan(target)
    assert names() == {"Mayo", "Łódź", "NIH"}
    opened.store.close()
    assert not [file for file in tmp_path.iterdir() if "part" in file.name]


def test_a_backup_over_the_plan_itself_or_another_open_plan_is_refused(plan: Path) -> None:
    store = open_plan(plan).store
    with pytest.raises(UserError, match="name of its own"):
        backups.backup_to(store, plan)
    other = plan.with_name("other.matchplan")
    held = lock.acquire(other, app="other", clock=Clock(NOON))
    with pytest.raises(UserError, match="is open"):
        backups.backup_to(store, other)
    held.release()
    with pytest.raises(UserError, match="does not exist"):
        backups.backup_to(store, plan.parent / "no" / "b.matchplan")
    store.close()


def test_a_read_only_plan_can_be_copied(plan: Path, tmp_path: Path) -> None:
    store = open_plan(plan, read_only=True).store
    backups.backup_to(store, tmp_path / "copy.matchplan")
    assert (tmp_path / "copy.matchplan").exists()
    store.close()


def test_restoring_keeps_the_present_first(plan: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.matchplan"
    store = open_plan(plan).store
    backups.backup_to(store, backup)
    add(store, "Yale")
    uid, later = store.meta("plan_uid"), store.digest()
    store.close()

    told = backups.restore_from(backup, plan)
    opened = open_plan(plan)
    assert names() == {"Mayo", "Łódź", "NIH"}
    opened.store.close()
    (kept,) = backups.snapshots(uid)
    assert kept.digest == later
    assert told == kept.path

    backups.restore_from(kept.path, plan)
    opened = open_plan(plan)
    assert opened.store.digest() == later
    opened.store.close()
    assert [file.name for file in plan.parent.iterdir()] == ["plan.matchplan"]


def test_a_plan_that_another_program_is_writing_to_is_not_replaced(plan: Path, tmp_path: Path) -> None:
    backup = tmp_path / "b.matchplan"
    shutil.copyfile(plan, backup)
    before = Footprint.of(plan)
    with closing(sqlite3.connect(plan, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="Another program is using"):
            backups.restore_from(backup, plan)
    assert Footprint.of(plan) == before


def test_a_protected_plan_is_not_replaced(plan: Path, tmp_path: Path) -> None:
    backup = tmp_path / "b.matchplan"
    shutil.copyfile(plan, backup)
    plan.chmod(0o444)
    before = Footprint.of(plan)
    with pytest.raises(UserError, match="protected"):
        backups.restore_from(backup, plan)
    assert Footprint.of(plan) == before


def test_restoring_over_an_open_plan_is_refused(plan: Path, tmp_path: Path) -> None:
    store = open_plan(plan).store
    backups.backup_to(store, tmp_path / "b.matchplan")
    with pytest.raises(PlanInUseError):
        backups.restore_from(tmp_path / "b.matchplan", plan)
    store.close()


def test_a_damaged_backup_is_refused_and_the_plan_untouched(plan: Path) -> None:
    store = open_plan(plan).store
    kept = backups.snapshot_now(store, "r")
    store.close()
    assert kept is not None
    before = Footprint.of(plan)
    whole = kept.path.read_bytes()
    flipped = bytearray(whole)
    flipped[whole.index(b"Mayo")] ^= 1
    kept.path.write_bytes(flipped)
    with pytest.raises(StoreError, match="is damaged"):
        backups.restore_from(kept.path, plan)
    kept.path.with_suffix(".json").unlink()
    kept.path.write_bytes(whole[:9000])
    with pytest.raises(StoreError, match="damaged"):
        backups.restore_from(kept.path, plan)
    with pytest.raises(StoreError, match="over itself"):
        backups.restore_from(plan, plan)
    assert Footprint.of(plan) == before


def test_restoring_over_a_damaged_plan_keeps_the_damaged_file(plan: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.matchplan"
    store = open_plan(plan).store
    backups.backup_to(store, backup)
    store.close()
    damaged = plan.read_bytes()[:9000]
    plan.write_bytes(damaged)
    plan.with_name(f"{plan.name}-journal").write_bytes(b"what was left")
    told = recovery.restore(backup, plan, clock=Clock(NOON))
    opened = open_plan(plan)
    assert names() == {"Mayo", "Łódź", "NIH"}
    opened.store.close()
    aside = plan.with_name("plan.matchplan.damaged-20261001T120000Z")
    assert told == aside
    assert aside.read_bytes() == damaged
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"what was left"
    assert not plan.with_name(f"{plan.name}-journal").exists()


def test_restoring_to_where_nothing_is_makes_the_plan(plan: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.matchplan"
    assert backups.restore_from(plan, target) is None
    opened = open_plan(target)
    assert names() == {"Mayo", "Łódź", "NIH"}
    opened.store.close()


def test_a_file_that_was_never_a_plan_is_not_replaced(plan: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_bytes(b"PK words")
    with pytest.raises(StoreError, match="not a MatchPlanner plan"):
        backups.restore_from(plan, letter)
    assert letter.read_bytes() == b"PK words"


def test_a_snapshot_says_in_plain_json_what_it_is(plan: Path) -> None:
    store = open_plan(plan, clock=Clock(NOON)).store
    kept = backups.snapshot_now(store, "r")
    store.close()
    assert kept is not None
    told = json.loads(kept.path.with_suffix(".json").read_text("utf-8"))
    assert told["path"] == kept.path.name
    assert told["taken_at"] == "2026-10-01T12:00:00+00:00"
    assert told["sha256"] == kept.sha256


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(st.lists(st.text(max_size=5), min_size=1, max_size=4), min_size=1, max_size=4))
def test_every_snapshot_of_a_history_restores_to_its_own_digest(
    plan: Path, history: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    target = tmp_path_factory.mktemp("restored") / "plan.matchplan"
    store = open_plan(plan).store
    taken = {}
    for step in history:
        with store.write("Step"):
            Program.delete().where(Program.name == "Step").execute()
            program = Program.create(name="Step")
            for value in step:
                Claim.create(program=program, field="listed", value=value, source_kind="own")
        kept = backups.snapshot_now(store, "step")
        assert kept is not None
        taken[kept.path] = store.digest()
    store.close()
    for path, digest in taken.items():
        if path.exists():
            backups.restore_from(path, target)
            opened = open_plan(target)
            assert opened.store.digest() == digest
            opened.store.close()


def test_a_plan_damaged_while_open_is_not_copied(plan: Path, tmp_path: Path) -> None:
    """Copying reads every page, so damage stops it instead of spreading."""
    store = open_plan(plan).store
    with store.write("Fill"):
        Program.insert_many([{"name": f"P{n}", "notes": "x" * 500} for n in range(300)]).execute()
    good = backups.snapshot_now(store, "good")
    store.close()
    store = open_plan(plan).store
    with plan.open("rb+") as stream:
        stream.seek(30 * 4096)
        stream.write(bytes(40 * 4096))
    with pytest.raises(StoreError, match="damaged"):
        backups.snapshot_now(store, "bad")
    with pytest.raises(StoreError, match="damaged"):
        backups.backup_to(store, tmp_path / "copy.matchplan")
    assert not (tmp_path / "copy.matchplan").exists()
    assert backups.snapshots(store.meta("plan_uid")) == (good,)
    store.close()


def test_a_missing_snapshot_file_is_not_sound_and_not_listed(plan: Path) -> None:
    store = open_plan(plan).store
    kept = backups.snapshot_now(store, "r")
    assert kept is not None
    kept.path.unlink()
    assert not snapshots.is_sound(kept)
    assert backups.snapshots(store.meta("plan_uid")) == ()
    store.close()
