"""Freeze the app into dist/MatchPlanner/ and let it pass its own self-test in an empty home.

Run through `python3 tasks.py package`, which provides the environment.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QIcon

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
DIST = ROOT / "dist"
FOLDER = DIST / "MatchPlanner"
SIZE_LIMIT_MB = 240
SELF_TEST_SECONDS = 300
ICON_SIZE = 1024


def draw_icons() -> None:
    """Draw the Windows and macOS icons from the SVG."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    icons = BUILD / "icons"
    icons.mkdir(parents=True, exist_ok=True)
    drawing = QIcon(str(ROOT / "resources" / "icons" / "matchplanner.svg"))
    picture = icons / "matchplanner.png"
    drawing.pixmap(QSize(ICON_SIZE, ICON_SIZE)).save(str(picture))
    application.quit()
    with Image.open(picture) as image:
        image.save(icons / "matchplanner.ico", sizes=[(n, n) for n in (16, 24, 32, 48, 64, 128, 256)])
        image.save(icons / "matchplanner.icns")


def freeze() -> None:
    """Run PyInstaller; what an earlier run left is removed."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller")]
    subprocess.run([*command, str(ROOT / "packaging" / "matchplanner.spec")], cwd=ROOT, check=True)


def size_in_mb(folder: Path) -> float:
    """Add up the files below a folder, links counted as nothing."""
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sum(file.stat().st_size for file in files) / 1_000_000


def frozen_program() -> Path:
    """Return the program inside the folder that this system's build makes."""
    if sys.platform == "darwin":
        return DIST / "MatchPlanner.app" / "Contents" / "MacOS" / "MatchPlanner"
    return FOLDER / ("MatchPlanner.exe" if sys.platform == "win32" else "MatchPlanner")


def empty_home(home: Path) -> dict[str, str]:
    """Return an environment whose user folders all lie in `home` and whose path is empty."""
    kept = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "LANG", "LC_ALL")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    places = (
        "HOME",
        "USERPROFILE",
        "APPDATA",
        "LOCALAPPDATA",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
    )
    environment |= dict.fromkeys(
        (*places, "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "TMPDIR", "TEMP", "TMP"), str(home)
    )
    return {**environment, "PATH": "", "QT_QPA_PLATFORM": "offscreen"}


def self_test() -> int:
    """Let the frozen program test itself and return its exit code; a windowed program may have no output."""
    with tempfile.TemporaryDirectory() as home:
        command = [str(frozen_program()), "self-test"]
        finished = subprocess.run(
            command, cwd=home, env=empty_home(Path(home)), check=False, timeout=SELF_TEST_SECONDS
        )
    return finished.returncode


def main() -> int:
    """Build, weigh and test; 0 only if the frozen program passed and did not grow past its limit."""
    draw_icons()
    freeze()
    size = size_in_mb(FOLDER)
    print(f"dist/MatchPlanner: {size:.0f} MB (limit {SIZE_LIMIT_MB})", flush=True)
    code = self_test()
    print(
        "The frozen program passed its self-test."
        if code == 0
        else f"The self-test failed with exit code {code}."
    )
    return 1 if code or size > SIZE_LIMIT_MB else 0


if __name__ == "__main__":
    sys.exit(main())
