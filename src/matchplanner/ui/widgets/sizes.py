"""First sizes of windows, kept within the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)
"""What a window's frame and title may take, in pixels."""


def available(window: QWidget) -> QSize:
    """Return what panels and docks leave of a window's screen."""
    return window.screen().availableSize()


def room(window: QWidget) -> QSize:
    """Return how large a window can be on its screen, without its frame."""
    return available(window) - _FRAME


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window its first size, less where the screen is smaller: no button may lie outside."""
    window.resize(QSize(width, height).boundedTo(room(window)))
