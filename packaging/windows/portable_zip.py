"""Pack the frozen folder as a portable program: beside its `portable.ini`, everything stays there."""

import zipfile
from pathlib import Path

from portable import DATA, MARK

TOP = "MatchPlanner"
NOTE = (
    "; This file makes MatchPlanner portable: settings, logs, backups and new plans are kept in\r\n"
    f"; “{DATA}” beside it. Without this file they are kept in the user's own folders.\r\n"
)


def pack(program: Path, version: str, target: Path) -> Path:
    """Write the zip into `target` and return it; the same program gives the same bytes."""
    target.mkdir(parents=True, exist_ok=True)
    packed = target / f"MatchPlanner-{version}-portable.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(_entry(MARK), NOTE.encode("utf-8"))
        for file in sorted(program.rglob("*")):
            if file.is_file():
                archive.writestr(_entry(file.relative_to(program).as_posix()), file.read_bytes())
    print(f"{packed.name}: {packed.stat().st_size / 1_000_000:.1f} MB", flush=True)
    return packed


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(f"{TOP}/{name}", date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
