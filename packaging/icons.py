"""The program's icons, drawn from the one line drawing that the window uses, in every size and form.

A taskbar may be light or dark and a line drawing has no colour of its own, so the icon of the program is
the drawing in white on a tile, and that of a plan the drawing on a sheet with a folded corner.
"""

import os
import re
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "resources" / "icons" / "matchplanner.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
LARGEST = 1024
TILE, SHEET, FOLD, LINE = "#2F5DA8", "#F7F9FC", "#C9D5EA", "#2F5DA8"

_PARTS = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_LINES = 'fill="none" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"'


def scalable(drawing: str) -> dict[str, str]:
    """Return the two icons, "matchplanner" and "document", as SVG made of the window's line drawing."""
    found = _PARTS.search(drawing)
    if found is None:
        raise ValueError("The drawing of the icon is no SVG.")
    inside = found[1]
    tile = (
        f'<rect x="2" y="2" width="60" height="60" rx="13" fill="{TILE}"/>'
        f'<g transform="translate(8 8) scale(2)" stroke="#FFFFFF" {_LINES}>{inside}</g>'
    )
    sheet = (
        f'<path d="M13 2h27l13 13v44a3 3 0 0 1-3 3H13a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z" fill="{SHEET}" '
        f'stroke="{FOLD}" stroke-width="1.5"/><path d="M40 2l13 13H43a3 3 0 0 1-3-3z" fill="{FOLD}"/>'
        f'<g transform="translate(14 20) scale(1.5)" stroke="{LINE}" {_LINES}>{inside}</g>'
    )
    frame = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">{}</svg>\n'
    return {"matchplanner": frame.format(tile), "document": frame.format(sheet)}


def draw(folder: Path) -> None:
    """Write each icon as SVG, as PNG in `SIZES` and the largest, as .ico and as .icns."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in scalable(DRAWING.read_text(encoding="utf-8")).items():
        (folder / f"{name}.svg").write_text(text, encoding="utf-8")
        for size in (*SIZES, LARGEST):
            _paint(text, size, folder / f"{name}-{size}.png")
        with Image.open(folder / f"{name}-{LARGEST}.png") as image:
            image.save(folder / f"{name}.ico", sizes=[(size, size) for size in WINDOWS_SIZES])
            image.save(folder / f"{name}.icns")
    application.processEvents()


def _paint(text: str, size: int, file: Path) -> None:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(text.encode())).render(painter)
    painter.end()
    if not image.save(str(file)):
        raise OSError(f"{file} could not be written.")
