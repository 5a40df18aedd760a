"""An invisible font that can encode every character.

Text drawn as outlines is shown by a path, which a reader can neither search
nor copy. The same text is therefore set a second time in this font, whose
glyphs are empty and whose ToUnicode table says what they stand for.
"""

from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFZCompress,
)
from reportlab.pdfbase.pdfmetrics import registerFont

NAME = "MatchPlannerSearchable"
_CODES = 255  # code 0 stays free: some readers end a string there
_ENTRIES = 100  # a section of a ToUnicode table holds no more
_BOX = (0, -300, 1000, 900)


class _Face:
    """The few figures reportlab asks of a face."""

    name = NAME
    builtIn = 0  # noqa: N815 - reportlab's name
    ascent = 900
    descent = -300


class SearchableFont:
    """A dynamic font in reportlab's sense: it grows by the characters used in a document.

    Every glyph is one em wide; stretch it with the horizontal scale. It is a
    Type 3 font, so it embeds nothing but one empty drawing. Documents are typed
    Any, as reportlab's stubs leave their methods untyped.
    """

    fontName = NAME  # noqa: N815 - reportlab's name, as are those below
    face = _Face()
    shapable = False
    _dynamicFont = 1  # noqa: N815 - reportlab's name
    _multiByte = 1  # noqa: N815 - reportlab's name

    def __init__(self) -> None:
        self._used: WeakKeyDictionary[Any, dict[str, int]] = WeakKeyDictionary()

    def stringWidth(self, text: str, size: float, **_options: str) -> float:  # noqa: N802 - reportlab's name
        """Return the unstretched width in points."""
        return len(text) * size

    def splitString(  # noqa: N802 - reportlab's name
        self, text: str, doc: Any, **_options: str
    ) -> list[tuple[int, bytes]]:
        """Return the text as (number of the PDF font, codes in it)."""
        used = self._used.setdefault(doc, {})
        parts: list[tuple[int, bytes]] = []
        for character in text:
            subset, code = divmod(used.setdefault(character, len(used)), _CODES)
            if parts and parts[-1][0] == subset:
                parts[-1] = (subset, parts[-1][1] + bytes([code + 1]))
            else:
                parts.append((subset, bytes([code + 1])))
        return parts

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: N802 - reportlab's name
        """Return the resource name of one PDF font, telling the document of ours at its first use."""
        if NAME not in doc.fontMapping:
            doc.fontMapping[NAME] = f"/F{len(doc.fontMapping) + 1}"
            doc.delayedFonts.append(self)
        return f"{doc.fontMapping[NAME]}+{subset}"

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name
        """Write the PDF fonts, one for every 255 characters used."""
        characters = list(self._used.pop(doc))
        blank = PDFStream(content=f"1000 0 {' '.join(map(str, _BOX))} d1")
        blank_reference = doc.Reference(blank, f"{NAME}:blank")
        fonts = doc.idToObject["BasicFonts"].dict
        for subset, start in enumerate(range(0, len(characters), _CODES)):
            name = self.getSubsetInternalName(subset, doc)[1:]
            font = self._font(doc, name, characters[start : start + _CODES], blank_reference)
            fonts[name] = doc.Reference(font, name)

    def _font(self, doc: Any, name: str, characters: list[str], blank: Any) -> PDFDictionary:
        glyphs = [f"g{code}" for code in range(1, len(characters) + 1)]
        table = PDFStream(content=_to_unicode(characters))
        if doc.compression:
            table.filters = [PDFZCompress]
        entries: dict[str, Any] = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type3"),
            "Name": PDFName(name),
            "FontBBox": PDFArray(list(_BOX)),
            "FontMatrix": PDFArray([0.001, 0, 0, 0.001, 0, 0]),
            "CharProcs": PDFDictionary(dict.fromkeys(glyphs, blank)),
            "Encoding": PDFDictionary(
                {"Type": PDFName("Encoding"), "Differences": PDFArray([1, *map(PDFName, glyphs)])}
            ),
            "FirstChar": 1,
            "LastChar": len(characters),
            "Widths": PDFArray([1000] * len(characters)),
            "Resources": PDFDictionary({}),
            "ToUnicode": doc.Reference(table, f"{NAME}:unicode:{name}"),
        }
        return PDFDictionary(entries)


def register() -> None:
    """Make the font known to reportlab."""
    registerFont(_FONT)


def _to_unicode(characters: list[str]) -> str:
    codes = [f"<{code:02X}> <{c.encode('utf-16-be').hex()}>" for code, c in enumerate(characters, start=1)]
    sections = [codes[start : start + _ENTRIES] for start in range(0, len(codes), _ENTRIES)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        f"/CMapName /{NAME} def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
        *(line for part in sections for line in (f"{len(part)} beginbfchar", *part, "endbfchar")),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    return "\n".join(lines)


_FONT = SearchableFont()
