"""Compile the Windows installer with NSIS, warnings as errors; NSIS runs on Linux and macOS too."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from windows import signing

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SCRIPT = HERE / "matchplanner.nsi"
ICON = ROOT / "build" / "icons" / "matchplanner.ico"


def compiler() -> str | None:
    """Return NSIS's compiler, which Windows does not put on the path; None if it is not installed."""
    programs = os.environ.get("PROGRAMFILES(X86)", "")
    beside = Path(programs) / "NSIS" / "makensis.exe"
    return shutil.which("makensis") or (str(beside) if programs and beside.is_file() else None)


def command(nsis: str, program: Path, version: str, setup: Path, extra: Sequence[str] = ()) -> list[str]:
    """Return the command that makes `setup` of the frozen folder `program`."""
    mark = "/" if os.name == "nt" else "-"
    values = {
        "VERSION": version,
        "PROGRAM": str(program),
        "ICON": str(ICON),
        "LICENCE": str(ROOT / "LICENSE"),
        "OUTPUT": str(setup),
    }
    signs = signing.command(os.environ)
    if signs:
        values["SIGN"] = subprocess.list2cmdline(signs)
    defined = [f"{mark}D{name}={value}" for name, value in values.items()]
    return [nsis, f"{mark}WX", f"{mark}V2", *defined, *(f"{mark}{option}" for option in extra), str(SCRIPT)]


def build(program: Path, version: str, target: Path, extra: Sequence[str] = ()) -> Path | None:
    """Write the installer into `target` and return it; None, with NSIS's own words shown, if that failed."""
    nsis = compiler()
    if nsis is None:
        raise FileNotFoundError("NSIS is not installed.")
    target.mkdir(parents=True, exist_ok=True)
    setup = target / f"MatchPlanner-{version}-setup.exe"
    done = subprocess.run(command(nsis, program, version, setup, extra), cwd=HERE, check=False)
    return setup if done.returncode == 0 else None


def build_or_say(program: Path, version: str, target: Path) -> bool:
    """Make the installer where NSIS is, else say that there is none; False if it does not compile."""
    if compiler() is None:
        print("No installer: NSIS is not on this system (nsis.sourceforge.io, or `choco install nsis`).")
        return True
    setup = build(program, version, target)
    if setup is not None:
        signing.sign(setup)
        print(f"{setup.name}: {setup.stat().st_size / 1_000_000:.1f} MB", flush=True)
    return setup is not None
