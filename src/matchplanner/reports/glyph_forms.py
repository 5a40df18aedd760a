"""Outlines as reusable drawings of a document: a word that comes back is stored once."""

import hashlib
from collections.abc import Callable

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from matchplanner.reports.outlines import Outlined

_NON_ZERO = 1  # reportlab's FILL_NON_ZERO: the winding rule of letters


def draw(canvas: Canvas, key: str, outline: Outlined, size: float, colour: Color) -> None:
    """Draw an outline with its origin where the canvas has its own, `size` points to the em.

    Outlines drawn under one key in a document must be the same.
    """
    name = f"glyphs-{hashlib.sha256(key.encode()).hexdigest()[:24]}"
    if not canvas.hasForm(name):
        _define(canvas, name, outline)
    canvas.setFillColor(colour)
    canvas.setStrokeColor(colour)
    canvas.scale(size / 1000, size / 1000)
    canvas.doForm(name)


def _define(canvas: Canvas, name: str, outline: Outlined) -> None:
    across = [x for _, numbers in outline.path for x in numbers[::2]]
    upwards = [y for _, numbers in outline.path for y in numbers[1::2]]
    margin = outline.stroke + 1
    left, bottom = (int(min(numbers) - margin) for numbers in (across, upwards))
    right, top = (int(max(numbers) + margin) for numbers in (across, upwards))
    canvas.beginForm(name, left, bottom, right, top)
    path = canvas.beginPath()
    steps: dict[str, Callable[..., object]] = {
        "M": path.moveTo,
        "L": path.lineTo,
        "C": path.curveTo,
        "Z": path.close,
    }
    for step, numbers in outline.path:
        steps[step](*numbers)
    if outline.stroke:
        canvas.setLineWidth(outline.stroke)
    canvas.drawPath(path, stroke=int(outline.stroke > 0), fill=1, fillMode=_NON_ZERO)
    canvas.endForm()
