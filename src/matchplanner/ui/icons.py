"""Line icons drawn for this program, tinted from the theme."""

from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from matchplanner.ui import theme

_FOLDER = Path(import_module("matchplanner.resources").__path__[0], "icons")
_SIZES = (20, 40, 60)  # what the navigation shows, on screens of 100 to 300 percent
_WINDOW_SIZES = (16, 24, 32, 48, 64, 128)  # title bars, task bars, and what lists open windows
_PROGRAM = "matchplanner"


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


def program_icon() -> QIcon:
    """Return the program's own icon, white on a tile: a bar of windows may be light or dark."""
    result = QIcon()
    svg = (_FOLDER / f"{_PROGRAM}.svg").read_text(encoding="utf-8").replace("currentColor", "#FFFFFF")
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    for side in _WINDOW_SIZES:
        pixmap = QPixmap(QSize(side, side))
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.LIGHT.accent))
        painter.drawRoundedRect(QRectF(0, 0, side, side), side / 5, side / 5)
        renderer.render(painter, QRectF(side / 8, side / 8, side * 3 / 4, side * 3 / 4))
        painter.end()
        result.addPixmap(pixmap)
    return result
