"""What the system forbids: reading, writing, writing beside.

As root these tests lower their own rights first.
"""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from matchplanner.errors import StoreError, UserError
from matchplanner.files import write_atomically
from matchplanner.services import backups
from matchplanner.store.opening import create_plan, open_plan
from matchplanner.store.schema import Program

NOBODY = 65534


@contextlib.contextmanager
def ordinary_user() -> Iterator[None]:
    """Be somebody whom permission bits stop; root walks past them."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder the ordinary user can reach; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        monkeypatch.setenv("MATCHPLANNER_HOME", str(folder / "home"))
        yield folder
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o777)


@pytest.fixture
def mine(folder: Path) -> Path:
    """A closed plan that belongs to the ordinary user."""
    place = folder / "plans"
    with ordinary_user():
        place.mkdir()
        path = place / "plan.matchplan"
        store = create_plan(path)
        with store.write("Start"):
            Program.create(name="Mayo")
        store.close()
    return path


def test_a_plan_without_permission_to_read_is_refused(mine: Path) -> None:
    mine.chmod(0)
    modified = mine.stat().st_mtime_ns
    with ordinary_user(), pytest.raises(StoreError, match="no permission to read"):
        open_plan(mine)
    assert mine.stat().st_mtime_ns == modified
    assert [file.name for file in mine.parent.iterdir()] == ["plan.matchplan"]


def test_a_plan_in_a_closed_folder_is_refused(mine: Path) -> None:
    mine.parent.chmod(0)
    with ordinary_user(), pytest.raises(StoreError, match="no permission to read"):
        open_plan(mine)


def test_a_protected_file_opens_read_only_and_says_so(mine: Path) -> None:
    mine.chmod(0o444)
    with ordinary_user():
        opened = open_plan(mine)
        assert opened.store.read_only
        assert opened.notices == (
            "This plan is open read-only: the file is protected. Save a copy to make changes.",
        )
        assert Program.get().name == "Mayo"
        opened.store.close()
    assert [file.name for file in mine.parent.iterdir()] == ["plan.matchplan"]


def test_a_plan_in_a_protected_folder_opens_read_only_and_can_be_copied(mine: Path, folder: Path) -> None:
    mine.parent.chmod(0o555)
    copy = folder / "copy.matchplan"
    with ordinary_user():
        opened = open_plan(mine)
        assert opened.store.read_only
        assert "its folder is protected" in opened.notices[0]
        with pytest.raises(StoreError, match="read-only"), opened.store.write("Edit"):
            pass
        backups.backup_to(opened.store, copy)
        opened.store.close()
        opened = open_plan(copy)
        assert not opened.store.read_only
        opened.store.close()


def test_a_new_backup_is_its_owners_alone_like_the_plan(mine: Path, folder: Path) -> None:
    with ordinary_user():
        opened = open_plan(mine)
        backups.backup_to(opened.store, folder / "b.matchplan")
        opened.store.close()
    assert {path.stat().st_mode & 0o777 for path in (mine, folder / "b.matchplan")} == {0o600}


def test_what_a_killed_program_left_in_a_protected_folder_is_named(mine: Path) -> None:
    mine.with_name(f"{mine.name}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    mine.parent.chmod(0o555)
    with ordinary_user(), pytest.raises(StoreError, match="tidied up"):
        open_plan(mine)


def test_no_plan_is_made_where_nothing_may_be_written(mine: Path) -> None:
    mine.parent.chmod(0o555)
    with ordinary_user(), pytest.raises(StoreError, match="Nothing can be written"):
        create_plan(mine.with_name("new.matchplan"))


def test_snapshots_that_cannot_be_kept_do_not_stop_the_work(mine: Path, folder: Path) -> None:
    (folder / "home").mkdir(mode=0o555)
    with ordinary_user():
        opened = open_plan(mine)
        with pytest.raises(StoreError, match="No backup can be kept"):
            backups.snapshot_now(opened.store, "r")
        with opened.store.write("Edit"):
            Program.create(name="Yale")
        opened.store.close()


def test_a_protected_folder_refuses_an_export_in_words(mine: Path) -> None:
    target = mine.with_name("list.csv")
    target.write_bytes(b"old")
    mine.parent.chmod(0o555)
    with ordinary_user(), pytest.raises(UserError, match="cannot be written"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
