"""A plan with its attachments in one encrypted file, and such a file back as a new plan.

The plan goes in as the bytes that SQLite has of it, taken in memory: where the
copy is written, which may be a stick or a folder that others see, nothing of
it ever lies in the clear.
"""

import contextlib
import hashlib
import json
import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from matchplanner import files
from matchplanner.errors import FileFormatError, StoreError, UserError
from matchplanner.progress import Progress, unwatched
from matchplanner.services import attachments
from matchplanner.services.exchange import archive_format
from matchplanner.services.sealing import Reading, Seal, Sealing, Strength, damaged, opened, reading
from matchplanner.store import copying, first_look, lock, opening, probe
from matchplanner.store.store import Store
from matchplanner.wording import say

SUFFIX = ".matchsealed"

_FORMAT, _VERSION = "matchplanner-sealed", 1
_LENGTH = struct.Struct(">I")
_LISTING_BYTES = archive_format.MANIFEST_BYTES
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be sealed: where the plan is, its bytes, the files kept with it, and what is not there."""

    path: Path
    plan: bytes
    kept: tuple[Path, ...]
    notices: tuple[str, ...]


def gather(store: Store) -> Content:
    """Take the open plan as it is now; the rest may be done beside the window."""
    kept = [path for path in attachments.kept(store.path) if archive_format.is_plain(path.name)]
    notices = [
        say("{name} is not in the plan's folder any more, so it is not in the copy.", name=name)
        for name in attachments.missing(store.connection, store.path)
    ]
    try:
        plan = store.connection.serialize()
    except sqlite3.Error as exc:
        raise StoreError(
            "The plan cannot be read whole, so no copy of it was made.", "Restore the newest good backup."
        ) from exc
    return Content(store.path, plan, tuple(kept), tuple(notices))


def write(
    content: Content,
    out: Path,
    passphrase: str,
    progress: Progress = unwatched,
    strength: Strength | None = None,
) -> int:
    """Write an encrypted copy and read it back; returns how many files kept with the plan are in it.

    What stands at `out` is replaced only by a whole copy. Raises UserError
    where it cannot be written or the passphrase is too short.
    """
    _require_elsewhere(content, out)
    _require_sound(content.plan)
    sizes = [(path, path.stat().st_size) for path in content.kept if path.is_file()]
    seal = Seal.new(passphrase, strength or Strength())
    packing = _Packing(content.plan, sizes, progress)
    with files.replacing(out) as temporary:
        temporary.chmod(0o600)
        with temporary.open("wb") as stream:
            written = packing.write(Sealing(seal, stream.write))
        with temporary.open("rb") as stream:
            stream.seek(len(seal.header))
            if packing.read_back(stream, seal) != written:
                raise StoreError("The encrypted copy was not written correctly.", "Try another disk.")
    return len(sizes)


def read(sealed: Path, plan: Path, passphrase: str, progress: Progress = unwatched) -> int:
    """Make a new plan of an encrypted copy; returns how many files came with it. All of it, or nothing.

    Raises FileFormatError for what is no such copy, damaged or newer,
    PassphraseError for a passphrase that does not fit, StoreError if something
    stands at `plan` already.
    """
    _require_free(plan)
    with _file(sealed) as stream:
        seal = Seal.of(stream, passphrase)
        folder = _beside(plan, sealed.stat().st_size)
        try:
            with reading(stream, seal) as content:
                count = _unpack(content, folder, progress)
            opening.probe(folder / "sealed.matchplan")
            with first_look.reading(folder / "sealed.matchplan") as connection:
                copying.copy_to(connection, folder / "new.matchplan", renewed=True)
            _require_free(plan)
            _move(folder, plan, count)
        except OSError as exc:
            files.explain(exc, plan)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return count


class _Packing:
    """The order of what is in a copy, written and read back alike."""

    def __init__(self, plan: bytes, kept: list[tuple[Path, int]], progress: Progress) -> None:
        self._plan, self._kept, self._progress = plan, kept, progress
        self._of = 2 * (len(plan) + sum(size for _path, size in kept))
        self._done = 0

    def write(self, sealing: Sealing) -> bytes:
        """Write everything; returns the digest of what went in."""
        digest = hashlib.sha256()
        for piece in self._pieces():
            sealing.write(piece)
            digest.update(piece)
            self._tell(len(piece))
        sealing.finish()
        return digest.digest()

    def read_back(self, stream: IO[bytes], seal: Seal) -> bytes:
        """Return the digest of what the finished file holds; raises StoreError where it cannot be opened."""
        digest = hashlib.sha256()
        try:
            for piece in opened(stream, seal):
                digest.update(piece)
                self._tell(len(piece))
        except FileFormatError as exc:
            raise StoreError("The encrypted copy was not written correctly.", "Try another disk.") from exc
        return digest.digest()

    def _pieces(self) -> Iterator[bytes]:
        names = [{"name": path.name, "bytes": size} for path, size in self._kept]
        told = {"format": _FORMAT, "version": _VERSION, "plan": len(self._plan), "files": names}
        listing = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
        yield _LENGTH.pack(len(listing)) + listing
        for begin in range(0, len(self._plan), _PIECE):
            yield self._plan[begin : begin + _PIECE]
        for path, size in self._kept:
            yield from _content(path, size)

    def _tell(self, more: int) -> None:
        self._done += more
        self._progress(min(self._done, self._of), self._of)


def _content(path: Path, size: int) -> Iterator[bytes]:
    """Yield a kept file; raises UserError if it is held by somebody, or is not as long as it was."""
    try:
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                size -= len(piece)
                yield piece
    except OSError as exc:
        raise UserError(
            say("{name} cannot be read.", name=path.name), "Close it elsewhere, then try again."
        ) from exc
    if size:
        raise UserError(say("{name} changed while it was copied.", name=path.name), "Try again.")


def _unpack(content: Reading, folder: Path, progress: Progress) -> int:
    plan, kept = _listed(content)
    total, done = plan + sum(kept.values()), 0
    inside = folder / "attachments"
    inside.mkdir()
    for target, size in [(folder / "sealed.matchplan", plan), *((inside / n, s) for n, s in kept.items())]:
        with target.open("xb") as out:
            for piece in content.exactly(size):
                out.write(piece)
                done += len(piece)
                progress(done, total)
    return len(kept)


def _listed(content: Reading) -> tuple[int, Mapping[str, int]]:
    """Return how long the plan is, and the kept files by name, each with its length."""
    (length,) = _LENGTH.unpack(b"".join(content.exactly(_LENGTH.size)))
    if length > _LISTING_BYTES:
        raise damaged()
    try:
        told = json.loads(b"".join(content.exactly(length)).decode("utf-8", "surrogatepass"))
        if told["version"] > _VERSION:
            raise FileFormatError("This copy was made by a newer version of MatchPlanner.", "Update first.")
        plan, kept = _size(told["plan"]), {str(one["name"]): _size(one["bytes"]) for one in told["files"]}
    except (ValueError, TypeError, KeyError, RecursionError) as exc:
        raise damaged() from exc
    if len(kept) > archive_format.FILES or plan + sum(kept.values()) > archive_format.TOTAL_BYTES:
        raise FileFormatError("This copy holds far more than it should.", "Use another copy.")
    if not all(map(archive_format.is_plain, kept)):
        raise FileFormatError(
            "This copy names a file outside of itself, so nothing was taken.", "Use another copy."
        )
    return plan, kept


def _size(told: Any) -> int:
    if not isinstance(told, int) or isinstance(told, bool) or told < 0:
        raise ValueError(told)
    return told


def _move(folder: Path, plan: Path, count: int) -> None:
    beside = attachments.folder_of(plan)
    if count:
        (folder / "attachments").replace(beside)
    try:
        (folder / "new.matchplan").replace(plan)
    except OSError:
        if count:
            shutil.rmtree(beside, ignore_errors=True)
        raise


def _require_elsewhere(content: Content, out: Path) -> None:
    if out.resolve() == content.path.resolve() or lock.is_held(out):
        raise UserError(
            say("{name} is open as a plan.", name=out.name), "Give the encrypted copy a name of its own."
        )


def _require_sound(plan: bytes) -> None:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(plan)
        wrong = probe.problems(connection)
    if wrong:
        raise StoreError(
            say("The plan is damaged ({problem}), so no copy of it was made.", problem=wrong[0]),
            "Restore the newest good backup.",
        )


def _require_free(plan: Path) -> None:
    beside = attachments.folder_of(plan)
    for there in (plan, beside):
        if there.exists():
            raise StoreError(
                say("“{name}” exists already.", name=there.name),
                "Choose another name: an encrypted copy becomes a new plan.",
            )


def _file(sealed: Path) -> IO[bytes]:
    try:
        return sealed.open("rb")
    except FileNotFoundError:
        raise FileFormatError(
            say("There is no file {path}.", path=sealed), "Check its name and folder."
        ) from None
    except OSError as exc:
        raise FileFormatError(
            say("{name} cannot be read: {strerror}.", name=sealed.name, strerror=exc.strerror),
            "Check the drive it is on.",
        ) from exc


def _beside(plan: Path, size: int) -> Path:
    """Make the folder to open the copy in, on the disk where the plan will be."""
    try:
        if shutil.disk_usage(plan.absolute().parent).free < 2 * size:
            raise UserError("There is not enough space for this copy on the disk.", "Free some space first.")
        return Path(tempfile.mkdtemp(prefix=".matchplanner-", suffix=files.PART, dir=plan.absolute().parent))
    except OSError as exc:
        files.explain(exc, plan)
