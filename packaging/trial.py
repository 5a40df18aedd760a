"""Let an installed program test itself in an empty profile; unknown words from it are a failure."""

import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

SECONDS = 600
KNOWN = re.compile(
    r"(loaded|made|opened|scored|exported|imported|printed|kept|restored|read) \S.*|All is well\."
)
LAST = "All is well."

_KEPT = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "LANG", "LC_ALL")
_PLACES = (
    *("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TEMP", "TMP"),
    *("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"),
)


def empty_profile(home: Path) -> dict[str, str]:
    """Return an environment whose user folders all lie in `home` and whose path is empty."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | dict.fromkeys(_PLACES, str(home)) | {"PATH": "", "QT_QPA_PLATFORM": "offscreen"}


def objections(code: int, said: str, complained: str) -> list[str]:
    """Name what is wrong with a self-test: exit code, unknown words, a missing end."""
    lines = [line for line in said.splitlines() if line.strip()]
    found = [f"exit code {code}"] if code else []
    found += [f"unknown output: {line}" for line in lines if not KNOWN.fullmatch(line)]
    found += [f"on the error output: {line}" for line in complained.splitlines() if line.strip()]
    if not lines or lines[-1] != LAST:
        found.append(f"it did not end with “{LAST}”")
    return found


def run(command: Sequence[str | Path]) -> list[str]:
    """Start the program in an empty profile, show what it says, and return the objections to it."""
    with tempfile.TemporaryDirectory(prefix="empty home ä ") as folder:
        done = subprocess.run(
            [*map(str, command), "self-test"],
            cwd=folder,
            env=empty_profile(Path(folder)),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=SECONDS,
        )
    print(done.stdout, end="", flush=True)
    return objections(done.returncode, done.stdout, done.stderr)


def verdict(name: str, found: Sequence[str]) -> bool:
    """Say how a self-test ended; True if there was nothing to object to."""
    if not found:
        print(f"{name} passed its self-test in an empty profile.", flush=True)
        return True
    print(f"{name} failed its self-test:", *found, sep="\n  ", flush=True)
    return False
