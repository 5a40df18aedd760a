"""Putting a backup in a plan's place, and keeping what was there, sound or not."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from matchplanner.errors import CancelledError, PlanBusyError, StoreError, UserError
from matchplanner.files import explain, replacing, require_replaceable
from matchplanner.progress import Progress, unwatched
from matchplanner.store import snapshots
from matchplanner.store.first_look import SIDECARS, look
from matchplanner.store.opening import examined, keep
from matchplanner.store.probe import copied, examine, settle
from matchplanner.store.snapshots import SUFFIX
from matchplanner.store.store import APP, Clock, taken_lock, utc_now
from matchplanner.wording import say


def restore(
    backup: Path,
    plan: Path,
    *,
    clock: Clock = utc_now,
    app: str = APP,
    progress: Progress = unwatched,
    settled: Callable[[], None] = lambda: None,
) -> Path | None:
    """Put a backup in the place of a plan that is not open here.

    The present state is kept first: a sound plan among its snapshots, a
    damaged file under another name beside it. The backup is verified before
    and after it is copied; until the last moment the old file stays. Returns
    where the present state was kept, None if there was no file.

    What `progress` raises leaves the plan as it was; `settled` is told when
    there is no way back any more, and may still raise itself.

    Raises StoreError for a backup that is no sound plan, PlanInUseError if
    the plan is open.
    """
    look(backup)
    described = snapshots.described(backup)
    if described is not None and not snapshots.is_sound(described):
        raise StoreError(say("The backup {backup} is damaged.", backup=backup.name), "Choose another backup.")
    if plan.exists() and plan.samefile(backup):
        raise StoreError("A backup cannot be restored over itself.", "Choose the plan it should replace.")
    require_replaceable(plan)
    held = taken_lock(plan, clock=clock, app=app)
    try:
        progress(0, 0)
        with copied(backup) as source:
            settle(source)
            examine(source)
            progress(0, 0)
            kept = _keep_present(plan, clock, progress) if plan.exists() else None
            settled()
            _put(source, plan)
            return kept
    finally:
        held.release()


def set_aside(path: Path, at: datetime) -> Path:
    """Copy a file and what SQLite left beside it under a name that says when; returns the copy's."""
    aside = path.with_name(f"{path.name}.damaged-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    pairs = [(path.with_name(path.name + e), aside.with_name(aside.name + e)) for e in ("", *SIDECARS)]
    try:
        for source, target in pairs:
            if source.is_file():
                shutil.copy2(source, target)
    except OSError as exc:
        for _source, target in pairs:
            target.unlink(missing_ok=True)
        explain(exc, aside)
    return aside


def _keep_present(plan: Path, clock: Clock, progress: Progress) -> Path:
    try:
        file = look(plan)
        facts = examined(plan, file, alone=True)
        settle(plan)
        return keep(plan, facts, "Before a backup was restored", clock, progress)
    except (PlanBusyError, CancelledError):
        raise
    except UserError:
        if plan.suffix != SUFFIX or not plan.is_file():
            raise  # whatever it is, it was never a plan
        return set_aside(plan, clock())


def _put(source: Path, plan: Path) -> None:
    is_new = not plan.exists()
    for ending in SIDECARS:  # of the old file; with the new one they would spoil it
        plan.with_name(plan.name + ending).unlink(missing_ok=True)
    with replacing(plan) as temporary:
        if is_new:
            temporary.chmod(0o600)
        shutil.copyfile(source, temporary)
        examine(temporary)
