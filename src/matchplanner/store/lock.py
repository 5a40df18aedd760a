"""One writer for a plan at a time: a lock file beside it that the system lets go when a process ends.

What counts is the operating system's lock on the file; its content only names
the holder. A file left by a killed process is therefore taken over at once. A
file that names another computer came through a synced folder, where no lock
reaches: it counts as held until the user says otherwise.
"""

import contextlib
import errno
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from matchplanner.errors import PlanInUseError, StoreError
from matchplanner.wording import say

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30  # Windows bars reading a locked byte: lock one far beyond the content
_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a plan open; `since` is UTC ISO text, and "" or 0 is not known."""

    pid: int = 0
    host: str = ""
    app: str = ""
    since: str = ""

    def described(self) -> str:
        """Return "MatchPlanner on HOST (process 12, since 2026-10-01 14:05 UTC)"."""
        where = f" on {self.host}" if self.host and self.host != this_host() else ""
        details = []
        if self.pid:
            details.append(f"process {self.pid}")
        with contextlib.suppress(ValueError):
            details.append(f"since {datetime.fromisoformat(self.since).astimezone(UTC):%Y-%m-%d %H:%M} UTC")
        brackets = f" ({', '.join(details)})" if details else ""
        return f"{self.app or 'another program'}{where}{brackets}"


class PlanLock:
    """The right to write to one plan, held until released or until the process ends."""

    def __init__(self, path: Path, stream: IO[bytes]) -> None:
        """Take over a stream that carries the system's lock."""
        self._path = path
        self._stream: IO[bytes] | None = stream

    def release(self) -> None:
        """Let go and remove the file; a second call does nothing."""
        stream, self._stream = self._stream, None
        if stream is None:
            return
        if sys.platform == "win32":  # where an open file cannot be removed
            stream.close()
            with contextlib.suppress(OSError):  # the next holder may have it open already
                self._path.unlink()
        else:  # removing it after letting go could remove the next holder's
            with contextlib.suppress(OSError):  # the folder may be gone or read-only by now
                self._path.unlink()
            stream.close()


def lock_path(plan: Path) -> Path:
    """Return where a plan's lock file lies; links to one plan share it."""
    target = plan.resolve()
    return target.with_name(f"{target.name}.lock")


def acquire(plan: Path, *, app: str, clock: Callable[[], datetime], take_over: bool = False) -> PlanLock:
    """Take the right to write to the plan.

    `take_over` disregards a holder on another computer, never one on this.
    Raises PlanInUseError naming the holder, PermissionError or another OSError
    when no lock file can be made there.
    """
    path = lock_path(plan)
    holder = Holder(os.getpid(), this_host(), app, clock().astimezone(UTC).isoformat())
    for _attempt in range(_ATTEMPTS):
        stream = _opened(path)
        try:
            taken = _take(stream, path, holder, take_over=take_over)
        except BaseException:
            stream.close()
            raise
        if taken:
            return PlanLock(path, stream)
        stream.close()
    raise StoreError(
        "The plan is being opened and closed by another program.", "Wait a moment, then try again."
    )


def _take(stream: IO[bytes], path: Path, holder: Holder, *, take_over: bool) -> bool:
    """Lock the file and name the holder; False when its last holder removed it as we opened it."""
    if not _lock(stream):
        raise _in_use(_read(stream))
    if not _same_file(stream, path):
        return False
    last = _read(stream)
    if last is not None and last.host not in ("", holder.host) and not take_over:
        raise _in_use(last)
    _write(stream, holder)
    return True


def is_held(plan: Path) -> bool:
    """Say whether a living process on this computer has the plan open for writing."""
    try:
        stream = lock_path(plan).open("rb+")
    except OSError:
        return False
    with stream:
        return not _lock(stream)


def this_host() -> str:
    """Return the computer's name, asked without touching the network."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def _opened(path: Path) -> IO[bytes]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    return os.fdopen(descriptor, "rb+", buffering=0)


def _lock(stream: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            stream.seek(_FAR)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:  # flock, not lockf: it also tells two openings in one process apart
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as exc:
        if exc.errno in _HELD:
            return False
        raise
    return True


def _same_file(stream: IO[bytes], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(stream.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _read(stream: IO[bytes]) -> Holder | None:
    """Return who the file names, an unknown holder if that is unreadable, None if the file is empty."""
    stream.seek(0)
    content = stream.read()
    if not content:
        return None
    try:
        told = json.loads(content)
        return Holder(int(told["pid"]), str(told["host"]), str(told["app"]), str(told["since"]))
    except (ValueError, TypeError, KeyError):
        return Holder()


def _write(stream: IO[bytes], holder: Holder) -> None:
    stream.seek(0)
    stream.truncate()
    stream.write(json.dumps(asdict(holder)).encode())


def _in_use(holder: Holder | None) -> PlanInUseError:
    return PlanInUseError(
        say("This plan is already open in {described}.", described=(holder or Holder()).described()),
        "Close it there first, or open it read-only.",
    )
