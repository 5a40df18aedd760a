"""First sizes of windows, kept within the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)
"""What a window's frame and title may take, in pixels."""


def room(window: QWidget) -> QSize:
    """Return how large a window can be on its screen, without its frame."""
    return window.screen().availableSize() - _FRAME


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window its first size, less where the screen is smaller: no button may lie outside."""
    window.resize(QSize(width, height).boundedTo(room(window)))
