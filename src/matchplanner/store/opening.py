"""Opening a file nobody has looked at yet: refuse in one sentence, or hand over a sound plan."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from matchplanner import paths
from matchplanner.errors import DamagedPlanError, StoreError
from matchplanner.progress import Progress, unwatched
from matchplanner.store import lock, snapshots
from matchplanner.store.failures import translated
from matchplanner.store.first_look import FileFacts, look, reading
from matchplanner.store.lock import PlanLock
from matchplanner.store.migrations import schema_version
from matchplanner.store.probe import PlanFacts, examine, settle, undisturbed
from matchplanner.store.store import APP, Clock, Store, utc_now
from matchplanner.wording import say

_SYNCED = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "mobile documents",
    "clouddocs",
    "nextcloud",
)
_SPARE_BYTES = 20_000_000
_UNCLEAN = "The plan was not closed properly last time. It is sound, and every saved change is there."


@dataclass(frozen=True, slots=True)
class OpenedPlan:
    """An open plan and what its user should be told about it."""

    store: Store
    notices: tuple[str, ...]


def create_plan(path: Path, *, clock: Clock = utc_now, app: str = APP) -> Store:
    """Make a new, empty plan and open it; raises StoreError if something stands there already."""
    return Store.create(path, clock=clock, app=app)


def probe(path: Path) -> None:
    """Raise StoreError if the file could not be opened as a plan; changes nothing."""
    examined(path, look(path), alone=not lock.is_held(path))


def open_plan(
    path: Path, *, read_only: bool = False, take_over: bool = False, clock: Clock = utc_now, app: str = APP
) -> OpenedPlan:
    """Open a plan, having looked at all of it first.

    Without permission to write, and for a newer version's file that this
    version can still read, the plan is opened read-only and a notice says so.
    `take_over` disregards a holder on another computer.

    Raises StoreError, with the file untouched, for what is no plan, another
    program's or too new; DamagedPlanError, with the newest good backup if
    there is one, for a damaged plan; PlanInUseError if it is open for writing
    elsewhere and `read_only` is not asked for.
    """
    file = look(path)
    barred = _barred(path)
    writes = not barred and (not read_only or (file.unsettled and not lock.is_held(path)))
    held = _taken(path, clock=clock, app=app, take_over=take_over) if writes else None
    if writes and held is None:
        barred = "its folder is protected"
    try:
        # For its only writer, what lies beside the file is what a killed program left.
        file = look(path)
        plan = examined(path, file, alone=held is not None or not lock.is_held(path))
        _prepare(path, file, plan, held, clock)
        if held is not None and (read_only or plan.version > schema_version()):
            held.release()
            held = None
        store = Store.connect(path, read_only=held is None, clock=clock, held=held)
    except BaseException:
        if held is not None:
            held.release()
        raise
    return OpenedPlan(store, tuple(_notices(store, file, plan, "" if read_only else barred)))


def _barred(path: Path) -> str:
    try:
        with path.open("rb+"):
            return ""
    except OSError:
        return "the file is protected"


def _taken(path: Path, *, clock: Clock, app: str, take_over: bool) -> PlanLock | None:
    """Take the plan's lock; None where the folder lets nobody write, or knows no locks."""
    try:
        return lock.acquire(path, app=app, clock=clock, take_over=take_over)
    except OSError:
        return None


def examined(path: Path, file: FileFacts, *, alone: bool) -> PlanFacts:
    """Look at the plan itself, or at a copy where looking would already change it.

    `alone` means that nobody else has it open for writing. Raises as `open_plan`.
    """
    try:
        with undisturbed(path, file, alone=alone) as sight:
            return examine(sight)
    except DamagedPlanError as exc:
        raise _with_backup(exc, path) from exc


def _with_backup(exc: DamagedPlanError, path: Path) -> DamagedPlanError:
    backup = snapshots.find_for(path, paths.snapshots_root())
    if backup is None:
        return DamagedPlanError(exc.message, "No backup of it was found on this computer.")
    when = f"{backup.taken_at:%Y-%m-%d %H:%M} UTC"
    return DamagedPlanError(
        exc.message,
        say("Its newest good backup is of {when}: {path}", when=when, path=backup.path),
        backup.path,
    )


def _prepare(path: Path, file: FileFacts, plan: PlanFacts, held: PlanLock | None, clock: Clock) -> None:
    """Finish what was left undone and keep a backup before an old file is brought up to date."""
    outdated = plan.version < schema_version()
    if not file.unsettled and not outdated:
        return
    if held is None:
        if lock.is_held(path) and not outdated:
            return  # its writer is at work: what lies beside the file is no remainder
        raise StoreError(
            "This plan must be tidied up before it can be read, and it is read-only.",
            "Copy it to a folder that you may write to, and open it there.",
        )
    settle(path)
    if outdated:
        keep(path, plan, f"Before an update from format {plan.version}", clock)


def keep(path: Path, plan: PlanFacts, reason: str, clock: Clock, progress: Progress = unwatched) -> Path:
    """Keep a snapshot of a plan that is not open; returns the one that says what the plan says now."""
    folder = paths.snapshots_dir(plan.plan_uid)
    with translated(), reading(path) as connection:
        made = snapshots.take(
            connection, folder, plan_path=path, reason=reason, at=clock(), progress=progress
        )
    return made.path if made else next(s.path for s in snapshots.listed(folder) if snapshots.is_sound(s))


def _notices(store: Store, file: FileFacts, plan: PlanFacts, barred: str) -> Iterator[str]:
    if plan.version > schema_version():
        yield "This plan was made by a newer version of MatchPlanner, so it is open read-only."
    elif barred:
        yield f"This plan is open read-only: {barred}. Save a copy to make changes."
    if store.read_only:
        return
    if file.sidecars:
        yield _UNCLEAN
    if shutil.disk_usage(store.path.resolve().parent).free < 2 * file.size + _SPARE_BYTES:
        yield "The disk is almost full. Free some space, so that changes and backups can be saved."
    yield from _synced(store)


def _synced(store: Store) -> Iterator[str]:
    """Tell once for each plan that its folder is copied to other computers."""
    parts = " / ".join(store.path.resolve().parts[:-1]).casefold()
    folder = paths.snapshots_dir(store.meta("plan_uid"))
    told = folder / "synced-folder.told"
    if not any(name in parts for name in _SYNCED) or told.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    told.touch()
    yield (
        "This plan is in a synced folder. That works with one computer at a time; "
        "its backups are kept on this computer."
    )
