"""How a report looks: styles, colours, and the one way for text onto paper."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Literal

from reportlab.lib.colors import Color, HexColor, black
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.tables import Table

from matchplanner.domain.names_left_out import Hide
from matchplanner.reports import faces, searchable
from matchplanner.reports.lines import LineCache
from matchplanner.reports.outlines import Outliner
from matchplanner.reports.text import TextBlock, TextStyle
from matchplanner.reports.typesetter import BOLD, Ink, Span, Typesetter
from matchplanner.reports.typesetter import MUTED as MUTED_INK

Style = Literal["title", "subtitle", "heading", "body", "cell", "cell_end", "label", "small", "small_end"]

STYLES: dict[Style, TextStyle] = {
    "title": TextStyle(16, 20, bold=True, role="H1"),
    "subtitle": TextStyle(11, 14, muted=True, after=4),
    "heading": TextStyle(11, 14, before=8, after=1, role="H2"),
    "body": TextStyle(11, 14),
    "cell": TextStyle(9, 12),
    "cell_end": TextStyle(9, 12, at_end=True),
    "label": TextStyle(9, 12, bold=True),
    "small": TextStyle(9, 12, muted=True),
    "small_end": TextStyle(9, 12, muted=True, at_end=True),
}

INK: Color = black
MUTED: Color = HexColor("#4A4F57")
ACCENT: Color = HexColor("#2F5DA8")
HAIRLINE: Color = HexColor("#B9BDC3")
SHADE: Color = HexColor("#EFEFED")

CELL_GAP = 8
_COLUMN_GAP = 16
ROW_PADDING = 2.0
_LIST_PADDING = 1.0

Cell = str | Flowable


class Theme:
    """Fonts, styles and tables of one document.

    Build one for each document: it remembers what could not be drawn in it.
    `hide` says of each text what may be printed of it. `scale` makes text and
    rows smaller where much must stand on one page, and `tight` rows have half
    the air around them.
    """

    def __init__(
        self,
        outliner: Outliner | None = None,
        scale: float = 1.0,
        *,
        typesetter: Typesetter | None = None,
        broken: LineCache | None = None,
        tight: bool = False,
        hide: Hide = str,
    ) -> None:
        self._broken = broken
        self._styles = _scaled(scale)
        self.scale = scale
        self._air = scale / 2 if tight else scale
        faces.embedded(faces.REGULAR)
        searchable.register()
        self._typesetter = typesetter or Typesetter(outliner, hide)

    def sized(self, scale: float, *, tight: bool = False) -> "Theme":
        """Return the theme of the same document in another size, for trying what fits."""
        if self._broken is None:
            self._broken = LineCache()
        return Theme(scale=scale, typesetter=self._typesetter, broken=self._broken, tight=tight)

    @property
    def undrawable(self) -> tuple[str, ...]:
        """The characters that were printed as code points, each once."""
        return self._typesetter.undrawable

    def text(self, content: str | Iterable[Span], style: Style = "body") -> TextBlock:
        """Set text as typed; nothing in it is markup. Line ends start new paragraphs."""
        look = self._styles[style]
        spans = [Span(content)] if isinstance(content, str) else content
        inked = [Span(span.text, _styled(span.ink, bold=look.bold, muted=look.muted)) for span in spans]
        paragraphs = self._typesetter.paragraphs(inked)
        return TextBlock(paragraphs, look, self._typesetter, (INK, MUTED), self._broken)

    def heading(self, title: str, aside: str = "") -> TextBlock:
        """Set a heading, with a quieter remark behind it."""
        spans = [Span(title, BOLD)]
        return self.text([*spans, Span(f"   {aside}", MUTED_INK)] if aside else spans, "heading")

    def table(
        self,
        header: Sequence[str],
        rows: Iterable[Sequence[Cell]],
        widths: Sequence[float],
        *,
        end_aligned: frozenset[int] = frozenset(),
    ) -> Table:
        """Lay out rows under a header that comes again on every page; cells split over pages.

        `widths` are in points; columns in `end_aligned` hold figures and end at their right edge.
        """
        top: list[Flowable] = [
            self.text(title, "small_end" if at in end_aligned else "small") for at, title in enumerate(header)
        ]
        body = [[self._cell(cell, at_end=at in end_aligned) for at, cell in enumerate(row)] for row in rows]
        table = self._grid([top, *body] if header else body, widths, repeat=int(bool(header)))
        table.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.4, HAIRLINE)])
        if header:
            table.setStyle([("LINEBELOW", (0, 0), (-1, 0), 0.6, INK)])
        return table

    def fields(self, rows: Iterable[tuple[str, Cell]], widths: tuple[float, float]) -> Table:
        """Lay out labels with their values beside them, without lines."""
        cells = [[self.text(label, "small"), self._cell(value, at_end=False)] for label, value in rows]
        return self._grid(cells, widths, padding=_LIST_PADDING)

    def numbered(self, number: int, item: Flowable, width: float, style: Style) -> Table:
        """Lay out an item of a list behind its number."""
        return self._grid([[self.text(f"{number}.", style), item]], (20, width - 20), padding=_LIST_PADDING)

    def half(self, width: float) -> float:
        """Return the width of either of two columns."""
        return (width - _COLUMN_GAP) / 2

    def columns(self, left: list[Flowable], right: list[Flowable], half: float) -> Table:
        """Lay out two columns of parts, each `half` points wide."""
        row: list[Any] = [left, right]
        table = self._grid([row], (half + _COLUMN_GAP, half), padding=0)
        table.setStyle([("RIGHTPADDING", (0, 0), (0, 0), _COLUMN_GAP)])
        table.spaceBefore = STYLES["heading"].before
        return table

    def beside(self, left: Flowable, right: Flowable, width: float) -> Table:
        """Put something small behind a heading."""
        table = self._grid([[left, right]], (width * 0.3, width * 0.7), padding=0)
        table.setStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
        table.spaceBefore, table.spaceAfter = left.getSpaceBefore(), left.getSpaceAfter()
        return table

    def _grid(
        self,
        rows: Sequence[Sequence[Flowable]],
        widths: Sequence[float],
        *,
        repeat: int = 0,
        padding: float = ROW_PADDING,
    ) -> Table:
        table = Table(
            [list(row) for row in rows],
            colWidths=list(widths),
            repeatRows=repeat,
            splitInRow=1,
            hAlign="LEFT",
        )
        table.setStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), faces.REGULAR),  # else Helvetica is named in the file
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-2, -1), CELL_GAP),
                ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), padding * self._air),
                ("BOTTOMPADDING", (0, 0), (-1, -1), padding * self._air),
            ]
        )
        return table

    def _cell(self, cell: Cell, *, at_end: bool) -> Flowable:
        return self.text(cell, "cell_end" if at_end else "cell") if isinstance(cell, str) else cell


@cache
def _styled(ink: Ink, *, bold: bool, muted: bool) -> Ink:
    return replace(ink, bold=ink.bold or bold, muted=ink.muted or muted)


@cache
def _scaled(scale: float) -> dict[Style, TextStyle]:
    return {name: style.scaled(scale) for name, style in STYLES.items()}
