"""Outlines as reusable drawings of a document: a word that comes back is stored once."""

import hashlib

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import FILL_NON_ZERO, Canvas

from matchplanner.reports.outlines import Outlined


def draw(
    canvas: Canvas, key: str, outline: Outlined, at: tuple[float, float], size: float, colour: Color
) -> None:
    """Draw an outline with its origin at the given point, `size` points to the em.

    Outlines drawn under one key in a document must be the same.
    """
    name = f"glyphs-{hashlib.sha256(key.encode()).hexdigest()[:24]}"
    if not canvas.hasForm(name):
        _define(canvas, name, outline)
    canvas.saveState()
    canvas.setFillColor(colour)
    canvas.setStrokeColor(colour)
    canvas.translate(*at)
    canvas.scale(size / 1000, size / 1000)
    canvas.doForm(name)
    canvas.restoreState()


def _define(canvas: Canvas, name: str, outline: Outlined) -> None:
    across = [x for _, numbers in outline.path for x in numbers[::2]]
    upwards = [y for _, numbers in outline.path for y in numbers[1::2]]
    margin = outline.stroke + 1
    canvas.beginForm(
        name, min(across) - margin, min(upwards) - margin, max(across) + margin, max(upwards) + margin
    )
    path = canvas.beginPath()
    steps = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
    for step, numbers in outline.path:
        steps[step](*numbers)
    if outline.stroke:
        canvas.setLineWidth(outline.stroke)
    canvas.drawPath(path, stroke=int(outline.stroke > 0), fill=1, fillMode=FILL_NON_ZERO)
    canvas.endForm()
