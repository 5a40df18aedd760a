"""Set MatchPlanner up and do its chores: `python3 tasks.py run`, on Windows `py tasks.py run`.

Uses the standard library alone. The first command makes `.venv/` beside this file and installs the locked
dependencies into it; later ones find a stamp there and start at once.
"""

import sys

if not (3, 11) <= sys.version_info[:2] < (3, 16):
    sys.exit(f"MatchPlanner needs Python 3.11 to 3.15, and this is Python {sys.version.split()[0]}.")

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "matchplanner-setup.json"
LOCKS = ROOT / "packaging" / "locks"
BUILD = ROOT / "build"
PICTURES = ROOT / "docs" / "pictures"
SCREEN = {
    "name": "pictures",
    "x": 0,
    "y": 0,
    "width": 1440,
    "height": 900,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}
"""What the pictures are drawn on; without it Qt's screen that is none has 800 by 800 pixels."""
WINDOWS = sys.platform == "win32"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")

# What PySide6's libraries and its xcb and wayland plugins load from the system, each with its Debian package.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

TEST_LIBRARIES = {"libical.so.3": "libical3"}
"""What the tests alone load: a second reader of calendar files, in another language than ours."""

PACKAGE_PROGRAMS = {
    "desktop-file-validate": "desktop-file-utils",
    "objdump": "binutils",
    "shellcheck": "shellcheck",
    "update-mime-database": "shared-mime-info",
    "makensis": "nsis",
}
"""What makes packages and checks them, each with its Debian package; the tests use them too."""

WINE_PROGRAMS = {"wine": "wine wine64", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32"}
"""What trying the Windows program out under wine takes besides."""


def say(text: str) -> None:
    """Tell what happens next; flushed, so that it stands before the output of the program it announces."""
    print(f"* {text}", flush=True)


def stop(text: str) -> NoReturn:
    """End with one sentence that says what to do."""
    sys.exit(f"* {text}")


def wanted_stamp(level: str) -> dict[str, str]:
    """Describe the environment that `level` ("run" or "dev") needs."""
    return {
        "place": str(VENV),
        "locks": digest(sorted(LOCKS.glob("*.txt"))),
        "project": digest([ROOT / "pyproject.toml"]),
        "level": level,
    }


def digest(files: Iterable[Path]) -> str:
    """Hash the names and contents of some files."""
    total = hashlib.sha256()
    for file in files:
        total.update(f"{file.name}\n".encode() + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def read_stamp(stamp: Path) -> dict[str, str]:
    """Return what the last finished set-up left; empty if none finished."""
    try:
        found = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def steps_missing(found: Mapping[str, str], wanted: Mapping[str, str]) -> list[str]:
    """Name what separates the environment found from the one wanted, in order: venv, packages, project.

    A set-up that was interrupted leaves no stamp, one for other locks or another folder leaves a different
    one: in both cases nothing in the environment can be trusted, and it is made anew.
    """
    if any(found.get(key) != wanted[key] for key in ("place", "locks")):
        return ["venv", "packages", "project"]
    steps = []
    if wanted["level"] == "dev" and found.get("level") != "dev":
        steps.append("packages")
    if found.get("project") != wanted["project"]:
        steps.append("project")
    return steps


def prepare(level: str) -> None:
    """Bring `.venv/` to `level`; starts nothing at all when the stamp says that it is there already."""
    found = read_stamp(STAMP) if PYTHON.exists() else {}
    wanted = wanted_stamp(level)
    steps = steps_missing(found, wanted)
    if not steps:
        return
    STAMP.unlink(missing_ok=True)  # until the end of this function the environment is unfinished
    if "venv" in steps:
        install_system_packages()
        make_venv()
    if "packages" in steps:
        lock = "dev.txt" if level == "dev" else "run.txt"
        say(f"Installing the dependencies locked in packaging/locks/{lock} into .venv/ (once).")
        pip("--require-hashes", "--only-binary=:all:", "--requirement", str(LOCKS / "build.txt"))
        pip("--require-hashes", "--only-binary=:all:", "--requirement", str(LOCKS / lock))
    if "project" in steps:
        say("Installing MatchPlanner itself into it, as a link to this folder.")
        link_project()
    if found.get("level") == "dev" and "venv" not in steps:
        wanted["level"] = "dev"
    unfinished = STAMP.with_suffix(".part")
    unfinished.write_text(json.dumps(wanted), encoding="utf-8")
    unfinished.replace(STAMP)
    say("The environment in .venv/ is ready.")


def make_venv() -> None:
    """Create `.venv/` in place of whatever an earlier set-up left there."""
    if Path(sys.prefix) == VENV:
        stop("The environment must be made anew: start this with the system's Python, not the one in .venv/.")
    if VENV.exists():
        if any(VENV.iterdir()) and not (VENV / "pyvenv.cfg").exists() and not BIN.exists():
            stop(f"{VENV} exists and is no Python environment. Move it away, then run this again.")
        say("Removing the old or unfinished environment in .venv/.")
        shutil.rmtree(VENV)
    say("Making a Python environment in .venv/.")
    must_run(
        [sys.executable, "-m", "venv", str(VENV)],
        "The environment could not be made; the lines above say why.",
    )


def pip(*arguments: str) -> None:
    """Run the environment's own pip install."""
    command = [str(PYTHON), "-m", "pip", "install", "--no-input", *arguments]
    must_run(
        command, "The dependencies could not be installed; the lines above say why. Run this again to go on."
    )


def link_project() -> None:
    """Install MatchPlanner itself as a link to this folder; what pip says is shown only if it fails."""
    command = [str(PYTHON), "-m", "pip", "install", "--no-deps", "--no-index", "--no-build-isolation"]
    command += ["--editable", str(ROOT)]
    done = subprocess.run(
        command, cwd=ROOT, env=child_environment(), check=False, capture_output=True, text=True
    )
    if done.returncode != 0:
        stop(f"MatchPlanner could not be installed into .venv/:\n{done.stdout}{done.stderr}")


def loads(library: str) -> bool:
    """Tell whether the dynamic linker finds a system library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def packages_missing(
    loads_library: Callable[[str], bool], has_module: Callable[[str], bool]
) -> dict[str, str]:
    """Map each Debian package that set-up needs and the machine lacks to the reason it is needed for."""
    missing = {package: "Qt's windows" for name, package in QT_LIBRARIES.items() if not loads_library(name)}
    if not has_module("ensurepip"):
        missing[f"python3.{sys.version_info.minor}-venv"] = "making a Python environment"
    return missing


def install_system_packages() -> None:
    """Install what Qt and venv need from a Debian or Ubuntu system; elsewhere only say what is missing."""
    if sys.platform.startswith("linux"):
        install(packages_missing(loads, lambda name: importlib.util.find_spec(name) is not None))


def install_test_libraries() -> None:
    """Install what only the tests need, as `install_system_packages` does; nothing on other systems."""
    if sys.platform.startswith("linux"):
        wanted = {name: package for name, package in TEST_LIBRARIES.items() if not loads(name)}
        install(dict.fromkeys(wanted.values(), "the tests of calendar files") | programs_missing())


def programs_missing(programs: Mapping[str, str] = PACKAGE_PROGRAMS) -> dict[str, str]:
    """Map each Debian package whose program is not on the path to what it is needed for."""
    missing = [packages for program, packages in programs.items() if shutil.which(program) is None]
    return dict.fromkeys(" ".join(missing).split(), "making and checking packages")


def install(missing: Mapping[str, str], give_up: Callable[[str], object] = stop) -> None:
    """Install Debian packages, each given with the reason it is needed for; `give_up` where that fails."""
    if not missing:
        return
    if shutil.which("apt-get") is None:
        reasons = " and ".join(sorted(set(missing.values())))
        say(f"Missing on this system, needed for {reasons}: {', '.join(sorted(missing))} (Debian's names).")
        return
    for reason in sorted(set(missing.values())):
        names = [name for name, its_reason in missing.items() if its_reason == reason]
        say(f"Missing on this system, needed for {reason}: {' '.join(sorted(names))}.")
    update, install = apt_commands(sorted(missing))
    by_hand = f"sudo {shlex.join(update)} && sudo {shlex.join(install)}"
    prefix = administrator_prefix()
    if prefix is None:
        give_up(f"Only an administrator can install them. Run this, then start again: {by_hand}")
        return
    say(f"Installing them with: {shlex.join([*prefix, *install])}")
    unasked = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
    subprocess.run([*unasked, *update], check=False)  # one stale source among many must not stop the install
    if start([*unasked, *install]) != 0:
        give_up(f"That did not work. Run this, then start again: {by_hand}")


def apt_commands(packages: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the two commands that refresh the package lists and install `packages`."""
    return ["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", *packages]


def administrator_prefix() -> list[str] | None:
    """Return what to put before a command to run it as administrator; None if there is no way."""
    if WINDOWS or os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    return ["sudo"] if sys.stdin.isatty() else ["sudo", "--non-interactive"]


def child_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return this process's environment without what would lead another Python to other packages."""
    strange = ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV")
    kept = {name: value for name, value in os.environ.items() if name not in strange}
    return {**kept, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore", **(extra or {})}


def start(command: Sequence[str | Path], extra: Mapping[str, str] | None = None) -> int:
    """Run a command in the project's folder and return its exit code."""
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=child_environment(extra), check=False
    ).returncode


def must_run(command: Sequence[str | Path], failure: str) -> None:
    """Run a command; end with the sentence `failure` if it fails."""
    if start(command) != 0:
        stop(failure)


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Tell whether windows can be shown."""
    return not platform.startswith("linux") or bool(
        environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    )


def run(arguments: Sequence[str]) -> int:
    """Open the app, on the sample plan if there is none; with no display, write a demonstration."""
    prepare("run")
    if has_display(sys.platform, os.environ):
        return start([PYTHON, "-m", "matchplanner", "gui", "--sample", *arguments])
    say("There is no display, so no window can open. Writing the demonstration to demo/ instead.")
    return start([PYTHON, "-m", "matchplanner", "demo", "--out", "demo"], {"QT_QPA_PLATFORM": "offscreen"})


def check(_arguments: Sequence[str]) -> int:
    """Check format, lint, types and import contracts."""
    prepare("dev")
    return finish(failed_checks())


def test(arguments: Sequence[str]) -> int:
    """Pass every check, then the tests; further arguments go to pytest."""
    prepare("dev")
    install_test_libraries()
    failed = failed_checks()
    say("tests")
    if (
        start([PYTHON, "-m", "pytest", "--numprocesses=auto", *arguments], {"QT_QPA_PLATFORM": "offscreen"})
        != 0
    ):
        failed.append("tests")
    return finish(failed)


def failed_checks() -> list[str]:
    """Run the static checks, all of them, and name those that failed."""
    checks: dict[str, list[str | Path]] = {
        "format": [PYTHON, "-m", "ruff", "format", "--check", "."],
        "lint": [PYTHON, "-m", "ruff", "check", "."],
        "types": [PYTHON, "-m", "mypy"],
        "import contracts": [BIN / "lint-imports"],
    }
    failed = []
    for name, command in checks.items():
        say(name)
        if start(command) != 0:
            failed.append(name)
    return failed


def finish(failed: Sequence[str]) -> int:
    """Say which checks failed, if any, and return the exit code."""
    if failed:
        say(f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0


def bench(arguments: Sequence[str]) -> int:
    """Measure what must stay fast; further arguments name single scripts of packaging/bench/."""
    prepare("dev")
    scripts = sorted((ROOT / "packaging" / "bench").glob("bench_*.py"))
    chosen = [script for script in scripts if not arguments or script.stem in arguments]
    return max((start([PYTHON, script]) for script in chosen), default=0)


def screenshots(_arguments: Sequence[str]) -> int:
    """Draw the README's pictures anew from the demonstration."""
    prepare("run")
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as folder, tempfile.TemporaryDirectory(dir=BUILD) as aside:
        screen = Path(aside) / "screen.json"
        screen.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
        code = start(
            [PYTHON, "-m", "matchplanner", "demo", "--looks", "--out", folder],
            {"QT_QPA_PLATFORM": f"offscreen:configfile={screen}"},
        )
        if code == 0:
            code = start([PYTHON, str(ROOT / "packaging" / "squeeze.py"), folder])
        if code == 0:
            for picture in sorted(Path(folder).rglob("*.png")):
                kept = PICTURES / picture.relative_to(folder)
                kept.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(picture, kept)
                say(kept.relative_to(ROOT).as_posix())
    return code


def package(arguments: Sequence[str]) -> int:
    """Freeze the app, let it test itself, make packages; --windows does so for Windows, where wine is."""
    if list(arguments) not in ([], ["--windows"]):
        stop("package takes nothing, or --windows.")
    prepare("dev")
    if sys.platform.startswith("linux"):
        wanted = {**PACKAGE_PROGRAMS, **(WINE_PROGRAMS if arguments else {})}
        install(programs_missing(wanted), say)  # what is missing then is said where it is missed
    return start([PYTHON, ROOT / "packaging" / "freeze.py", *arguments])


def translate(arguments: Sequence[str]) -> int:
    """Renew the list of texts of a language, as in `translate de`, and make what the program loads of it."""
    if len(arguments) != 1:
        stop("translate takes one language, such as de or pt_BR.")
    prepare("dev")
    return start([PYTHON, ROOT / "packaging" / "translations.py", *arguments])


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "screenshots": screenshots,
    "package": package,
    "translate": translate,
}


def main() -> int:
    """Carry out one command."""
    told = "\n".join(f"  {name:12} {action.__doc__}" for name, action in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="tasks.py", epilog=f"commands:\n{told}", formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=[*COMMANDS, "help"], metavar="command", help="one of those below")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="handed on")
    given = parser.parse_args()
    if given.command == "help":
        parser.print_help()
        return 0
    try:
        return COMMANDS[given.command](given.arguments)
    except KeyboardInterrupt:
        say("Stopped. The same command goes on from here.")
        return 130


if __name__ == "__main__":
    sys.exit(main())
