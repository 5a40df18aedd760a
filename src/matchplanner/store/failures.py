"""SQLite's and the system's errors in the user's words."""

import contextlib
import sqlite3
from collections.abc import Generator, Iterator

import peewee as pw

from matchplanner.errors import DamagedPlanError, PlanBusyError, StoreError, UserError

_SENTENCES: tuple[tuple[str, str, str], ...] = (
    ("SQLITE_FULL", "The disk is full; your last change is not saved.", "Free some space, then try again."),
    (
        "SQLITE_READONLY_DBMOVED",
        "The plan file was moved, deleted or replaced while it was open; your last change is not saved.",
        "Save a copy of the plan under another name, then open it again.",
    ),
    (
        "SQLITE_READONLY",
        "The plan file is read-only; your last change is not saved.",
        "Save a copy and work there.",
    ),
    ("SQLITE_IOERR", "The plan file cannot be reached; your last change is not saved.", "Check the drive."),
    ("SQLITE_TOOBIG", "That text is too long to be kept; your last change is not saved.", "Shorten it."),
    (
        "SQLITE_NOMEM",
        "The computer is short of memory; your last change is not saved.",
        "Close other programs.",
    ),
    ("SQLITE_PERM", "You have no permission to change the plan file.", "Save a copy and work there."),
    ("SQLITE_CANTOPEN", "The plan file cannot be opened.", "Check that it exists and that you may read it."),
)
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_UNDECODABLE = (
    "Could not decode to UTF-8"  # what Python says of text that is none; SQLite itself does not look
)


def _chain(exc: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[BaseException] = [exc]
    while waiting:
        current = waiting.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        waiting += [e for e in (current.__cause__, current.__context__) if e is not None]
        orig = getattr(current, "orig", None)
        if isinstance(orig, BaseException):
            waiting.append(orig)


def error_name(exc: BaseException) -> str:
    """Return SQLite's name of the first error in the chain, or "".

    On a full disk the outermost error speaks of a missing transaction; the
    real one is a few causes down, so the whole chain is walked.
    """
    names = (getattr(e, "sqlite_errorname", "") for e in _chain(exc))
    return next((name for name in names if name), "")


def explained(exc: BaseException) -> UserError | None:
    """Return the error as the user should read it, or None if it is our bug."""
    name = error_name(exc)
    if name.startswith(_DAMAGE) or any(_UNDECODABLE in str(e) for e in _chain(exc)):
        return DamagedPlanError("The plan file is damaged.", "Restore the newest good backup.")
    if name.startswith(_BUSY):
        return PlanBusyError("Another program is using the plan file.", "Close it there, then try again.")
    for prefix, message, hint in _SENTENCES:
        if name.startswith(prefix):
            return StoreError(message, hint)
    return None


@contextlib.contextmanager
def translated() -> Generator[None]:
    """Turn the environment's database errors into StoreError; leave bugs alone."""
    try:
        yield
    except UserError:
        raise
    except (sqlite3.Error, pw.PeeweeException) as exc:
        known = explained(exc)
        if known is None:
            raise
        raise known from exc
