"""A view of the program list on landscape pages, as wide as its columns allow."""

from collections.abc import Iterator, Sequence
from itertools import islice

from reportlab.platypus.flowables import Flowable, PageBreak, Spacer

from matchplanner.reports.data import ProgramTable
from matchplanner.reports.flowables import height_of
from matchplanner.reports.layout import Pdf, Sheet, build
from matchplanner.reports.outlines import Outliner
from matchplanner.reports.text import TextBlock
from matchplanner.reports.theme import Theme

TITLE = "Programs"
_SCALES = (1.0, 0.9, 0.8, 0.7)
_NARROWEST = 46.0
"""Points a column needs at full size; with more columns than fit, the text shrinks to 6.3 points."""

_CHUNK = 40
"""Rows laid out at a time: reportlab splits a table by copying all of it once for each page."""

Row = tuple[TextBlock, ...]


def render(table: ProgramTable, page: Sheet, outliner: Outliner | None = None) -> Pdf:
    """Print the view; its header row stands on every page."""
    theme = Theme(outliner, _scale(table, page.area[0]))
    return build(list(_story(table, page, theme)), page, theme)


def _scale(table: ProgramTable, width: float) -> float:
    needed = _NARROWEST * len(table.titles)
    return next((scale for scale in _SCALES if needed * scale <= width), _SCALES[-1])


def _story(table: ProgramTable, page: Sheet, theme: Theme) -> Iterator[Flowable]:
    width, height = page.area
    head: list[Flowable] = [
        theme.text(table.name or TITLE, "title"),
        theme.text(_count(len(table.rows)), "small"),
        Spacer(0, 6),
    ]
    yield from head
    total = sum(table.shares)
    widths = [width * share / total for share in table.shares]
    room = height - height_of(head, width)
    coming = iter(table.rows)
    waiting: list[Row] = []
    while True:
        waiting += [
            tuple(theme.text(cell, "cell") for cell in row) for row in islice(coming, _CHUNK - len(waiting))
        ]
        if not waiting:
            return
        fitting = _fitting(waiting, table, widths, room, theme)
        if room == height:
            yield PageBreak()
        yield theme.table(table.titles, waiting[:fitting], widths)
        waiting = waiting[fitting:]
        room = height


def _fitting(
    waiting: Sequence[Row], table: ProgramTable, widths: Sequence[float], room: float, theme: Theme
) -> int:
    """Return how many rows a page takes: at least one, which may then go on over the page's end."""
    grid = theme.table(table.titles, waiting, widths)
    grid.wrap(sum(widths), room)
    heights: list[float] = getattr(grid, "_rowHeights")  # noqa: B009 - reportlab tells them nowhere else
    used, fitting = heights[0], 0
    while fitting < len(waiting) and used + heights[fitting + 1] <= room:
        used += heights[fitting + 1]
        fitting += 1
    return max(fitting, 1)


def _count(count: int) -> str:
    return "1 program" if count == 1 else f"{count} programs"
