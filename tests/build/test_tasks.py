"""tasks.py: what it decides before it starts anything, and that a finished set-up starts nothing."""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def load(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("tasks_under_test", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def tasks() -> ModuleType:
    return load(ROOT / "tasks.py")


@pytest.fixture
def checkout(tmp_path: Path) -> ModuleType:
    """tasks.py in a project folder of its own, with an environment that looks finished."""
    shutil.copytree(ROOT / "packaging" / "locks", tmp_path / "packaging" / "locks")
    for name in ("tasks.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    tasks = load(tmp_path / "tasks.py")
    tasks.BIN.mkdir(parents=True)
    tasks.PYTHON.touch()
    tasks.STAMP.write_text(json.dumps(tasks.wanted_stamp("run")))
    return tasks


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been started, each of which succeeds."""
    commands: list[list[str]] = []

    def note(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        if "venv" in command:
            Path(command[-1]).mkdir()
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", note)
    return commands


WANTED = {"place": "/p/.venv", "locks": "1", "project": "2", "level": "run"}


@pytest.mark.parametrize(
    ("found", "level", "steps"),
    [
        (WANTED, "run", []),
        ({}, "run", ["venv", "packages", "project"]),
        ({**WANTED, "place": "/q/.venv"}, "run", ["venv", "packages", "project"]),
        ({**WANTED, "locks": "old"}, "run", ["venv", "packages", "project"]),
        ({**WANTED, "project": "old"}, "run", ["project"]),
        (WANTED, "dev", ["packages"]),
        ({**WANTED, "level": "dev"}, "dev", []),
        ({**WANTED, "level": "dev"}, "run", []),
        ({**WANTED, "project": "old"}, "dev", ["packages", "project"]),
    ],
)
def test_only_what_differs_is_done_again(
    tasks: ModuleType, found: dict[str, str], level: str, steps: list[str]
) -> None:
    assert tasks.steps_missing(found, {**WANTED, "level": level}) == steps


def test_a_second_start_starts_no_other_program(checkout: ModuleType, started: list[list[str]]) -> None:
    checkout.prepare("run")
    assert started == []


@pytest.mark.parametrize(
    ("display", "command"), [(True, ["gui", "--sample", "my.matchplan"]), (False, ["demo", "--out", "demo"])]
)
def test_run_opens_the_window_on_a_plan_or_writes_the_demonstration(
    checkout: ModuleType,
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    *,
    display: bool,
    command: list[str],
) -> None:
    monkeypatch.setattr(checkout, "has_display", lambda *_asked: display)
    assert checkout.run(["my.matchplan"]) == 0
    assert [ran[3:] for ran in started] == [command]


def test_the_first_check_after_run_adds_the_development_tools(
    checkout: ModuleType, started: list[list[str]]
) -> None:
    checkout.prepare("dev")
    locks = [Path(command[-1]).name for command in started]
    assert locks == ["build.txt", "dev.txt"]
    assert all("--require-hashes" in command for command in started)
    started.clear()
    checkout.prepare("dev")
    checkout.prepare("run")
    assert started == []


def test_an_interrupted_set_up_is_repaired_from_the_start(
    checkout: ModuleType, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_command: object, **_options: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(subprocess, "run", interrupt)
        with pytest.raises(KeyboardInterrupt):
            checkout.prepare("dev")
    half_installed = checkout.BIN / "half-installed"
    half_installed.touch()

    checkout.prepare("run")
    assert not half_installed.exists()
    assert [command[2] for command in started] == ["venv", "pip", "pip", "pip"]


def test_a_folder_that_is_no_environment_is_left_alone(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tasks.py", tmp_path)
    tasks = load(tmp_path / "tasks.py")
    letters = tmp_path / ".venv" / "letters.txt"
    letters.parent.mkdir()
    letters.write_text("not an environment")
    with pytest.raises(SystemExit, match="is no Python environment"):
        tasks.make_venv()
    assert letters.read_text() == "not an environment"


@pytest.mark.parametrize("content", [None, "", "{", "[]", '"run"'])
def test_a_stamp_that_cannot_be_read_counts_as_none(
    tasks: ModuleType, tmp_path: Path, content: str | None
) -> None:
    stamp = tmp_path / "stamp.json"
    if content is not None:
        stamp.write_text(content)
    assert tasks.read_stamp(stamp) == {}


def test_a_changed_lock_changes_the_digest(tasks: ModuleType, tmp_path: Path) -> None:
    lock = tmp_path / "run.txt"
    lock.write_text("peewee==4.5.3\n")
    before = tasks.digest([lock])
    lock.write_text("peewee==4.5.4\n")
    assert tasks.digest([lock]) != before


def test_a_complete_system_needs_no_packages(tasks: ModuleType) -> None:
    assert tasks.packages_missing(lambda _library: True, lambda _module: True) == {}


def test_only_missing_libraries_are_asked_for_each_with_its_reason(tasks: ModuleType) -> None:
    missing = tasks.packages_missing(lambda library: library != "libEGL.so.1", lambda _module: False)
    venv = f"python3.{sys.version_info.minor}-venv"
    assert missing == {"libegl1": "Qt's windows", venv: "making a Python environment"}


def test_missing_packages_are_installed_without_a_question_after_fresh_lists(
    tasks: ModuleType,
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(tasks, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(tasks, "administrator_prefix", lambda: ["sudo"])
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(sys, "platform", "linux")
    tasks.install_system_packages()
    unasked = ["sudo", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    assert started[0] == [*unasked, "update"]
    assert started[1] == [*unasked, "install", "--yes", "--no-install-recommends", "libegl1"]
    assert "libegl1" in capsys.readouterr().out


def test_the_second_reader_of_calendar_files_is_installed_for_the_tests(
    tasks: ModuleType, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "loads", lambda library: library != "libical.so.3")
    monkeypatch.setattr(tasks, "administrator_prefix", list)
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(tasks, "programs_missing", dict)
    tasks.install_test_libraries()
    assert [command[-1] for command in started] == ["update", "libical3"]


def test_what_makes_packages_is_asked_for_by_program(
    tasks: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {"objdump", "shellcheck", "update-mime-database"}
    monkeypatch.setattr(shutil, "which", lambda name: name if name in there else None)
    reason = "making and checking packages"
    assert tasks.programs_missing() == {"desktop-file-utils": reason, "nsis": reason}
    assert set(tasks.programs_missing(tasks.WINE_PROGRAMS)) == {
        "wine",
        "wine64",
        "gcc-mingw-w64-x86-64-win32",
    }


def test_packaging_goes_on_where_nobody_may_install_and_says_what_is_missing(
    checkout: ModuleType,
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    checkout.prepare("dev")
    started.clear()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(checkout, "administrator_prefix", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "apt-get" else None)
    assert checkout.package([]) == 0
    assert [Path(command[1]).name for command in started] == ["freeze.py"]
    assert "nsis" in capsys.readouterr().out


def test_packaging_takes_only_what_it_knows(tasks: ModuleType) -> None:
    with pytest.raises(SystemExit, match="--windows"):
        tasks.package(["--linux"])


def test_packaging_for_windows_hands_that_on(
    checkout: ModuleType, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout.prepare("dev")
    started.clear()
    monkeypatch.setattr(checkout, "programs_missing", lambda _programs: {})
    assert checkout.package(["--windows"]) == 0
    assert [Path(command[1]).name for command in started] == ["freeze.py"]
    assert started[0][-1] == "--windows"


def test_a_system_without_apt_is_told_what_is_missing(
    tasks: ModuleType,
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(tasks, "loads", lambda _library: False)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(sys, "platform", "linux")
    tasks.install_test_libraries()
    assert started == []
    assert "the tests of calendar files: " in (told := capsys.readouterr().out)
    assert "libical3" in told
    assert "nsis" in told


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_nothing_is_installed_for_the_tests_elsewhere(
    tasks: ModuleType, started: list[list[str]], monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setattr(tasks, "loads", lambda _library: False)
    monkeypatch.setattr(sys, "platform", platform)
    tasks.install_test_libraries()
    assert started == []


def test_who_may_not_install_is_told_the_command(tasks: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(tasks, "administrator_prefix", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(sys, "platform", "linux")
    command = "sudo apt-get update && sudo apt-get install --yes --no-install-recommends libegl1"
    with pytest.raises(SystemExit, match=command):
        tasks.install_system_packages()


@pytest.mark.parametrize(
    ("platform", "environment", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_display_is_looked_for_on_linux_alone(
    tasks: ModuleType, platform: str, environment: dict[str, str], shown: bool
) -> None:
    assert tasks.has_display(platform, environment) is shown


def test_another_pythons_settings_do_not_reach_the_environment(
    tasks: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("LANG", "C.UTF-8")
    environment = tasks.child_environment({"QT_QPA_PLATFORM": "offscreen"})
    assert "/elsewhere" not in environment.values()
    assert environment["LANG"] == "C.UTF-8"
    assert environment["QT_QPA_PLATFORM"] == "offscreen"


def test_help_tells_every_command(tasks: ModuleType) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tasks.py"), "help"], capture_output=True, text=True, check=True
    )
    for name, action in tasks.COMMANDS.items():
        assert f"{name:12} {action.__doc__}" in done.stdout
