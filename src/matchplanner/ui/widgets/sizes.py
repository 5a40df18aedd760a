"""First sizes of windows, kept within the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)
"""What a window's frame and title may take, in pixels."""


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window its first size, less where the screen is smaller: no button may lie outside."""
    room = window.screen().availableSize() - _FRAME
    window.resize(QSize(width, height).boundedTo(room))
