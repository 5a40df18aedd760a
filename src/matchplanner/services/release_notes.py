"""What changed in which version, as the change log that is shipped with the program says."""

import re
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

_NAME = "CHANGELOG.md"
_HEADING = re.compile(
    r"^## +\[?(?P<version>\d+(?:\.\d+)+[^\s\]]*|Unreleased)\]?.*$", re.MULTILINE | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Release:
    """A version, and what it brought, as Markdown."""

    version: str
    text: str


def releases() -> tuple[Release, ...]:
    """Return all versions, the newest first; none where no change log came along."""
    file = next((place for place in _places() if place.is_file()), None)
    return () if file is None else parse(file.read_text(encoding="utf-8"))


def parse(text: str) -> tuple[Release, ...]:
    """Return the versions of a change log: a heading of the second level each."""
    found = list(_HEADING.finditer(text))
    ends = [*(match.start() for match in found), len(text)][1:]
    return tuple(
        Release(match["version"], text[match.end() : end].strip())
        for match, end in zip(found, ends, strict=True)
    )


def _places() -> tuple[Path, ...]:
    """Return where the change log may lie.

    It is above the resources in a checkout and in a frozen program, else with
    the documentation of the environment.
    """
    resources = Path(import_module("matchplanner.resources").__path__[0])
    return resources.parent / _NAME, Path(sys.prefix) / "share" / "doc" / "matchplanner" / _NAME
