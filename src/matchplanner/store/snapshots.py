"""Backups of a plan: verified copies in a folder of their own, in the order in which they were made."""

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Generator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from matchplanner.errors import PlanInUseError, StoreError
from matchplanner.files import PART, replacing, write_atomically
from matchplanner.progress import Progress, halved, unwatched
from matchplanner.store import copying, digests, lock
from matchplanner.store.failures import translated
from matchplanner.store.retention import Kept, surplus
from matchplanner.wording import say

SUFFIX = ".matchplan"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A verified copy of a plan; `digest` is of what it says, `sha256` of the file's bytes.

    `taken_at` is UTC, `counts` the rows of each table. A snapshot with a `name`
    was kept on purpose and is never thinned out.
    """

    path: Path
    plan_uid: str
    plan_path: str
    sequence: int
    taken_at: datetime
    reason: str
    name: str
    digest: str
    sha256: str
    size: int
    counts: Mapping[str, int] = field(hash=False)


def take(
    connection: sqlite3.Connection,
    folder: Path,
    *,
    plan_path: Path,
    reason: str,
    at: datetime,
    name: str = "",
    progress: Progress = unwatched,
) -> Snapshot | None:
    """Keep the plan as it is now; None if the newest sound snapshot says the same already.

    `folder` is made if need be. Raises UserError when the snapshot cannot be
    written or a page of the plan cannot be read; what `progress` raises leaves
    the backups as they were.
    """
    first, second = halved(progress)
    with translated():
        digest = digests.digest(connection, first)
    with _exclusive(folder, at):
        newest = newest_sound(folder)
        if newest is not None and newest.digest == digest and not name:
            return None
        number = 1 + max((_number(file) for file in folder.iterdir()), default=0)
        path = folder / f"{number:06d}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}{SUFFIX}"
        with replacing(path) as temporary:
            temporary.chmod(0o600)
            told, counts = copying.fill(connection, temporary, second, digest)
            made = Snapshot(
                path=path,
                plan_uid=path.parent.name,
                plan_path=str(plan_path.resolve()),
                sequence=number,
                taken_at=at.astimezone(UTC),
                reason=reason,
                name=name,
                digest=told,
                sha256=_sha256(temporary),
                size=temporary.stat().st_size,
                counts=counts,
            )
            # First the description, then the file's final name: a snapshot that is there is described.
            _describe(made)
        thin(folder, at)
        return made


def listed(folder: Path) -> tuple[Snapshot, ...]:
    """Return a plan's snapshots, newest first; one whose description cannot be read is left out."""
    found = [snapshot for file in folder.glob("*.json") if (snapshot := _read(file)) is not None]
    return tuple(sorted(found, key=lambda snapshot: -snapshot.sequence))


def described(backup: Path) -> Snapshot | None:
    """Return what is known of a backup from its description, or None if it has none."""
    return _read(_description(backup))


def is_sound(snapshot: Snapshot) -> bool:
    """Say whether the file is, byte for byte, what was verified when it was made."""
    try:
        return snapshot.path.stat().st_size == snapshot.size and _sha256(snapshot.path) == snapshot.sha256
    except OSError:
        return False


def newest_sound(folder: Path) -> Snapshot | None:
    """Return the newest snapshot that is whole, or None."""
    return next((snapshot for snapshot in listed(folder) if is_sound(snapshot)), None)


def find_for(plan: Path, root: Path) -> Snapshot | None:
    """Return the newest sound snapshot made of the plan at this path, or None.

    For a damaged plan, which may not tell its uid any more; `root` holds one
    folder for each plan.
    """
    home = str(plan.resolve())
    folders = [folder for folder in root.glob("*") if folder.is_dir()]
    mine = (s for folder in folders for s in listed(folder) if s.plan_path == home and is_sound(s))
    return max(mine, key=lambda snapshot: (snapshot.taken_at, snapshot.sequence), default=None)


def thin(folder: Path, now: datetime) -> None:
    """Remove what the rule of retention lets go; the newest sound snapshot and named ones always stay."""
    every = listed(folder)
    newest = next((snapshot.sequence for snapshot in every if is_sound(snapshot)), None)
    rule = [
        Kept(s.sequence, s.taken_at, s.size, protected=bool(s.name) or s.sequence == newest) for s in every
    ]
    gone = surplus(rule, now)
    for snapshot in every:
        if snapshot.sequence in gone:
            _remove(snapshot.path)
            _remove(_description(snapshot.path))


def _describe(snapshot: Snapshot) -> None:
    told = asdict(snapshot) | {"path": snapshot.path.name, "taken_at": snapshot.taken_at.isoformat()}
    description = json.dumps(told, indent=1, ensure_ascii=False)
    # On Linux a file's name need not be text; json.loads takes what this leaves of it.
    write_atomically(_description(snapshot.path), description.encode("utf-8", "surrogatepass"))


@contextlib.contextmanager
def _exclusive(folder: Path, at: datetime) -> Generator[None]:
    """Be the only one who writes to the folder, and clear away what a killed one left."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        held = lock.acquire(folder / "snapshots", app="MatchPlanner", clock=lambda: at, take_over=True)
    except PlanInUseError as exc:
        raise StoreError("Another window is keeping a backup just now.", "Try again in a moment.") from exc
    except OSError as exc:
        raise StoreError(
            say("No backup can be kept in {folder}.", folder=folder), "Check that you may write there."
        ) from exc
    try:
        _sweep(folder)
        yield
    finally:
        held.release()


def _sweep(folder: Path) -> None:
    for file in folder.iterdir():
        unfinished = file.suffix == PART or file.name.endswith(f"{PART}-journal")
        orphan = file.suffix == ".json" and not file.with_suffix(SUFFIX).exists()
        if unfinished or orphan:
            _remove(file)


def _remove(file: Path) -> None:
    with contextlib.suppress(OSError):  # held by another program; it does no harm until the next time
        file.unlink(missing_ok=True)


def _description(snapshot: Path) -> Path:
    return snapshot.with_suffix(".json")


def _read(description: Path) -> Snapshot | None:
    path = description.with_suffix(SUFFIX)
    try:
        told: dict[str, Any] = json.loads(description.read_bytes())
        snapshot = Snapshot(**told | {"path": path, "taken_at": datetime.fromisoformat(told["taken_at"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return snapshot if path.is_file() else None


def _number(file: Path) -> int:
    head = file.name.partition("-")[0]
    return int(head) if head.isdecimal() else 0


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
