"""Everything a plan holds, in one folder or one zip: plan.json, a CSV for each table, the attachments."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from matchplanner import files
from matchplanner.errors import UserError
from matchplanner.progress import Progress, unwatched
from matchplanner.services import attachments, programs
from matchplanner.services.exchange import archive_format, archive_tables, plan_json, program_files
from matchplanner.services.exchange.archive_format import Listed
from matchplanner.services.program_rows import ProgramRow
from matchplanner.store import copying
from matchplanner.store.store import Store
from matchplanner.wording import say

_PIECE = 1 << 20
_TEXT_OF_PAGES = 3
"""How many bytes of JSON and CSV a plan makes of each of its own; for the bar only."""

_SIZE = ("page_count", "page_size")
Open = Callable[[str, int], IO[bytes]]
"""Opens a file of the export for writing, by its path and how many bytes it gets at the most."""

_READ_ME = """\
Everything the plan "{plan}" holds, exported on {day}.

plan.json      The whole plan: every table, every row, the history. This is what is read back.
programs.csv   The program list with its facts, as File > Import takes it.
tables/        One CSV (UTF-8) for each table, to read in a spreadsheet. Nothing is read back from here.
attachments/   The files kept with the plan, unchanged.
manifest.json  The size and SHA-256 of each of these files.

To get a plan from this again: File > Import > Open an export..., or
matchplanner import-plan THIS --plan NEW.matchplan
That makes a new plan and changes none that is there.

plan.json is UTF-8 JSON. Under "tables" each table is a list of rows, each row an object of its columns.
Days are like "2027-05-03". Unknown text is "", an unknown number or day is null: neither is 0, nor "no".
A column that ends in _id holds the "id" of a row of another table. "history" says what changed and when.
Format: {name}, version {version}. The full description is docs/plan-format.md of MatchPlanner.
"""


@dataclass(frozen=True, slots=True)
class Written:
    """What came of an export: how many attachments are in it, and what could not be, in sentences."""

    attachments: int
    notices: tuple[str, ...]


def is_folder(out: Path) -> bool:
    """Say whether an export to this path is a folder; raises UserError for another kind of file."""
    if out.suffix.lower() == ".zip":
        return False
    if out.suffix and not out.is_dir():
        raise UserError(
            say("“{out}” has no suffix for this export.", out=out.name), "End it in .zip, or name a folder."
        )
    return True


def write(store: Store, out: Path, today: date, progress: Progress = unwatched) -> Written:
    """Write everything to a new folder, or to a zip if the path ends so; all of it or nothing.

    Raises UserError where it cannot be written, or a folder holds something
    already. What `progress` raises leaves nothing either.
    """
    is_folder(out)  # refused before anything is read
    with closing(gather(store, today)) as content:
        return content.write(out, progress)


def gather(store: Store, today: date) -> Content:
    """Take the plan as it is now, to be written by any thread while it changes; it is to be closed."""
    return Content(store.path, copying.still(store.connection), programs.rows(today), today)


class Content:
    """Everything a plan held at a moment."""

    def __init__(
        self, plan: Path, connection: sqlite3.Connection, rows: Sequence[ProgramRow], today: date
    ) -> None:
        """Take over a still copy of the plan and its programs."""
        self.plan, self.connection, self.rows, self.today = plan, connection, rows, today

    def write(self, out: Path, progress: Progress = unwatched) -> Written:
        """Write it; raises as the function of this name."""
        sink = _folder if is_folder(out) else _zip
        with sink(out, self.today) as opened:
            return _Packing(self, out, opened, progress).pack()

    def close(self) -> None:
        """Let go of the copy."""
        self.connection.close()


class _Packing:
    """One export under way."""

    def __init__(self, content: Content, out: Path, opened: Open, progress: Progress) -> None:
        self._content, self._open, self._progress = content, opened, progress
        self._beside = out.absolute().parent
        self._listed: list[Listed] = []
        self._done = self._of = 0

    def pack(self) -> Written:
        """Write every file, the manifest last."""
        content, plan = self._content, self._content.plan
        kept = [path for path in attachments.kept(plan) if archive_format.is_plain(path.name)]
        sizes = sum(path.stat().st_size for path in kept)
        if len(kept) + len(archive_tables.MAIN) > archive_format.FILES - 10:
            raise UserError(
                say("{n} files are kept with this plan, which is too many for an export.", n=len(kept))
            )
        if sizes > archive_format.TOTAL_BYTES // 2:
            raise UserError("The files kept with this plan are too large for an export.", "Copy the folder.")
        self._of = sizes + _TEXT_OF_PAGES * _pages(content.connection)
        self._put(archive_format.PLAN, plan_json.pieces(content.connection))
        self._put("programs.csv", iter((program_files.to_csv(content.rows),)))
        for name, pieces in archive_tables.tables(content.connection):
            self._put(f"{archive_format.TABLES}{name}.csv", pieces)
        for path in kept:
            self._copy(path)
        self._put(archive_format.README, iter((self._read_me(plan),)))
        with self._open(archive_format.MANIFEST, 0) as stream:
            stream.write(archive_format.to_manifest(self._listed))
        return Written(len(kept), tuple(self._notices(plan, {path.name for path in kept})))

    def _put(self, path: str, pieces: Iterator[bytes]) -> None:
        """Write a file of which only a piece at a time is in memory, however large it is."""
        digest, packing, total, packed = hashlib.sha256(), zlib.compressobj(1), 0, 0
        with tempfile.TemporaryFile(dir=self._beside, suffix=files.PART) as whole:
            for piece in pieces:
                whole.write(piece)
                digest.update(piece)
                packed += len(packing.compress(piece))
                total += len(piece)
                self._tell(len(piece))
            packed += len(packing.flush())
            # What packs too well would be refused as a bomb when it is read: it goes in as it is.
            tight = total > archive_format.RATIO // 2 * packed
            whole.seek(0)
            with self._open(path, total if tight else 0) as stream:
                while piece := whole.read(_PIECE):
                    stream.write(piece)
                    self._tell(0)
        self._listed.append(Listed(path, total, digest.hexdigest()))

    def _copy(self, file: Path) -> None:
        path = f"{archive_format.ATTACHMENTS}{file.name}"
        total, digest = 0, hashlib.sha256()
        try:
            with file.open("rb") as source, self._open(path, max(1, file.stat().st_size)) as target:
                while piece := source.read(_PIECE):
                    target.write(piece)
                    digest.update(piece)
                    total += len(piece)
                    self._tell(len(piece))
        except PermissionError as exc:
            raise UserError(
                say("{file} cannot be read.", file=file.name), "Close it elsewhere, then try again."
            ) from exc
        self._listed.append(Listed(path, total, digest.hexdigest()))

    def _tell(self, count: int) -> None:
        self._done = min(self._done + count, self._of)
        self._progress(self._done, self._of)

    def _read_me(self, plan: Path) -> bytes:
        text = _READ_ME.format(
            plan=plan.stem,
            day=self._content.today,
            name=archive_format.FORMAT,
            version=archive_format.VERSION,
        )
        return text.encode("utf-8", errors="replace")

    def _notices(self, plan: Path, taken: set[str]) -> Iterator[str]:
        for name in attachments.missing(self._content.connection, plan):
            yield f"{name} is not in the plan's folder any more, so it is not in the export."
        for path in attachments.kept(plan):
            if path.name not in taken:
                yield f"{path.name!a} is left out: not every system takes such a name. Rename it."
        for names in _alike(taken):
            yield f"{names} are one name to Windows and macOS, which cannot open this export. Rename one."


def _pages(connection: sqlite3.Connection) -> int:
    """Return how many bytes the plan has."""
    count, size = (int(connection.execute(f"PRAGMA {what}").fetchone()[0]) for what in _SIZE)
    return count * size


def _alike(names: set[str]) -> Iterator[str]:
    """Yield names that not every system tells apart, each group as one text."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names):
        groups.setdefault(attachments.folded(name), []).append(name)
    yield from (", ".join(group) for group in groups.values() if len(group) > 1)


@contextmanager
def _zip(out: Path, today: date) -> Iterator[Open]:
    with files.replacing(out) as temporary, zipfile.ZipFile(temporary, "w") as archive:

        def opened(path: str, size: int) -> IO[bytes]:
            member = zipfile.ZipInfo(path, (max(today.year, 1980), today.month, today.day, 0, 0, 0))
            member.external_attr = 0o600 << 16
            # A size is given for what is packed already, as scans are.
            member.compress_type = zipfile.ZIP_STORED if size else zipfile.ZIP_DEFLATED
            member.file_size = size
            return archive.open(member, "w")

        yield opened


@contextmanager
def _folder(out: Path, _today: date) -> Iterator[Open]:
    try:
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise UserError(say("{out} holds something already.", out=out), "Choose a new folder.")
        temporary = Path(
            tempfile.mkdtemp(prefix=f".{out.name[:60]}.", suffix=files.PART, dir=out.absolute().parent)
        )
    except OSError as exc:
        files.explain(exc, out)
    try:

        def opened(path: str, _size: int) -> IO[bytes]:
            target = temporary / path
            target.parent.mkdir(exist_ok=True)
            return target.open("xb")

        yield opened
        if out.exists():
            out.rmdir()  # empty, and not every system renames onto a folder
        temporary.replace(out)
    except OSError as exc:
        files.explain(exc, out)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
