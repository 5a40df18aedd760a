"""What the installed program is made of, with the full text of every licence, as the build wrote it down."""

import re
from dataclasses import dataclass
from datetime import date
from importlib import resources

FILE = "THIRD_PARTY_LICENCES.txt"
"""Stands among the resources of an installed program; a checkout has none."""

_RULE = "=" * 78
_BUILT = re.compile(r"Built on (\d{4}-\d\d-\d\d)\.\n")
_PART = re.compile(rf"^{_RULE}\n(.+)\nLicence: (.+)\n{_RULE}\n\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Component:
    """One thing that the program takes along: name and version, identifier of its licence, full text."""

    name: str
    licence: str
    text: str


def built_on() -> date | None:
    """Return the day the installed program was built; None in a checkout, which nobody built."""
    found = _BUILT.match(_text())
    return None if found is None else date.fromisoformat(found[1])


def components() -> tuple[Component, ...]:
    """Return what the program takes along, by name; empty in a checkout, where nothing is taken along."""
    return read(_text())


def _text() -> str:
    file = resources.files("matchplanner.resources") / FILE
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def read(text: str) -> tuple[Component, ...]:
    """Read the file that the build wrote."""
    _before, *parts = _PART.split(text)
    triples = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return tuple(Component(name, licence, told.strip()) for name, licence, told in triples)
