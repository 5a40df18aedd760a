"""What an export of everything is made of; docs/plan-format.md describes it."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import PureWindowsPath
from typing import Any

from matchplanner.errors import FileFormatError
from matchplanner.wording import say

FORMAT = "matchplanner-export"
VERSION = 1
MANIFEST = "manifest.json"
PLAN = "plan.json"
README = "README.txt"
TABLES = "tables/"
ATTACHMENTS = "attachments/"

FILES = 5_000
PLAN_BYTES = 200_000_000
MANIFEST_BYTES = 2_000_000
TOTAL_BYTES = 4_000_000_000
RATIO = 200
"""How many times a member may be larger than it is packed, once that is more than `SMALL` bytes."""
SMALL = 1_000_000

AGAIN = "Export everything once more, and choose that file."
_DIGEST_LETTERS = 64
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of an export, as its manifest has it; `path` is within the export, with slashes."""

    path: str
    bytes: int
    sha256: str


def damaged(what: str) -> FileFormatError:
    """Return the refusal of an export that is not as it was written; `what` is half a sentence."""
    return FileFormatError(say("This export is damaged: {what}.", what=say(what)), AGAIN)


def is_plain(name: str) -> bool:
    """Say whether a name is that of one file in one folder, on every system, and no way to elsewhere."""
    if not name or name in {".", ".."} or any(sign in name for sign in "/\\\0"):
        return False
    if PureWindowsPath(name).name != name:
        return False  # a drive
    try:
        return len(name.encode()) <= _LONGEST_NAME
    except UnicodeEncodeError:
        return False


def stays_inside(path: str) -> bool:
    """Say whether a path of an archive leads to somewhere within it."""
    return all(map(is_plain, path.rstrip("/").split("/")))


def to_manifest(files: Iterable[Listed]) -> bytes:
    """Return the manifest of these files."""
    document = {"format": FORMAT, "version": VERSION, "files": [asdict(file) for file in files]}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def from_manifest(data: bytes) -> dict[str, Listed]:
    """Return the files that a manifest lists, by path; raises FileFormatError for what is none, or newer."""
    try:
        document = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError) as exc:
        raise damaged(f"{MANIFEST} cannot be read") from exc
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise FileFormatError("This is no export of a plan.", "Choose a file made with Export everything.")
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise damaged(f"{MANIFEST} has no version")
    if version > VERSION:
        raise FileFormatError("This export was made by a newer version of MatchPlanner.", "Update first.")
    files = document.get("files")
    if not isinstance(files, list) or len(files) > FILES:
        raise damaged(f"{MANIFEST} lists no files, or too many")
    listed = [_listed(entry) for entry in files]
    if len({file.path for file in listed}) < len(listed):
        raise damaged(f"{MANIFEST} lists a file twice")
    if sum(file.bytes for file in listed) > TOTAL_BYTES:
        raise FileFormatError("This export unpacks to far more than it should.", AGAIN)
    found = {file.path: file for file in listed}
    if PLAN not in found:
        raise damaged(f"{PLAN} is missing")
    if found[PLAN].bytes > PLAN_BYTES:
        raise FileFormatError("This export unpacks to far more than it should.", AGAIN)
    return found


def attachments(files: Iterable[Listed]) -> list[tuple[str, Listed]]:
    """Return the attachments among the files, each with its name in the plan's folder."""
    return [
        (file.path.removeprefix(ATTACHMENTS), file) for file in files if file.path.startswith(ATTACHMENTS)
    ]


def _listed(entry: Any) -> Listed:
    if not isinstance(entry, dict):
        raise damaged(f"{MANIFEST} lists something that is no file")
    path, size, digest = (entry.get(key) for key in ("path", "bytes", "sha256"))
    if not isinstance(path, str) or not isinstance(size, int) or not isinstance(digest, str):
        raise damaged(f"{MANIFEST} lists something that is no file")
    if size < 0 or isinstance(size, bool) or len(digest) != _DIGEST_LETTERS:
        raise damaged(f"{MANIFEST} is wrong about {path}")
    if not stays_inside(path) or (path.startswith(ATTACHMENTS) and path.count("/") != 1):
        raise FileFormatError("This export names a file outside of itself, so nothing was taken.", AGAIN)
    return Listed(path, size, digest)
