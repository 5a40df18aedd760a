"""Programs side by side on one landscape page."""

from collections.abc import Iterator

from reportlab.platypus.flowables import Flowable, Spacer
from reportlab.platypus.tables import Table

from matchplanner.reports.data import ComparedCell, ComparedLine, ProgramComparison
from matchplanner.reports.flowables import height_of
from matchplanner.reports.layout import Pdf, Sheet, build
from matchplanner.reports.outlines import Outliner
from matchplanner.reports.theme import SHADE, Cell, Theme
from matchplanner.reports.typesetter import BOLD, MUTED, Span

TITLE = "Programs compared"
_SCALES = (1.0, 0.92, 0.84, 0.76, 0.7)
"""Text shrinks to 6.3 points; what needs more room flows on to a second page."""

_LABELS = 0.16
"""The share of the page that names what is compared."""


def render(comparison: ProgramComparison, page: Sheet, outliner: Outliner | None = None) -> Pdf:
    """Print the comparison as large as one page allows."""
    scale = next(
        (scale for scale in _SCALES if _fits(comparison, page, Theme(outliner, scale, hide=page.hide))),
        _SCALES[-1],
    )
    theme = Theme(outliner, scale, hide=page.hide)
    return build(side_by_side(comparison, page, theme), page, theme)


def _fits(comparison: ProgramComparison, page: Sheet, theme: Theme) -> bool:
    width, height = page.area
    return height_of(side_by_side(comparison, page, theme), width) <= height


def side_by_side(comparison: ProgramComparison, page: Sheet, theme: Theme) -> list[Flowable]:
    """Lay out the table and, below it, what nothing is known about."""
    story: list[Flowable] = [
        theme.text(TITLE, "title"),
        theme.text("≠ marks what differs, ? what is out of date or disputed.", "small"),
        Spacer(0, 4),
        _table(comparison, page.area[0], theme),
    ]
    if comparison.open:
        story += [
            Spacer(0, 4),
            theme.text(f"Unknown for all of them: {', '.join(comparison.open)}.", "small"),
        ]
    return story


def _table(comparison: ProgramComparison, width: float, theme: Theme) -> Table:
    count = max(len(comparison.programs), 1)
    widths = [width * _LABELS, *[width * (1 - _LABELS) / count] * count]
    heads: list[Cell] = [theme.text("", "small")]
    for name, place in comparison.programs:
        heads.append(theme.text([Span(name, BOLD), Span(f"\n{place}" if place else "", MUTED)], "cell"))
    rows: list[list[Cell]] = [heads]
    parts = []
    for group in comparison.groups:
        parts.append(len(rows))
        rows.append([theme.text([Span(group.label, BOLD)], "cell"), *[""] * count])
        rows += [list(_row(line, theme)) for line in group.lines]
    table = theme.table((), rows, widths)
    table.repeatRows = 1
    table.setStyle([("BACKGROUND", (0, at), (-1, at), SHADE) for at in parts])
    return table


def _row(line: ComparedLine, theme: Theme) -> Iterator[Cell]:
    yield theme.text([Span("≠ " if line.differs else "", BOLD), Span(line.label, MUTED)], "cell")
    for cell in line.cells:
        yield theme.text(list(_spans(cell, bold=line.differs)), "cell")


def _spans(cell: ComparedCell, *, bold: bool) -> Iterator[Span]:
    if not cell.known:
        yield Span(cell.text, MUTED)
        return
    yield Span(cell.text, BOLD) if bold else Span(cell.text)
    if cell.doubtful:
        yield Span(" ?", BOLD)
