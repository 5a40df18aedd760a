"""The plan's lock: one writer, taken over from the dead, never from the living."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchplanner.errors import PlanInUseError
from matchplanner.store import lock
from matchplanner.store.opening import open_plan

NOON = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)

HOLD = """
import sys
from pathlib import Path
from matchplanner.store.opening import open_plan
opened = open_plan(Path(sys.argv[1]), app="Another window")
print("open", flush=True)
sys.stdin.read()
"""


def take(plan: Path, *, take_over: bool = False) -> lock.PlanLock:
    return lock.acquire(plan, app="MatchPlanner", clock=lambda: NOON, take_over=take_over)


def leave_from(plan: Path, host: str) -> None:
    told = {"pid": 77, "host": host, "app": "MatchPlanner", "since": NOON.isoformat()}
    lock.lock_path(plan).write_text(json.dumps(told))


def test_the_second_in_one_process_is_told_who_holds_it(tmp_path: Path) -> None:
    plan = tmp_path / "plan.matchplan"
    held = take(plan)
    assert lock.is_held(plan)
    with pytest.raises(PlanInUseError) as raised:
        take(plan)
    assert str(os.getpid()) in raised.value.message
    assert "2026-10-01 12:00 UTC" in raised.value.message
    held.release()
    assert not lock.is_held(plan)
    assert not lock.lock_path(plan).exists()


def test_releasing_twice_does_not_take_it_from_the_next_holder(tmp_path: Path) -> None:
    plan = tmp_path / "plan.matchplan"
    first = take(plan)
    first.release()
    second = take(plan)
    first.release()
    assert lock.is_held(plan)
    second.release()


def test_a_living_process_is_named_and_a_killed_one_is_taken_over_from(plan: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(plan)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        with pytest.raises(PlanInUseError, match=rf"Another window \(process {other.pid}, since "):
            open_plan(plan)
        with pytest.raises(PlanInUseError):
            open_plan(plan, take_over=True)
        reader = open_plan(plan, read_only=True)
        reader.store.close()
        other.kill()
    assert lock.lock_path(plan).exists()
    opened = open_plan(plan)
    opened.store.close()
    assert not lock.lock_path(plan).exists()


def test_a_holder_on_another_computer_keeps_it_until_the_user_says_otherwise(plan: Path) -> None:
    leave_from(plan, "her-laptop")
    with pytest.raises(PlanInUseError, match=r"on her-laptop \(process 77, since 2026-10-01 12:00 UTC\)"):
        open_plan(plan)
    assert lock.lock_path(plan).exists()
    reader = open_plan(plan, read_only=True)
    assert reader.store.read_only
    reader.store.close()
    opened = open_plan(plan, take_over=True)
    opened.store.close()
    assert not lock.lock_path(plan).exists()


def test_a_file_left_by_a_dead_process_here_is_taken_over(tmp_path: Path) -> None:
    plan = tmp_path / "plan.matchplan"
    leave_from(plan, lock.this_host())
    take(plan).release()


@pytest.mark.parametrize("content", ["", "not json", "[]", '{"pid": "x"}', "{}"])
def test_a_lock_file_nobody_can_read_holds_nothing(tmp_path: Path, content: str) -> None:
    plan = tmp_path / "plan.matchplan"
    lock.lock_path(plan).write_text(content)
    take(plan).release()


def test_an_unknown_holder_is_described_without_guesses() -> None:
    assert lock.Holder().described() == "another program"
