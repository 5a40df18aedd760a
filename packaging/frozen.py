"""The program as a folder: its version, the licences beside it, and how large it may be."""

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LICENCES = "THIRD_PARTY_LICENCES.txt"
SIZE_LIMITS_MB = {"linux": 220, "win32": 120, "darwin": 240}


def version() -> str:
    """Return the project's version."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def size_in_mb(folder: Path) -> float:
    """Add up the files below a folder, links counted as nothing."""
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sum(file.stat().st_size for file in files) / 1_000_000


def weighed(folder: Path, platform: str = sys.platform) -> bool:
    """Say how large the program is; False if it outgrew its limit."""
    size, limit = size_in_mb(folder), SIZE_LIMITS_MB[platform]
    over = "" if size <= limit else ", which is too much"
    print(f"{folder.name}: {size:.1f} MB of at most {limit} MB{over}", flush=True)
    return size <= limit
