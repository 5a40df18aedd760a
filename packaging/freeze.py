"""Freeze the app into dist/MatchPlanner/, weigh it, let it test itself, and make this system's packages.

Run through `python3 tasks.py package`, which provides the environment.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import icons
import trial
from frozen import LICENCES, ROOT, version, weighed
from linux import deb

BUILD = ROOT / "build"
DIST = ROOT / "dist"
FOLDER = DIST / "MatchPlanner"


def freeze() -> None:
    """Run PyInstaller, and lay the licences beside the program; what an earlier run left is removed."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")]
    subprocess.run([*command, str(ROOT / "packaging" / "matchplanner.spec")], cwd=ROOT, check=True)
    shutil.copy(BUILD / LICENCES, FOLDER)
    shutil.copy(ROOT / "LICENSE", FOLDER / "LICENCE.txt")


def frozen_program() -> Path:
    """Return the program inside the folder that this system's build makes."""
    if sys.platform == "darwin":
        return DIST / "MatchPlanner.app" / "Contents" / "MacOS" / "MatchPlanner"
    return FOLDER / ("MatchPlanner.exe" if sys.platform == "win32" else "MatchPlanner")


def packages() -> bool:
    """Make what this system installs programs from; False if that failed."""
    if sys.platform == "linux":
        return deb.build_or_say(FOLDER, version(), BUILD, DIST)
    if sys.platform == "win32":
        from windows import installer, portable_zip, signing

        signing.sign(frozen_program())
        portable_zip.pack(FOLDER, version(), DIST)
        return installer.build_or_say(FOLDER, version(), DIST)
    return True


def main() -> int:
    """Build, weigh, test and pack; 0 only if all of it went well. With --windows, for Windows under wine."""
    if sys.argv[1:] == ["--windows"]:
        from windows import wine

        return wine.main()
    icons.draw(BUILD / "icons")
    freeze()
    sound = trial.verdict("The frozen program", trial.run([frozen_program()]))
    return 0 if weighed(FOLDER) and sound and packages() else 1


if __name__ == "__main__":
    sys.exit(main())
