"""Copying an open plan: SQLite writes the copy, then it is read back and compared."""

import contextlib
import sqlite3
from pathlib import Path
from uuid import uuid4

from matchplanner.errors import StoreError, UserError
from matchplanner.files import replacing, sqlite_uri
from matchplanner.progress import Progress, halved, unwatched
from matchplanner.store import digests, first_look, probe
from matchplanner.store.failures import error_name, translated
from matchplanner.wording import say

_ATTEMPTS = 3


def still(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return the plan as it is now, in a private temporary file that is gone once this is closed.

    Nothing that is written to the plan afterwards shows in it, and reading it
    keeps nobody from writing. One thread at a time may use it, whichever that is.
    """
    made = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    try:
        with translated():
            connection.backup(made)
        made.execute("PRAGMA trusted_schema=0")
    except BaseException:
        made.close()
        raise
    return made


def copy_to(
    connection: sqlite3.Connection, target: Path, *, renewed: bool = False, progress: Progress = unwatched
) -> None:
    """Write a verified copy of the open plan at target; what stood there is replaced only by a whole one.

    Only its owner may read a new one, as with the plan. Works from a plan whose
    file was moved or removed meanwhile. A `renewed` copy is another plan, with
    backups of its own. What `progress` raises leaves the old target untouched, as
    does the UserError that is raised when no sound copy can be made.
    """
    is_new = not target.exists()
    with replacing(target) as temporary:
        if is_new:
            temporary.chmod(0o600)
        fill(connection, temporary, progress)
        if renewed:
            _renew(temporary)


def fill(
    connection: sqlite3.Connection, temporary: Path, progress: Progress = unwatched, known: str = ""
) -> tuple[str, dict[str, int]]:
    """Copy the plan over an empty file and compare; returns the copy's digest and row counts.

    `known` is the plan's digest, where that was worked out just now.
    """
    halves = halved(progress)
    try:
        for _attempt in range(_ATTEMPTS):
            progress(0, 0)
            _vacuum_into(connection, temporary)
            with first_look.reading(temporary) as copy:
                wrong = probe.problems(copy)
                if wrong:
                    raise StoreError(
                        say("The copy was not written correctly: {wrong}.", wrong=wrong[0]), "Try again."
                    )
                told = digests.digest(copy, halves[0]), digests.row_counts(copy)
            known = known or digests.digest(connection, halves[1])
            if told == (known, digests.row_counts(connection)):
                return told
            known = ""
            temporary.write_bytes(b"")  # another program wrote to a plan that is open read-only here
    except sqlite3.Error as exc:
        raise _not_copied(exc) from exc
    finally:
        temporary.with_name(f"{temporary.name}-journal").unlink(missing_ok=True)
    raise StoreError(
        "The plan changes all the time; no copy could be made.", "Close it elsewhere, then try again."
    )


def _renew(copy: Path) -> None:
    """Give a copy a mark of its own."""
    with translated(), contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as raw:
        raw.execute("UPDATE meta SET value=? WHERE key='plan_uid'", (uuid4().hex,))


def _vacuum_into(connection: sqlite3.Connection, target: Path) -> None:
    """Let SQLite write a copy: it reads every page, so it fails on damage instead of copying it."""
    guarded = int(connection.execute("PRAGMA query_only").fetchone()[0])
    connection.execute("PRAGMA query_only=0")  # VACUUM INTO writes elsewhere, yet counts as writing
    try:
        connection.execute("VACUUM INTO ?", (sqlite_uri(target, "rwc"),))
    finally:
        connection.execute(f"PRAGMA query_only={guarded}")


def _not_copied(exc: sqlite3.Error) -> UserError:
    name = error_name(exc)
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return StoreError(
            "The copy could not be written: the disk is full or cannot be reached.",
            "Free some space and check the drive, then try again.",
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreError(
            "The plan is damaged, so no copy of it was made.", "Restore the newest good backup."
        )
    return StoreError("The copy could not be written.", say("The database says: {exc}.", exc=exc))
