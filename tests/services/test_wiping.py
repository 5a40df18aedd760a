"""A plan goes with everything it left, or not at all; nobody else's things go with it."""

import errno
import logging
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchplanner import paths
from matchplanner.errors import PlanInUseError, UserError
from matchplanner.services import attachments, backups, programs, wiping
from matchplanner.services.wiping import Trace
from matchplanner.store import opening, recovery


@pytest.fixture
def plan(tmp_path: Path) -> tuple[Path, str]:
    """A closed plan that left one of each, beside another plan."""
    folder = tmp_path / "Plans [mine]"
    folder.mkdir()
    path = folder / "My plan.matchplan"
    uid = ""
    for each in (folder / "My plan 2.matchplan", path):
        store = opening.create_plan(each)
        (tmp_path / "CV.pdf").write_bytes(b"%PDF")
        attachments.keep(tmp_path / "CV.pdf", each)
        with store.write("Add"):
            programs.add("Aurora Genetics")
        backups.snapshot_now(store, "while working")
        uid = store.meta("plan_uid")
        store.close()
    recovery.set_aside(path, datetime(2026, 10, 1, tzinfo=UTC))
    (folder / ".My plan.matchplan.0a1b2c3d.part").touch()
    paths.log_dir().mkdir(parents=True)
    (paths.log_dir() / "matchplanner.log").write_text("a line")
    (paths.log_dir() / "matchplanner.log.1").write_text("older")
    paths.running_mark().touch()
    return path, uid


def everything(tmp_path: Path) -> set[str]:
    return {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}


def test_each_kind_is_counted_before_anything_is_asked(plan: tuple[Path, str]) -> None:
    counts = {one.trace: one.files for one in wiping.found(*plan)}
    assert counts == {
        Trace.PLAN: 1,
        Trace.KEPT: 1,
        Trace.BACKUPS: 2,
        Trace.DAMAGED: 1,
        Trace.UNFINISHED: 1,
        Trace.LOG: 2,
    }
    sizes = {one.trace: one.size for one in wiping.found(*plan)}
    assert sizes[Trace.PLAN] == plan[0].stat().st_size
    assert sizes[Trace.KEPT] == 4


def test_all_of_it_goes_and_the_other_plan_keeps_what_it_has(plan: tuple[Path, str], tmp_path: Path) -> None:
    before = everything(tmp_path)
    gone = wiping.wipe(*plan)
    left = everything(tmp_path)
    assert sum(one.files for one in gone) == 8
    assert len(before - left) == 8
    assert not [name for name in left if "My plan.matchplan" in name or "My plan files" in name]
    assert any("My plan 2.matchplan" in name for name in left)
    assert any("My plan 2 files" in name for name in left)
    assert paths.running_mark().exists()
    assert len(list(paths.snapshots_root().iterdir())) == 1
    assert not [name for name in left if name.endswith((".part", ".lock")) and "snapshots" not in name]


def test_a_file_that_is_held_is_named_and_nothing_goes(
    plan: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where neither a held file nor a folder with one in it can be moved."""
    held = attachments.folder_of(plan[0]) / "CV.pdf"
    plain = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self in {held, held.parent}:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return plain(self, target)

    before = everything(tmp_path)
    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(UserError, match=r"Nothing was deleted: .*CV\.pdf"):
        wiping.wipe(*plan)
    assert everything(tmp_path) == before


def test_what_cannot_be_deleted_after_all_is_told_with_where_it_is(
    plan: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def rmtree(path: Path) -> None:
        raise PermissionError(errno.EACCES, str(path))

    monkeypatch.setattr("shutil.rmtree", rmtree)
    with pytest.raises(UserError, match="Not everything could be deleted") as told:
        wiping.wipe(*plan)
    assert ".part" in told.value.message
    assert not plan[0].exists()


def test_a_plan_that_is_open_elsewhere_stays(plan: tuple[Path, str], tmp_path: Path) -> None:
    store = opening.open_plan(plan[0]).store
    try:
        before = everything(tmp_path)
        with pytest.raises(PlanInUseError):
            wiping.wipe(*plan)
        assert everything(tmp_path) == before
    finally:
        store.close()


def test_a_link_where_the_files_would_be_leads_nowhere(plan: tuple[Path, str], tmp_path: Path) -> None:
    kept = attachments.folder_of(plan[0])
    kept.rename(tmp_path / "elsewhere")
    kept.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    wiping.wipe(*plan)
    assert (tmp_path / "elsewhere" / "CV.pdf").is_file()


def test_the_log_begins_again_after_its_own_file_went(plan: tuple[Path, str]) -> None:
    file = paths.log_dir() / "matchplanner.log"
    handler = logging.FileHandler(file, encoding="utf-8")
    logging.getLogger().addHandler(handler)
    try:
        wiping.wipe(*plan)
        assert not file.exists()
        handler.emit(logging.LogRecord("any", logging.INFO, "", 1, "a new line", None, None))
        assert "a new line" in file.read_text(encoding="utf-8")
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
