"""A table on landscape pages, as wide as its columns allow."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from reportlab.platypus.flowables import Flowable, PageBreak, Spacer

from matchplanner.reports.data import PrintedTable
from matchplanner.reports.flowables import height_of
from matchplanner.reports.layout import Pdf, Sheet, build
from matchplanner.reports.outlines import Outliner
from matchplanner.reports.rows import Grid, Row, Rows
from matchplanner.reports.theme import CELL_GAP, Theme

_SCALES = (1.0, 0.9, 0.8, 0.7)
_NARROWEST = 46.0
"""Points a column needs at full size; with more columns than fit, the text shrinks to 6.3 points."""

_TOLD = 50  # rows
_SAMPLE = 200  # rows
_BREAKS = re.compile("[ \n]+")  # not at a no-break space: an amount stays with its currency


def render(table: PrintedTable, page: Sheet, outliner: Outliner | None = None) -> Pdf:
    """Print the table; its header row stands on every page. Tells the page's `told` how far it has come."""
    theme = Theme(outliner, _scale(table, page.area[0]), hide=page.hide)
    return build(list(_story(table, page, theme)), page, theme)


def _scale(table: PrintedTable, width: float) -> float:
    needed = _NARROWEST * len(table.titles)
    return next((scale for scale in _SCALES if needed * scale <= width), _SCALES[-1])


def _story(table: PrintedTable, page: Sheet, theme: Theme) -> Iterator[Flowable]:
    """Yield what stands on each page: first the rows are set, then their pages are drawn one by one."""
    width, height = page.area
    head: list[Flowable] = [
        theme.text(table.name, "title"),
        theme.text(table.counted, "small"),
        Spacer(0, 6),
    ]
    yield from head
    grid = Grid(theme, table.titles, _widths(table, width, theme))
    room, drawn, whole = height - height_of(head, width), 0, 2 * len(table.rows)
    for first, rows in _pages(table, page, grid, room):
        if first:
            yield PageBreak()
        drawn += len(rows)
        if len(rows) == 1 and grid.height(rows) > height:
            yield grid.splitting(rows[0])  # longer than a page: it goes on over the page's end
        else:
            yield Rows(grid, rows, partial(page.told, len(table.rows) + drawn, whole))


def _widths(table: PrintedTable, width: float, theme: Theme) -> list[float]:
    """Give each column its longest word and the rest to those that ask for more.

    Where there is no room for all, the widest are cut to one width, and the others keep theirs.
    """
    needs = []
    for title, *texts in zip(table.titles, *table.rows[:_SAMPLE], strict=True):
        words = {word for text in (title, *texts) for word in _BREAKS.split(text)}
        needs.append(max((theme.text(word, "cell").natural_width() for word in words), default=0) + CELL_GAP)
    left = width - sum(needs)
    if left <= 0:
        return _levelled(needs, width)
    shares = [width * share / sum(table.shares) for share in table.shares]
    lacking = [max(share - need, 0) for need, share in zip(needs, shares, strict=True)]
    return [need + left * lack / sum(lacking) for need, lack in zip(needs, lacking, strict=True)]


def _levelled(needs: Sequence[float], width: float) -> list[float]:
    """Cut the widest needs to one width, so that all together are as wide as the page."""
    left, most = width, 0.0
    for at, need in enumerate(sorted(needs)):
        most = left / (len(needs) - at)
        if need > most:
            break
        left -= need
    return [min(need, most) for need in needs]


def _pages(table: PrintedTable, page: Sheet, grid: Grid, room: float) -> Iterator[tuple[int, Sequence[Row]]]:
    """Yield the rows of each page with the place of the first; a page takes at least one."""
    rows: list[Row] = []
    left = room - grid.header_height
    for at, texts in enumerate(table.rows):
        if not at % _TOLD:
            page.told(at, 2 * len(table.rows))
        row = grid.row(texts)
        if rows and row.height > left:
            yield at - len(rows), rows
            rows, left = [], page.area[1] - grid.header_height
        rows.append(row)
        left -= row.height
    if rows:
        yield len(table.rows) - len(rows), rows
