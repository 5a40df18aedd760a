"""The embedded faces: Noto Sans in four styles, and FiraGO for what Noto Sans lacks.

Both come as Python modules whose `fontbuffer` is the static TrueType file;
nothing is looked up among the fonts of the machine.
"""

import importlib
from functools import cache
from io import BytesIO

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "NotoSans_Regular"
_STYLES = {
    (False, False): (REGULAR, "FiraGO_Regular"),
    (True, False): ("NotoSans_Bold", "FiraGO_Bold"),
    (False, True): ("NotoSans_Italic", "FiraGO_Italic"),
    (True, True): ("NotoSans_BoldItalic", "FiraGO_BoldItalic"),
}


@cache
def embedded(name: str) -> TTFont:
    """Load one face and make it known to reportlab under its name."""
    module = importlib.import_module(f"pymupdf_fonts.{name}")
    face = TTFont(name, BytesIO(module.fontbuffer))
    registerFont(face)
    return face


@cache
def _repertoire(name: str) -> frozenset[int]:
    return frozenset(embedded(name).face.charToGlyph)


def face_for(characters: str, *, bold: bool, italic: bool) -> str | None:
    """Return the name of the first face of that style that has all the characters, None if no face has."""
    wanted = set(map(ord, characters))
    return next((name for name in _STYLES[bold, italic] if wanted <= _repertoire(name)), None)


def advance(text: str, name: str) -> float:
    """Return the width of text in thousandths of an em."""
    return embedded(name).stringWidth(text, 1000)
