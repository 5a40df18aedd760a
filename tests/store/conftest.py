"""What the tests of the plan file share."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from matchplanner.store import schema
from matchplanner.store.opening import create_plan
from matchplanner.store.schema import Claim, Profile, Program, RankEntry

collect_ignore = ["test_permissions.py", "test_disk_full.py"] if sys.platform == "win32" else []
"""Windows knows no user ids, no file size limit and no permission bits; its own cases are elsewhere."""


@dataclass(frozen=True)
class Footprint:
    """What must not change when a file is refused."""

    content: bytes
    modified: int
    beside: frozenset[str]

    @classmethod
    def of(cls, path: Path) -> "Footprint":
        beside = frozenset(file.name for file in path.parent.iterdir())
        if not path.is_file():
            return cls(b"", 0, beside)
        return cls(path.read_bytes(), path.stat().st_mtime_ns, beside)


@pytest.fixture(autouse=True)
def nothing_left_open() -> Iterator[None]:
    """Fail a test that leaves its plan open, and close it for the next one."""
    yield
    left_open = not schema.database.is_closed()
    if left_open:
        schema.database.close()
    assert not left_open


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A closed plan with three programs, one of them ranked."""
    folder = tmp_path / "plans"
    folder.mkdir()
    path = folder / "plan.matchplan"
    store = create_plan(path)
    with store.write("Start"):
        first, *_others = [Program.create(name=name) for name in ("Mayo", "Łódź", "NIH")]
        Claim.create(program=first, field="j1", value="yes", source_kind="own")
        RankEntry.create(program=first, position=1)
        Profile.update(name="Ada").execute()
    store.close()
    return path


@pytest.fixture
def alter() -> Callable[..., None]:
    """Run SQL on a plan as another program would."""

    def run(path: Path, *statements: str) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("PRAGMA ignore_check_constraints=ON")
            for statement in statements:
                connection.execute(statement)

    return run
