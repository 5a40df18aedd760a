"""Finding a control of a window by its name, as a screen reader's user does."""

from typing import TypeVar

from PySide6.QtCore import QObject

W = TypeVar("W", bound=QObject)


def part(within: QObject, kind: type[W], name: str) -> W:
    """Return the one part of this kind and object name; the test fails where there is none."""
    found = within.findChild(kind, name)
    assert isinstance(found, kind), name
    return found
