"""Files kept with a plan: copied into a folder of its own beside it, never moved, never linked."""

import shutil
import sqlite3
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from matchplanner.errors import UserError
from matchplanner.files import replacing
from matchplanner.store import digests
from matchplanner.wording import say

_MOST = 100 * 2**20
"""Bytes of one file; a scan of a whole transcript has a tenth of it."""

_PLACES = {"document": ("file", "title"), "rank_version": ("proof", "name")}
"""Where a plan refers to kept files: by table, the column of the name and what the record is called."""


@dataclass(frozen=True, slots=True)
class Use:
    """A record that refers to a kept file: its table and id, what it is called, the file's name."""

    table: str
    row: int
    name: str
    file: str


def folder_of(plan: Path) -> Path:
    """Return the folder of a plan's files; it may not exist yet."""
    return plan.with_name(f"{plan.stem} files")


def keep(file: Path, plan: Path) -> str:
    """Copy a file into the plan's folder and return its name there; what is there already stays.

    A file that lies in that folder is not copied again.

    Raises UserError for what is no file, is too large or cannot be read.
    """
    if not file.is_file():
        raise UserError(say("There is no file {file} any more.", file=file.name), "Choose the file again.")
    if file.stat().st_size > _MOST:
        raise UserError(
            say("{file} is larger than 100 MB.", file=file.name), "Choose a smaller file, such as a PDF."
        )
    folder = folder_of(plan)
    if file.parent.resolve() == folder.resolve():
        return file.name
    try:
        folder.mkdir(exist_ok=True)
        target = _free(folder, file)
        with replacing(target) as temporary:
            shutil.copyfile(file, temporary)
    except OSError as exc:
        raise UserError(
            say("{file} could not be copied beside the plan.", file=file.name),
            "Check the disk and the folder, then try again.",
        ) from exc
    return target.name


def carry(plan: Path, other: Path) -> None:
    """Copy a plan's files beside where another plan is to be, under the same names; all of them or none.

    Raises UserError where files lie there already: the names in the plan would lead to those.
    """
    files = kept(plan)
    folder = folder_of(other)
    if kept(other):
        raise UserError(
            say("The folder “{folder}” exists already.", folder=folder.name),
            "Move it elsewhere, or rename it.",
        )
    if not files:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            with replacing(folder / file.name) as temporary:
                shutil.copyfile(file, temporary)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def found(name: str, plan: Path) -> Path | None:
    """Return where a kept file is, or None where somebody took it away."""
    path = folder_of(plan) / Path(name).name
    return path if name and path.is_file() else None


def kept(plan: Path) -> tuple[Path, ...]:
    """Return every file in the plan's folder, by name; what was put there as a link or folder is not ours."""
    folder = folder_of(plan)
    if not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink()))


def folded(name: str) -> str:
    """Return a name as a system knows it that tells neither capitals nor ways of writing an accent apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def missing(connection: sqlite3.Connection, plan: Path) -> tuple[str, ...]:
    """Return the names of files that the plan refers to and that are not in its folder, each once."""
    named = {use.file for use in uses(connection)}
    return tuple(sorted(name for name in named if found(name, plan) is None))


def take_beside(folder: Path, connection: sqlite3.Connection, plan: Path) -> tuple[str, ...]:
    """Copy from a folder what is missing from the plan's, by its name; return the names.

    Raises UserError as `keep`.
    """
    there = [name for name in missing(connection, plan) if (folder / Path(name).name).is_file()]
    return tuple(keep(folder / Path(name).name, plan) for name in there)


def uses(connection: sqlite3.Connection) -> tuple[Use, ...]:
    """Return what in the plan refers to a kept file; a plan of an older version has fewer places for that."""
    there = set(digests.tables(connection))
    return tuple(
        Use(table, row, name, file)
        for table, (column, called) in _PLACES.items()
        if table in there
        for row, name, file in _rows(connection, table, column, called)
    )


def _rows(
    connection: sqlite3.Connection, table: str, column: str, called: str
) -> Iterable[tuple[int, str, str]]:
    return connection.execute(
        f'SELECT id, {called}, "{column}" FROM "{table}" WHERE "{column}" <> \'\' ORDER BY id'
    ).fetchall()


def _free(folder: Path, file: Path) -> Path:
    """Return a name not taken yet, on any system: "CV.pdf", then "CV 2.pdf"."""
    target, number = folder / file.name, 2
    taken = {folded(path.name) for path in folder.iterdir()}
    while folded(target.name) in taken:
        target, number = folder / f"{file.stem} {number}{file.suffix}", number + 1
    return target
