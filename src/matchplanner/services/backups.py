"""Backups of the plan: keep one, list them, write a copy, put one back."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from matchplanner import paths
from matchplanner.errors import StoreError, UserError
from matchplanner.progress import Progress, unwatched
from matchplanner.store import copying, first_look, lock, recovery
from matchplanner.store import snapshots as kept
from matchplanner.store.snapshots import Snapshot
from matchplanner.store.store import Clock, Store, utc_now
from matchplanner.wording import say


def snapshot_now(
    store: Store, reason: str, name: str = "", progress: Progress = unwatched
) -> Snapshot | None:
    """Keep the open plan as it is; None if the newest backup says the same already.

    A `name` keeps it for good. Raises UserError when it cannot be written, and
    what `progress` raises; the plan itself is not touched.
    """
    folder, at = paths.snapshots_dir(store.meta("plan_uid")), store.now()
    return kept.take(
        store.connection,
        folder,
        plan_path=store.path,
        reason=reason,
        at=at,
        name=name,
        progress=progress,
    )


def snapshot_later(store: Store, reason: str) -> Callable[[], Snapshot | None]:
    """Return what keeps the open plan as it is at this moment, once, on whichever thread carries it out."""
    folder, path, at = paths.snapshots_dir(store.meta("plan_uid")), store.path, store.now()
    still = copying.still(store.connection)

    def take() -> Snapshot | None:
        with closing(still):
            return kept.take(still, folder, plan_path=path, reason=reason, at=at)

    return take


def snapshots(plan_uid: str) -> tuple[Snapshot, ...]:
    """Return a plan's backups, newest first."""
    return kept.listed(paths.snapshots_dir(plan_uid))


def backup_to(store: Store, path: Path, progress: Progress = unwatched) -> None:
    """Write a verified copy of the open plan; it replaces what stands there only when it is whole."""
    if path.resolve() == store.path.resolve():
        raise UserError("A backup needs a name of its own.", "Choose another file name.")
    if lock.is_held(path):
        raise UserError(say("{path} is open as a plan.", path=path.name), "Choose another file name.")
    copying.copy_to(store.connection, path, progress=progress)


def copy_of(backup: Path, path: Path, progress: Progress = unwatched) -> Path:
    """Write a backup as a plan of its own at a path where nothing stands, and return the path.

    Nothing connects the two: the copy has backups of its own. Raises StoreError
    for a damaged backup.
    """
    described = kept.described(backup)
    if described is not None and not kept.is_sound(described):
        raise StoreError(say("The backup {backup} is damaged.", backup=backup.name), "Choose another backup.")
    path.parent.mkdir(parents=True, exist_ok=True)
    with first_look.reading(backup) as connection:
        copying.copy_to(connection, path, renewed=True, progress=progress)
    return path


def restore_from(
    backup: Path,
    plan: Path,
    clock: Clock = utc_now,
    progress: Progress = unwatched,
    settled: Callable[[], None] = lambda: None,
) -> Path | None:
    """Put a backup in a closed plan's place; returns where what stood there was kept, if anything did.

    A sound plan is kept among its backups, a damaged file under another name
    beside the plan. `settled` is told when there is no way back any more.
    """
    return recovery.restore(backup, plan, clock=clock, progress=progress, settled=settled)
