"""Sign Windows programs with a certificate of the user's store; without one, say that they are unsigned."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

THUMBPRINT = "MATCHPLANNER_SIGN_THUMBPRINT"
STAMP = "http://timestamp.digicert.com"


def command(environment: Mapping[str, str]) -> list[str]:
    """Return the command that signs the files named after it; empty if no certificate is named."""
    thumbprint = environment.get(THUMBPRINT, "")
    if not thumbprint:
        return []
    signtool = shutil.which("signtool") or "signtool.exe"
    return [signtool, "sign", "/sha1", thumbprint, "/fd", "sha256", "/td", "sha256", "/tr", STAMP]


def sign(file: Path) -> None:
    """Sign a file in place."""
    signing = command(os.environ)
    if not signing:
        print(f"{file.name} is not signed: {THUMBPRINT} is not set.", flush=True)
        return
    subprocess.run([*signing, str(file)], check=True)
