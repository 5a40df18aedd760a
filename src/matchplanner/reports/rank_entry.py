"""The rank entry sheet: codes large and in typing order, to enter them in R3 by hand and to read them back.

Applicants type each code; no file to import is documented (domain_facts.md 1.3).
"""

from collections.abc import Iterator

from reportlab.platypus.flowables import Flowable, Spacer

from matchplanner.domain import codes
from matchplanner.reports import rank_parts
from matchplanner.reports.flowables import TickBox
from matchplanner.reports.layout import Pdf, Sheet, build
from matchplanner.reports.outlines import Outliner
from matchplanner.reports.rank_data import RankedProgram, RankEntrySheet
from matchplanner.reports.theme import Cell, Theme
from matchplanner.reports.typesetter import BOLD, Span

TITLE = "Rank entry sheet"
_HEADER = ("Rank", "NRMP code", "Program", "Entered\nin R3", "Read\nback")
_SHARES = (0.07, 0.28, 0.47, 0.09, 0.09)


def render(sheet: RankEntrySheet, page: Sheet, outliner: Outliner | None = None) -> Pdf:
    """Print the sheet; its header row comes again on every page."""
    theme = Theme(outliner, hide=page.hide)
    return build(rank_entry(sheet, page, theme), page, theme)


def rank_entry(sheet: RankEntrySheet, page: Sheet, theme: Theme) -> list[Flowable]:
    """Lay out what is typed, line by line."""
    width, ranking = page.area[0], sheet.ranking
    steps = (
        "Type the codes into R3 by hand, in this order: no file to import is documented. Tick as you go.",
        "Then read the list in R3 aloud, code by code, and tick again. Certify only what was read back.",
    )
    return [
        theme.text(TITLE, "title"),
        theme.text(page.season, "subtitle"),
        *rank_parts.head(ranking, theme, width),
        *_fee(sheet, theme, width),
        Spacer(0, 6),
        *(theme.text(step) for step in steps),
        theme.text("Certify again after every change; no change counts after the deadline.", "small"),
        Spacer(0, 8),
        theme.table(
            _HEADER,
            [_row(program, theme) for program in ranking.programs],
            [width * share for share in _SHARES],
        ),
        *rank_parts.kept(ranking, theme),
    ]


def _fee(sheet: RankEntrySheet, theme: Theme, width: float) -> Iterator[Flowable]:
    if sheet.fee:
        yield theme.fields([("To pay", sheet.fee)], (80, width - 80))


def _row(program: RankedProgram, theme: Theme) -> tuple[Cell, ...]:
    code = theme.text(codes.spaced(program.code), "title")
    missing = theme.text([Span("code missing", BOLD)], "cell")
    name = theme.text(rank_parts.name(program), "cell")
    return (
        theme.text(str(program.rank), "heading"),
        code if program.code else missing,
        name,
        TickBox(),
        TickBox(),
    )
