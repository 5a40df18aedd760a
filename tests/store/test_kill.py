"""A process is killed in the midst of writing, 210 times: nothing it acknowledged may be missing."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from matchplanner import paths
from matchplanner.errors import DamagedPlanError
from matchplanner.files import write_atomically
from matchplanner.services import backups, integrity
from matchplanner.store import first_look, probe, snapshots
from matchplanner.store.digests import digest
from matchplanner.store.migrations import schema_version, version_of
from matchplanner.store.opening import create_plan, open_plan
from matchplanner.store.schema import Program
from matchplanner.store.store import Store

CHILD = Path(__file__).with_name("kill_child.py")
KILLS = int(os.environ.get("MATCHPLANNER_KILLS", "30"))
"""Of each of the seven workloads; a long run before a release sets more."""

UNSAFE_KILLS = 10

WINDOWS = {"imports": 1.2, "restore": 0.15, "migration": 0.15}
"""Seconds after the first acknowledgement in which the kill falls; 50 ms where nothing is said.

Where one action takes longer than that, the window covers all of it.
"""


@dataclass
class Report:
    """What the child said before its end."""

    acked: str
    pending: str = ""
    kept: list[tuple[str, str]] = field(default_factory=list)

    def hear(self, lines: Iterable[bytes]) -> None:
        for line in lines:
            match line.decode().split():
                case ["will", after] if line.endswith(b"\n"):
                    self.pending = after
                case ["ack", after] if line.endswith(b"\n"):
                    self.acked, self.pending = after, ""
                case ["snapshot", name, after] if line.endswith(b"\n"):
                    self.kept.append((name, after))

    @property
    def allowed(self) -> set[str]:
        """The last acknowledged state, or the one whose commit was under way."""
        return {self.acked, self.pending} - {""}


def kill_one(workload: str, plan: Path, start: str, moment: float, *options: str) -> Report:
    """Start the child and kill it after its first acknowledgement, at a moment from 0 to 1 of its window."""
    report = Report(start)
    command = [sys.executable, str(CHILD), workload, str(plan), *options]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as child:
        assert child.stdout is not None
        for line in child.stdout:
            report.hear([line])
            if line.startswith(b"ack"):
                break
        try:
            child.wait(timeout=moment * WINDOWS.get(workload, 0.05))
        except subprocess.TimeoutExpired:
            child.kill()
        else:
            pytest.fail("the child ended by itself")
        report.hear(child.stdout.readlines())
    return report


def reopened(plan: Path) -> tuple[str, list[str]]:
    """Open the plan as the user would; returns its digest and what `check` finds wrong."""
    store = open_plan(plan).store
    try:
        errors = [str(f) for f in integrity.check(store.connection) if f.severity == integrity.Severity.ERROR]
        return store.digest(), errors
    finally:
        store.close()


def left_beside(plan: Path) -> set[str]:
    return {file.name for file in plan.parent.iterdir() if file.name.startswith(plan.name) and file != plan}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    path = folder / "plan.matchplan"
    fill(create_plan(path), 40)
    return path


def fill(store: Store, programs: int) -> None:
    with store.write("Start"):
        Program.insert_many([{"name": f"Start {i}", "notes": "n" * 300} for i in range(programs)]).execute()
    store.close()


@pytest.mark.timeout(600)
@pytest.mark.parametrize("workload", ["edits", "bulk", "imports", "undo_redo"])
def test_no_acknowledged_change_is_lost_when_the_program_is_killed(workload: str, plan: Path) -> None:
    state, errors = reopened(plan)
    for kill in range(KILLS):
        report = kill_one(workload, plan, state, (kill + 0.5) / KILLS)
        state, errors = reopened(plan)
        assert state in report.allowed, f"kill {kill} lost or halved a change"
        assert not errors
        assert not left_beside(plan)


@pytest.mark.timeout(600)
def test_a_kill_during_a_snapshot_leaves_only_whole_snapshots(plan: Path) -> None:
    state, errors = reopened(plan)
    with first_look.reading(plan) as connection:
        folder = paths.snapshots_dir(probe.examine(plan).plan_uid)
        assert digest(connection) == state
    for kill in range(KILLS):
        report = kill_one("snapshot", plan, state, (kill + 0.5) / KILLS)
        state, errors = reopened(plan)
        assert state in report.allowed
        assert not errors
        listed = snapshots.listed(folder)
        assert all(snapshots.is_sound(snapshot) for snapshot in listed)
        there = {(snapshot.path.name, snapshot.digest) for snapshot in listed}
        assert set(report.kept) <= there
    store = open_plan(plan).store
    with store.write("Last"):
        Program.create(name="Last")
    backups.snapshot_now(store, "Clears away what the killed ones left")
    store.close()
    assert {file.suffix for file in folder.iterdir()} == {".matchplan", ".json"}


@pytest.mark.timeout(600)
def test_a_kill_during_a_restore_leaves_the_old_plan_or_the_backup(plan: Path) -> None:
    for name in "ab":
        store = open_plan(plan).store
        with store.write("More"):
            Program.insert_many([{"name": f"{name}{i}", "notes": "n" * 300} for i in range(200)]).execute()
        backups.backup_to(store, plan.with_name(f"backup-{name}.matchplan"))
        store.close()
    state, errors = reopened(plan)
    for kill in range(KILLS):
        report = kill_one("restore", plan, state, (kill + 0.5) / KILLS)
        state, errors = reopened(plan)
        assert state in report.allowed
        assert not errors
        assert not left_beside(plan)


@pytest.mark.timeout(600)
def test_a_kill_during_a_migration_leaves_the_old_schema_or_the_new_one(tmp_path: Path) -> None:
    plan = tmp_path / "plan.matchplan"
    fill(create_plan(plan), 1000)
    before = plan.read_bytes()
    state, _errors = reopened(plan)
    versions = set()
    for kill in range(KILLS):
        write_atomically(plan, before)
        report = kill_one("migration", plan, state, (kill + 0.5) / KILLS)
        with closing(sqlite3.connect(plan)) as connection:
            versions.add(version_of(connection))
            assert digest(connection) in report.allowed
            assert (version_of(connection) == schema_version()) == (digest(connection) == state)
            assert probe.problems(connection) == ()
        probe.settle(plan)
    assert schema_version() in versions


@pytest.mark.timeout(600)
def test_without_the_safe_settings_the_same_kills_do_damage(tmp_path: Path) -> None:
    """The control: a harness that cannot fail proves nothing."""
    for kill in range(UNSAFE_KILLS):
        plan = tmp_path / f"unsafe-{kill}.matchplan"
        fill(create_plan(plan), 40)
        state, _errors = reopened(plan)
        report = kill_one("bulk", plan, state, (kill + 0.5) / UNSAFE_KILLS, "unsafe")
        try:
            state, _errors = reopened(plan)
        except DamagedPlanError:
            return
        if state not in report.allowed:
            return
    pytest.fail(f"{UNSAFE_KILLS} kills without a journal did no damage: the kills come at the wrong moments")
