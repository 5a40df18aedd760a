"""The Debian package, made of a stand-in for the frozen folder: what it holds, says, and leaves alone."""

import configparser
import gzip
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from defusedxml import ElementTree
from tests.build.packaging_modules import PACKAGING, module

from matchplanner.store.first_look import APPLICATION_ID

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Debian packages are made on Linux")

deb = module("linux.deb")
icons = module("icons")
_PNG = b"\x89PNG"
_CLIBS = "Dynamic Section:\n  NEEDED               libc.so.6\n"


def tool(name: str) -> str:
    """Return a program that `tasks.py test` installs."""
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"{name} is missing: python3 tasks.py test installs it.")
    return found


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like the frozen program; its program is a real one."""
    folder = tmp_path_factory.mktemp("frozen") / "MatchPlanner"
    (folder / "_internal" / "kept ä").mkdir(parents=True)
    shutil.copy("/bin/true", folder / "MatchPlanner")
    (folder / "_internal" / "kept ä" / "data.txt").write_text("data")
    (folder / "THIRD_PARTY_LICENCES.txt").write_text("Licences of others\n")
    return folder


@pytest.fixture(scope="module")
def package(frozen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, made as `tasks.py package` does."""
    tool("dpkg-deb")
    tool("objdump")
    work = tmp_path_factory.mktemp("work")
    icons.draw(work / "icons")
    made = deb.build(frozen, "1.2.3", work, work)
    assert isinstance(made, Path)
    return made


@pytest.fixture(scope="module")
def tree(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the package puts on a system."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([tool("dpkg-deb"), "--raw-extract", package, folder], check=True)
    return folder


def test_it_says_what_it_is_and_needs(package: Path) -> None:
    told = subprocess.run(
        [tool("dpkg-deb"), "--info", package], capture_output=True, text=True, check=True
    ).stdout
    assert package.name.startswith("matchplanner_1.2.3_")
    assert "Package: matchplanner" in told
    assert "Depends: libc6 (>= 2." in told
    assert "shared-mime-info" in told


def test_it_has_no_scripts_so_that_neither_removing_nor_purging_touches_a_plan(tree: Path) -> None:
    assert [file.name for file in (tree / "DEBIAN").iterdir()] == ["control"]


def test_everything_lies_where_it_belongs_and_belongs_to_root(package: Path) -> None:
    listed = subprocess.run(
        [tool("dpkg-deb"), "--contents", package], capture_output=True, text=True, check=True
    )
    lines = listed.stdout.splitlines()
    assert {line.split()[1] for line in lines} == {"root/root"}
    places = {line.split("./", 1)[1].split("/")[0] for line in lines if "./" in line}
    assert places <= {"", "usr"}
    assert not [line for line in lines if line.startswith("-") and line[5] == "w"], "writable for the group"


def test_the_launcher_is_the_program(tree: Path) -> None:
    launcher = tree / "usr/bin/matchplanner"
    assert launcher.is_symlink()
    assert launcher.resolve() == (tree / "usr/lib/matchplanner/MatchPlanner").resolve()
    subprocess.run([launcher], check=True)
    assert (tree / "usr/lib/matchplanner/_internal/kept ä/data.txt").read_text() == "data"


def test_the_desktop_entry_is_sound_and_opens_plans(tree: Path) -> None:
    file = tree / "usr/share/applications/matchplanner.desktop"
    done = subprocess.run([tool("desktop-file-validate"), file], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(file, encoding="utf-8")
    assert entry["Desktop Entry"]["Exec"] == "matchplanner %f"
    assert entry["Desktop Entry"]["MimeType"] == "application/x-matchplanner;"
    assert (
        tree / "usr/share/icons/hicolor/scalable/apps" / f"{entry['Desktop Entry']['Icon']}.svg"
    ).is_file()


def test_the_file_type_is_taken_in_by_the_systems_own_tool(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(tree / "usr/share/mime", tmp_path / "mime")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))  # or the tool says that nobody looks there
    done = subprocess.run(
        [tool("update-mime-database"), tmp_path / "mime"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "application/x-matchplanner:*.matchplan" in (tmp_path / "mime" / "globs").read_text()


def test_a_plan_under_another_name_is_known_by_its_head(tree: Path) -> None:
    described = ElementTree.fromstring((tree / "usr/share/mime/packages/matchplanner.xml").read_bytes())
    (mark,) = (one for one in described.iter() if one.get("offset") == "68")
    assert int(str(mark.get("value")), 16) == APPLICATION_ID


def test_icons_of_the_program_and_of_plans_stand_in_every_size(tree: Path) -> None:
    theme = tree / "usr/share/icons/hicolor"
    for size in deb.SIZES:
        for name in ("apps/matchplanner.png", "mimetypes/application-x-matchplanner.png"):
            content = (theme / f"{size}x{size}" / name).read_bytes()
            assert content.startswith(_PNG)
            assert int.from_bytes(content[16:20], "big") == size


def test_licences_manual_and_changes_come_along(tree: Path) -> None:
    documents = tree / "usr/share/doc/matchplanner"
    stated = (documents / "copyright").read_text(encoding="utf-8")
    assert "MIT License" in stated
    assert "Licences of others" in stated
    assert b"Changelog" in gzip.decompress((documents / "NEWS.gz").read_bytes())
    assert b".SH FILES" in gzip.decompress((tree / "usr/share/man/man1/matchplanner.1.gz").read_bytes())


def test_what_is_shipped_is_not_asked_of_the_system() -> None:
    told = [_CLIBS + "  NEEDED               libQt6Core.so.6\n  SONAME               libother.so.1\n"]
    told += ["  NEEDED   libother.so.1\n  NEEDED   libxcb.so.1\n    0x0 0x00 05 GLIBC_2.34\n    GLIBC_2.4\n"]
    found = deb.read_needs(told, ["libQt6Core.so.6"])
    assert found.libraries == {"libc.so.6", "libxcb.so.1"}
    assert found.packages() == ["libc6 (>= 2.34)", "libxcb1"]


def test_a_library_without_a_known_package_ends_the_build() -> None:
    with pytest.raises(ValueError, match=r"libnew\.so\.7"):
        deb.Needs(frozenset({"libnew.so.7"}), (2, 36)).packages()


def test_without_debians_tools_it_says_so_and_goes_on(
    frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert deb.build_or_say(frozen, "1.2.3", tmp_path, tmp_path)
    assert capsys.readouterr().out.startswith("No .deb: dpkg-deb is not on this system.")


def test_the_manual_names_the_folders_that_are_left() -> None:
    manual = (PACKAGING / "linux" / "matchplanner.1").read_text(encoding="utf-8")
    for place in ("~/Documents/MatchPlanner", "~/.local/share/MatchPlanner", "~/.config/MatchPlanner"):
        assert f".I {place}" in manual
