"""pyproject.toml, the locks and the installed project agree with each other and with the folders."""

import importlib.util
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata, resources
from pathlib import Path
from shutil import copy, copytree

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import matchplanner

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ROOT / "packaging" / "locks"
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; (?P<marker>[^\\]+))? \\$")


def pins(lock: str) -> dict[str, str]:
    lines = (LOCKS / lock).read_text(encoding="utf-8").splitlines()
    found = [PIN.match(line) for line in lines if not line.startswith(" ")]
    assert all(found), f"{lock} holds something that is no exact version"
    return {match["name"]: match["version"] for match in found if match}


def needed(*extras: str) -> list[Requirement]:
    listed = list(PROJECT["project"]["dependencies"])
    for extra in extras:
        listed += PROJECT["project"]["optional-dependencies"][extra]
    return [Requirement(text) for text in listed]


def test_every_package_on_disk_is_declared() -> None:
    source = ROOT / "src"
    found = {str(file.parent.relative_to(source)).replace("/", ".") for file in source.rglob("__init__.py")}
    found = {name.replace("\\", ".") for name in found} | {"matchplanner.resources"}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == found


@pytest.mark.parametrize(
    ("lock", "requirements"), [("run.txt", needed()), ("dev.txt", needed("dev", "package"))]
)
def test_every_dependency_is_locked_within_its_bounds(lock: str, requirements: list[Requirement]) -> None:
    locked = pins(lock)
    for requirement in requirements:
        version = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement} is locked at {version}"


def test_both_locks_pin_the_same_versions() -> None:
    development = pins("dev.txt")
    assert {name: development[name] for name in pins("run.txt")} == pins("run.txt")
    assert development["setuptools"] == pins("build.txt")["setuptools"]


@pytest.mark.parametrize("lock", ["build.txt", "run.txt", "dev.txt"])
def test_locks_hold_versions_and_hashes_and_no_address(lock: str) -> None:
    lines = (LOCKS / lock).read_text(encoding="utf-8").splitlines()
    hashes = [line for line in lines if line.startswith(" ")]
    assert all(re.fullmatch(r" +--hash=sha256:[0-9a-f]{64}( \\)?", line) for line in hashes)
    assert len(hashes) >= len(pins(lock))


def test_the_version_stands_in_one_place_and_is_told_by_the_package() -> None:
    assert matchplanner.__version__ == PROJECT["project"]["version"]


def test_the_command_is_installed() -> None:
    (command,) = metadata.entry_points(group="console_scripts", name="matchplanner")
    assert callable(command.load())


def test_resources_are_found_as_a_package() -> None:
    folder = resources.files("matchplanner.resources")
    assert (folder / "directory" / "genetics_programs.csv").is_file()


@pytest.mark.parametrize("module", ["QtCharts", "QtGraphs", "QtDataVisualization", "QtWebEngineCore"])
def test_no_qt_module_is_installed_that_is_gpl_only_or_a_browser(module: str) -> None:
    assert importlib.util.find_spec(f"PySide6.{module}") is None


def test_a_wheel_holds_every_module_and_resource(tmp_path: Path) -> None:
    for name in ("src", "resources"):
        copytree(ROOT / name, tmp_path / name, ignore=lambda _folder, _names: ["__pycache__"])
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"):
        copy(ROOT / name, tmp_path)
    offline = ["--no-deps", "--no-index", "--no-build-isolation", "--quiet"]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *offline, "--wheel-dir", str(tmp_path / "out"), str(tmp_path)],
        check=True,
    )
    (wheel,) = (tmp_path / "out").iterdir()
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("matchplanner/")}
        assert any(name.endswith("/share/doc/matchplanner/CHANGELOG.md") for name in archive.namelist())
    modules = {file.relative_to(ROOT / "src").as_posix() for file in (ROOT / "src").rglob("*.py")}
    data = {
        f"matchplanner/resources/{file.relative_to(ROOT / 'resources').as_posix()}"
        for file in (ROOT / "resources").rglob("*.*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert packed == modules | data | {"matchplanner/py.typed"}
