"""The Windows installer compiles without a warning; the portable program keeps everything beside itself."""

import os
import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
from tests.build.packaging_modules import PACKAGING, module

from matchplanner import paths

installer = module("windows.installer")
portable = module("portable")
portable_zip = module("windows.portable_zip")
signing = module("windows.signing")
SCRIPT = (PACKAGING / "windows" / "matchplanner.nsi").read_text(encoding="utf-8")
DEV = (PACKAGING / "locks" / "dev.txt").read_text(encoding="utf-8")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder that looks like the frozen program."""
    folder = tmp_path / "MatchPlanner"
    (folder / "_internal" / "Zeynep Örnekoğlu 李").mkdir(parents=True)
    (folder / "MatchPlanner.exe").write_bytes(b"MZ")
    (folder / "_internal" / "Zeynep Örnekoğlu 李" / "a.dll").write_bytes(b"a")
    return folder


@pytest.mark.skipif(sys.platform == "darwin", reason="NSIS is neither part of macOS nor needed there")
@pytest.mark.parametrize("target", [(), ("DTARGET=amd64-unicode",)])
def test_the_installer_compiles_without_a_warning(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: tuple[str, ...]
) -> None:
    if installer.compiler() is None:
        pytest.fail("makensis is missing: python3 tasks.py test installs it (apt-get install nsis).")
    if target and sys.platform == "win32":
        target = ()  # only Debian's NSIS makes installers of 64 bits
    module("icons").draw(tmp_path / "icons")
    monkeypatch.setattr(installer, "ICON", tmp_path / "icons" / "matchplanner.ico")
    setup = installer.build(program, "1.2.3", tmp_path / "out ä", target)
    assert setup is not None
    assert setup.name == "MatchPlanner-1.2.3-setup.exe"
    content = setup.read_bytes()
    assert content.startswith(b"MZ")
    assert "1.2.3".encode("utf-16-le") in content, "the version resource"
    assert b"longPathAware" in content


def test_a_warning_is_an_error(program: Path, tmp_path: Path) -> None:
    assert "-WX" in installer.command("makensis", program, "1.2.3", tmp_path) or os.name == "nt"


def test_the_installer_stays_with_the_user_and_leaves_data() -> None:
    assert "RequestExecutionLevel user" in SCRIPT
    assert "HKLM" not in SCRIPT
    assert r"Documents\MatchPlanner" in SCRIPT
    removed = [line.split('"')[1] for line in SCRIPT.splitlines() if re.match(r"\s+(Delete|RMDir) ", line)]
    others = [place for place in removed if not place.startswith(("$INSTDIR", "$SMPROGRAMS"))]
    assert others == []
    assert [line for line in SCRIPT.splitlines() if "RMDir /r" in line] == [
        '  RMDir /r "$INSTDIR\\_internal"'
    ]


def test_every_key_that_is_written_is_taken_out_again() -> None:
    written = set(re.findall(r'WriteReg\w+ HKCU "([^"]+)"', SCRIPT))
    removed = set(re.findall(r'DeleteRegKey HKCU "([^"]+)"', SCRIPT))
    assert {key for key in written if not any(key.startswith(one) for one in removed)} == set()


def test_every_question_has_an_answer_for_a_silent_run() -> None:
    asked = [line for line in SCRIPT.splitlines() if "MessageBox" in line]
    assert len(asked) == 4
    assert [line for line in asked if "/SD" not in line] == []


def test_files_are_associated_as_everywhere_else() -> None:
    assert r'"Software\Classes\.matchplan" "Content Type" "application/x-matchplanner"' in SCRIPT
    assert """shell\\open\\command" "" '"$INSTDIR\\MatchPlanner.exe" "%1"'""" in SCRIPT


def test_the_portable_zip_holds_the_program_and_its_mark(program: Path, tmp_path: Path) -> None:
    packed = portable_zip.pack(program, "1.2.3", tmp_path / "out")
    with zipfile.ZipFile(packed) as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == {
            "MatchPlanner/portable.ini",
            "MatchPlanner/MatchPlanner.exe",
            "MatchPlanner/_internal/Zeynep Örnekoğlu 李/a.dll",
        }
    before = packed.read_bytes()
    assert portable_zip.pack(program, "1.2.3", tmp_path / "out").read_bytes() == before


def test_beside_the_mark_all_that_is_kept_lies_beside_the_program(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, "")
    monkeypatch.delenv(paths.HOME_VARIABLE)  # what is set by the program goes with this at the end
    (program / portable.MARK).touch()
    portable.settle(program / "MatchPlanner.exe")
    chosen = program / portable.DATA
    for folder in (paths.data_dir(), paths.config_dir(), paths.log_dir(), paths.plans_dir()):
        assert folder.parent == chosen


@pytest.mark.parametrize("marked", [True, False])
def test_without_the_mark_or_with_a_folder_of_the_users_own_nothing_changes(
    program: Path, monkeypatch: pytest.MonkeyPatch, *, marked: bool
) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, "chosen")
    if marked:
        (program / portable.MARK).touch()
    else:
        monkeypatch.delenv(paths.HOME_VARIABLE)
    portable.settle(program / "MatchPlanner.exe")
    assert os.environ.get(paths.HOME_VARIABLE) == ("chosen" if marked else None)


def test_the_spec_runs_the_portable_mark_first() -> None:
    spec = (PACKAGING / "matchplanner.spec").read_text(encoding="utf-8")
    assert 'runtime_hooks=[str(ROOT / "packaging" / "portable.py")]' in spec
    assert portable.HOME == paths.HOME_VARIABLE


def test_signing_is_optional_and_named_by_the_environment() -> None:
    assert signing.command({}) == []
    assert "/sha1" in (named := signing.command({signing.THUMBPRINT: "AB12"}))
    assert "AB12" in named


def test_the_wine_stage_takes_the_locked_packages_for_windows() -> None:
    wine = module("windows.wine")
    run = wine.names((PACKAGING / "locks" / "run.txt").read_text(encoding="utf-8"))
    listed = wine.requirements(DEV, run | frozenset(wine.BUILDERS))
    named = {line.split("==")[0] for line in listed.splitlines() if "==" in line}
    assert named == run | set(wine.BUILDERS)
    assert ";" not in listed
    assert listed.count("==") <= listed.count("--hash=sha256:")


def test_the_wine_stage_says_why_it_is_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert module("windows.wine").main() == 0
    told = capsys.readouterr().out
    assert told.startswith("* Skipped, the Windows program was not tried: wine, makensis")
