"""Writing a file so that either the old or the new one is there, whole."""

import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from matchplanner.errors import UserError

_RETRIES = 5
_PAUSE_SECONDS = 0.4  # five tries over two seconds: long enough for a virus scanner to let go


def write_atomically(path: Path, data: bytes, verify: Callable[[Path], None] | None = None) -> None:
    """Put data at path: temp file in the same folder, full write, sync, replace.

    `verify` may look at the finished temp file and raise to refuse it. Raises
    UserError when the disk is full, the folder refuses or the old file is open
    in another program; the old file is then untouched.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    except OSError as exc:
        raise _explained(exc, path) from exc
    temporary = Path(name)
    try:
        _fill(handle, data)
        if verify is not None:
            verify(temporary)
        _adopt_mode(path, temporary)
        _replace(temporary, path)
        sync_folder(path.parent)
    except OSError as exc:
        raise _explained(exc, path) from exc
    finally:
        temporary.unlink(missing_ok=True)


def _fill(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb", buffering=0) as stream:
        rest = memoryview(data)
        while rest:
            rest = rest[stream.write(rest) or 0 :]
        sync(stream.fileno())


def sync(descriptor: int) -> None:
    """Force a file's content to the disk itself."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows cannot sync folders and needs no help there."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems refuse; the rename itself has happened.
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _adopt_mode(old: Path, new: Path) -> None:
    umask = os.umask(0)
    os.umask(umask)
    try:
        mode = old.stat().st_mode & 0o777
    except FileNotFoundError:
        mode = 0o666 & ~umask
    new.chmod(mode)


def _replace(temporary: Path, path: Path) -> None:
    for attempt in range(_RETRIES):
        try:
            temporary.replace(path)
        except PermissionError:
            if sys.platform != "win32" or attempt == _RETRIES - 1:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def _explained(exc: OSError, path: Path) -> UserError:
    if isinstance(exc, FileNotFoundError):
        return UserError(f"The folder {path.parent} does not exist.", "Choose another folder.")
    if isinstance(exc, IsADirectoryError):
        return UserError(f"{path} is a folder.", "Choose a file name.")
    if isinstance(exc, PermissionError):
        return UserError(
            f"{path.name} cannot be written: it is open in another program or protected.",
            "Close it there, or save under another name.",
        )
    return UserError(f"{path.name} could not be written: {exc.strerror}.", "The old file, if any, is untouched.")
