"""Rows of a very long table, drawn straight onto the page.

reportlab's own table measures and draws each cell anew, which takes a minute
for 13,000 rows. Here a cell is set once for all rows that say the same in that
column, and its drawing is stamped where it is wanted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.tables import Table
from typing_extensions import override

from matchplanner.reports.tagging import TaggedCanvas
from matchplanner.reports.text import TextBlock
from matchplanner.reports.theme import CELL_GAP, HAIRLINE, INK, ROW_PADDING, Theme

_LINE, _HEADER_LINE = 0.4, 0.6


@dataclass(slots=True)
class _Cell:
    """A text set to the width of its column; `drawing` holds its operators once it was drawn."""

    block: TextBlock
    height: float
    drawing: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row's texts, its cells and its height in points, paddings included."""

    texts: tuple[str, ...]
    cells: tuple[_Cell, ...]
    height: float


class Grid:
    """The columns of a table: sets its cells, each text only once a column."""

    def __init__(self, theme: Theme, titles: Sequence[str], widths: Sequence[float]) -> None:
        """Take the titles and the columns' widths in points, gaps included."""
        self._theme = theme
        self.titles, self.widths = tuple(titles), tuple(widths)
        self.padding = ROW_PADDING * theme.scale
        self._seen: list[dict[str, _Cell]] = [{} for _ in titles]
        self.header = self._row(self.titles, [self._set(text, at, "small") for at, text in enumerate(titles)])

    @property
    def header_height(self) -> float:
        """The height in points of the titles."""
        return self.header.height

    def row(self, texts: Sequence[str]) -> Row:
        """Set a row."""
        cells = []
        for at, text in enumerate(texts):
            cell = self._seen[at].get(text)
            if cell is None:
                cell = self._seen[at][text] = self._set(text, at, "cell")
            cells.append(cell)
        return self._row(tuple(texts), cells)

    def height(self, rows: Sequence[Row]) -> float:
        """Return how much room rows take under their titles."""
        return self.header_height + sum(row.height for row in rows)

    def splitting(self, row: Row) -> Table:
        """Return a row with its titles as a table that goes on over the end of a page."""
        return self._theme.table(self.titles, [row.texts], self.widths)

    def _row(self, texts: tuple[str, ...], cells: Sequence[_Cell]) -> Row:
        return Row(texts, tuple(cells), max(cell.height for cell in cells) + 2 * self.padding)

    def _set(self, text: str, at: int, style: Literal["cell", "small"]) -> _Cell:
        gap = 0 if at == len(self.titles) - 1 else CELL_GAP
        block = self._theme.text(text, style)
        _, height = block.wrap(self.widths[at] - gap, 0)
        return _Cell(block, height)


class Rows(Flowable):
    """The rows of one page under their titles."""

    def __init__(self, grid: Grid, rows: Sequence[Row], drawn: Callable[[], None]) -> None:
        super().__init__()
        self._grid = grid
        self._rows = rows
        self._drawn = drawn

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = sum(self._grid.widths), self._grid.height(self._rows)
        return self.width, self.height

    def draw(self) -> None:
        """Draw titles and rows from the top, a line below each."""
        canvas, grid = self.canv, self._grid
        if isinstance(canvas, TaggedCanvas):
            canvas.leave_untagged()  # a tag a cell would double what thousands of rows take
        lines = []
        top = self.height
        for row in (grid.header, *self._rows):
            x = 0.0
            for cell, width in zip(row.cells, grid.widths, strict=True):
                _stamp(cell, canvas, x, top - grid.padding - cell.height)
                x += width
            top -= row.height
            lines.append((0, top, self.width, top))
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(_HEADER_LINE)
        canvas.lines(lines[:1])
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(_LINE)
        canvas.lines(lines[1:])
        self._drawn()


def _stamp(cell: _Cell, canvas: Canvas, x: float, y: float) -> None:
    """Draw a cell with its lower left corner at a place."""
    if cell.drawing is None:
        cell.drawing = cell.block.operators(canvas)
    if cell.drawing is None:
        cell.block.drawOn(canvas, x, y)
    elif cell.drawing:
        canvas.addLiteral(f"q 1 0 0 1 {x:.2f} {y:.2f} cm {cell.drawing} Q")
