"""Deleting a plan with everything the program keeps of it: found first, then all of it goes, or nothing."""

import contextlib
import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from matchplanner import paths
from matchplanner.errors import UserError
from matchplanner.files import PART
from matchplanner.services import attachments
from matchplanner.store.first_look import SIDECARS
from matchplanner.store.store import APP, taken_lock, utc_now
from matchplanner.wording import say


class Trace(StrEnum):
    """What a plan leaves, in the order in which it is told."""

    PLAN = "plan"
    KEPT = "kept"
    BACKUPS = "backups"
    DAMAGED = "damaged"
    UNFINISHED = "unfinished"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Found:
    """Things of one kind: the files or folders to delete, how many files that is, and their bytes."""

    trace: Trace
    places: tuple[Path, ...]
    files: int
    size: int


def found(plan: Path, plan_uid: str) -> tuple[Found, ...]:
    """Return what there is of a plan on this computer, without what was saved elsewhere by hand."""
    listed = ((trace, tuple(places)) for trace, places in _places(plan, plan_uid))
    return tuple(_counted(trace, places) for trace, places in listed if places)


def wipe(plan: Path, plan_uid: str) -> tuple[Found, ...]:
    """Delete a plan that is not open, and all it left; returns what that was.

    Everything is moved out of its place before the first file is deleted: what
    is held by another program or protected is named, and all of it stays.
    Raises UserError then, PlanInUseError if the plan is open elsewhere.
    """
    held = taken_lock(plan, clock=utc_now, app=APP)
    try:
        _let_go_of_the_log()
        going = found(plan, plan_uid)
        aside = _set_aside([place for one in going for place in one.places])
        left = [place for place in aside if not _deleted(place)]
    finally:
        held.release()
    if left:
        raise UserError(
            say("Not everything could be deleted: {paths}.", paths=", ".join(map(str, left))),
            "It is out of its place; delete these by hand.",
        )
    return going


def _places(plan: Path, plan_uid: str) -> Iterator[tuple[Trace, list[Path]]]:
    beside = sorted(plan.resolve().parent.iterdir()) if plan.resolve().parent.is_dir() else []
    own = {plan.name, *(plan.name + ending for ending in SIDECARS)}
    target = plan.resolve()
    own |= {target.name, *(target.name + ending for ending in SIDECARS)}
    link = [plan] if plan.is_symlink() and plan.parent.resolve() != target.parent else []
    yield Trace.PLAN, [*link, *(path for path in beside if path.name in own)]
    kept = attachments.folder_of(plan)
    yield Trace.KEPT, [kept] if kept.is_dir() and not kept.is_symlink() else []
    backups = paths.snapshots_dir(plan_uid)
    yield Trace.BACKUPS, [backups] if backups.is_dir() else []
    yield Trace.DAMAGED, [path for path in beside if path.name.startswith(f"{target.name}.damaged-")]
    unfinished = f".{target.name[:60]}."
    yield (
        Trace.UNFINISHED,
        [path for path in beside if path.name.startswith(unfinished) and PART in path.suffixes],
    )
    log = paths.log_dir()
    yield Trace.LOG, sorted(log.glob("matchplanner.log*")) if log.is_dir() else []


def _counted(trace: Trace, places: tuple[Path, ...]) -> Found:
    files = [file for place in places for file in _files(place)]
    return Found(trace, places, len(files), sum(file.lstat().st_size for file in files))


def _files(place: Path) -> list[Path]:
    if not place.is_dir() or place.is_symlink():
        return [place]
    return [file for file in place.rglob("*") if file.is_symlink() or not file.is_dir()]


def _set_aside(places: Iterable[Path]) -> list[Path]:
    """Move everything to names nobody looks for, or nothing: Windows moves no file that somebody holds."""
    moved: list[tuple[Path, Path]] = []
    for place in places:
        aside = place.with_name(f".{os.urandom(6).hex()}{PART}")
        try:
            place.rename(aside)
        except OSError as exc:
            for before, now in reversed(moved):
                now.rename(before)
            raise UserError(
                say(
                    "Nothing was deleted: {path} is open in another program, or protected.",
                    path=_culprit(place),
                ),
                "Close it there, then try again.",
            ) from exc
        moved.append((place, aside))
    return [aside for _before, aside in moved]


def _culprit(place: Path) -> Path:
    """Return which file keeps a folder in its place, or the place itself where none can be told."""
    for file in _files(place):
        try:
            file.rename(file)  # as it is: Windows refuses even that for a file that is held
        except OSError:
            return file
    return place


def _deleted(place: Path) -> bool:
    with contextlib.suppress(OSError):
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        else:
            place.unlink()
    return not os.path.lexists(place)


def _let_go_of_the_log() -> None:
    """Close this program's own log file, which opens itself again with the next line."""
    folder = paths.log_dir()
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.FileHandler) and Path(handler.baseFilename).parent == folder:
            handler.close()
