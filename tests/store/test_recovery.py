"""Restoring under Cancel: until it begins to replace, the plan stays as it was; from then on it is told."""

from pathlib import Path

import pytest

from matchplanner.errors import CancelledError
from matchplanner.services import programs
from matchplanner.store import opening, recovery, snapshots
from matchplanner.store.copying import copy_to


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with a program that its backup lacks; nobody has it open."""
    path = tmp_path / "my.matchplan"
    store = opening.create_plan(path)
    copy_to(store.connection, tmp_path / "backup.matchplan")
    with store.write("Add"):
        programs.add("Birch")
    store.close()
    return path


@pytest.mark.parametrize("calls", range(6))
def test_what_is_cancelled_before_leaves_the_plan(plan: Path, calls: int) -> None:
    before, left = plan.read_bytes(), [calls]

    def stop(_done: int, _of: int) -> None:
        if not left[0]:
            raise CancelledError("Stopped.")
        left[0] -= 1

    def settled() -> None:
        raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        recovery.restore(plan.with_name("backup.matchplan"), plan, progress=stop, settled=settled)

    assert plan.read_bytes() == before
    left_there = {path.name for path in plan.parent.iterdir()} - {"home"}
    assert left_there == {"backup.matchplan", "my.matchplan"}
    opening.open_plan(plan).store.close()


def test_it_says_when_there_is_no_way_back(plan: Path) -> None:
    before, told = plan.read_bytes(), []

    def settled() -> None:
        told.append(plan.read_bytes() == before)

    kept = recovery.restore(plan.with_name("backup.matchplan"), plan, settled=settled)

    assert told == [True]
    assert plan.read_bytes() != before
    assert kept is not None
    assert snapshots.described(kept) is not None
