"""A block of text on the page: wraps, splits over pages, and is drawn so that it can be searched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus.flowables import Flowable
from typing_extensions import override

from matchplanner.reports import bidi, glyph_forms, searchable
from matchplanner.reports.lines import Line, LineCache, broken, cut_off, rejoined
from matchplanner.reports.tagging import tagged
from matchplanner.reports.typesetter import Paragraph, Piece, Typesetter

_ROUNDING = 0.5  # thousandths of an em
_CAP_HEIGHT = 0.714  # of an em, Noto Sans
_SHOWN: Final = 0  # text render modes
_HIDDEN: Final = 3


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Sizes in points; `before` and `after` keep neighbours away, `at_end` aligns to the far side.

    `role` is what the text is to a reader that speaks: a paragraph, a title, a heading.
    """

    size: float
    leading: float
    bold: bool = False
    muted: bool = False
    at_end: bool = False
    before: float = 0
    after: float = 0
    role: str = "P"

    def scaled(self, factor: float) -> "TextStyle":
        """Return the style with every length times a factor."""
        lengths = {name: getattr(self, name) * factor for name in ("size", "leading", "before", "after")}
        return replace(self, **lengths)


class TextBlock(Flowable):
    """Paragraphs in one style. User text is never read as markup."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        style: TextStyle,
        typesetter: Typesetter,
        colours: tuple[Color, Color],
        cache: LineCache | None = None,
    ) -> None:
        super().__init__()
        self._cache = cache
        self._paragraphs = tuple(paragraphs)
        self._style = style
        self._typesetter = typesetter
        self._colours = colours
        self._lines: tuple[Line, ...] = ()
        self._broken_at = -1.0
        self.spaceBefore = style.before
        self.spaceAfter = style.after

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        if availWidth != self._broken_at:
            room = availWidth * 1000 / self._style.size + _ROUNDING
            if self._cache is not None and not self._lines:
                found = [self._cache.broken(p, room, self._typesetter) for p in self._paragraphs]
                self._lines = tuple(line for lines in found for line in lines)
            else:
                paragraphs = rejoined(self._lines) if self._lines else self._paragraphs
                self._lines = tuple(line for p in paragraphs for line in broken(p, room, self._typesetter))
            self._broken_at = availWidth
        self.width, self.height = availWidth, len(self._lines) * self._style.leading
        return self.width, self.height

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        # A table splits a cell at the column's width, paddings included; the text stands within them.
        width = min(availWidth, self._broken_at) if self._broken_at > 0 else availWidth
        self.wrap(width, availHeight)
        if self.height <= availHeight:
            return [self]
        # Two parts then, even if it is a hair's breadth that is missing: a table counts on that.
        count = min(int((availHeight + 0.01) // self._style.leading), len(self._lines) - 1)
        if count == len(self._lines) - 1 > 1:
            count -= 1  # no lonely last line on the next page
        parts = (self._lines[:count], self._lines[count:])
        return [self._part(lines, width) for lines in parts] if count > 0 else []

    @override
    def minWidth(self) -> float:
        return self._style.size

    def natural_width(self) -> float:
        """Return the width in points of the longest paragraph if nothing is broken."""
        widths = (sum(piece.width for piece in paragraph.pieces) for paragraph in self._paragraphs)
        return max(widths, default=0.0) * self._style.size / 1000

    def shortened(self, width: float) -> "TextBlock":
        """Return the text on one line of `width` points, ending in an ellipsis where it had to be cut."""
        room = width * 1000 / self._style.size + _ROUNDING
        pieces = [piece for paragraph in self._paragraphs for piece in paragraph.pieces]
        rtl = any(paragraph.rtl for paragraph in self._paragraphs[:1])
        if pieces and sum(piece.width for piece in pieces) > room:
            pieces = cut_off(pieces, room, self._typesetter)
        return self._part((Line(tuple(pieces), rtl, ends_paragraph=True),), width)

    def put(self, canvas: Canvas, x: float, top: float, room: float) -> None:
        """Draw the text on one line at a place of its own, shortened to `room` points."""
        line = self.shortened(room)
        _, height = line.wrapOn(canvas, room, self._style.leading)
        line.drawOn(canvas, x, top - height)

    def _part(self, lines: tuple[Line, ...], width: float) -> "TextBlock":
        part = TextBlock((), self._style, self._typesetter, self._colours)
        part._lines, part._broken_at = lines, width
        return part

    def draw(self) -> None:
        """Draw every line as text, or as outlines with the text hidden behind them."""
        with tagged(self.canv, self._style.role):
            text = self.canv.beginText()
            self._draw_lines(text)
            self.canv.drawText(text)

    def operators(self, canvas: Canvas) -> str | None:
        """Return what draws the wrapped text from its lower left corner, "" for nothing.

        It may be put into this document as often as wanted. None where the text
        holds outlines, which have to be drawn on their page.
        """
        if not all(_is_shown(piece) for line in self._lines for piece in line.visible):
            return None
        if not any(line.visible for line in self._lines):
            return ""
        text = canvas.beginText()
        self._draw_lines(text)
        return str(text.getCode())

    def _draw_lines(self, text: PDFTextObject) -> None:
        leading = self._style.leading
        drop = (leading + _CAP_HEIGHT * self._style.size) / 2
        for number, line in enumerate(self._lines):
            self._draw_line(line, self.height - number * leading - drop, text)

    def _draw_line(self, line: Line, y: float, text: PDFTextObject) -> None:
        pieces = line.visible
        if not pieces:
            return
        size = self._style.size
        width = sum(piece.width for piece in pieces) * size / 1000
        x = max(0.0, self.width - width) if line.rtl or self._style.at_end else 0.0
        text.setTextOrigin(x, y)
        # A space that hangs over the line's end still parts two words for who listens or copies.
        hangs = len(pieces) < len(line.pieces) and not line.ends_paragraph and not line.rtl
        parted = pieces[-1] if hangs and pieces[-1].level == 0 else None
        order = bidi.visual_order([piece.level for piece in pieces])
        for is_shown, run in groupby((pieces[at] for at in order), _is_shown):
            for group in _alike(list(run)):
                if is_shown:
                    self._show(group, text, after=" " if group[-1] is parted else "")
                else:
                    self._outline(self.canv, group, x, y)
                    _hide(group, size, text)
                x += sum(piece.width for piece in group) * size / 1000

    def _show(self, group: Sequence[Piece], text: PDFTextObject, after: str) -> None:
        text.setFont(group[0].face, self._style.size, self._style.leading)
        text.setFillColor(self._colours[group[0].ink.muted])
        text.textOut("".join(piece.text for piece in group) + after)

    def _outline(self, canvas: Canvas, group: Sequence[Piece], x: float, y: float) -> None:
        size = self._style.size
        for piece in group:
            if piece.outline is not None and piece.outline.path:
                key = f"{piece.ink.bold}:{piece.level % 2}:{piece.text}"
                canvas.saveState()
                canvas.translate(x, y)
                glyph_forms.draw(canvas, key, piece.outline, size, self._colours[piece.ink.muted])
                canvas.restoreState()
            x += piece.width * size / 1000


def _is_shown(piece: Piece) -> bool:
    """Tell whether the piece is set as text; spaces inside right-to-left text go with their neighbours."""
    return bool(piece.face) and not (piece.is_space and piece.level % 2)


def _alike(run: Sequence[Piece]) -> Iterator[list[Piece]]:
    for _look, group in groupby(
        run, lambda piece: (piece.face, piece.ink) if _is_shown(piece) else piece.level % 2
    ):
        yield list(group)


def _hide(group: Sequence[Piece], size: float, text: PDFTextObject) -> None:
    """Set the text of outlines invisibly in their place, in the order in which it is seen."""
    seen = "".join(piece.text[::-1] if piece.level % 2 else piece.text for piece in group)
    text.setFont(searchable.NAME, size)
    text.setTextRenderMode(_HIDDEN)
    text.setHorizScale(sum(piece.width for piece in group) / (10 * len(seen)))
    text.textOut(seen)
    text.setTextRenderMode(_SHOWN)  # as it is at the beginning of a block
    text.setHorizScale(100)
