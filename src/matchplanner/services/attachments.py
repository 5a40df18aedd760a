"""Files kept with a plan: copied into a folder of its own beside it, never moved, never linked."""

import shutil
from pathlib import Path

from matchplanner.errors import UserError
from matchplanner.files import replacing

_MOST = 100 * 2**20
"""Bytes of one file; a scan of a whole transcript has a tenth of it."""


def folder_of(plan: Path) -> Path:
    """Return the folder of a plan's files; it may not exist yet."""
    return plan.with_name(f"{plan.stem} files")


def keep(file: Path, plan: Path) -> str:
    """Copy a file into the plan's folder and return its name there; what is there already stays.

    Raises UserError for what is no file, is too large or cannot be read.
    """
    if not file.is_file():
        raise UserError(f"There is no file {file.name} any more.", "Choose the file again.")
    if file.stat().st_size > _MOST:
        raise UserError(f"{file.name} is larger than 100 MB.", "Choose a smaller file, such as a PDF.")
    folder = folder_of(plan)
    try:
        folder.mkdir(exist_ok=True)
        target = _free(folder, file)
        with replacing(target) as temporary:
            shutil.copyfile(file, temporary)
    except OSError as exc:
        raise UserError(
            f"{file.name} could not be copied beside the plan.",
            "Check the disk and the folder, then try again.",
        ) from exc
    return target.name


def carry(plan: Path, other: Path) -> None:
    """Copy a plan's files beside another plan, under the same names; what is there already stays."""
    files = kept(plan)
    folder = folder_of(other)
    if not files:
        return
    folder.mkdir(exist_ok=True)
    for file in files:
        target = folder / file.name
        if not target.exists():
            with replacing(target) as temporary:
                shutil.copyfile(file, temporary)


def found(name: str, plan: Path) -> Path | None:
    """Return where a kept file is, or None where somebody took it away."""
    path = folder_of(plan) / Path(name).name
    return path if name and path.is_file() else None


def _free(folder: Path, file: Path) -> Path:
    """Return a name not taken yet: "CV.pdf", then "CV 2.pdf"."""
    target, number = folder / file.name, 2
    while target.exists():
        target, number = folder / f"{file.stem} {number}{file.suffix}", number + 1
    return target
