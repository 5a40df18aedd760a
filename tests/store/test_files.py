"""Exported files: the old one or the new one, whole, under its own name."""

import os
from pathlib import Path

import pytest

from matchplanner import paths
from matchplanner.errors import UserError
from matchplanner.files import replacing, sqlite_uri, write_atomically


def left(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.name != "home")


def test_a_file_is_written_and_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "Łódź list.csv"
    write_atomically(target, b"one")
    write_atomically(target, b"two" * 1_000_000)
    assert target.read_bytes() == b"two" * 1_000_000
    assert left(tmp_path) == [target.name]


def test_a_file_its_verifier_refuses_never_appears(tmp_path: Path) -> None:
    target = tmp_path / "list.pdf"
    target.write_bytes(b"old")

    def refuse(path: Path) -> None:
        assert path.read_bytes() == b"new"
        raise UserError("It has no pages.")

    with pytest.raises(UserError, match="no pages"):
        write_atomically(target, b"new", verify=refuse)
    assert target.read_bytes() == b"old"
    assert left(tmp_path) == ["list.pdf"]


def test_a_block_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError), replacing(tmp_path / "x") as temporary:
        temporary.write_text("half \ud800", "utf-8")
    assert left(tmp_path) == []


def test_a_missing_folder_and_a_folder_in_the_way_are_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        write_atomically(tmp_path / "no" / "x.csv", b"")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="does not exist"):
        write_atomically(tmp_path / "file" / "x.csv", b"")
    with pytest.raises(UserError, match="is a folder"):
        write_atomically(tmp_path, b"")


def test_a_protected_file_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(UserError, match="protected"):
        write_atomically(target, b"new")
    assert (target.read_bytes(), left(tmp_path)) == (b"old", ["list.csv"])


def test_a_name_longer_than_the_disk_takes_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"too long|does not exist"):
        write_atomically(tmp_path / ("x" * 300 + ".csv"), b"")
    assert left(tmp_path) == []


def test_a_long_but_possible_name_works(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 240 + ".csv")
    write_atomically(target, b"1")
    assert target.read_bytes() == b"1"


def test_the_mode_of_the_old_file_stays_and_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_bytes(b"old")
    if os.name == "posix":
        target.chmod(0o640)
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    if os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o640


def test_a_name_with_signs_of_its_own_meaning_is_quoted(tmp_path: Path) -> None:
    uri = sqlite_uri(tmp_path / "a?b#c%41 d.matchplan", "ro")
    assert uri.startswith("file:///")
    assert uri.endswith("a%3Fb%23c%2541%20d.matchplan?mode=ro")


def test_one_variable_moves_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MATCHPLANNER_HOME", str(tmp_path / "stick"))
    assert paths.data_dir() == tmp_path / "stick" / "data"
    assert paths.config_dir() == tmp_path / "stick" / "config"
    assert paths.log_dir() == tmp_path / "stick" / "log"
    assert paths.snapshots_dir("abc") == tmp_path / "stick" / "data" / "snapshots" / "abc"
    assert not (tmp_path / "stick").exists()


@pytest.mark.parametrize("uid", ["", ".", "..", "../../elsewhere", "/elsewhere", "a/b", "x" * 300, "Ł\n"])
def test_a_plan_from_elsewhere_cannot_choose_where_its_backups_go(uid: str) -> None:
    folder = paths.snapshots_dir(uid)
    assert folder.parent == paths.snapshots_root()
    assert folder.name.isalnum()
    assert len(folder.name) <= 64
    assert folder == paths.snapshots_dir(uid)


def test_without_it_the_systems_own_folders_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MATCHPLANNER_HOME")
    folders = {paths.data_dir(), paths.config_dir(), paths.log_dir()}
    assert all("MatchPlanner" in str(folder) for folder in folders)
