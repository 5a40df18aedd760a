"""What can be told of a file before anything in it is believed, and a connection for looking only.

The window's first paint waits for this module, so it needs the standard library alone.
"""

import contextlib
import sqlite3
import stat
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from matchplanner.errors import StoreError
from matchplanner.files import sqlite_uri
from matchplanner.wording import say

APPLICATION_ID = 0x4D504C4E
"""ASCII "MPLN" in the SQLite header: this file is a MatchPlanner plan."""

LARGEST_PLAN = 500_000_000
"""Bytes; a plan with 13,000 programs has about 20 million."""

LARGEST_VALUE = 20_000_000
"""Bytes of one text or row: SQLite refuses longer ones, written or read."""

SIDECARS = ("-journal", "-wal", "-shm")

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_VERSION_BYTE = 18  # 1: rollback journal, 2: write-ahead log
_APPLICATION_ID_AT = slice(68, 72)


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the file system tells: size in bytes, files SQLite left beside it, and the kind of its log."""

    size: int
    sidecars: tuple[Path, ...]
    write_ahead: bool

    @property
    def unsettled(self) -> bool:
        """Whether opening the file would change it, to finish what was left undone."""
        return bool(self.sidecars) or self.write_ahead


def look(path: Path) -> FileFacts:
    """Check that a file is a plan by its first bytes, before SQLite touches it.

    Raises StoreError, in one sentence for each: not there, a folder or other
    thing, not readable, empty, not SQLite, another program's, too large.
    """
    name = path.name or str(path)
    try:
        entry = path.stat()
        if stat.S_ISDIR(entry.st_mode):
            raise StoreError(
                say("{name} is a folder, not a plan.", name=name), "Choose a file that ends in .matchplan."
            )
        if not stat.S_ISREG(entry.st_mode):
            raise StoreError(
                say("{name} is not a file.", name=name), "Choose a file that ends in .matchplan."
            )
        with path.open("rb") as stream:
            header = stream.read(_HEADER_BYTES)
    except FileNotFoundError as exc:
        raise StoreError(say("There is no file {path}.", path=path), "Check its name and folder.") from exc
    except PermissionError as exc:
        raise StoreError(
            say("You have no permission to read {name}.", name=name), "Ask its owner for it, or open a copy."
        ) from exc
    except OSError as exc:
        raise StoreError(
            say("{name} cannot be read: {strerror}.", name=name, strerror=exc.strerror),
            "Check the drive it is on.",
        ) from exc
    _require_plan(name, header)
    if entry.st_size > LARGEST_PLAN:
        raise StoreError(say("{name} is larger than any plan could be.", name=name), "Choose another file.")
    return FileFacts(entry.st_size, sidecars(path), write_ahead=header[_VERSION_BYTE] != 1)


def _require_plan(name: str, header: bytes) -> None:
    if not header:
        raise StoreError(
            say("{name} is empty; it is not a MatchPlanner plan.", name=name),
            "Choose another file or a backup.",
        )
    if not header.startswith(_MAGIC):
        raise StoreError(
            say("{name} is not a MatchPlanner plan.", name=name),
            "A table of programs can be imported into an open plan instead.",
        )
    if int.from_bytes(header[_APPLICATION_ID_AT], "big") != APPLICATION_ID:
        raise StoreError(
            say("{name} is a database of another program, not a MatchPlanner plan.", name=name),
            "Choose another file.",
        )


def sidecars(path: Path) -> tuple[Path, ...]:
    """Return the files SQLite left beside a plan, or uses at this moment."""
    beside = (path.with_name(path.name + ending) for ending in SIDECARS)
    return tuple(file for file in beside if file.is_file())


@contextlib.contextmanager
def reading(path: Path, *, mode: str = "ro", patience: int = 3000) -> Generator[sqlite3.Connection]:
    """Open a file for looking only, with everything off that a planted schema could use.

    `mode` "rw" lets SQLite finish what a killed program left undone. `patience`
    is how many milliseconds to wait for whoever is writing.
    """
    with contextlib.closing(
        sqlite3.connect(sqlite_uri(path, mode), uri=True, isolation_level=None)
    ) as connection:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
        for pragma in ("query_only=1", "trusted_schema=0", "cell_size_check=1", f"busy_timeout={patience:d}"):
            connection.execute(f"PRAGMA {pragma}")
        yield connection
