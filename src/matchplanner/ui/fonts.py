"""The face of the window: the system's own, or the bundled one on machines that have none."""

import importlib

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

_FACES = ("NotoSans_Regular", "NotoSans_Bold", "FiraGO_Regular")
_FAMILY = "Noto Sans"
_POINTS = 10


def keep_own(qt: QApplication) -> None:
    """Name the face that stands for "Sans Serif" now: faces loaded for printing would take its place."""
    font = qt.font()
    chosen = QFontInfo(font)
    if not chosen.exactMatch():
        font.setFamily(chosen.family())
        qt.setFont(font)


def use_bundled(qt: QApplication) -> None:
    """Show everything in the bundled face: on bare machines, and where pictures must come out alike."""
    for name in _FACES:
        face = importlib.import_module(f"pymupdf_fonts.{name}")
        QFontDatabase.addApplicationFontFromData(QByteArray(bytes(face.fontbuffer)))
    qt.setFont(QFont(_FAMILY, _POINTS))
