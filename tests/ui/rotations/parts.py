"""Parts of a window by name."""

from typing import TypeVar

from PySide6.QtCore import QObject

T = TypeVar("T", bound=QObject)


def part(root: QObject, kind: type[T], name: str) -> T:
    """Return a part of a window, which must be there."""
    found = root.findChild(kind, name)
    assert found is not None, name
    return found
