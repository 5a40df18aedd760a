"""Line icons drawn for this program, tinted from the theme."""

from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_FOLDER = Path(import_module("matchplanner.resources").__path__[0], "icons")
_SIZES = (20, 40, 60)  # what the navigation shows, on screens of 100 to 300 percent


def icon(name: str, color: str) -> QIcon:
    """Return an icon of resources/icons in one colour ("#RRGGBB"), at the usual sizes."""
    svg = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    result = QIcon()
    for side in _SIZES:
        pixmap = QPixmap(QSize(side, side))
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # selected: not tinted by the style
            result.addPixmap(pixmap, mode)
    return result
