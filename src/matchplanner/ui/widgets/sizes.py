"""First sizes of dialogs, kept within the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

_FRAME = QSize(16, 48)
"""What a window's frame and title may take, in pixels."""


def resize_within_screen(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog its first size, less where the screen is smaller: no button may lie outside."""
    room = dialog.screen().availableSize() - _FRAME
    dialog.resize(QSize(width, height).boundedTo(room))
