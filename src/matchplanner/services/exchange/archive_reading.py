"""An export of everything becomes a new plan: looked through whole before anything is put in its place."""

import hashlib
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from matchplanner import files
from matchplanner.errors import FileFormatError, StoreError, UserError
from matchplanner.progress import Progress, unwatched
from matchplanner.services import attachments
from matchplanner.services.exchange import archive_format, plan_json
from matchplanner.services.exchange.archive_format import Listed, damaged
from matchplanner.store import opening
from matchplanner.wording import say

_PIECE = 1 << 20
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 1


@dataclass(frozen=True, slots=True)
class Made:
    """A plan that an export became: how many rows and attachments it has."""

    rows: int
    attachments: int


class Unpacked:
    """An export that was found whole; nothing of it is in its place yet."""

    def __init__(self, folder: Path, checked: plan_json.Checked, kept: int, plan: Path) -> None:
        """Take over what `unpacked` has looked through."""
        self._folder, self._checked, self._kept, self._plan = folder, checked, kept, plan

    def make(self, progress: Progress = unwatched) -> Made:
        """Make the plan and put it in its place with its attachments; all of it or nothing.

        No other plan may be open in this process. Raises FileFormatError if
        the plan's document contradicts itself.
        """
        trial = self._folder / "new.matchplan"
        store = opening.create_plan(trial)
        try:
            plan_json.put(store, self._checked, progress)
        finally:
            store.close()
        _require_free(self._plan)
        self._move(trial)
        return Made(self._checked.count, self._kept)

    def _move(self, made: Path) -> None:
        beside = attachments.folder_of(self._plan)
        try:
            if self._kept:
                (self._folder / "attachments").replace(beside)
            made.replace(self._plan)
        except OSError as exc:
            if self._kept:
                shutil.rmtree(beside, ignore_errors=True)
            files.explain(exc, self._plan)


@contextmanager
def unpacked(export: Path, plan: Path, progress: Progress = unwatched) -> Iterator[Unpacked]:
    """Look through an export and unpack it beside where the plan is to be; it is gone when the block ends.

    Raises FileFormatError, in one sentence, for what is no export, damaged,
    newer, too large or names files outside of itself; StoreError if something
    stands at `plan` already.
    """
    _require_free(plan)
    with _source(export) as source:
        listed = archive_format.from_manifest(_manifest(source))
        kept = archive_format.attachments(listed.values())
        wanted = [listed[archive_format.PLAN], *(file for _name, file in kept)]
        total = sum(file.bytes for file in wanted)
        folder = _beside(plan, total)
        try:
            (folder / "attachments").mkdir()
            done = 0
            for file in wanted:
                name = Path(file.path).name
                inside = archive_format.PLAN if file is wanted[0] else f"attachments/{name}"
                _unpack(source, file, folder / inside)
                done += file.bytes
                progress(done, total)
            checked = plan_json.check((folder / archive_format.PLAN).read_bytes(), progress)
            yield Unpacked(folder, checked, len(kept), plan)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def make_plan(export: Path, plan: Path, progress: Progress = unwatched) -> Made:
    """Make a new plan of an export; raises as `unpacked` and `Unpacked.make`, and then leaves nothing."""
    with unpacked(export, plan, progress) as ready:
        return ready.make()


class _MissingError(FileFormatError):
    """A file that should be in an export is not there."""


def _missing(path: str) -> _MissingError:
    told = damaged(f"{path} is missing")
    return _MissingError(told.message, told.hint)


class _Source(Protocol):
    """A folder or a zip to read from."""

    def open(self, path: str) -> IO[bytes]:
        """Open a file within; raises FileFormatError if it is not there."""


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, path: str) -> IO[bytes]:
        """Open a file of the folder itself: no link, for that may lead elsewhere."""
        file = self._folder / path
        if not file.is_file() or any(part.is_symlink() for part in (file, *file.parents[: path.count("/")])):
            raise _missing(path)
        try:
            return file.open("rb")
        except OSError as exc:
            raise damaged(f"{path} cannot be read") from exc


class _Zip:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        members = archive.infolist()
        self._members: Mapping[str, zipfile.ZipInfo] = {member.orig_filename: member for member in members}
        if len(members) > 2 * archive_format.FILES or any(map(_is_bomb, members)):
            raise FileFormatError("This export unpacks to far more than it should.", archive_format.AGAIN)
        if not all(archive_format.stays_inside(member.orig_filename) for member in members):
            raise FileFormatError(
                "This export names a file outside of itself, so nothing was taken.", archive_format.AGAIN
            )
        if len(self._members) < len(members):
            raise damaged("it holds a file twice")

    def open(self, path: str) -> IO[bytes]:
        """Open a member that is neither encrypted nor packed in a way of its own."""
        member = self._members.get(path)
        if member is None:
            raise _missing(path)
        if member.flag_bits & _ENCRYPTED:
            raise FileFormatError(
                "This export is protected by a password.", "Unpack it, and open the folder."
            )
        if member.compress_type not in _PLAIN:
            raise damaged(f"{path} is packed in a way that cannot be read")
        try:
            return self._archive.open(member)
        except (OSError, *_UNREADABLE) as exc:
            raise damaged(f"{path} cannot be read") from exc


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    ratio = member.file_size / max(1, member.compress_size)
    return member.file_size > archive_format.SMALL and ratio > archive_format.RATIO


@contextmanager
def _source(export: Path) -> Iterator[_Source]:
    """Open a zip, a folder, or the plan.json or manifest.json in a folder."""
    if export.name in {archive_format.PLAN, archive_format.MANIFEST}:
        export = export.parent
    try:
        is_folder, is_file = export.is_dir(), export.is_file()
    except OSError:  # a name that this disk cannot have
        is_folder = is_file = False
    if is_folder:
        yield _Folder(export)
        return
    if not is_file:  # a device or a pipe has no end that one could wait for
        raise FileFormatError(say("There is no file {export}.", export=export), "Check its name and folder.")
    with _opened(export) as archive:
        yield _Zip(archive)


def _opened(export: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(export)
    except PermissionError as exc:
        raise FileFormatError(
            say("You have no permission to read {export}.", export=export.name),
            "Ask its owner for it, or choose a copy.",
        ) from exc
    except (OSError, *_UNREADABLE) as exc:
        raise FileFormatError(
            say("{export} is damaged, or no export of a plan.", export=export.name),
            "Choose a file made with Export everything.",
        ) from exc


def _manifest(source: _Source) -> bytes:
    try:
        stream = source.open(archive_format.MANIFEST)
    except _MissingError as exc:
        raise FileFormatError(
            "This is no export of a plan.", "Choose a file made with Export everything."
        ) from exc
    try:
        with stream:
            data = stream.read(archive_format.MANIFEST_BYTES + 1)
    except (OSError, *_UNREADABLE) as exc:
        raise damaged(f"{archive_format.MANIFEST} cannot be read") from exc
    if len(data) > archive_format.MANIFEST_BYTES:
        raise FileFormatError("This export unpacks to far more than it should.", archive_format.AGAIN)
    return data


def _unpack(source: _Source, file: Listed, target: Path) -> None:
    """Write one file, never more of it than is listed, and hold it against its SHA-256."""
    digest, rest = hashlib.sha256(), file.bytes
    try:
        with source.open(file.path) as stream, target.open("xb") as out:
            while piece := stream.read(min(_PIECE, rest + 1)):
                rest -= len(piece)
                if rest < 0:
                    break
                digest.update(piece)
                out.write(piece)
    except _UNREADABLE as exc:
        raise damaged(f"{file.path} cannot be read") from exc
    except FileExistsError as exc:
        raise FileFormatError(
            say(
                "This disk takes “{target}” and another name in this export for the same.", target=target.name
            ),
            "Open the export on the computer where it was made, rename one of the files, and export again.",
        ) from exc
    except OSError as exc:
        files.explain(exc, target)
    if rest or digest.hexdigest() != file.sha256:
        raise damaged(f"{file.path} is not as it was exported")


def _require_free(plan: Path) -> None:
    beside = attachments.folder_of(plan)
    try:
        there, files_there = plan.exists(), beside.exists()
    except OSError as exc:
        files.explain(exc, plan)
    if there:
        raise StoreError(
            say("{plan} exists already.", plan=plan.name),
            "Choose another name: an export becomes a new plan.",
        )
    if files_there:
        raise StoreError(
            say("The folder “{beside}” exists already.", beside=beside.name),
            "Choose another name for the plan.",
        )


def _beside(plan: Path, total: int) -> Path:
    """Make the folder to unpack into, on the disk where the plan will be."""
    try:
        if shutil.disk_usage(plan.absolute().parent).free < 2 * total:
            raise UserError(
                "There is not enough space for this export on the disk.", "Free some space first."
            )
        return Path(tempfile.mkdtemp(prefix=".matchplanner-", suffix=files.PART, dir=plan.absolute().parent))
    except OSError as exc:
        files.explain(exc, plan)
