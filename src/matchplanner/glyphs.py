"""Outlines of any script, shaped by Qt: what the reports print where their own faces end.

Qt brings HarfBuzz and the bidirectional algorithm. The bundled faces come
first, so that the same plan prints alike on every machine; the fonts of the
machine help out with scripts that none of them has.
"""

import importlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from threading import RLock

import pylopdf_fonts_zh_cn
from PySide6.QtCore import QByteArray, QPointF
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGlyphRun,
    QGuiApplication,
    QPainterPath,
    QRawFont,
    QTextLayout,
)

from matchplanner.reports.characters import is_invisible
from matchplanner.reports.outlines import Outlined, Segment

_EM = 1000
_STROKE = 28.0  # thousandths of an em added around letters where a bold face is wanting
_BUNDLED = (
    "FiraGO_Regular",
    "FiraGO_Bold",
    "NotoSans_Regular",
    "NotoSans_Bold",
    "NotoSansMath_Regular",
    "NotoSansSymbols_Regular",
    "NotoSansSymbols2_Regular",
)


@dataclass(frozen=True, slots=True)
class _Family:
    name: str
    raw: QRawFont
    has_bold: bool

    def draws(self, character: str) -> bool:
        """Tell whether the family has an outline for a character; colour fonts have none."""
        if not self.raw.supportsCharacter(ord(character)):
            return False
        glyphs = self.raw.glyphIndexesForString(character)
        return character.isspace() or any(self.raw.pathForGlyph(glyph).elementCount() for glyph in glyphs)


class QtOutliner:
    """Shapes text with Qt. Costs nothing until the first text is asked for.

    Qt needs a QGuiApplication for its fonts. Where the program has none, one
    is made then, off the screen if there is no display; it lives as long as
    the outliner. A program with windows makes its application first.
    """

    def __init__(self) -> None:
        self._application: QGuiApplication | None = None
        self._bundled: tuple[_Family, ...] = ()
        self._installed: tuple[_Family, ...] | None = None
        self._drawn_by: dict[str, _Family | None] = {}
        self._lock = RLock()  # reports may be built in several threads

    def outline(self, text: str, *, bold: bool) -> Outlined:
        """Shape one run of a single direction; figures are thousandths of an em.

        Where characters are missing, nothing is drawn: ask again for the rest.
        """
        with self._lock:
            return self._outline(text, bold=bold)

    def _outline(self, text: str, *, bold: bool) -> Outlined:
        visible = [character for character in text if not is_invisible(character)]
        families = self._families("".join(visible))
        missing = tuple(
            dict.fromkeys(c for c, family in zip(visible, families, strict=True) if family is None)
        )
        used = list(dict.fromkeys(family for family in families if family is not None))
        if missing or not used:
            return Outlined((), 0, 0, 0, missing)
        has_bold = all(family.has_bold for family in used)
        layout = _layout(text, [family.name for family in used], bold=bold and has_bold)
        line = layout.lineAt(0)
        segments = (segment for run in layout.glyphRuns() for segment in _segments(run, line.ascent()))
        return Outlined(
            path=tuple(segments),
            advance=line.horizontalAdvance(),
            ascent=line.ascent(),
            descent=line.descent(),
            stroke=_STROKE if bold and not has_bold else 0.0,
        )

    def _families(self, characters: str) -> list[_Family | None]:
        """Return one family a character, the same for all wherever one family has them all."""
        for family in self._ours():
            if all(map(family.draws, characters)):
                return [family] * len(characters)
        for character in characters:
            if character not in self._drawn_by:
                found = (family for family in self._all() if family.draws(character))
                self._drawn_by[character] = next(found, None)
        return [self._drawn_by[character] for character in characters]

    def _all(self) -> Iterator[_Family]:
        yield from self._ours()
        if self._installed is None:
            ours = {family.name for family in self._ours()}
            self._installed = tuple(_family(n) for n in QFontDatabase.families() if n not in ours)
        yield from self._installed

    def _ours(self) -> tuple[_Family, ...]:
        if not self._bundled:
            if QGuiApplication.instance() is None:
                self._application = _application()
            self._bundled = tuple(_family(name) for name in dict.fromkeys(_load_bundled()))
        return self._bundled


def _application() -> QGuiApplication:
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not has_display:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(sys.argv[:1])


def _load_bundled() -> Iterator[str]:
    """Hand the bundled faces to Qt; yield the names of their families."""
    for name in _BUNDLED:
        face = importlib.import_module(f"pymupdf_fonts.{name}").fontbuffer
        number = QFontDatabase.addApplicationFontFromData(QByteArray(face))
        yield from QFontDatabase.applicationFontFamilies(number)
    number = QFontDatabase.addApplicationFont(str(pylopdf_fonts_zh_cn.sans_path()))
    yield from QFontDatabase.applicationFontFamilies(number)


def _family(name: str) -> _Family:
    has_bold = any(QFontDatabase.bold(name, style) for style in QFontDatabase.styles(name))
    return _Family(name, QRawFont.fromFont(_font([name], bold=False)), has_bold)


def _font(families: list[str], *, bold: bool) -> QFont:
    font = QFont(families)
    font.setPixelSize(_EM)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if len(families) == 1:
        font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


def _layout(text: str, families: list[str], *, bold: bool) -> QTextLayout:
    layout = QTextLayout(text, _font(families, bold=bold))
    layout.beginLayout()
    layout.createLine().setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout


def _segments(run: QGlyphRun, ascent: float) -> Iterator[Segment]:
    font = run.rawFont()
    for glyph, position in zip(run.glyphIndexes(), run.positions(), strict=True):
        yield from _steps(font.pathForGlyph(glyph), position.x(), ascent - position.y())


def _steps(path: QPainterPath, x: float, y: float) -> Iterator[Segment]:
    """Translate Qt's path, whose y points down, into steps from the point (x, y)."""
    kinds = QPainterPath.ElementType
    points: list[float] = []
    for at in range(path.elementCount()):
        element = path.elementAt(at)
        point = (float(round(x + element.x)), float(round(y - element.y)))
        if element.type == kinds.MoveToElement:
            if at:
                yield "Z", ()
            yield "M", point
        elif element.type == kinds.LineToElement:
            yield "L", point
        else:
            points.extend(point)
            if len(points) == 6:  # noqa: PLR2004 - two control points and the end
                yield "C", tuple(points)
                points.clear()
    if path.elementCount():
        yield "Z", ()
