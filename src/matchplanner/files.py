"""Writing a file so that either the old or the new one is there, whole."""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote

from matchplanner.errors import UserError
from matchplanner.wording import say

if sys.platform != "win32":
    import fcntl

PART = ".part"
"""How the name of a file ends that is still being written."""

_RETRIES = 5
_PAUSE_SECONDS = 0.4  # five tries over two seconds: long enough for a virus scanner to let go
_ANYBODY_WRITES = 0o222
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_PROTECTED = (errno.EACCES, errno.EPERM, errno.EROFS)


def write_atomically(path: Path, data: bytes, verify: Callable[[Path], None] | None = None) -> None:
    """Put data at path: temp file in the same folder, full write, sync, replace.

    `verify` may look at the finished temp file and raise to refuse it. Raises
    UserError when the disk is full, the folder refuses or the old file is
    protected or open in another program; the old file is then untouched.
    """
    with replacing(path) as temporary:
        _fill(temporary, data)
        if verify is not None:
            verify(temporary)


@contextlib.contextmanager
def replacing(path: Path) -> Generator[Path]:
    """Yield the name of a new, empty file that takes path's place when the block ends well.

    The file is synced to the disk before it replaces the old one, whose mode
    it adopts; a link keeps pointing to where it did. When the block fails,
    nothing is left of the new file. Raises UserError as `write_atomically`.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name[:60]}.{os.urandom(4).hex()}{PART}")
    try:
        _require_replaceable(target)
        with temporary.open("xb"):
            pass  # made here rather than by mkstemp, so that the umask decides who may read it
        yield temporary
        _sync_file(temporary)
        with contextlib.suppress(FileNotFoundError):
            temporary.chmod(target.stat().st_mode & 0o777)
        _replace(temporary, target)
        sync_folder(target.parent)
    except OSError as exc:
        explain(exc, path)
    finally:
        with contextlib.suppress(OSError):  # where nothing could be made, there is nothing to remove
            temporary.unlink()


def require_replaceable(path: Path) -> None:
    """Raise UserError if a folder or a protected file stands at path."""
    try:
        _require_replaceable(path.resolve())
    except OSError as exc:
        explain(exc, path)


def _require_replaceable(target: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    # A rename walks past the protection of what it replaces, and root past everybody's.
    if target.exists() and not (target.stat().st_mode & _ANYBODY_WRITES and os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _fill(path: Path, data: bytes) -> None:
    with path.open("wb", buffering=0) as stream:
        rest = memoryview(data)
        while rest:
            # A full disk may take a part and report success: only the count tells.
            taken = stream.write(rest)
            if not taken:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            rest = rest[taken:]


def _sync_file(path: Path) -> None:
    with path.open("rb+") as stream:
        sync(stream.fileno())


def sync(descriptor: int) -> None:
    """Force a file's content to the disk itself."""
    if sys.platform == "darwin":
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows cannot sync folders and needs no help there."""
    if sys.platform == "win32":
        return
    # A folder that may be written but not listed, and some network drives, refuse;
    # the rename itself has happened.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sqlite_uri(path: Path, mode: str) -> str:
    """Return the URI under which SQLite opens a file; `mode` is "ro", "rw" or "rwc"."""
    full = path.absolute()
    name = quote(full.as_posix()) if sys.platform == "win32" else quote(os.fsencode(full))
    slash = "" if name.startswith("/") else "/"  # a drive letter has none of its own
    return f"file://{slash}{name}?mode={mode}"


def _replace(temporary: Path, path: Path) -> None:
    for attempt in range(_RETRIES):
        try:
            temporary.replace(path)
        except PermissionError:
            if sys.platform != "win32" or attempt == _RETRIES - 1:
                raise
            time.sleep(_PAUSE_SECONDS)  # noqa: TID251 - Windows tells nobody when a file is let go
        else:
            return


def explain(exc: OSError, path: Path) -> NoReturn:
    """Raise what the system said about writing path as a UserError."""
    name = path.name
    if isinstance(exc, FileNotFoundError | NotADirectoryError):
        raise UserError(
            say("The folder {parent} does not exist.", parent=path.parent), "Choose another folder."
        ) from exc
    if isinstance(exc, IsADirectoryError):
        raise UserError(say("{path} is a folder.", path=path), "Choose a file name.") from exc
    if exc.errno in _FULL:
        raise UserError(
            say("{name} could not be written: the disk is full.", name=name),
            "The old file, if any, is untouched. Free some space, then try again.",
        ) from exc
    if exc.errno in _PROTECTED:
        raise UserError(
            say("{name} cannot be written: it is open in another program or protected.", name=name),
            "Close it there, or save under another name.",
        ) from exc
    if exc.errno == errno.ENAMETOOLONG:
        raise UserError("The file name is too long.", "Choose a shorter one.") from exc
    raise UserError(
        say("{name} could not be written: {strerror}.", name=name, strerror=exc.strerror),
        "The old file, if any, is untouched.",
    ) from exc
