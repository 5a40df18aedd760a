"""Line icons drawn for this program, tinted from the theme."""

from importlib import resources

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIZES = (16, 20, 24, 32, 40, 48)


def icon(name: str, color: str) -> QIcon:
    """Return an icon of resources/icons in one colour ("#RRGGBB"), at the usual sizes."""
    source = resources.files("matchplanner.resources") / "icons" / f"{name}.svg"
    svg = source.read_text(encoding="utf-8").replace("currentColor", color)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    result = QIcon()
    for side in _SIZES:
        pixmap = QPixmap(QSize(side, side))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # selected: not tinted by the style
            result.addPixmap(pixmap, mode)
    return result
