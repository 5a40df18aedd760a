"""The bundled face, for machines that have no font of their own."""

import importlib

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

_FACES = ("NotoSans_Regular", "NotoSans_Bold", "FiraGO_Regular")
_FAMILY = "Noto Sans"
_POINTS = 10


def use_bundled(qt: QApplication) -> None:
    """Show everything in the bundled face: on bare machines, and where pictures must come out alike."""
    for name in _FACES:
        face = importlib.import_module(f"pymupdf_fonts.{name}")
        QFontDatabase.addApplicationFontFromData(QByteArray(bytes(face.fontbuffer)))
    qt.setFont(QFont(_FAMILY, _POINTS))
